package civil_test

import (
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/tarazy/tarazy/internal/civil"
)

// day reads a day that the test knows to be right.
func day(t testing.TB, s string) civil.Day {
	t.Helper()
	d, err := civil.ParseDay(s)
	if err != nil {
		t.Fatalf("ParseDay(%q): %v", s, err)
	}
	return d
}

func TestDayAgreesWithTheStandardLibrary(t *testing.T) {
	t.Parallel()
	for d := day(t, "1000-01-01"); d <= day(t, "9999-12-31"); d++ {
		want := time.Unix(int64(d)*86400, 0).UTC()
		year, month, dom := d.Date()
		if year != want.Year() || month != int(want.Month()) || dom != want.Day() || d.Weekday() != want.Weekday() {
			t.Fatalf("day %d is %d-%d-%d (%s), want %s", d, year, month, dom, d.Weekday(), want)
		}
		if back, ok := civil.NewDay(year, month, dom); !ok || back != d {
			t.Fatalf("NewDay(%d, %d, %d) = %d, %t; want %d", year, month, dom, back, ok, d)
		}
	}
}

func TestNewDayRefusesImpossibleDates(t *testing.T) {
	t.Parallel()
	for _, date := range [][3]int{
		{2011, 2, 29}, {1900, 2, 29}, {2011, 4, 31}, {2011, 0, 1}, {2011, 13, 1}, {2011, 1, 0}, {2011, 1, 32},
		{999, 12, 31}, {10000, 1, 1}, {-2011, 1, 1}, {2011, math.MinInt, 1}, {2011, 1, math.MaxInt},
	} {
		if d, ok := civil.NewDay(date[0], date[1], date[2]); ok {
			t.Errorf("NewDay(%v) = %s, want none", date, d)
		}
	}
}

func TestDayString(t *testing.T) {
	t.Parallel()
	for d, want := range map[civil.Day]string{
		0:            "1970-01-01",
		-1:           "1969-12-31",
		-719528:      "0000-01-01",
		-719529:      "-0001-12-31",
		2932897:      "10000-01-01",
		civil.MinDay: "..",
		civil.MaxDay: "..",
	} {
		if got := d.String(); got != want {
			t.Errorf("Day(%d) = %q, want %q", int(d), got, want)
		}
	}
}

func TestParseDayWantsOneDay(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"2011", "2011-05", "2011-05-11~", "..2011-05-11", "2011-05-11/2011-05-12", ""} {
		if d, err := civil.ParseDay(s); err == nil {
			t.Errorf("ParseDay(%q) = %s, want an error", s, d)
		}
	}
}

func TestAddMonths(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2011-01-31", 1, "2011-02-28"},
		{"2012-01-31", 1, "2012-02-29"},
		{"2011-01-31", 2, "2011-03-31"},
		{"2011-12-15", 1, "2012-01-15"},
		{"2011-03-31", -1, "2011-02-28"},
		{"2011-01-15", -1, "2010-12-15"},
		{"2012-02-29", 12, "2013-02-28"},
		{"2012-02-29", -48, "2008-02-29"},
		{"2011-05-11", 0, "2011-05-11"},
	} {
		if got := civil.AddMonths(day(t, c.from), c.n).String(); got != c.want {
			t.Errorf("%s and %d months: %s, want %s", c.from, c.n, got, c.want)
		}
	}
	if got := civil.AddMonths(0, math.MaxInt); got != civil.MaxDay {
		t.Errorf("beyond the last day: %s, want no limit", got)
	}
	if got := civil.AddMonths(0, math.MinInt); got != civil.MinDay {
		t.Errorf("before the first day: %s, want no limit", got)
	}
	if got := civil.AddMonths(civil.MaxDay, -1); got != civil.MaxDay {
		t.Errorf("an open end moved to %s", got)
	}
}

func TestAddMonthsKeepsOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := drawDay(t, "d")
		later := d + civil.Day(rapid.IntRange(0, 70).Draw(t, "later"))
		n := rapid.IntRange(-500, 500).Draw(t, "n")
		if civil.AddMonths(later, n) < civil.AddMonths(d, n) {
			t.Fatalf("%d months: %s overtakes %s", n, d, later)
		}
		if civil.AddMonths(d, n+1) <= civil.AddMonths(d, n) {
			t.Fatalf("%s: %d months are not longer than %d", d, n+1, n)
		}
	})
}

func TestDaysBetween(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b civil.Day
		want int
	}{{10, 10, 0}, {10, 11, 0}, {10, 12, 1}, {12, 10, -1}, {11, 10, 0}, {civil.MinDay, civil.MaxDay, 1<<32 - 2}} {
		if got := civil.DaysBetween(c.a, c.b); got != c.want {
			t.Errorf("DaysBetween(%d, %d) = %d, want %d", int(c.a), int(c.b), got, c.want)
		}
	}
}

// drawDay draws a day, some years from the last that can be written, often near the end of a month.
func drawDay(t *rapid.T, name string) civil.Day {
	year := rapid.OneOf(rapid.IntRange(1990, 2040), rapid.IntRange(1002, 9990)).Draw(t, name+" year")
	month := rapid.IntRange(1, 12).Draw(t, name+" month")
	dom := rapid.IntRange(1, 31).Draw(t, name+" day")
	for {
		if d, ok := civil.NewDay(year, month, dom); ok {
			return d
		}
		dom--
	}
}
