package assess_test

import (
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/reason"
)

// TestDutiesAgreeWithAssess weighs the duties of the shipped records alone, and works out their terms alone: what comes out is what an
// assessment and its explanations have.
func TestDutiesAgreeWithAssess(t *testing.T) {
	t.Parallel()
	engine := shippedEngine(t)
	view := assess.View{On: day(t, "2024-06-01")}
	for name, rec := range shippedRecords(t, engine) {
		a := engine.Assess(rec, view)
		s := engine.Scales(rec, view)
		var want, got []string
		for _, f := range a.Findings {
			for i := range f.Cases {
				c := &f.Cases[i]
				if f.Norm.Kind != law.Duty {
					if a.Term(f, c) != nil {
						t.Errorf("%s: %s has a term", name, f.Norm.ID)
					}
					continue
				}
				x := a.Explain(f, c)
				want = append(want, termOf(f, c, x.Due, applying(x)))
			}
		}
		for _, ev := range rec.Events {
			for _, f := range s.Duties(ev) {
				for i := range f.Cases {
					c := &f.Cases[i]
					got = append(got, termOf(f, c, s.Term(f, c), s.Applies(f, c)))
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" || len(got) == 0 {
			t.Errorf("%s (-assess +duties):\n%s", name, diff)
		}
	}
}

// applying is what the reasons say of whether a version applies.
func applying(x *assess.Explanation) reason.Answer {
	var said []reason.Answer
	for _, r := range x.Scope {
		said = append(said, r.Answer)
	}
	for _, r := range x.Exceptions {
		said = append(said, map[reason.Answer]reason.Answer{reason.Met: reason.NotMet, reason.NotMet: reason.Met}[r.Answer])
	}
	for _, a := range []reason.Answer{reason.NotMet, reason.Unknown} {
		if slices.Contains(said, a) {
			return a
		}
	}
	return reason.Met
}

func termOf(f *assess.Finding, c *assess.Case, d *assess.DueReason, applies reason.Answer) string {
	out := fmt.Sprintf("%s %s in %s by %q in %q: %s, %s, applies %v, due %s from %s, done %v on %s, %v", f.Event.ID, f.Norm.ID, c.Version.InForce(), c.Account, c.Reading, f.Outcome,
		c.Outcome, applies, d.On, d.Of, d.Answer, d.DoneOn, d.Ends)
	for _, c := range d.Counts {
		out += fmt.Sprintf(" %s to %s", c.Start, c.End)
	}
	return out
}

// TestStarts names the days that a term is counted from: those of the record, not those that only lead to others.
func TestStarts(t *testing.T) {
	t.Parallel()
	engine := shippedEngine(t)
	rec := shippedRecords(t, engine)["ersai-2011"]
	s := engine.Scales(rec, assess.View{On: day(t, "2024-06-01")})
	ev, _ := rec.Thing("claims-april")
	paths := map[string][]string{}
	for _, f := range s.Duties(ev) {
		for i := range f.Cases {
			for _, u := range s.Term(f, &f.Cases[i]).Starts() {
				paths[f.Norm.ID] = append(paths[f.Norm.ID], u.Path)
			}
		}
	}
	want := map[string][]string{"claims-sent-in-time": {"approved_by.date"}, "employer-answers-claims": {"received"}, "conciliation-formed": {"answer.date"}}
	for norm, list := range want {
		if !slices.Equal(paths[norm], list) {
			t.Errorf("%s starts with %v, not %v", norm, paths[norm], list)
		}
	}
}

// TestCompileWith counts by the calendar of another body of law, which has none.
func TestCompileWith(t *testing.T) {
	t.Parallel()
	engine := shippedEngine(t)
	other, list := law.Load(os.DirFS("../../law"), "law/")
	if list.Errors() > 0 {
		t.Fatal(printed(list))
	}
	for _, p := range other.Packs {
		p.Calendar = nil
	}
	without, list := assess.CompileWith(engine.Body, other)
	if list.Errors() > 0 {
		t.Fatal(printed(list))
	}
	rec := shippedRecords(t, engine)["ersai-2011"]
	ev, _ := rec.Thing("claims-march")
	view := assess.View{On: day(t, "2024-06-01")}
	with, bare := engine.Scales(rec, view), without.Scales(rec, view)
	rolled, ends := 0, 0
	for i, f := range with.Duties(ev) {
		g := bare.Duties(ev)[i]
		if f.Norm != g.Norm {
			t.Fatalf("%s beside %s", f.Norm.ID, g.Norm.ID)
		}
		for i := range f.Cases {
			if with.Term(f, &f.Cases[i]).On.Known() {
				rolled++
			}
			if bare.Term(g, &g.Cases[i]).Ends != nil {
				ends++
			}
		}
	}
	if rolled == 0 || ends != rolled {
		t.Errorf("%d terms count by the calendar, %d end where there is none", rolled, ends)
	}
}
