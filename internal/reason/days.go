package reason

import (
	"fmt"
	"math"

	"github.com/tarazy/tarazy/internal/civil"
)

// spanFunction makes a span out of a number.
type spanFunction struct {
	name string
	unit civil.Unit
}

func spanFunctions() []spanFunction {
	return []spanFunction{
		{"hours", civil.Hours}, {"days", civil.Days}, {"workdays", civil.WorkDays},
		{"weeks", civil.Weeks}, {"months", civil.Months}, {"years", civil.Years},
	}
}

// Step is what a dated figure was from one day until another, both included. The bounds differ where the figure is not
// exactly known. Where it is not known when a figure changed, the days of two steps overlap.
type Step struct {
	From, Until civil.Day
	Lo, Hi      int64
}

// dayOf is the day of an end of a date.
func dayOf(n int64) civil.Day {
	switch {
	case n <= math.MinInt32:
		return civil.MinDay
	case n >= math.MaxInt32:
		return civil.MaxDay
	}
	return civil.Day(n)
}

// shiftEnd counts n units on from one end of a date. An open end stays open.
func shiftEnd(c *civil.Calendar, d, n int64, unit civil.Unit) (int64, bool) {
	switch {
	case d == NoMin || n == NoMin:
		return NoMin, true
	case d == NoMax || n == NoMax:
		return NoMax, true
	}
	to, ok := c.AddDays(civil.Day(d), int(n), unit)
	return int64(to), ok
}

// shift is a date and a span. A day that cannot be counted is an error.
func shift(c *civil.Calendar, dlo, dhi int64, ds state, slo, shi int64, unit civil.Unit, ss state) (int64, int64, state) {
	st := strict(ds, ss) &^ anyValue
	if st&hasValue == 0 || unit == 0 {
		return NoMin, NoMax, st
	}
	lo, lok := shiftEnd(c, dlo, slo, unit)
	hi, hok := lo, lok
	if dlo != dhi || slo != shi {
		hi, hok = shiftEnd(c, dhi, shi, unit)
	}
	return outside(lo, lok, hi, hok, dlo == dhi && slo == shi, st)
}

// outside opens the ends that could not be counted. If the operands are exact there is no value at all.
func outside(lo int64, lok bool, hi int64, hok, exact bool, st state) (int64, int64, state) {
	if lok && hok {
		return lo, hi, st
	}
	st |= isError
	if exact {
		return NoMin, NoMax, st &^ hasValue
	}
	if !lok {
		lo = NoMin
	}
	if !hok {
		hi = NoMax
	}
	return lo, hi, st
}

// daysBetween is the number n for which a plus n days is b.
func daysBetween(alo, ahi int64, as state, blo, bhi int64, bs state) (int64, int64, state) {
	return subtract(blo, bhi, bs, alo, ahi, as)
}

// workdaysBetween is the number of working days after a up to and including b, so that a plus as many is b if people work
// on b. If b comes before a it is less than 0: the working days from b up to the day before a.
func workdaysBetween(c *civil.Calendar, alo, ahi int64, as state, blo, bhi int64, bs state) (int64, int64, state) {
	st := strict(as, bs)
	if st&hasValue == 0 {
		return NoMin, NoMax, st
	}
	exact := alo == ahi && blo == bhi
	lo, lok := workdaysEnd(c, ahi, blo, NoMin)
	hi, hok := lo, lok
	if !exact {
		hi, hok = workdaysEnd(c, alo, bhi, NoMax)
	}
	return outside(lo, lok, hi, hok, exact, st)
}

func workdaysEnd(c *civil.Calendar, a, b, open int64) (int64, bool) {
	if !bounded(a, a) || !bounded(b, b) {
		return open, true
	}
	from, to := civil.Day(a), civil.Day(b)
	if a <= b {
		to++
	} else {
		to--
	}
	n, ok := c.WorkdaysBetween(from, to)
	return int64(n), ok
}

// compareSpans gives the answers to a < b, a <= b and a == b.
func compareSpans(a, b civil.Span) (less, lessOrEqual, equal Truth) {
	// Of different units only lengths from 0 up can be compared.
	if a.Unit != b.Unit && (a.Lo < 0 || b.Lo < 0) {
		return eitherWay, eitherWay, eitherWay
	}
	o := civil.CompareSpans(a, b)
	return ofTri(o.Less), ofTri(o.LessOrEqual), ofTri(o.Equal)
}

func ofTri(t civil.Tri) Truth {
	switch t {
	case civil.True:
		return CanBeTrue
	case civil.False:
		return CanBeFalse
	}
	return eitherWay
}

// figureOn is what a dated figure was on a day of which only the bounds may be known. A day on which it was nothing is an
// error.
func figureOn(steps []Step, lo, hi int64, st state) (int64, int64, state) {
	if st&hasValue == 0 {
		return NoMin, NoMax, st
	}
	var flo, fhi int64
	found, next := false, lo // next is the first day not yet met by a step
	for i := range steps {
		s := &steps[i]
		from, until := int64(s.From), int64(s.Until)
		if until < lo || from > hi {
			continue
		}
		if !found {
			flo, fhi = s.Lo, s.Hi
		}
		found, flo, fhi = true, min(flo, s.Lo), max(fhi, s.Hi)
		if from <= next || next == NoMin {
			next = max(next, until+1)
		}
	}
	if !found && bounded(lo, hi) {
		return NoMin, NoMax, st&^hasValue | isError
	}
	if !found {
		return NoMin, NoMax, st | isError
	}
	if hi != NoMax && next <= hi {
		st |= isError
	}
	return flo, fhi, st
}

// calendarMessage says why days could not be counted.
func calendarMessage(c *civil.Calendar) string {
	first, last := c.Covers()
	if first > last {
		return "there is no calendar to count these days in"
	}
	return fmt.Sprintf("the calendar speaks only of the days from %s to %s; what is counted here lies outside", first, last)
}
