package civil

import "fmt"

// Roll says what happens when the last day of a count is not a working day.
type Roll uint8

// The ways to roll. The direction is that of the calendar, also when counting back.
const (
	RollNone     Roll = iota // the last day stays
	RollNext                 // it becomes the next working day
	RollPrevious             // it becomes the working day before
)

// Action is what a count did with a day.
type Action uint8

// The actions.
const (
	Counted   Action = iota + 1 // it counts
	Skipped                     // it is no working day, and working days are counted
	Shortened                   // it ends months or years, being the last day of a month that has no matching date
	Rolled                      // it was added because the last day was no working day; the last one rolled is the end
)

// String returns the action in one word.
func (a Action) String() string {
	switch a {
	case Counted:
		return "counted"
	case Skipped:
		return "skipped"
	case Shortened:
		return "shortened"
	case Rolled:
		return "rolled"
	}
	return "no action"
}

// Step is one day of a count. Why is the zero Status when the calendar does not cover the day and need not.
type Step struct {
	Day  Day
	What Action
	Why  Status
}

// Count is a counted date with its proof: every day in the order it was met, the last one being End. Of months and
// years there is one step, their last day. No steps: nothing was counted, and End is Start.
type Count struct {
	Start, End Day
	Steps      []Step
}

// OutsideError says that a count needs a day which the calendar does not cover.
type OutsideError struct {
	Day         Day // the first day needed that is not covered
	First, Last Day // what is covered; First after Last when nothing is
}

// Error names the day and what is covered.
func (e *OutsideError) Error() string {
	if e.First > e.Last {
		return fmt.Sprintf("no calendar says whether %s is a working day", e.Day)
	}
	return fmt.Sprintf("the calendar covers %s to %s; whether %s is a working day is not known", e.First, e.Last, e.Day)
}

// SpanError says why a span cannot be counted from a day.
type SpanError struct {
	Span    Span
	From    Day
	Problem string
}

// Error names the span, the day and the problem.
func (e *SpanError) Error() string {
	return fmt.Sprintf("%s from %s cannot be counted: %s", e.Span, e.From, e.Problem)
}

// Add counts a span from the day after from. Days and weeks include days that are not working days; months and years
// end on the matching date, or on the last day of a month without it; working days step over the others.
//
// The error is an *OutsideError when the calendar does not cover a day that is needed, and a *SpanError when the
// span is not exact, is in hours, or is too long.
func (c *Calendar) Add(from Day, s Span, roll Roll) (Count, error) { return c.count(from, s, roll, +1) }

// Back counts a span back from the day before from, as for "at least five days before". Otherwise it is like Add.
func (c *Calendar) Back(from Day, s Span, roll Roll) (Count, error) {
	return c.count(from, s, roll, -1)
}

func (c *Calendar) count(from Day, s Span, roll Roll, sign int) (Count, error) {
	if problem := uncountable(from, s); problem != "" {
		return Count{}, &SpanError{Span: s, From: from, Problem: problem}
	}
	k := &Count{Start: from, End: from}
	n := int(s.Lo)
	var err error
	switch s.Unit {
	case Days:
		c.countDays(k, n, sign)
	case Weeks:
		c.countDays(k, 7*n, sign)
	case WorkDays:
		err = c.countWorkDays(k, n, sign)
	case Months:
		c.countMonths(k, n, sign)
	case Years:
		c.countMonths(k, 12*n, sign)
	}
	if err == nil {
		err = c.rollEnd(k, roll)
	}
	if err != nil {
		return Count{}, err
	}
	return *k, nil
}

// uncountable says why there is no one day at the end of the span; "" when there is.
func uncountable(from Day, s Span) string {
	switch {
	case !from.IsReal():
		return "the first day is not in the years 1000 to 9999"
	case unitProblem(s.Unit) != "":
		return unitProblem(s.Unit)
	case !s.Exact():
		return "its length is not exactly known"
	case s.Lo < 0 || s.Lo > maxSpan:
		return fmt.Sprintf("it is not from 0 to %d", maxSpan)
	}
	return ""
}

// unitProblem says why a unit cannot be counted in days; "" when it can.
func unitProblem(u Unit) string {
	switch {
	case u == Hours:
		return "hours are no days"
	case !u.valid():
		return "it has no unit"
	}
	return ""
}

// step moves the end by one day and notes why.
func (c *Calendar) step(k *Count, to Day, what Action) {
	why, _ := c.Day(to)
	k.End = to
	k.Steps = append(k.Steps, Step{Day: to, What: what, Why: why})
}

func (c *Calendar) countDays(k *Count, n, sign int) {
	k.Steps = make([]Step, 0, n+1)
	for range n {
		c.step(k, k.End+Day(sign), Counted)
	}
}

func (c *Calendar) countWorkDays(k *Count, n, sign int) error {
	for n > 0 {
		to := k.End + Day(sign)
		switch status, ok := c.Day(to); {
		case !ok:
			return c.outside(to)
		case status.Working:
			n--
			c.step(k, to, Counted)
		default:
			c.step(k, to, Skipped)
		}
	}
	return nil
}

func (c *Calendar) countMonths(k *Count, n, sign int) {
	if n == 0 {
		return
	}
	to := AddMonths(k.Start, n*sign)
	what := Counted
	if _, _, day := k.Start.Date(); day > 28 {
		if _, _, matched := to.Date(); matched != day {
			what = Shortened
		}
	}
	c.step(k, to, what)
}

func (c *Calendar) rollEnd(k *Count, roll Roll) error {
	if roll == RollNone {
		return nil
	}
	sign := Day(+1)
	if roll == RollPrevious {
		sign = -1
	}
	for {
		switch status, ok := c.Day(k.End); {
		case !ok:
			return c.outside(k.End)
		case status.Working:
			return nil
		}
		c.step(k, k.End+sign, Rolled)
	}
}

func (c *Calendar) outside(d Day) error {
	first, last := c.Covers()
	return &OutsideError{Day: d, First: first, Last: last}
}
