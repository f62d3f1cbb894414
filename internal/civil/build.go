package civil

import (
	"errors"
	"fmt"
	"math"
	"time"
)

// SpecError is one problem of a CalendarSpec.
type SpecError struct {
	List    string // the field of CalendarSpec: "Holidays", "Moved", …
	Index   int    // in that field
	Problem string
}

// Error returns the problem and where it is, counted from 1 as people do.
func (e *SpecError) Error() string { return fmt.Sprintf("%s %d: %s", e.List, e.Index+1, e.Problem) }

// NewCalendar makes a calendar. The error joins all problems, each a *SpecError.
func NewCalendar(spec CalendarSpec) (*Calendar, error) {
	b := &builder{spec: spec, ids: []string{""}}
	b.readWeekend()
	if !b.readCovers() {
		return nil, errors.Join(b.problems...)
	}
	b.placeHolidays()
	b.placeDaysOff()
	b.placeRest()
	if spec.Transfer {
		b.transfer()
	}
	b.move()
	if len(b.problems) > 0 {
		return nil, errors.Join(b.problems...)
	}
	return b.finish(), nil
}

// leadIn is how long before its first day a calendar looks for holidays that are transferred into it.
const leadIn = 366

// builder fills in one entry a day, what takes precedence first.
type builder struct {
	spec     CalendarSpec
	weekend  [7]bool
	first    Day // of the entries: leadIn before the first day covered
	days     []entry
	ids      []string
	problems []error
}

func (b *builder) problem(list string, index int, format string, args ...any) {
	b.problems = append(b.problems, &SpecError{List: list, Index: index, Problem: fmt.Sprintf(format, args...)})
}

func (b *builder) readWeekend() {
	n := 0
	for i, w := range b.spec.Weekend {
		switch {
		case w < time.Sunday || w > time.Saturday:
			b.problem("Weekend", i, "there is no weekday %d", int(w))
		case b.weekend[w]:
			b.problem("Weekend", i, "%s is named twice", w)
		default:
			b.weekend[w] = true
			n++
		}
	}
	if n == len(b.weekend) {
		b.problem("Weekend", n-1, "no weekday is left to work on")
	}
}

func (b *builder) readCovers() bool {
	first, last := b.spec.Covers[0], b.spec.Covers[1]
	for i, d := range b.spec.Covers {
		if !d.IsReal() {
			b.problem("Covers", i, "a calendar covers days in the years 1000 to 9999 only")
			return false
		}
	}
	if last < first {
		b.problem("Covers", 1, "the last day %s lies before the first day %s", last, first)
		return false
	}
	b.first = first - leadIn
	b.days = make([]entry, last-b.first+1)
	return true
}

// at returns the entry of a day; nil when there is none.
func (b *builder) at(d Day) *entry {
	if d < b.first || d > b.spec.Covers[1] {
		return nil
	}
	return &b.days[d-b.first]
}

// id keeps the name of a holiday, day off or move, and returns its index.
func (b *builder) id(name string) int32 {
	if name == "" {
		return 0
	}
	b.ids = append(b.ids, name)
	return int32(len(b.ids) - 1)
}

func (b *builder) placeHolidays() {
	for i, h := range b.spec.Holidays {
		twice := false
		b.eachYear("Holidays", i, h, func(d Day, e *entry, id int32) {
			if e.why == WhyHoliday && !twice {
				twice = true
				b.problem("Holidays", i, "%s is a holiday twice", d)
			}
			*e = entry{id: id, why: WhyHoliday}
		})
	}
}

func (b *builder) placeDaysOff() {
	seen := map[Day]bool{}
	for i, off := range b.spec.DaysOff {
		switch {
		case !b.covers(off.Day):
			b.problem("DaysOff", i, "%s is outside the days the calendar covers", off.Day)
		case seen[off.Day]:
			b.problem("DaysOff", i, "%s is named twice", off.Day)
		default:
			seen[off.Day] = true
			b.dayOff(b.at(off.Day), b.id(off.ID))
		}
	}
	for i, h := range b.spec.YearlyOff {
		b.eachYear("YearlyOff", i, h, func(_ Day, e *entry, id int32) { b.dayOff(e, id) })
	}
}

// dayOff makes a day off, unless it is a holiday already.
func (b *builder) dayOff(e *entry, id int32) {
	if e.why == NotCovered {
		*e = entry{id: id, why: WhyDayOff}
	}
}

func (b *builder) covers(d Day) bool { return b.spec.Covers[0] <= d && d <= b.spec.Covers[1] }

// eachYear visits the days on which h falls. A 29 February falls in leap years only.
func (b *builder) eachYear(list string, index int, h Holiday, visit func(Day, *entry, int32)) {
	const leapYear = 2000
	if _, ok := NewDay(leapYear, h.Month, h.Day); !ok {
		b.problem(list, index, "there is no day %d of month %d", h.Day, h.Month)
		return
	}
	to := h.ToYear
	if to == 0 {
		to = math.MaxInt
	}
	if h.FromYear < 0 || to < h.FromYear {
		b.problem(list, index, "the years %d to %d are no years one after the other", h.FromYear, h.ToYear)
		return
	}
	id := b.id(h.ID)
	from, _, _ := b.first.Date()
	last, _, _ := b.spec.Covers[1].Date()
	for year := max(from, h.FromYear); year <= min(last, to); year++ {
		if d, ok := NewDay(year, h.Month, h.Day); ok && b.at(d) != nil {
			visit(d, b.at(d), id)
		}
	}
}

// placeRest makes weekends and ordinary working days of what is left.
func (b *builder) placeRest() {
	for i := range b.days {
		e := &b.days[i]
		switch {
		case e.why != NotCovered:
		case b.weekend[(b.first + Day(i)).Weekday()]:
			e.why = WhyWeekend
		default:
			*e = entry{why: WhyOrdinary, working: true}
		}
	}
}

// transfer gives every holiday that falls on a weekend day the first working day after it that no earlier one has
// taken. What lies between a holiday and its day is off already, so the search never has to go back.
func (b *builder) transfer() {
	next := 0
	for i := range b.days {
		holiday := b.days[i]
		d := b.first + Day(i)
		if holiday.why != WhyHoliday || !b.weekend[d.Weekday()] {
			continue
		}
		next = max(next, i+1)
		for next < len(b.days) && !b.days[next].working {
			next++
		}
		if next == len(b.days) {
			return
		}
		b.days[next] = entry{id: holiday.id, why: WhyTransferred, of: d}
	}
}

// move applies the decisions that move days. They beat everything else.
func (b *builder) move() {
	seen := map[Day]bool{}
	for i, m := range b.spec.Moved {
		id := b.id(m.ID)
		b.moveOne(i, seen, m.Off, entry{id: id, why: WhyMoved, of: m.Working})
		b.moveOne(i, seen, m.Working, entry{id: id, why: WhyMoved, of: m.Off, working: true})
	}
}

func (b *builder) moveOne(index int, seen map[Day]bool, d Day, to entry) {
	switch {
	case !b.covers(d):
		b.problem("Moved", index, "%s is outside the days the calendar covers", d)
		return
	case seen[d]:
		b.problem("Moved", index, "%s is moved twice", d)
		return
	}
	seen[d] = true
	switch e := b.at(d); {
	case e.working && to.working:
		b.problem("Moved", index, "%s is a working day already", d)
	case !e.working && !to.working:
		b.problem("Moved", index, "%s is a day off already (%s)", d, e.why)
	default:
		*e = to
	}
}

// finish drops the lead-in and counts the working days.
func (b *builder) finish() *Calendar {
	c := &Calendar{first: b.spec.Covers[0], ids: b.ids}
	c.days = append(c.days, b.days[leadIn:]...)
	c.before = make([]int32, len(c.days)+1)
	for i, e := range c.days {
		c.before[i+1] = c.before[i]
		if e.working {
			c.before[i+1]++
			c.work = append(c.work, int32(i))
		}
	}
	return c
}
