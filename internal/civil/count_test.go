package civil_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/tarazy/tarazy/internal/civil"
)

func TestAddAndBack(t *testing.T) {
	t.Parallel()
	c := newCalendar(t, exampleSpec(t))
	for _, k := range []struct {
		from, span string
		back       bool
		roll       civil.Roll
		want       string
	}{
		{"2011-05-11", "7 days", false, civil.RollNone, "2011-05-18"},
		{"2011-05-07", "7 days", false, civil.RollNone, "2011-05-14"},
		{"2011-05-07", "7 days", false, civil.RollNext, "2011-05-16"},
		{"2011-05-07", "7 days", false, civil.RollPrevious, "2011-05-13"},
		{"2011-04-23", "7 days", false, civil.RollNext, "2011-05-03"}, // 1 May is a Sunday and a holiday
		{"2011-04-24", "1 week", false, civil.RollNext, "2011-05-03"},
		{"2011-05-06", "3 working days", false, civil.RollNone, "2011-05-12"}, // over the weekend and 9 May
		{"2011-05-07", "1 working day", false, civil.RollNone, "2011-05-10"},
		{"2011-05-07", "0 working days", false, civil.RollNone, "2011-05-07"},
		{"2011-05-07", "0 days", false, civil.RollNext, "2011-05-10"},
		{"2011-01-31", "1 month", false, civil.RollNone, "2011-02-28"},
		{"2011-04-15", "1 month", false, civil.RollNext, "2011-05-16"},
		{"2012-02-29", "1 year", false, civil.RollNone, "2013-02-28"},
		{"2011-05-10", "3 working days", true, civil.RollNone, "2011-05-04"},
		{"2011-05-07", "1 working day", true, civil.RollNone, "2011-05-06"},
		{"2011-05-16", "15 days", true, civil.RollNone, "2011-05-01"},
		{"2011-05-16", "15 days", true, civil.RollPrevious, "2011-04-29"},
		{"2011-03-31", "1 month", true, civil.RollNone, "2011-02-28"},
		{"1700-05-11", "10 days", false, civil.RollNone, "1700-05-21"}, // no calendar is needed
	} {
		count := c.Add
		if k.back {
			count = c.Back
		}
		got, err := count(day(t, k.from), span(t, k.span), k.roll)
		if err != nil || got.End.String() != k.want {
			t.Errorf("%s from %s, back %t, roll %d: %s (%v), want %s", k.span, k.from, k.back, k.roll, got.End, err, k.want)
		}
	}
}

func TestCountIsProved(t *testing.T) {
	t.Parallel()
	c := newCalendar(t, exampleSpec(t))
	for _, k := range []struct {
		from, span string
		want       []string
	}{
		{"2011-04-29", "2 working days", []string{
			"2011-04-30 skipped weekend", "2011-05-01 skipped holiday may-1", "2011-05-02 skipped transferred may-1",
			"2011-05-03 counted ordinary", "2011-05-04 counted ordinary",
		}},
		{"2011-04-28", "2 days", []string{
			"2011-04-29 counted ordinary", "2011-04-30 counted weekend",
			"2011-05-01 rolled holiday may-1", "2011-05-02 rolled transferred may-1", "2011-05-03 rolled ordinary",
		}},
		{"2011-03-31", "1 month", []string{
			"2011-04-30 shortened weekend",
			"2011-05-01 rolled holiday may-1", "2011-05-02 rolled transferred may-1", "2011-05-03 rolled ordinary",
		}},
		{"2011-03-30", "1 year", []string{"2012-03-30 counted ordinary"}},
		{"2011-03-30", "0 days", nil},
	} {
		got, err := c.Add(day(t, k.from), span(t, k.span), civil.RollNext)
		if err != nil {
			t.Errorf("%s from %s: %v", k.span, k.from, err)
		}
		var steps []string
		for _, s := range got.Steps {
			text := fmt.Sprint(s.Day, " ", s.What, " ", s.Why.Why)
			if s.Why.ID != "" {
				text += " " + s.Why.ID
			}
			steps = append(steps, text)
		}
		if diff := cmp.Diff(k.want, steps); diff != "" {
			t.Errorf("%s from %s (-want +got):\n%s", k.span, k.from, diff)
		}
	}
}

func TestCountSaysWhyNot(t *testing.T) {
	t.Parallel()
	c := newCalendar(t, exampleSpec(t))
	var none *civil.Calendar
	for _, k := range []struct {
		calendar   *civil.Calendar
		from, span string
		want       string
	}{
		{c, "2024-12-27", "3 working days", "the calendar covers 2007-01-01 to 2024-12-31; whether 2025-01-01 is a working day is not known"},
		{c, "2006-12-30", "3 working days", "the calendar covers 2007-01-01 to 2024-12-31; whether 2006-12-31 is a working day is not known"},
		{c, "2024-12-27", "5 days", "the calendar covers 2007-01-01 to 2024-12-31; whether 2025-01-01 is a working day is not known"},
		{none, "2011-05-11", "3 working days", "no calendar says whether 2011-05-12 is a working day"},
		{none, "2011-05-11", "3 days", "no calendar says whether 2011-05-14 is a working day"},
		{&civil.Calendar{}, "2011-05-11", "3 working days", "no calendar says whether 2011-05-12 is a working day"},
		{c, "2011-05-11", "400 hours", "400 hours from 2011-05-11 cannot be counted: hours are no days"},
		{c, "2011-05-11", "2..3 months", "2..3 months from 2011-05-11 cannot be counted: its length is not exactly known"},
	} {
		_, err := k.calendar.Add(day(t, k.from), span(t, k.span), civil.RollNext)
		if fmt.Sprint(err) != k.want {
			t.Errorf("%s from %s: %v, want %s", k.span, k.from, err, k.want)
		}
	}
	_, err := c.Back(day(t, "2007-01-05"), civil.SpanOf(3, civil.WorkDays), civil.RollNone)
	var outside *civil.OutsideError
	if !errors.As(err, &outside) || outside.Day != day(t, "2006-12-31") || outside.First != day(t, "2007-01-01") || outside.Last != day(t, "2024-12-31") {
		t.Errorf("back beyond the first day: %v", err)
	}
	for _, s := range []civil.Span{{Lo: 1, Hi: 1}, civil.SpanOf(-1, civil.Days), civil.SpanOf(1<<40, civil.Days)} {
		var problem *civil.SpanError
		if _, err := c.Add(0, s, civil.RollNone); !errors.As(err, &problem) {
			t.Errorf("%+v: %v, want a *SpanError", s, err)
		}
	}
	if _, err := c.Add(civil.MaxDay, civil.SpanOf(1, civil.Days), civil.RollNone); err == nil {
		t.Error("a count from no day must fail")
	}
}

func TestCalendarDaysNeedNoCalendar(t *testing.T) {
	t.Parallel()
	var none *civil.Calendar
	for s, want := range map[string]string{"10 days": "2011-05-21", "2 weeks": "2011-05-25", "1 month": "2011-06-11", "1 year": "2012-05-11"} {
		got, err := none.Add(day(t, "2011-05-11"), span(t, s), civil.RollNone)
		if err != nil || got.End.String() != want {
			t.Errorf("%s: %s (%v), want %s", s, got.End, err, want)
		}
	}
}

func TestAddWhen(t *testing.T) {
	t.Parallel()
	c := newCalendar(t, exampleSpec(t))
	for _, k := range []struct{ from, span, add, back string }{
		{"2011-05-11", "3 working days", "2011-05-16", "2011-05-05"},
		{"2011-05-11..2011-05-13", "3 working days", "2011-05-16..2011-05-18", "2011-05-05..2011-05-10"},
		{"2011-05", "1 month", "2011-06", "2011-04-01..2011-04-29"}, // 30 April is a Saturday, and rolls back
		{"2011-05-11", "2..3 days", "2011-05-13..2011-05-16", "2011-05-06"},
		{"2011-05-11", ">=2 days", "2011-05-13..", "..2011-05-06"},
		{"2011-05-11..", "2 days", "2011-05-13..", "2011-05-06.."},
		{"..2011-05-11", "2 days", "..2011-05-13", "..2011-05-06"},
		{"2011-05-12~", "1 week", "2011-05-12..2011-05-26", "2011-04-28..2011-05-12"},
	} {
		got, err := c.AddWhen(when(t, k.from), span(t, k.span), civil.RollNext)
		if want := when(t, k.add); err != nil || got.Earliest != want.Earliest || got.Latest != want.Latest {
			t.Errorf("%s and %s: %s (%v), want %s", k.from, k.span, got, err, k.add)
		}
		if got.About != when(t, k.from).About {
			t.Errorf("%s and %s: about %t", k.from, k.span, got.About)
		}
		got, err = c.BackWhen(when(t, k.from), span(t, k.span), civil.RollPrevious)
		if want := when(t, k.back); err != nil || got.Earliest != want.Earliest || got.Latest != want.Latest {
			t.Errorf("%s less %s: %s (%v), want %s", k.from, k.span, got, err, k.back)
		}
	}
	if got, err := c.AddWhen(civil.When{}, span(t, "1 day"), civil.RollNone); err != nil || got.Known() {
		t.Errorf("from a day that is not known: %s (%v)", got, err)
	}
	var problem *civil.SpanError
	if got, err := c.AddWhen(when(t, "2011.."), span(t, "1 hour"), civil.RollNone); !errors.As(err, &problem) {
		t.Errorf("hours: %s (%v), want a *SpanError", got, err)
	}
	var outside *civil.OutsideError
	if got, err := c.AddWhen(when(t, "2024-12"), span(t, "3 working days"), civil.RollNone); !errors.As(err, &outside) {
		t.Errorf("beyond the calendar: %s (%v), want an *OutsideError", got, err)
	}
}

func TestWorkdaysBetween(t *testing.T) {
	t.Parallel()
	c := newCalendar(t, exampleSpec(t))
	for _, k := range []struct {
		a, b string
		want int
		ok   bool
	}{
		{"2011-05-06", "2011-05-12", 2, true},
		{"2011-05-12", "2011-05-06", -2, true},
		{"2011-05-11", "2011-05-11", 0, true},
		{"2011-05-11", "2011-05-12", 0, true},
		{"1700-05-11", "1700-05-12", 0, true},
		{"2006-12-31", "2007-01-04", 1, true},
		{"2024-12-27", "2025-01-01", 2, true},
		{"2006-12-30", "2007-01-10", 0, false},
		{"2024-12-30", "2025-01-02", 0, false},
	} {
		if got, ok := c.WorkdaysBetween(day(t, k.a), day(t, k.b)); got != k.want || ok != k.ok {
			t.Errorf("between %s and %s: %d, %t; want %d, %t", k.a, k.b, got, ok, k.want, k.ok)
		}
	}
}

func TestAddDaysRefuses(t *testing.T) {
	t.Parallel()
	c := newCalendar(t, exampleSpec(t))
	for _, k := range []struct {
		d civil.Day
		n int
		u civil.Unit
	}{
		{0, 1, civil.Hours}, {0, 1, 0}, {0, 1, 77}, {0, 1 << 31, civil.Days}, {0, -1 << 40, civil.Days},
		{0, 1 << 60, civil.Weeks}, {0, 1 << 31, civil.Months}, {0, 1 << 62, civil.Years}, {0, 1, civil.WorkDays},
		{day(t, "2024-12-31"), 1, civil.WorkDays}, {day(t, "2007-01-03"), -1, civil.WorkDays},
		{day(t, "2011-05-11"), 1 << 32, civil.WorkDays}, {day(t, "2011-05-11"), -1 << 32, civil.WorkDays},
	} {
		if got, ok := c.AddDays(k.d, k.n, k.u); ok {
			t.Errorf("%d %s from %s: %s, want none", k.n, k.u, k.d, got)
		}
	}
	if got, ok := c.AddDays(civil.MaxDay, -5, civil.WorkDays); !ok || got != civil.MaxDay {
		t.Errorf("an open end moved to %s, %t", got, ok)
	}
	if got, ok := c.Roll(civil.MinDay, civil.RollNext); !ok || got != civil.MinDay {
		t.Errorf("an open end rolled to %s, %t", got, ok)
	}
}

// drawCalendar draws a calendar full of holidays, days off and moves, over a few months.
func drawCalendar(t *rapid.T) *civil.Calendar {
	first := drawDay(t, "first")
	spec := civil.CalendarSpec{
		Transfer: rapid.Bool().Draw(t, "transfer"),
		Covers:   [2]civil.Day{first, first + civil.Day(rapid.IntRange(0, 200).Draw(t, "long"))},
	}
	for w := range time.Weekday(rapid.IntRange(0, 6).Draw(t, "weekend")) {
		spec.Weekend = append(spec.Weekend, w)
	}
	holidays := rapid.SliceOfDistinct(rapid.IntRange(0, 364), rapid.ID[int]).Draw(t, "holidays")
	for _, n := range holidays {
		_, month, dom := civil.Day(n).Date() // 1970 had no leap day
		spec.Holidays = append(spec.Holidays, civil.Holiday{Month: month, Day: dom})
	}
	for _, n := range rapid.SliceOfDistinct(rapid.IntRange(0, int(spec.Covers[1]-first)), rapid.ID[int]).Draw(t, "off") {
		spec.DaysOff = append(spec.DaysOff, civil.DayOff{Day: first + civil.Day(n)})
	}
	c, err := civil.NewCalendar(spec)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestFastAndProvedCountsAgree(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c := drawCalendar(t)
		first, last := c.Covers()
		from := civil.Day(rapid.Int32Range(int32(first)-5, int32(last)+5).Draw(t, "from"))
		n := rapid.IntRange(0, 40).Draw(t, "n")
		unit := civil.Unit(rapid.IntRange(int(civil.Days), int(civil.Years)).Draw(t, "unit"))
		roll := civil.Roll(rapid.IntRange(0, 2).Draw(t, "roll"))
		if !from.IsReal() {
			t.Skip("beyond the years that can be written")
		}
		count, sign := c.Add, 1
		if rapid.Bool().Draw(t, "back") {
			count, sign = c.Back, -1
		}
		proved, err := count(from, civil.SpanOf(int64(n), unit), roll)
		fast, ok := c.AddDays(from, sign*n, unit)
		if ok {
			fast, ok = c.Roll(fast, roll)
		}
		if ok != (err == nil) || ok && fast != proved.End {
			t.Fatalf("%d %s from %s (sign %d, roll %d): fast %s, %t; proved %s, %v", n, unit, from, sign, roll, fast, ok, proved.End, err)
		}
		if err != nil {
			return
		}
		if k := len(proved.Steps); k > 0 && proved.Steps[k-1].Day != proved.End || k == 0 && proved.End != from {
			t.Fatalf("the steps end elsewhere than on %s: %+v", proved.End, proved.Steps)
		}
		status, covered := c.Day(proved.End)
		if (roll != civil.RollNone || unit == civil.WorkDays && n > 0) && (!covered || !status.Working) {
			t.Fatalf("%d %s from %s (roll %d) end on %s, which is %+v", n, unit, from, roll, proved.End, status)
		}
	})
}

func TestBackUndoesAdd(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c := drawCalendar(t)
		first, last := c.Covers()
		from := civil.Day(rapid.Int32Range(int32(first), int32(last)).Draw(t, "from"))
		n := rapid.IntRange(1, 40).Draw(t, "n")
		if to, ok := c.AddDays(from, n, civil.Days); !ok || to-civil.Day(n) != from {
			t.Fatalf("%d days from %s: %s, %t", n, from, to, ok)
		}
		to, ok := c.AddDays(from, n, civil.WorkDays)
		if !ok {
			t.Skip("beyond the calendar")
		}
		if between, ok := c.WorkdaysBetween(from, to); !ok || between != n-1 {
			t.Fatalf("%d working days from %s to %s, but %d between, %t", n, from, to, between, ok)
		}
		// From a day off, the way back ends on the working day before it.
		want, wantOK := c.Roll(from, civil.RollPrevious)
		if back, ok := c.AddDays(to, -n, civil.WorkDays); ok != wantOK || ok && back != want {
			t.Fatalf("%d working days from %s to %s, and back to %s, %t; want %s, %t", n, from, to, back, ok, want, wantOK)
		}
	})
}

func TestWorkdaysBetweenCountsThem(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c := drawCalendar(t)
		first, last := c.Covers()
		a := civil.Day(rapid.Int32Range(int32(first)-1, int32(last)+1).Draw(t, "a"))
		b := civil.Day(rapid.Int32Range(int32(a), int32(last)+1).Draw(t, "b"))
		want := 0
		for d := a + 1; d < b; d++ {
			if s, _ := c.Day(d); s.Working {
				want++
			}
		}
		if got, ok := c.WorkdaysBetween(a, b); !ok || got != want {
			t.Fatalf("between %s and %s: %d, %t; want %d", a, b, got, ok, want)
		}
	})
}

// Whatever the true day and the true length are, the counted day lies within the bounds.
func TestAddWhenHoldsEveryCase(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c := drawCalendar(t)
		first, last := c.Covers()
		from := civil.Day(rapid.Int32Range(int32(first), int32(last)).Draw(t, "from"))
		to := civil.Day(rapid.Int32Range(int32(from), int32(last)).Draw(t, "to"))
		lo := rapid.Int64Range(0, 10).Draw(t, "lo")
		s := civil.Span{Lo: lo, Hi: rapid.Int64Range(lo, 12).Draw(t, "hi"), Unit: civil.Unit(rapid.IntRange(2, 6).Draw(t, "unit"))}
		roll := civil.Roll(rapid.IntRange(0, 2).Draw(t, "roll"))
		all, one := c.AddWhen, c.Add
		if rapid.Bool().Draw(t, "back") {
			all, one = c.BackWhen, c.Back
		}
		bounds, err := all(civil.Between(from, to), s, roll)
		if err != nil {
			t.Skip("beyond the calendar")
		}
		d := civil.Day(rapid.Int32Range(int32(from), int32(to)).Draw(t, "true day"))
		n := rapid.Int64Range(s.Lo, s.Hi).Draw(t, "true length")
		got, err := one(d, civil.SpanOf(n, s.Unit), roll)
		if err != nil || got.End < bounds.Earliest || bounds.Latest < got.End {
			t.Fatalf("%d %s from %s end on %s (%v), outside %s", n, s.Unit, d, got.End, err, bounds)
		}
	})
}

func TestFastCountsDoNotAllocate(t *testing.T) {
	// Not parallel: allocations are counted for the whole program.
	c := newCalendar(t, exampleSpec(t))
	from := day(t, "2011-05-11")
	if n := testing.AllocsPerRun(100, func() {
		d, _ := c.AddDays(from, 15, civil.WorkDays)
		d, _ = c.Roll(d, civil.RollNext)
		c.WorkdaysBetween(from, d)
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkAddDays(b *testing.B) {
	c := newCalendar(b, exampleSpec(b))
	from := day(b, "2011-05-11")
	for _, unit := range []civil.Unit{civil.Days, civil.WorkDays, civil.Months} {
		b.Run(unit.String(), func(b *testing.B) {
			for b.Loop() {
				c.AddDays(from, 15, unit)
			}
		})
	}
}

func BenchmarkCompareSpans(b *testing.B) {
	days := civil.SpanOf(180, civil.Days)
	for _, months := range []int64{6, 60} {
		b.Run(fmt.Sprint(months, " months"), func(b *testing.B) {
			for b.Loop() {
				civil.CompareSpans(civil.SpanOf(months, civil.Months), days)
			}
		})
	}
}
