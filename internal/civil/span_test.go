package civil_test

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/tarazy/tarazy/internal/civil"
)

// span reads a length of time that the test knows to be right.
func span(t testing.TB, s string) civil.Span {
	t.Helper()
	got, err := civil.ParseSpan(s)
	if err != nil {
		t.Fatalf("ParseSpan(%q): %v", s, err)
	}
	return got
}

func TestParseSpan(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text, shortest string
		want           civil.Span
	}{
		{"5 days", "", civil.SpanOf(5, civil.Days)},
		{"1 day", "", civil.SpanOf(1, civil.Days)},
		{"1 days", "1 day", civil.SpanOf(1, civil.Days)},
		{"10 working days", "", civil.SpanOf(10, civil.WorkDays)},
		{"1 working day", "", civil.SpanOf(1, civil.WorkDays)},
		{"6 months", "", civil.SpanOf(6, civil.Months)},
		{"2 years", "", civil.SpanOf(2, civil.Years)},
		{"400 hours", "", civil.SpanOf(400, civil.Hours)},
		{"3 weeks", "", civil.SpanOf(3, civil.Weeks)},
		{"~3 months", "", civil.Span{Lo: 2, Hi: 4, Unit: civil.Months, About: true}},
		{"2..3 months", "", civil.Span{Lo: 2, Hi: 3, Unit: civil.Months}},
		{">=2 months", "", civil.Span{Lo: 2, Hi: math.MaxInt64, Unit: civil.Months}},
		{"<=1 year", "", civil.Span{Lo: 0, Hi: 1, Unit: civil.Years}},
	} {
		got := span(t, c.text)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("ParseSpan(%q) (-want +got):\n%s", c.text, diff)
		}
		if c.shortest == "" {
			c.shortest = c.text
		}
		if got.String() != c.shortest {
			t.Errorf("%s is written %s, want %s", c.text, got, c.shortest)
		}
	}
}

func TestCompareSpans(t *testing.T) {
	t.Parallel()
	less := civil.Order{Less: civil.True, LessOrEqual: civil.True, Equal: civil.False}
	equal := civil.Order{Less: civil.False, LessOrEqual: civil.True, Equal: civil.True}
	greater := civil.Order{Less: civil.False, LessOrEqual: civil.False, Equal: civil.False}
	for _, c := range []struct {
		a, b string
		want civil.Order
	}{
		{"5 days", "6 days", less},
		{"6 months", "6 months", equal},
		{"1 year", "12 months", equal},
		{"2 weeks", "14 days", equal},
		{"48 hours", "2 days", equal},
		{"336 hours", "2 weeks", equal},
		{"1 month", "32 days", less},
		{"1 month", "31 days", civil.Order{LessOrEqual: civil.True}},
		{"1 month", "30 days", civil.Order{}},
		{"1 month", "28 days", civil.Order{Less: civil.False}},
		{"1 month", "27 days", greater},
		{"1 year", "366 days", civil.Order{LessOrEqual: civil.True}},
		{"1 year", "365 days", civil.Order{Less: civil.False}},
		{"4 years", "1461 days", civil.Order{LessOrEqual: civil.True}},
		{"4 years", "1460 days", civil.Order{Less: civil.False}},
		{"400 years", "146097 days", equal},
		{"5 working days", "4 days", greater},
		{"5 working days", "5 days", civil.Order{Less: civil.False}},
		{"5 working days", "1 year", civil.Order{}},
		{"10 working days", "10 working days", equal},
		{"2..3 months", "1 year", less},
		{">=2 months", "59 days", civil.Order{Less: civil.False}},
		{">=2 years", "1 year", greater},
	} {
		if diff := cmp.Diff(c.want, civil.CompareSpans(span(t, c.a), span(t, c.b))); diff != "" {
			t.Errorf("%s and %s (-want +got):\n%s", c.a, c.b, diff)
		}
	}
	if diff := cmp.Diff(civil.Order{}, civil.CompareSpans(civil.Span{}, span(t, "5 days"))); diff != "" {
		t.Errorf("a span without a unit (-want +got):\n%s", diff)
	}
}

// The fewest and the most days of n months are those that some starting day of the 400 years of the calendar has.
func TestMonthsHaveTheDaysOfTheCalendar(t *testing.T) {
	t.Parallel()
	first := day(t, "1900-01-01")
	for _, n := range []int{0, 1, 2, 3, 6, 11, 12, 13, 18, 24, 36, 47, 48, 49, 60, 96, 97, 1200, 4799, 4800, 4801} {
		fewest, most := int64(math.MaxInt64), int64(0)
		for d := first; d < first+146097; d++ {
			days := int64(civil.AddMonths(d, n) - d)
			fewest, most = min(fewest, days), max(most, days)
		}
		months := civil.SpanOf(int64(n), civil.Months)
		want := func(name string, got, want civil.Tri) {
			t.Helper()
			if got != want {
				t.Errorf("%d months have %d to %d days, but %s is %s", n, fewest, most, name, got)
			}
		}
		compare := func(days int64) civil.Order { return civil.CompareSpans(months, civil.SpanOf(days, civil.Days)) }
		want("not longer than the most", compare(most).LessOrEqual, civil.True)
		want("shorter than the fewest", compare(fewest).Less, civil.False)
		if fewest < most {
			want("not longer than one day less than the most", compare(most-1).LessOrEqual, civil.Unknown)
			want("shorter than one day more than the fewest", compare(fewest+1).Less, civil.Unknown)
		}
	}
}

func TestSpansOfAnySizeCompare(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) civil.Span {
			lo := rapid.Int64Range(0, math.MaxInt64).Draw(t, name)
			hi := rapid.Int64Range(lo, math.MaxInt64).Draw(t, name+" to")
			return civil.Span{Lo: lo, Hi: hi, Unit: civil.Unit(rapid.IntRange(1, 6).Draw(t, name+" unit"))}
		}
		a, b := draw("a"), draw("b")
		there, back := civil.CompareSpans(a, b), civil.CompareSpans(b, a)
		if there.Equal != back.Equal || there.Less == civil.True && back.LessOrEqual != civil.False {
			t.Fatalf("%s and %s: %+v one way, %+v the other", a, b, there, back)
		}
	})
}
