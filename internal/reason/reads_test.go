package reason

import (
	"slices"
	"testing"
)

func TestReads(t *testing.T) {
	t.Parallel()
	c := testCompiler(t)
	tests := map[string]struct {
		attributes []string
		beyond     bool
	}{
		"it.flag":                             {attributes: []string{"flag"}},
		"it.n >= 3 && it.m > it.n":            {attributes: []string{"n", "m"}},
		"has(it.peer)":                        {attributes: []string{"peer"}},
		"it.peer.n >= 3":                      {attributes: []string{"peer"}, beyond: true},
		"has(it.peer.owner) || it.flag":       {attributes: []string{"peer", "flag"}, beyond: true},
		"it.things.exists(x, x.n == it.n)":    {attributes: []string{"things", "n"}, beyond: true},
		"it.things.size() >= 2":               {attributes: []string{"things"}},
		"it.n <= 100 * value('rate', it.day)": {attributes: []string{"n", "day"}},
		"it.until <= it.day + workdays(3)":    {attributes: []string{"until", "day"}},
		"it.flag ? it.n > 1 : it.ready":       {attributes: []string{"flag", "n", "ready"}},
	}
	for src, want := range tests {
		t.Run(src, func(t *testing.T) {
			t.Parallel()
			attributes, beyond := mustCompile(t, c, src, Type{Kind: KindBool}).Reads()
			if !slices.Equal(slices.Sorted(slices.Values(attributes)), slices.Sorted(slices.Values(want.attributes))) || beyond != want.beyond {
				t.Errorf("reads %v, beyond %v; want %v, %v", attributes, beyond, want.attributes, want.beyond)
			}
		})
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	c := testCompiler(t)
	for src, want := range map[string][]string{
		"it.flag":                          {"flag"},
		"it.peer.n >= it.n":                {"n", "peer"},
		"has(it.peer.owner) || it.flag":    {"flag", "owner", "peer"},
		"it.things.exists(x, x.m == it.n)": {"m", "n", "things"},
	} {
		if got := mustCompile(t, c, src, Type{Kind: KindBool}).Names(); !slices.Equal(slices.Sorted(slices.Values(got)), want) {
			t.Errorf("%s reads %v, not %v", src, got, want)
		}
	}
}
