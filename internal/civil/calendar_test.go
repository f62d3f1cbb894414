package civil_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/tarazy/tarazy/internal/civil"
)

// exampleSpec has holidays that begin, end and come back, and holidays that lie side by side.
func exampleSpec(t testing.TB) civil.CalendarSpec {
	t.Helper()
	return civil.CalendarSpec{
		Weekend: []time.Weekday{time.Saturday, time.Sunday},
		Holidays: []civil.Holiday{
			{Month: 1, Day: 1, ID: "new-year"},
			{Month: 1, Day: 2, ID: "new-year-2"},
			{Month: 3, Day: 8, ID: "march-8"},
			{Month: 3, Day: 22, ID: "spring"},
			{Month: 3, Day: 21, FromYear: 2010, ID: "spring-1"},
			{Month: 3, Day: 23, FromYear: 2010, ID: "spring-3"},
			{Month: 5, Day: 1, ID: "may-1"},
			{Month: 5, Day: 7, FromYear: 2013, ID: "may-7"},
			{Month: 5, Day: 9, ID: "may-9"},
			{Month: 7, Day: 6, FromYear: 2008, ID: "july-6"},
			{Month: 8, Day: 30, ID: "august-30"},
			{Month: 10, Day: 25, ToYear: 2008, ID: "october-25"},
			{Month: 10, Day: 25, FromYear: 2022, ID: "october-25"},
			{Month: 12, Day: 1, FromYear: 2012, ToYear: 2021, ID: "december-1"},
			{Month: 12, Day: 16, ID: "december-16"},
			{Month: 12, Day: 17, ToYear: 2021, ID: "december-17"},
		},
		Transfer: true,
		Covers:   [2]civil.Day{day(t, "2007-01-01"), day(t, "2024-12-31")},
	}
}

func newCalendar(t testing.TB, spec civil.CalendarSpec) *civil.Calendar {
	t.Helper()
	c, err := civil.NewCalendar(spec)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestTransferredDays(t *testing.T) {
	t.Parallel()
	c := newCalendar(t, exampleSpec(t))
	got := map[int]string{}
	for d := day(t, "2007-01-01"); d <= day(t, "2024-12-31"); d++ {
		if s, ok := c.Day(d); !ok || s.Why == civil.WhyTransferred {
			year, month, dom := d.Date()
			got[year] += fmt.Sprintf(" %d.%d", dom, month)
		}
	}
	want := map[int]string{
		2007: " 18.12",
		2008: " 10.3 24.3 7.7 1.9 27.10",
		2009: " 9.3 23.3 11.5 31.8",
		2010: " 4.1 24.3 3.5 10.5",
		2011: " 3.1 4.1 2.5 19.12",
		2012: " 3.1 3.12 18.12",
		2013: " 25.3 8.7 2.12",
		2014: " 10.3 24.3 25.3 7.7 1.9",
		2015: " 9.3 24.3 25.3 11.5 31.8",
		2016: " 4.1 2.5 10.5 19.12",
		2017: " 3.1 8.5 18.12 19.12",
		2018: " 3.12 18.12",
		2019: " 25.3 8.7 2.12",
		2020: " 9.3 24.3 25.3 11.5 31.8",
		2021: " 4.1 24.3 3.5 10.5",
		2022: " 3.1 4.1 2.5 10.5",
		2023: " 3.1 8.5 18.12",
		2024: " 25.3 8.7",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("transferred days (-want +got):\n%s", diff)
	}
}

func TestStatusOfADay(t *testing.T) {
	t.Parallel()
	spec := exampleSpec(t)
	spec.YearlyOff = []civil.Holiday{{Month: 1, Day: 7, ID: "january-7"}, {Month: 5, Day: 1, ID: "also-may-1"}}
	spec.DaysOff = []civil.DayOff{{Day: day(t, "2011-11-06"), ID: "feast"}, {Day: day(t, "2020-07-31"), ID: "feast"}, {Day: day(t, "2011-12-16")}}
	spec.Moved = []civil.Move{
		{Off: day(t, "2020-05-08"), Working: day(t, "2020-05-11"), ID: "decree-1"},
		{Off: day(t, "2014-01-03"), Working: day(t, "2013-12-28"), ID: "decree-2"},
	}
	c := newCalendar(t, spec)
	for d, want := range map[string]civil.Status{
		"2011-05-11": {Working: true, Why: civil.WhyOrdinary},
		"2011-05-14": {Why: civil.WhyWeekend},
		"2011-05-09": {Why: civil.WhyHoliday, ID: "may-9"},
		"2011-05-01": {Why: civil.WhyHoliday, ID: "may-1"}, // a Sunday, and a yearly day off too
		"2011-05-02": {Why: civil.WhyTransferred, ID: "may-1", Of: day(t, "2011-05-01")},
		"2011-01-04": {Why: civil.WhyTransferred, ID: "new-year-2", Of: day(t, "2011-01-02")},
		"2011-01-07": {Why: civil.WhyDayOff, ID: "january-7"},
		"2012-01-07": {Why: civil.WhyDayOff, ID: "january-7"}, // a Saturday
		"2012-01-09": {Working: true, Why: civil.WhyOrdinary}, // so a day off is not transferred
		"2011-11-06": {Why: civil.WhyDayOff, ID: "feast"},     // a Sunday
		"2011-11-07": {Working: true, Why: civil.WhyOrdinary},
		"2011-12-16": {Why: civil.WhyHoliday, ID: "december-16"},
		"2020-05-11": {Working: true, Why: civil.WhyMoved, ID: "decree-1", Of: day(t, "2020-05-08")}, // was a transferred day
		"2020-05-08": {Why: civil.WhyMoved, ID: "decree-1", Of: day(t, "2020-05-11")},
		"2013-12-28": {Working: true, Why: civil.WhyMoved, ID: "decree-2", Of: day(t, "2014-01-03")},
	} {
		got, ok := c.Day(day(t, d))
		if diff := cmp.Diff(want, got); !ok || diff != "" {
			t.Errorf("%s, covered %t (-want +got):\n%s", d, ok, diff)
		}
	}
	for _, d := range []string{"2006-12-31", "2025-01-01"} {
		if got, ok := c.Day(day(t, d)); ok || got != (civil.Status{}) {
			t.Errorf("%s is outside, but is %+v", d, got)
		}
	}
}

func TestTransferSkipsDaysOff(t *testing.T) {
	t.Parallel()
	spec := civil.CalendarSpec{
		Weekend:  []time.Weekday{time.Saturday, time.Sunday},
		Holidays: []civil.Holiday{{Month: 5, Day: 7, ID: "saturday"}, {Month: 5, Day: 8, ID: "sunday"}, {Month: 5, Day: 10, ID: "tuesday"}},
		DaysOff:  []civil.DayOff{{Day: day(t, "2011-05-09"), ID: "monday"}},
		Transfer: true,
		Covers:   [2]civil.Day{day(t, "2011-05-08"), day(t, "2011-05-12")},
	}
	c := newCalendar(t, spec)
	// The Saturday is not covered, and yet its holiday is transferred to a day that is.
	for d, want := range map[string]string{"2011-05-11": "saturday", "2011-05-12": "sunday"} {
		if got, _ := c.Day(day(t, d)); got.Why != civil.WhyTransferred || got.ID != want {
			t.Errorf("%s is %+v, want it to stand for the %s", d, got, want)
		}
	}
	spec.Transfer = false
	if got, _ := newCalendar(t, spec).Day(day(t, "2011-05-11")); !got.Working {
		t.Errorf("nothing is transferred, but 11 May is %+v", got)
	}
}

func TestNewCalendarReportsAllProblems(t *testing.T) {
	t.Parallel()
	spec := exampleSpec(t)
	spec.Weekend = append(spec.Weekend, time.Sunday, 9)
	spec.Holidays = []civil.Holiday{
		{Month: 4, Day: 31},
		{Month: 5, Day: 1, FromYear: 2010},
		{Month: 5, Day: 1, ToYear: 2010},
		{Month: 5, Day: 9, FromYear: 2012, ToYear: 2011},
		{Month: 2, Day: 29},
	}
	spec.YearlyOff = []civil.Holiday{{Month: 13, Day: 1}}
	spec.DaysOff = []civil.DayOff{{Day: day(t, "2011-11-07")}, {Day: day(t, "2011-11-07")}, {Day: day(t, "2006-11-07")}}
	spec.Moved = []civil.Move{
		{Off: day(t, "2011-05-12"), Working: day(t, "2011-05-11")},
		{Off: day(t, "2011-05-14"), Working: day(t, "2011-05-15")},
		{Off: day(t, "2011-05-12"), Working: day(t, "2025-05-11")},
	}
	_, err := civil.NewCalendar(spec)
	want := []string{
		"Weekend 3: Sunday is named twice",
		"Weekend 4: there is no weekday 9",
		"Holidays 1: there is no day 31 of month 4",
		"Holidays 3: 2010-05-01 is a holiday twice",
		"Holidays 4: the years 2012 to 2011 are no years one after the other",
		"DaysOff 2: 2011-11-07 is named twice",
		"DaysOff 3: 2006-11-07 is outside the days the calendar covers",
		"YearlyOff 1: there is no day 1 of month 13",
		"Moved 1: 2011-05-11 is a working day already",
		"Moved 2: 2011-05-14 is a day off already (weekend)",
		"Moved 3: 2011-05-12 is moved twice",
		"Moved 3: 2025-05-11 is outside the days the calendar covers",
	}
	if diff := cmp.Diff(want, strings.Split(fmt.Sprint(err), "\n")); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	var problem *civil.SpecError
	if !errors.As(err, &problem) || problem.List != "Weekend" || problem.Index != 2 {
		t.Errorf("the first problem is %+v", problem)
	}
}

func TestNewCalendarWantsDaysToCover(t *testing.T) {
	t.Parallel()
	for want, covers := range map[string][2]civil.Day{
		"Covers 2: the last day 2011-05-10 lies before the first day 2011-05-11": {day(t, "2011-05-11"), day(t, "2011-05-10")},
		"Covers 1: a calendar covers days in the years 1000 to 9999 only":        {civil.MinDay, day(t, "2011-05-10")},
		"Covers 2: a calendar covers days in the years 1000 to 9999 only":        {day(t, "2011-05-10"), civil.MaxDay},
	} {
		if _, err := civil.NewCalendar(civil.CalendarSpec{Covers: covers}); fmt.Sprint(err) != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	week := []time.Weekday{0, 1, 2, 3, 4, 5, 6}
	_, err := civil.NewCalendar(civil.CalendarSpec{Weekend: week, Covers: [2]civil.Day{0, 10}})
	if want := "Weekend 7: no weekday is left to work on"; fmt.Sprint(err) != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
