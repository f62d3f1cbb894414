package civil_test

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/tarazy/tarazy/internal/civil"
)

func TestParseRange(t *testing.T) {
	t.Parallel()
	const open = math.MaxInt64
	for _, c := range []struct {
		text, shortest string
		want           civil.Range
	}{
		{"217", "", civil.Range{Lo: 217, Hi: 217}},
		{"0", "", civil.Range{}},
		{"~700", "", civil.Range{Lo: 525, Hi: 875, About: true}},
		{"~701", "", civil.Range{Lo: 525, Hi: 877, About: true}},
		{"~1", "", civil.Range{Lo: 0, Hi: 2, About: true}},
		{"~0", "", civil.Range{Lo: 0, Hi: 0, About: true}},
		{"300..500", "", civil.Range{Lo: 300, Hi: 500}},
		{"0..500", "<=500", civil.Range{Lo: 0, Hi: 500}},
		{"7..7", "7", civil.Range{Lo: 7, Hi: 7}},
		{">=20", "", civil.Range{Lo: 20, Hi: open}},
		{">20", ">=21", civil.Range{Lo: 21, Hi: open}},
		{"<=5", "", civil.Range{Lo: 0, Hi: 5}},
		{"<5", "<=4", civil.Range{Lo: 0, Hi: 4}},
		{">=~20", "", civil.Range{Lo: 15, Hi: open, About: true}},
		{"~400..600", "", civil.Range{Lo: 300, Hi: 600, About: true}},
		{"~400..500", "~400", civil.Range{Lo: 300, Hi: 500, About: true}},
		{"1000000000000000", "", civil.Range{Lo: 1e15, Hi: 1e15}},
	} {
		got, err := civil.ParseRange(c.text)
		if err != nil {
			t.Errorf("ParseRange(%q): %v", c.text, err)
			continue
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("ParseRange(%q) (-want +got):\n%s", c.text, diff)
		}
		if c.shortest == "" {
			c.shortest = c.text
		}
		if got.String() != c.shortest {
			t.Errorf("%s is written %s, want %s", c.text, got, c.shortest)
		}
	}
}

func TestRangeStringRoundTrips(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		lo := rapid.OneOf(rapid.Int64Range(0, 50), rapid.Int64Range(0, 7e14)).Draw(t, "lo")
		r := civil.Range{Lo: lo, Hi: lo, About: rapid.Bool().Draw(t, "about")}
		switch rapid.IntRange(0, 2).Draw(t, "shape") {
		case 0:
			r.Hi = math.MaxInt64
		case 1:
			r.Hi += rapid.OneOf(rapid.Int64Range(0, 50), rapid.Int64Range(0, 3e14)).Draw(t, "wide")
		}
		if got, err := civil.ParseRange(r.String()); err != nil || got != r {
			t.Fatalf("%+v is written %s, which is %+v (%v)", r, r, got, err)
		}
	})
}

func TestRangeCompares(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b string
		want civil.Order
	}{
		{"2564", "~700", civil.Order{Less: civil.False, LessOrEqual: civil.False, Equal: civil.False}},
		{"~700", "700", civil.Order{}},
		{">=20", "20", civil.Order{Less: civil.False}},
		{"19", ">=20", civil.Order{Less: civil.True, LessOrEqual: civil.True, Equal: civil.False}},
		{"20", ">=20", civil.Order{LessOrEqual: civil.True}},
		{"5", "5", civil.Order{Less: civil.False, LessOrEqual: civil.True, Equal: civil.True}},
	} {
		a, errA := civil.ParseRange(c.a)
		b, errB := civil.ParseRange(c.b)
		if errA != nil || errB != nil {
			t.Fatal(errA, errB)
		}
		if diff := cmp.Diff(c.want, a.Compare(b)); diff != "" {
			t.Errorf("%s and %s (-want +got):\n%s", c.a, c.b, diff)
		}
	}
	if !(civil.Range{Lo: 3, Hi: 3}).Exact() || (civil.Range{Lo: 3, Hi: 4}).Exact() {
		t.Error("3 is exact, 3..4 is not")
	}
}
