package say

import (
	"fmt"

	"github.com/tarazy/tarazy/internal/civil"
)

// Day writes a day: 11 May 2011, 11 мая 2011 г., 2011 жылғы 11 мамыр.
func (w *Words) Day(d civil.Day) string {
	year, month, day := d.Date()
	return w.Say("day", "Year", year, "Month", w.Say(fmt.Sprintf("month_%d", month)), "Day", day)
}

// Weekday writes a day with its day of the week.
func (w *Words) Weekday(d civil.Day) string {
	return w.Say("weekday", "Weekday", w.Say(fmt.Sprintf("weekday_%d", d.Weekday())), "Date", w.Day(d))
}

// When writes a day that may be known only between two days: a month, a year, an interval.
func (w *Words) When(d civil.When) string {
	first, last := d.Earliest, d.Latest
	switch {
	case !d.Known():
		return w.Say("day_not_known")
	case d.Exact():
		return w.Day(first)
	case last == civil.MaxDay:
		return w.Say("not_before", "Date", w.Day(first))
	case first == civil.MinDay:
		return w.Say("not_after", "Date", w.Day(last))
	}
	year, month, day := first.Date()
	endYear, endMonth, _ := last.Date()
	_, _, dayAfter := (last + 1).Date()
	whole := day == 1 && dayAfter == 1
	switch {
	case whole && year == endYear && month == endMonth:
		return w.Say("month", "Year", year, "Month", w.Say(fmt.Sprintf("month_alone_%d", month)))
	case whole && year == endYear && month == 1 && endMonth == 12:
		return w.Say("year", "Year", year)
	}
	return w.Say("date_between", "From", w.Day(first), "To", w.Day(last))
}
