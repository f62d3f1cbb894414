package civil_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/tarazy/tarazy/internal/civil"
)

// when reads a date that the test knows to be right.
func when(t testing.TB, s string) civil.When {
	t.Helper()
	w, err := civil.ParseWhen(s)
	if err != nil {
		t.Fatalf("ParseWhen(%q): %v", s, err)
	}
	return w
}

func TestParseWhen(t *testing.T) {
	t.Parallel()
	const open = ".."
	for _, c := range []struct {
		text, earliest, latest string
		about                  bool
		shortest               string // "" where it is text
	}{
		{"2011-05-11", "2011-05-11", "2011-05-11", false, ""},
		{"2011-05", "2011-05-01", "2011-05-31", false, ""},
		{"2012-02", "2012-02-01", "2012-02-29", false, ""},
		{"2011", "2011-01-01", "2011-12-31", false, ""},
		{"2011-05-27~", "2011-05-20", "2011-06-03", true, ""},
		{"2011-05~", "2011-04-01", "2011-06-30", true, ""},
		{"2011-01~", "2010-12-01", "2011-02-28", true, ""},
		{"2011~", "2010-01-01", "2012-12-31", true, ""},
		{"2011-04-20..2011-04-22", "2011-04-20", "2011-04-22", false, ""},
		{"2011-04-20..2011-04-20", "2011-04-20", "2011-04-20", false, "2011-04-20"},
		{"2011-04..2011-06", "2011-04-01", "2011-06-30", false, ""},
		{"2011-04-01..2011-04-30", "2011-04-01", "2011-04-30", false, "2011-04"},
		{"2011-01..2012-12", "2011-01-01", "2012-12-31", false, "2011..2012"},
		{"2011..2011-06", "2011-01-01", "2011-06-30", false, "2011-01..2011-06"},
		{"2011..2011-06-15", "2011-01-01", "2011-06-15", false, "2011-01-01..2011-06-15"},
		{"..2011-05", open, "2011-05-31", false, ""},
		{"..2011-05-30", open, "2011-05-30", false, ""},
		{"..2011-12-31", open, "2011-12-31", false, "..2011"},
		{"2011-05..", "2011-05-01", open, false, ""},
		{"2011-05-02..", "2011-05-02", open, false, ""},
		{"2011-05-27~..", "2011-05-20", open, true, ""},
		{"..2011-05~", open, "2011-06-30", true, ""},
		{"2011-04-20~..2011-06-22", "2011-04-13", "2011-06-22", true, "2011-04-20~..2011-06-15~"},
		{"2011-04-20..2011-04-22~", "2011-04-20", "2011-04-29", true, "2011-04-27~..2011-04-29"},
		{"2011-05-08~..2011-05-24~", "2011-05-01", "2011-05-31", true, ""},
		{"2011-05-20~..2011-05-16", "2011-05-13", "2011-05-16", true, ""},
		{"2011-03~..2011-07~", "2011-02-01", "2011-08-31", true, ""},
		{"2010~..2012~", "2009-01-01", "2013-12-31", true, ""},
		{"1001~", "1000-01-01", "1002-12-31", true, ""},
		{"9998~", "9997-01-01", "9999-12-31", true, ""},
	} {
		w := when(t, c.text)
		if w.Earliest.String() != c.earliest || w.Latest.String() != c.latest || w.About != c.about || !w.Known() {
			t.Errorf("%s is %s to %s, about %t; want %s to %s, about %t", c.text, w.Earliest, w.Latest, w.About, c.earliest, c.latest, c.about)
		}
		if c.shortest == "" {
			c.shortest = c.text
		}
		if got := w.String(); got != c.shortest {
			t.Errorf("%s is written %s, want %s", c.text, got, c.shortest)
		}
	}
}

func TestParsePeriod(t *testing.T) {
	t.Parallel()
	between := func(from, to string) civil.When { return civil.Between(when(t, from).Earliest, when(t, to).Latest) }
	anyStart := func(end string) civil.When { return civil.Between(civil.MinDay, when(t, end).Latest) }
	anyEnd := func(start string) civil.When { return civil.Between(when(t, start).Earliest, civil.MaxDay) }
	for _, c := range []struct {
		text, shortest string
		want           civil.Period
	}{
		{"2011-05-11", "", civil.OneDay(when(t, "2011-05-11"))},
		{"2011-05", "", civil.OneDay(when(t, "2011-05"))},
		{"2011-05/2011-05", "", civil.Period{Start: when(t, "2011-05"), End: when(t, "2011-05")}},
		{"2011-05-11/2011-05-11", "2011-05-11", civil.OneDay(when(t, "2011-05-11"))},
		{"2011-05-11/2011-06-24", "", civil.Period{Start: when(t, "2011-05-11"), End: when(t, "2011-06-24")}},
		{"2011-05-11/..", "", civil.Period{Start: when(t, "2011-05-11"), End: anyEnd("2011-05-11"), Open: true}},
		{"2011-05-11/2011-06..", "", civil.Period{Start: when(t, "2011-05-11"), End: when(t, "2011-06..")}},
		{"../2011-06-24", "", civil.Period{Start: anyStart("2011-06-24"), End: when(t, "2011-06-24")}},
		{"..2011-05/..2011-06", "", civil.Period{Start: when(t, "..2011-05"), End: when(t, "..2011-06")}},
		{"2011-05..2011-06/2011-06~", "", civil.Period{Start: between("2011-05", "2011-06"), End: when(t, "2011-06~")}},
		{"2011-06/2011-05-30~", "", civil.Period{Start: when(t, "2011-06"), End: when(t, "2011-05-30~")}},
	} {
		p, err := civil.ParsePeriod(c.text)
		if err != nil {
			t.Errorf("ParsePeriod(%q): %v", c.text, err)
			continue
		}
		if diff := cmp.Diff(c.want, p); diff != "" {
			t.Errorf("ParsePeriod(%q) (-want +got):\n%s", c.text, diff)
		}
		if c.shortest == "" {
			c.shortest = c.text
		}
		if got := p.String(); got != c.shortest {
			t.Errorf("%s is written %s, want %s", c.text, got, c.shortest)
		}
	}
}

func TestNothingKnownIsNoDate(t *testing.T) {
	t.Parallel()
	var none civil.When
	epoch := civil.On(0)
	if none.Known() || none.Exact() || none.Equal(epoch) || none.String() != "" {
		t.Errorf("the zero When looks like a date: %q", none)
	}
	if diff := cmp.Diff(civil.Order{}, none.Compare(epoch)); diff != "" {
		t.Errorf("the zero When compares (-want +got):\n%s", diff)
	}
	if w := civil.Between(2, 1); w.Known() {
		t.Errorf("Between(2, 1) is known: %s", w)
	}
	var p civil.Period
	if p.Known() || p.String() != "" {
		t.Errorf("the zero Period looks like a date: %q", p)
	}
	if got := civil.Between(civil.MinDay, civil.MaxDay).String(); got != ".." {
		t.Errorf("no limits are written %q", got)
	}
}

func TestWhenCompares(t *testing.T) {
	t.Parallel()
	const yes, no, unknown = civil.True, civil.False, civil.Unknown
	for _, c := range []struct {
		a, b                            string
		before, notAfter, same, isAfter civil.Tri
	}{
		{"2011-05-11", "2011-05-12", yes, yes, no, no},
		{"2011-05-11", "2011-05-11", no, yes, yes, no},
		{"2011-05-12", "2011-05-11", no, no, no, yes},
		{"2011-05", "2011-05-31", unknown, yes, unknown, no},
		{"2011-05", "2011-05-01", no, unknown, unknown, unknown},
		{"2011-05", "2011-05", unknown, unknown, unknown, unknown},
		{"2011-05", "2011-06", yes, yes, no, no},
		{"..2011-05", "2011-06..", yes, yes, no, no},
		{"2011-06..", "..2011-05", no, no, no, yes},
		{"2011-05..", "2011-04", no, no, no, yes},
		{"2011-05..", "2011-06", unknown, unknown, unknown, unknown},
		{"..2011-05", "2011-05-31", unknown, yes, unknown, no},
	} {
		a, b := when(t, c.a), when(t, c.b)
		got := [4]civil.Tri{a.Before(b), a.NotAfter(b), a.SameDay(b), a.After(b)}
		if want := [4]civil.Tri{c.before, c.notAfter, c.same, c.isAfter}; got != want {
			t.Errorf("%s and %s: before, not after, same, after are %s, want %s", c.a, c.b, got, want)
		}
	}
}

func TestNot(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, want civil.Tri }{{civil.True, civil.False}, {civil.False, civil.True}, {civil.Unknown, civil.Unknown}} {
		if got := c.in.Not(); got != c.want {
			t.Errorf("not %s is %s, want %s", c.in, got, c.want)
		}
	}
}

// A wider When may say less, never something else, and never something more definite.
func TestWiderIsNeverMoreDefinite(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		small := rapid.Int32Range(0, 6)
		draw := func(name string) (inner, outer civil.When) {
			from := civil.Day(small.Draw(t, name))
			to := from + civil.Day(small.Draw(t, name+" wide"))
			inner = civil.Between(from, to)
			return inner, civil.Between(from-civil.Day(small.Draw(t, name+" before")), to+civil.Day(small.Draw(t, name+" after")))
		}
		a, wideA := draw("a")
		b, wideB := draw("b")
		narrow, wide := a.Compare(b), wideA.Compare(wideB)
		agree := func(name string, wide, narrow civil.Tri) {
			if wide != civil.Unknown && wide != narrow {
				t.Fatalf("%s: %s for %s and %s, but %s within them for %s and %s", name, wide, wideA, wideB, narrow, a, b)
			}
		}
		agree("less", wide.Less, narrow.Less)
		agree("less or equal", wide.LessOrEqual, narrow.LessOrEqual)
		agree("equal", wide.Equal, narrow.Equal)
	})
}

// A comparison is definite exactly when every choice of days within the bounds gives the same answer.
func TestCompareIsExact(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		small := rapid.Int32Range(0, 5)
		draw := func(name string) civil.When {
			from := civil.Day(small.Draw(t, name))
			return civil.Between(from, from+civil.Day(small.Draw(t, name+" wide")))
		}
		a, b := draw("a"), draw("b")
		var less, lessOrEqual, equal seen
		for x := a.Earliest; x <= a.Latest; x++ {
			for y := b.Earliest; y <= b.Latest; y++ {
				less.add(x < y)
				lessOrEqual.add(x <= y)
				equal.add(x == y)
			}
		}
		want := civil.Order{Less: less.tri(), LessOrEqual: lessOrEqual.tri(), Equal: equal.tri()}
		if diff := cmp.Diff(want, a.Compare(b)); diff != "" {
			t.Fatalf("%s and %s (-want +got):\n%s", a, b, diff)
		}
	})
}

// seen collects the answers met.
type seen struct{ yes, no bool }

func (s *seen) add(answer bool) { s.yes, s.no = s.yes || answer, s.no || !answer }

func (s *seen) tri() civil.Tri {
	switch {
	case s.yes && s.no:
		return civil.Unknown
	case s.yes:
		return civil.True
	}
	return civil.False
}

// Dates that come out of a count can have any bounds; they too must be written so that they can be read.
func TestWhenStringRoundTrips(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := drawWhen(t, "w")
		if w.Earliest == civil.MinDay && w.Latest == civil.MaxDay {
			t.Skip("says nothing")
		}
		got, err := civil.ParseWhen(w.String())
		if err != nil || got != w {
			t.Fatalf("%s to %s, about %t, is written %s, which is %s to %s, about %t (%v)",
				w.Earliest, w.Latest, w.About, w, got.Earliest, got.Latest, got.About, err)
		}
	})
}

func TestPeriodStringRoundTrips(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := drawWhen(t, "start").String()
		if rapid.Bool().Draw(t, "two sides") {
			text += "/" + drawWhen(t, "end").String()
		}
		p, err := civil.ParsePeriod(text)
		if err != nil {
			t.Skip("the end lies before the start, or nothing is said")
		}
		again, err := civil.ParsePeriod(p.String())
		if err != nil || again != p {
			t.Fatalf("%s is written %s, which is %+v, not %+v (%v)", text, p, again, p, err)
		}
	})
}

// drawWhen draws bounds often whole months and years, sometimes open, sometimes about.
func drawWhen(t *rapid.T, name string) civil.When {
	var w civil.When
	switch rapid.IntRange(0, 3).Draw(t, name+" shape") {
	case 0:
		d := drawDay(t, name)
		w = civil.Between(d, d+civil.Day(rapid.IntRange(0, 40).Draw(t, name+" wide")))
	case 1:
		year, month, _ := drawDay(t, name).Date()
		first, _ := civil.NewDay(year, month, 1)
		w = civil.Between(first, civil.AddMonths(first, rapid.IntRange(1, 40).Draw(t, name+" months"))-1)
	case 2:
		w = civil.Between(drawDay(t, name), civil.MaxDay)
	default:
		w = civil.Between(civil.MinDay, drawDay(t, name))
	}
	w.About = rapid.Bool().Draw(t, name+" about")
	return w
}
