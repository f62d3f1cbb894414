package civil

import "time"

// CalendarSpec is what a calendar is made from. It is data of a law pack; the package knows no country.
type CalendarSpec struct {
	Weekend   []time.Weekday
	Holidays  []Holiday // recurring; the same day may be named again for other years
	DaysOff   []DayOff  // single days off that are not holidays and are never transferred
	YearlyOff []Holiday // recurring days off that are not holidays and are never transferred
	Moved     []Move
	Transfer  bool   // a holiday on a weekend day makes the next working day after it a day off
	Covers    [2]Day // the first and the last day the calendar speaks of
}

// Holiday is a day that comes back every year, from FromYear (0: always) to ToYear (0: still), both included.
type Holiday struct {
	Month, Day       int
	FromYear, ToYear int
	ID               string
}

// DayOff is one day off.
type DayOff struct {
	Day Day
	ID  string
}

// Move makes the working day Off a day off, and the day off Working a working day.
type Move struct {
	Off, Working Day
	ID           string
}

// Kind says why a day is, or is not, a working day. The zero Kind is that of a day no calendar covers.
type Kind uint8

// The kinds of days.
const (
	NotCovered Kind = iota
	WhyOrdinary
	WhyWeekend
	WhyHoliday
	WhyTransferred // off, because a holiday fell on a weekend day
	WhyDayOff
	WhyMoved // off or working, because a decision moved it
)

// String returns the kind in plain words.
func (k Kind) String() string {
	switch k {
	case WhyOrdinary:
		return "ordinary"
	case WhyWeekend:
		return "weekend"
	case WhyHoliday:
		return "holiday"
	case WhyTransferred:
		return "transferred"
	case WhyDayOff:
		return "day off"
	case WhyMoved:
		return "moved"
	}
	return "not covered"
}

// Status is what a calendar says about a day.
type Status struct {
	Working bool
	Why     Kind
	ID      string // of the holiday, day off or move; "" for ordinary days and weekends
	Of      Day    // WhyTransferred: the holiday it stands for; WhyMoved: the other day of the move; else 0
}

// Calendar says of every day that it covers whether people work on it. Make it with [NewCalendar]; it does not change
// afterwards and may be used by many goroutines. A nil Calendar covers no day, and can still count
// calendar days, weeks, months and years that are not rolled.
type Calendar struct {
	first  Day
	days   []entry
	ids    []string // ids[0] is ""
	before []int32  // before[i]: how many of days[:i] are working days; one longer than days
	work   []int32  // the indexes of the working days
}

// entry is a Status in few bytes.
type entry struct {
	id      int32
	of      Day
	why     Kind
	working bool
}

// Covers returns the first and the last day the calendar speaks of; first is after last when there is none.
func (c *Calendar) Covers() (first, last Day) {
	if c == nil || len(c.days) == 0 {
		return MaxDay, MinDay
	}
	return c.first, c.first + Day(len(c.days)-1)
}

// Day returns what the calendar says about d; false when it does not cover d.
func (c *Calendar) Day(d Day) (Status, bool) {
	first, last := c.Covers()
	if d < first || d > last {
		return Status{}, false
	}
	e := c.days[d-first]
	return Status{Working: e.working, Why: e.why, ID: c.ids[e.id], Of: e.of}, true
}
