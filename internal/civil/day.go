package civil

import (
	"math"
	"strconv"
	"time"
)

// Day is a calendar day as a count of days since 1970-01-01, in the Gregorian calendar carried back before its
// introduction.
type Day int32

// MinDay and MaxDay stand for "no limit known": the open ends of a When. They are no days of the calendar.
const (
	MinDay Day = math.MinInt32
	MaxDay Day = math.MaxInt32
)

// The years that can be written: four digits, the first of them not 0.
const (
	firstYear = 1000
	lastYear  = 9999
	firstDay  = Day(-354285) // 1000-01-01
	lastDay   = Day(2932896) // 9999-12-31
)

// NewDay returns the day of a year (1000 to 9999), month (1 to 12) and day of the month; false when there is no such day.
func NewDay(year, month, day int) (Day, bool) {
	if year < firstYear || year > lastYear || month < 1 || month > 12 {
		return 0, false
	}
	if day < 1 || day > daysIn(int64(year), month) {
		return 0, false
	}
	return Day(dayNumber(int64(year), month, day)), true
}

// Date returns the year, the month (1 to 12) and the day of the month.
func (d Day) Date() (year, month, day int) {
	// Years are counted from March, so that the leap day is the last of its year, in cycles of 400 years.
	n := int64(d) + 719468
	era := floorDiv(n, 146097)
	inEra := n - era*146097
	yearOfEra := (inEra - inEra/1460 + inEra/36524 - inEra/146096) / 365
	inYear := inEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	fromMarch := (5*inYear + 2) / 153
	day = int(inYear - (153*fromMarch+2)/5 + 1)
	month = int(fromMarch) + 3
	year = int(yearOfEra + era*400)
	if month > 12 {
		month -= 12
		year++
	}
	return year, month, day
}

// Weekday returns the day of the week.
func (d Day) Weekday() time.Weekday {
	const thursday = 4 // 1970-01-01
	return time.Weekday(((int64(d)+thursday)%7 + 7) % 7)
}

// String returns the day as 2011-05-11. MinDay and MaxDay, which are no days, are "..".
func (d Day) String() string {
	if d == MinDay || d == MaxDay {
		return ".."
	}
	year, month, day := d.Date()
	b := appendMonth(make([]byte, 0, 10), year, month)
	b = append(b, '-')
	return string(appendDigits(b, day, 2))
}

// IsReal reports whether the day lies in the years 1000 to 9999, the ones that can be written.
func (d Day) IsReal() bool { return firstDay <= d && d <= lastDay }

// AddMonths returns the matching date n months later (earlier when n is negative), or the last day of that month
// when it has no such date. MinDay and MaxDay stay what they are; beyond them there is no limit known.
func AddMonths(d Day, n int) Day {
	if d == MinDay || d == MaxDay {
		return d
	}
	const most = 1 << 40 // more months than Day can hold, few enough not to overflow
	year, month, day := d.Date()
	months := int64(year)*12 + int64(month-1) + min(max(int64(n), -most), most)
	y := floorDiv(months, 12)
	m := int(months-y*12) + 1
	to := dayNumber(y, m, min(day, daysIn(y, m)))
	return Day(min(max(to, int64(MinDay)), int64(MaxDay)))
}

// DaysBetween returns how many full days lie between a and b, neither of them counted; less than 0 when b comes before a.
func DaysBetween(a, b Day) int {
	switch {
	case a < b:
		return int(int64(b) - int64(a) - 1)
	case a > b:
		return -DaysBetween(b, a)
	}
	return 0
}

// dayNumber counts the days from 1970-01-01 to a date.
func dayNumber(year int64, month, day int) int64 {
	if month <= 2 {
		year--
		month += 12
	}
	era := floorDiv(year, 400)
	yearOfEra := year - era*400
	inYear := int64((153*(month-3)+2)/5 + day - 1)
	return era*146097 + yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + inYear - 719468
}

// daysIn returns the number of days of a month.
func daysIn(year int64, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// floorDiv divides and rounds towards the past, also before year 0. The divisor is greater than 0.
func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// appendMonth writes 2011-05.
func appendMonth(b []byte, year, month int) []byte {
	b = appendDigits(b, year, 4)
	b = append(b, '-')
	return appendDigits(b, month, 2)
}

// appendDigits writes n with at least width digits.
func appendDigits(b []byte, n, width int) []byte {
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	for limit := 10; width > 1; width, limit = width-1, limit*10 {
		if n < limit {
			b = append(b, '0')
		}
	}
	return strconv.AppendInt(b, int64(n), 10)
}
