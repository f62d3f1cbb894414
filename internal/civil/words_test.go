package civil_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tarazy/tarazy/internal/civil"
)

// The words of every list of constants, in order; the zero value and one beyond the last are no member of it.
func TestWords(t *testing.T) {
	t.Parallel()
	words := func(n int, word func(uint8) fmt.Stringer) (all []string) {
		for i := range n {
			all = append(all, word(uint8(i)).String())
		}
		return all
	}
	for _, c := range []struct{ want, got []string }{
		{
			[]string{"unknown", "false", "true", "unknown"},
			words(4, func(i uint8) fmt.Stringer { return civil.Tri(i) }),
		},
		{
			[]string{"not covered", "ordinary", "weekend", "holiday", "transferred", "day off", "moved", "not covered"},
			words(8, func(i uint8) fmt.Stringer { return civil.Kind(i) }),
		},
		{
			[]string{"no action", "counted", "skipped", "shortened", "rolled", "no action"},
			words(6, func(i uint8) fmt.Stringer { return civil.Action(i) }),
		},
		{
			[]string{"no unit", "hours", "days", "working days", "weeks", "months", "years", "no unit"},
			words(8, func(i uint8) fmt.Stringer { return civil.Unit(i) }),
		},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("words (-want +got):\n%s", diff)
		}
	}
}
