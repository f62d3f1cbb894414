package civil

import (
	"fmt"
	"math"
	"strings"
)

// Unit is a unit of time. The zero Unit is none of them.
type Unit uint8

// The units, in the order of their length.
const (
	Hours Unit = iota + 1
	Days
	WorkDays
	Weeks
	Months
	Years
)

// String returns the unit as it is written in a span, in the plural.
func (u Unit) String() string {
	switch u {
	case Hours:
		return "hours"
	case Days:
		return "days"
	case WorkDays:
		return "working days"
	case Weeks:
		return "weeks"
	case Months:
		return "months"
	case Years:
		return "years"
	}
	return "no unit"
}

// Span is a length of time: Lo to Hi of one unit, as in [Range].
type Span struct {
	Lo, Hi int64
	Unit   Unit
	About  bool // the bounds come, in part, from somebody's "about"
}

// maxSpan is the longest span that can be written or counted, in any unit.
const maxSpan = 1_000_000

// SpanOf returns the span of exactly n units.
func SpanOf(n int64, u Unit) Span { return Span{Lo: n, Hi: n, Unit: u} }

// Exact reports whether s is one certain length.
func (s Span) Exact() bool { return s.Lo == s.Hi }

// ParseSpan reads "5 days", "1 day", "10 working days", "400 hours", "3 weeks", "6 months", "2 years"; the number is
// written as for [ParseRange]: "~3 months", "2..3 months", ">=2 months". The error is a *ParseError.
func ParseSpan(s string) (Span, error) {
	p := piece{s, 0}
	if i := outerSpace(s); i >= 0 {
		return Span{}, p.fail(i, "there is a space beside the length of time", "write it without: 5 days")
	}
	i := strings.IndexByte(s, ' ')
	if i < 0 {
		return Span{}, explainNoUnit(p)
	}
	r, err := parseRange(p.to(i))
	if err != nil {
		return Span{}, err
	}
	if r.Lo > maxSpan || r.Hi > maxSpan && r.Hi != noUpperBound {
		return Span{}, p.fail(0, "the length of time is too long", fmt.Sprintf("write at most %d", maxSpan))
	}
	unit, err := parseUnit(p.from(i + 1))
	if err != nil {
		return Span{}, err
	}
	return Span{Lo: r.Lo, Hi: r.Hi, Unit: unit, About: r.About}, nil
}

func explainNoUnit(p piece) error {
	if _, err := parseRange(p); p.s != "" && err == nil {
		return p.fail(len(p.s), "the unit is missing", fmt.Sprintf("write %s days, or working days, weeks, months, years, hours", p.s))
	}
	return p.fail(0, "this is not a length of time", "write a number, a space and the unit: 5 days")
}

// parseUnit reads a unit, singular or plural.
func parseUnit(p piece) (Unit, error) {
	for u := Hours; u <= Years; u++ {
		if name := u.String(); p.s == name || p.s == singular(name) {
			return u, nil
		}
	}
	right := "write hours, days, working days, weeks, months or years"
	switch strings.TrimSuffix(strings.ToLower(p.s), "s") {
	case "business day", "workday", "work day", "workingday":
		right = "write working days"
	case "calendar day":
		right = "write days: days are calendar days"
	}
	if p.s != "" && isDigit(p.s[0]) {
		right = "write the number without spaces: 1300 days"
	}
	return 0, p.fail(0, fmt.Sprintf("%q is not a unit of time", p.s), right)
}

func singular(name string) string { return strings.TrimSuffix(name, "s") }

// String returns the notation that [ParseSpan] reads as the same Span.
func (s Span) String() string {
	n := Range{Lo: s.Lo, Hi: s.Hi, About: s.About}.String()
	unit := s.Unit.String()
	if strings.TrimLeft(n, "~<>=") == "1" {
		unit = singular(unit)
	}
	return n + " " + unit
}

// CompareSpans says whether a is shorter than b, not longer, or as long. Equal units, weeks with days, days with
// hours (24) and years with months (12) are compared exactly; other units by the fewest and the most days that they
// can have. Working days have no most: n of them are at least n days. All is Unknown when a unit is none.
func CompareSpans(a, b Span) Order {
	switch {
	case !a.Unit.valid() || !b.Unit.valid():
		return Order{}
	case a.Unit == b.Unit:
		return interval{a.Lo, a.Hi}.compare(interval{b.Lo, b.Hi})
	case a.Unit >= Months && b.Unit >= Months:
		return a.inMonths().compare(b.inMonths())
	}
	return a.inHours().compare(b.inHours())
}

func (u Unit) valid() bool { return Hours <= u && u <= Years }

func (s Span) inMonths() interval {
	if s.Unit == Years {
		return interval{times(s.Lo, 12), times(s.Hi, 12)}
	}
	return interval{s.Lo, s.Hi}
}

func (s Span) inHours() interval {
	i := interval{s.Lo, s.Hi}
	switch s.Unit {
	case Hours:
		return i
	case WorkDays:
		i.hi = noUpperBound
	case Weeks:
		i = interval{times(s.Lo, 7), times(s.Hi, 7)}
	case Months, Years:
		months := s.inMonths()
		i.lo, _ = daysInMonths(months.lo)
		_, i.hi = daysInMonths(months.hi)
	}
	return interval{times(i.lo, 24), times(i.hi, 24)}
}

// times multiplies and stops at no upper bound.
func times(n, factor int64) int64 {
	if n > math.MaxInt64/factor {
		return noUpperBound
	}
	return n * factor
}

// daysInMonths returns the fewest and the most days from any day to the matching date n months later.
func daysInMonths(n int64) (fewest, most int64) {
	const cycle, cycleDays = 4800, 146097 // the calendar repeats itself after 400 years
	if n < 0 || n > noUpperBound/32 {
		return n, noUpperBound
	}
	// A short span meets at most one leap day, so the years around one that lost its own show every case.
	from, starts := int64(1892*12), int64(16*12)
	if n%cycle > 48 {
		from, starts = 1600*12, cycle
	}
	fewest = noUpperBound
	for m := from; m < from+starts; m++ {
		days := firstOfMonth(m+n%cycle) - firstOfMonth(m)
		most = max(most, days)
		// From the last day of a long month to a shorter one, the count loses what the shorter one lacks.
		lost := max(0, monthLength(m)-monthLength(m+n%cycle))
		fewest = min(fewest, days-lost)
	}
	whole := n / cycle * cycleDays
	return whole + fewest, whole + most
}

// firstOfMonth is the number of the first day of a month counted from year 0.
func firstOfMonth(m int64) int64 { return dayNumber(m/12, int(m%12)+1, 1) }

func monthLength(m int64) int64 { return int64(daysIn(m/12, int(m%12)+1)) }
