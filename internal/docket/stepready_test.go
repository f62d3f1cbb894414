package docket

import (
	"bytes"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"pgregory.net/rapid"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
)

// TestReadyIsTheFirstDay gives a notice on any day of eighteen years: a strike on the day that the course names keeps the term of the notice, and one a
// day earlier does not.
func TestReadyIsTheFirstDay(t *testing.T) {
	t.Parallel()
	files, err := txtar.ParseFile("testdata/course-ready.txtar")
	if err != nil {
		t.Fatal(err)
	}
	engine := shipped(t)
	first, last := day(t, "2008-01-01"), day(t, "2026-06-01")
	plan := func(t *testing.T, notice, strike civil.Day) *Course {
		t.Helper()
		given := &txtar.Archive{}
		var p Planned
		for _, f := range files.Files {
			if f.Name == "plan" {
				p = planned(t, strings.Fields(string(f.Data)))
				continue
			}
			given.Files = append(given.Files, txtar.File{Name: f.Name, Data: bytes.ReplaceAll(f.Data, []byte("DAY"), []byte(notice.String()))})
		}
		p.Date = civil.On(strike)
		rec, _ := courseRecord(t, engine, given)
		list, problems := Plan(engine, rec, p, notice)
		if problems.Errors() > 0 || len(list) != 1 || list[0].Ready == nil {
			t.Fatal(told(problems), len(list))
		}
		return list[0]
	}
	rapid.Check(t, func(r *rapid.T) {
		notice := civil.Day(rapid.Int32Range(int32(first), int32(last)).Draw(r, "notice"))
		ready := plan(t, notice, notice).Ready.On
		if !ready.Exact() {
			r.Skip("the version of the law is open")
		}
		on, before := plan(t, notice, ready.Earliest), plan(t, notice, ready.Earliest-1)
		if on.Ready.On != ready || before.Ready.On != ready {
			r.Skip("the law changes in between")
		}
		if on.Ready.Early != civil.False || before.Ready.Early != civil.True {
			r.Errorf("ready on %s: on it too early %s, a day before %s", ready, on.Ready.Early, before.Ready.Early)
		}
		if got := term(on); got != assess.Met {
			r.Errorf("notice on %s, strike on %s: %s", notice, ready, got)
		}
		if got := term(before); got != assess.Breached {
			r.Errorf("notice on %s, strike a day before %s: %s", notice, ready, got)
		}
		for _, p := range on.Ready.Proofs {
			if c := p.Counts[len(p.Counts)-1]; c.End != p.On.Latest || c.Start != p.From.Latest {
				r.Errorf("the count goes from %s to %s, the proof from %s to %s", c.Start, c.End, p.From, p.On)
			}
		}
	})
}

// term is what the norm whose term was counted comes to.
func term(c *Course) assess.Outcome {
	p := c.Ready.Proofs[0]
	for _, f := range p.Step.Findings {
		if f.Norm == p.Version.Norm {
			return f.Outcome
		}
	}
	return assess.NotApplicable
}
