package docket

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/sheet"
)

// table reads the entries of the tables that match a pattern.
func table(t *testing.T, pattern string) []sheet.Node {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatal("no tables", err)
	}
	var out []sheet.Node
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		list := &problem.List{}
		root, ok := sheet.Read(filepath.Base(name), data, list)
		if !ok || list.Errors() > 0 {
			t.Fatal(list.All)
		}
		out = append(out, root.Items()...)
	}
	return out
}

// want is what an entry expects of one duty, and what came out.
type want struct {
	Due, State      string
	ActBy, LateWhen string
	Ends            string
	Early, Perhaps  bool
	Terms           map[string]string
	Passed          []string
	By              string
	Who             []string
	Missing         []string
	IDs             []string // of the terms, without that of the duty
}

// TestDueDays holds due days against tables that were worked out by hand from the calendar. Every entry says why.
func TestDueDays(t *testing.T) {
	t.Parallel()
	entries := table(t, "testdata/due/*.yaml")
	if len(entries) < 100 {
		t.Errorf("only %d entries", len(entries))
	}
	for _, n := range entries {
		t.Run(n.Position().String(), func(t *testing.T) {
			t.Parallel()
			dueDay(t, n)
		})
	}
}

func dueDay(t *testing.T, n sheet.Node) {
	m := n.Known("note!", "norm!", "given", "date", "on", "due", "act_by", "late_after", "state", "terms", "passed", "ends", "early", "perhaps", "listed", "by", "who", "missing", "ids")
	engine := shipped(t)
	norm, ok := engine.Body.Norm(m["norm"].Word())
	if !ok {
		t.Fatalf("no norm %s", m["norm"].Word())
	}
	on := "2026-11-22"
	if w := m["on"].Word(); w != "" {
		on = w
	}
	rec, it := sketch(t, engine, norm, m["given"], m["date"].Word())
	matter := Of(engine, rec, day(t, on))
	d := matter.byKey()[it.ID+"/"+norm.ID]
	if list := n.Problems(); list.Errors() > 0 {
		t.Fatal(list.All)
	}
	if m["listed"].Word() == "false" {
		if d != nil {
			t.Errorf("is listed: %s", dump(matter))
		}
		return
	}
	if d == nil {
		t.Fatal("is not listed")
	}
	if diff := cmp.Diff(expected(m, d), found(matter, d, m)); diff != "" {
		t.Errorf("%s\n(-by hand +docket):\n%s\n%s", m["note"].Word(), diff, dump(matter))
	}
	for _, term := range d.Terms {
		recounts(t, norm.Pack, term)
	}
}

// sketch makes the small record of an entry; without one it is the bare event.
func sketch(t *testing.T, engine *assess.Engine, norm *law.Norm, given sheet.Node, date string) (*record.Record, *record.Thing) {
	t.Helper()
	if !given.Exists() {
		given, _ = sheet.Read("given", []byte("{it: {kind: "+norm.About+"}}"), &problem.List{})
	}
	on := civil.When{}
	if date != "" {
		on = civil.On(day(t, date))
	}
	rec, it, list := record.Sketch(given, norm.About, on, engine.Body.Vocabulary)
	if err := failed(list); err != nil {
		t.Fatal(err)
	}
	rec.ID, rec.Packs = "case", []string{norm.Pack.ID}
	return rec, it
}

// expected reads what an entry says; what it leaves open is what came out.
func expected(m map[string]sheet.Node, d *Duty) want {
	w := want{Due: m["due"].Word(), State: m["state"].Word(), ActBy: m["act_by"].Word(), LateWhen: m["late_after"].Word(), Ends: m["ends"].Word(),
		Early: m["early"].Word() == "true", Perhaps: m["perhaps"].Word() == "true"}
	if w.Due == "none" {
		w.Due, w.ActBy, w.LateWhen = "", "none", "none"
	}
	if due, err := civil.ParseWhen(w.Due); err == nil {
		w.Due = due.String()
		if w.ActBy == "" {
			w.ActBy = due.Earliest.String()
		}
		if w.LateWhen == "" {
			w.LateWhen = due.Latest.String()
		}
	}
	if w.State == "" {
		w.State = d.State.String()
	}
	if !m["perhaps"].Exists() {
		w.Perhaps = d.Perhaps
		if d.Perhaps {
			w.LateWhen = "none" // nothing is surely late that may not be a duty
		}
	}
	if m["terms"].Exists() {
		w.Terms = map[string]string{}
		for _, f := range m["terms"].Fields() {
			w.Terms[f.Name] = f.Value.Word()
		}
	}
	w.Passed, w.Who, w.Missing, w.By = m["passed"].Words(), m["who"].Words(), m["missing"].Words(), m["by"].Word()
	w.IDs = m["ids"].Words()
	return w
}

// found writes down what came out, as far as an entry asks for it.
func found(matter *Matter, d *Duty, m map[string]sheet.Node) want {
	w := want{Due: d.Due.String(), State: d.State.String(), ActBy: "none", LateWhen: "none", Perhaps: d.Perhaps}
	if day, ok := d.ActBy(); ok {
		w.ActBy = day.String()
	}
	if day, ok := d.LateAfter(); ok {
		w.LateWhen = day.String()
	}
	for _, t := range d.Terms {
		w.Early = w.Early || t.Deed.Early
		if t.Ends != nil {
			w.Ends = t.Ends.Day.String()
		}
		if t.Deed.By != nil && m["by"].Exists() {
			w.By = t.Deed.By.ID
		}
		if m["missing"].Exists() {
			for _, f := range matter.Explain(d, t).Missing {
				w.Missing = append(w.Missing, f.Path)
			}
		}
		if m["terms"].Exists() {
			if w.Terms == nil {
				w.Terms = map[string]string{}
			}
			w.Terms[t.Version.From.String()] = t.Due.String()
		}
		if m["ids"].Exists() {
			w.IDs = append(w.IDs, strings.TrimPrefix(t.ID, d.ID))
		}
		if m["passed"].Exists() {
			w.Passed = append(w.Passed, passed(t.Counts[0], d.Norm.Pack)...)
		}
	}
	if m["who"].Exists() {
		for _, a := range d.Who.Actors {
			w.Who = append(w.Who, a.ID)
		}
	}
	return w
}

var number = regexp.MustCompile(`-\d+$`)

// passed lists the days that a count stepped over, and why; for a moved day with the decree.
func passed(c civil.Count, pack *law.Pack) []string {
	var out []string
	for i, s := range c.Steps {
		switch s.What {
		case civil.Shortened:
			out = append(out, s.Day.String()+" shortened")
		case civil.Rolled:
			out = append(out, why(c.Steps[i-1], pack))
		case civil.Skipped:
			out = append(out, why(s, pack))
		}
	}
	return out
}

func why(s civil.Step, pack *law.Pack) string {
	out := s.Day.String() + " " + s.Why.Why.String()
	if s.Why.Why == civil.WhyMoved {
		e, _ := pack.Days.Entry(s.Why.ID)
		return out + " " + e.Source
	}
	return strings.TrimSuffix(out+" "+number.ReplaceAllString(s.Why.ID, ""), " ")
}

// TestChains takes a dispute from the meeting to the arbitration, each step on its last day: so every step is done, on its due day.
func TestChains(t *testing.T) {
	t.Parallel()
	for _, n := range table(t, "testdata/chains/*.yaml") {
		m := n.Known("name!", "note!", "given!", "want!")
		t.Run(m["name"].Word(), func(t *testing.T) {
			t.Parallel()
			engine := shipped(t)
			norm, _ := engine.Body.Norm(m["want"].Fields()[0].Name)
			rec, _ := sketch(t, engine, norm, m["given"], "")
			matter := Of(engine, rec, day(t, "2026-11-22"))
			for _, f := range m["want"].Fields() {
				i := slices.IndexFunc(matter.Duties, func(d *Duty) bool { return d.Norm.ID == f.Name })
				if i < 0 {
					t.Fatalf("%s is not listed\n%s", f.Name, dump(matter))
				}
				d := matter.Duties[i]
				if got := d.Due.String(); got != f.Value.Word() || d.Terms[0].Deed.On.String() != got {
					t.Errorf("%s: due %s, not %s; done %s", f.Name, got, f.Value.Word(), d.Terms[0].Deed.On)
				}
				if d.State != Done && d.State != Disputed {
					t.Errorf("%s: %s", f.Name, d.State)
				}
			}
		})
	}
}
