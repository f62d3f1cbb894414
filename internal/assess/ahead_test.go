package assess_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/golden"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/reason"
)

// TestAhead holds what is told to those who look ahead against testdata/ahead.
func TestAhead(t *testing.T) {
	t.Parallel()
	golden.Run(t, "testdata/ahead/*.txtar", func(t *testing.T, files *txtar.Archive) string {
		w := build(t, files)
		a := w.engine.Scales(w.record, assess.View{On: day(t, "2011-02-15")}).Assessment
		var b strings.Builder
		for _, ev := range w.record.Events {
			for _, c := range a.Conclude(ev) {
				fmt.Fprintf(&b, "%s: %s\n", ev.ID, c.Outcome)
				writeAhead(&b, a, c)
			}
		}
		for _, n := range a.Packs[0].Norms {
			if n.Kind == law.Limit {
				for _, on := range []string{"2010-05-01", "2011-05-01", "2011-12..2012-01", "1999-05-01"} {
					writeMost(t, &b, a, n, on)
				}
			}
		}
		return b.String()
	})
}

func writeAhead(b *strings.Builder, a *assess.Assessment, c *assess.Conclusion) {
	for _, taken := range a.Taken(c) {
		ids := ""
		for _, e := range taken.Events {
			ids += " " + e.ID
		}
		fmt.Fprintf(b, "  step %s: %s%s %s%s\n", taken.Step.ID, taken.Answer, ids, taken.On, paths(taken.Missing))
	}
	for _, f := range a.About(c.Event) {
		for i := range f.Cases {
			for _, s := range a.Silences(f, &f.Cases[i]) {
				fmt.Fprintf(b, "  open %s: %s\n", f.Norm.ID, s.ID)
			}
			x := a.Explain(f, &f.Cases[i])
			for _, fact := range x.Facts {
				for _, v := range []reason.Value{reason.OfInt(499), reason.OfInt(500), reason.None()} {
					got, ok := a.Suppose(c, fact, v)
					text := "cannot be tried"
					if ok {
						text = got.Outcome.String()
					}
					lo, _, known := v.Bounds()
					fmt.Fprintf(b, "  supposing %s %d (%v): %s\n", fact.Path, lo, known, text)
				}
			}
		}
	}
	fmt.Fprintf(b, "  as it stands still: %s\n", a.Conclude(c.Event)[0].Outcome)
}

func writeMost(t *testing.T, b *strings.Builder, a *assess.Assessment, n *law.Norm, on string) {
	t.Helper()
	when, err := civil.ParseWhen(on)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range a.Most(n, when) {
		most := "no measure"
		switch {
		case m.HasMoney:
			most = m.Money.String() + " " + m.Currency
		case m.Span.Unit != 0:
			most = m.Span.String()
		case !m.Ceiling.Is.Empty():
			most = "not known"
		}
		fmt.Fprintf(b, "%s on %s: %s at most %s for %s (%s)\n", n.ID, on, m.Ceiling.For, most, m.Ceiling.Says.EN, m.Applies)
	}
}

// TestSupposeWhatIsSo supposes of every fact that decides a conclusion of the shipped records what is so already: nothing may change by it.
func TestSupposeWhatIsSo(t *testing.T) {
	t.Parallel()
	engine := shippedEngine(t)
	for name, rec := range shippedRecords(t, engine) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := engine.Assess(rec, assess.View{On: day(t, "2024-06-01"), Account: ""})
			before := concluded(a)
			for _, ev := range rec.Events {
				for _, c := range a.Conclude(ev) {
					supposeWhatIsSo(t, a, c)
				}
			}
			if after := concluded(a); after != before {
				t.Errorf("supposing changed what is so:\n%s\n%s", before, after)
			}
		})
	}
}

func supposeWhatIsSo(t *testing.T, a *assess.Assessment, c *assess.Conclusion) {
	for _, f := range a.Bearing(c) {
		for i := range f.Cases {
			for _, fact := range a.Explain(f, &f.Cases[i]).Facts {
				if fact.Leaf == nil || fact.Leaf.Fact != nil && fact.Leaf.Fact.Disputed() {
					continue
				}
				if got, ok := a.Suppose(c, fact, fact.Value); ok && got.Outcome != c.Outcome {
					t.Errorf("%s of %s: %s with %s as it is, else %s", c.Law.ID, c.Event.ID, got.Outcome, fact.Path, c.Outcome)
				}
			}
		}
	}
}

// TestSupposingIsForgotten supposes something of a record whose accounts differ before anything else was asked of it: afterwards every account has
// its own again.
func TestSupposingIsForgotten(t *testing.T) {
	t.Parallel()
	engine := shippedEngine(t)
	for name, rec := range shippedRecords(t, engine) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			view := assess.View{On: day(t, "2024-06-01")}
			want := concluded(engine.Assess(rec, view))
			a := engine.Scales(rec, view).Assessment
			for _, ev := range rec.Events {
				for _, c := range a.Conclude(ev) {
					supposeOtherwise(a, c)
				}
			}
			var got []string
			for _, ev := range rec.Events {
				for _, c := range a.Conclude(ev) {
					got = append(got, fmt.Sprintf("%s %s %s", c.Law.ID, ev.ID, c.Outcome))
				}
			}
			fresh := engine.Scales(rec, view).Assessment
			for i, ev := 0, rec.Events; len(ev) > 0; ev = ev[1:] {
				for _, c := range fresh.Conclude(ev[0]) {
					if line := fmt.Sprintf("%s %s %s", c.Law.ID, ev[0].ID, c.Outcome); got[i] != line {
						t.Errorf("after supposing %s, before %s", got[i], line)
					}
					i++
				}
			}
			if again := concluded(engine.Assess(rec, view)); again != want {
				t.Errorf("another assessment of the record changed:\n%s", again)
			}
		})
	}
}

// supposeOtherwise supposes of the unknown facts of the action itself that they are so, and that they are not.
func supposeOtherwise(a *assess.Assessment, c *assess.Conclusion) {
	for _, f := range a.About(c.Event) {
		for i := range f.Cases {
			for _, fact := range a.Explain(f, &f.Cases[i]).Missing {
				a.Suppose(c, fact, reason.OfBool(true))
				a.Suppose(c, fact, reason.None())
			}
		}
	}
}
