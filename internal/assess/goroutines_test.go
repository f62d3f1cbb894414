package assess_test

import (
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tarazy/tarazy/internal/assess"
)

// TestExplainFromSeveralGoroutines explains the findings of one assessment from several goroutines at once: each must get the reasons of its
// own event, on that event's own day.
func TestExplainFromSeveralGoroutines(t *testing.T) {
	t.Parallel()
	engine := shippedEngine(t)
	a := engine.Assess(shippedRecords(t, engine)["ersai-2011"], assess.View{On: day(t, "2024-06-01")})
	want := make([]string, len(a.Findings))
	for i, f := range a.Findings {
		want[i] = factsOf(a, f)
	}
	got := make([][]string, 4)
	var wg sync.WaitGroup
	for g := range got {
		wg.Go(func() {
			for i := range a.Findings {
				got[g] = append(got[g], factsOf(a, a.Findings[(i*(g+1)+g)%len(a.Findings)]))
			}
		})
	}
	wg.Wait()
	for g := range got {
		for i := range got[g] {
			if diff := cmp.Diff(want[(i*(g+1)+g)%len(want)], got[g][i]); diff != "" {
				t.Fatalf("goroutine %d, finding %d (-alone +together):\n%s", g, i, diff)
			}
		}
	}
}

// factsOf writes out whose facts the cases of a finding rest on.
func factsOf(a *assess.Assessment, f *assess.Finding) string {
	out := f.Norm.ID + " " + f.Event.ID + ":"
	for i := range f.Cases {
		for _, u := range a.Explain(f, &f.Cases[i]).Facts {
			out += " " + u.Path
			if u.Leaf != nil {
				out += "=" + u.Leaf.Of.ID + "/" + u.Leaf.Resolved.Value.Written
			}
		}
	}
	return out
}
