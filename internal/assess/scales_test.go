package assess

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/record"
)

// TestOutcomesAgreeWithFindings weighs every event of the records that ship with the program with and without reasons.
func TestOutcomesAgreeWithFindings(t *testing.T) {
	t.Parallel()
	body := testBody(t)
	engine, faults := Compile(body)
	if faults.Errors() > 0 {
		t.Fatal(faults.All[0])
	}
	folders, err := filepath.Glob("../../cases/*")
	if err != nil || len(folders) == 0 {
		t.Fatal("no records", err)
	}
	on, _ := civil.ParseDay("2026-11-22")
	for _, folder := range folders {
		rec, list := record.Read(os.DirFS(folder), "", "", body.Vocabulary)
		if list.Errors() > 0 {
			t.Fatal(list.All[0])
		}
		for _, account := range rec.Accounts {
			s := engine.Scales(rec, View{On: on, Account: account.ID})
			for _, ev := range rec.Events {
				var want []Outcome
				for _, f := range s.Findings(ev) {
					want = append(want, f.Outcome)
				}
				i := 0
				for n, got := range s.Outcomes(ev, nil) {
					if !s.wanted(ev.Kind)[n] {
						continue
					}
					if got != want[i] {
						t.Errorf("%s, %s, %s: %s without reasons, %s with", rec.ID, ev.ID, engine.Norms(ev.Kind)[n].ID, got, want[i])
					}
					i++
				}
			}
		}
	}
}

// TestOutcomesDoNotAllocate is not parallel: allocations of other tests would be counted.
func TestOutcomesDoNotAllocate(t *testing.T) {
	body := testBody(t)
	engine, _ := Compile(body, "dismissal")
	rec := readContext(t, body, asEvent("row", "dismissal", samples()["dismissal"], randomRow(testRandom(), samples()["dismissal"])))
	ev, _ := rec.Thing("row")
	s := engine.Scales(rec, View{On: civil.MaxDay})
	out := s.Outcomes(ev, nil)
	if n := testing.AllocsPerRun(100, func() { out = s.Outcomes(ev, out[:0]) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
