package civil

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// ParseWhen reads one day: 2011-05-11, 2011-05 (some day in May), 2011, 2011-05-27~ (about),
// 2011-04-20..2011-04-22 (one day, not known which), ..2011-05 (on or before), 2011-05.. (on or after).
// The error is a *ParseError.
func ParseWhen(s string) (When, error) {
	p := piece{s, 0}
	if i := strings.IndexByte(s, '/'); i >= 0 {
		if strings.Count(s, "/") > 1 {
			return When{}, explainDate(p)
		}
		return When{}, p.fail(i, "one day is wanted here, not what lasted from one day to another",
			"write 2011-04-20..2011-04-22 for one day that is not known exactly")
	}
	return parseWhen(p)
}

// ParsePeriod reads what lasted: 2011-05-11/2011-06-24, where each side is written as for [ParseWhen]; 2011-05-11/..
// (not ended, or the end is not known); ../2011-06-24 (the start is not known); or one day alone.
// The error is a *ParseError.
func ParsePeriod(s string) (Period, error) {
	p := piece{s, 0}
	i := strings.IndexByte(s, '/')
	if i < 0 {
		w, err := parseWhen(p)
		if err != nil {
			return Period{}, err
		}
		return OneDay(w), nil
	}
	if strings.Count(s, "/") > 1 {
		return Period{}, explainDate(p)
	}
	return parseSides(p.to(i), p.from(i+1))
}

// parseSides reads the two sides of a slash.
func parseSides(left, right piece) (Period, error) {
	const open = ".."
	switch {
	case left.s == open && right.s == open:
		return Period{}, left.fail(0, "this says neither when it began nor when it ended", "leave the date out when nothing is known of it")
	case left.s == "":
		return Period{}, left.fail(0, "the start is missing", "write ../2011-06-24 when it is not known")
	case right.s == "":
		return Period{}, right.fail(0, "the end is missing", "write 2011-05-11/.. when it has not ended or the end is not known")
	case left.s == open:
		end, err := parseWhen(right)
		if err != nil {
			return Period{}, err
		}
		return newPeriod(startBefore(end), end), nil
	}
	start, err := parseWhen(left)
	if err != nil {
		return Period{}, err
	}
	if right.s == open {
		return Period{Start: start, End: endAfter(start), Open: true}, nil
	}
	end, err := parseWhen(right)
	if err != nil {
		return Period{}, err
	}
	if end.Latest < start.Earliest {
		return Period{}, backwards(left, right)
	}
	return newPeriod(start, end), nil
}

// parseWhen reads a date, or two dates with ".." between.
func parseWhen(p piece) (When, error) {
	i := strings.Index(p.s, "..")
	if i < 0 {
		return parseDate(p)
	}
	left, right := p.to(i), p.from(i+2)
	switch {
	case left.s == "" && right.s == "":
		return When{}, p.fail(0, "this says nothing about the day", "leave the date out when nothing is known of it")
	case strings.HasPrefix(right.s, "."):
		return When{}, right.fail(0, "there are too many dots", "write two: 2011-04-20..2011-04-22")
	}
	from, to := Between(MinDay, MaxDay), Between(MinDay, MaxDay)
	var err error
	if left.s != "" {
		if from, err = parseDate(left); err != nil {
			return When{}, err
		}
	}
	if right.s != "" {
		if to, err = parseDate(right); err != nil {
			return When{}, err
		}
	}
	if to.Latest < from.Earliest {
		return When{}, backwards(left, right)
	}
	return Between(from.Earliest, to.Latest).about(from.About || to.About), nil
}

func backwards(left, right piece) error {
	return right.fail(0, fmt.Sprintf("the end %s lies before the start %s", right.s, left.s), "write the earlier date first")
}

// parseDate reads a day, a month or a year, with or without "~".
func parseDate(p piece) (When, error) {
	s, about := strings.CutSuffix(p.s, "~")
	p.s = s
	var first, last Day
	prec := byYear
	switch {
	case hasShape(s, "0000"):
	case hasShape(s, "0000-00"):
		prec = byMonth
	case hasShape(s, "0000-00-00"):
		prec = byDay
	default:
		return When{}, explainDate(p)
	}
	year, month, day, err := readDate(p, prec)
	if err != nil {
		return When{}, err
	}
	first = Day(dayNumber(int64(year), month, day))
	last = lastOf(first, prec)
	if about {
		first = first.shift(prec, -1)
		last = lastOf(last.shift(prec, +1), prec)
		if !first.IsReal() || !last.IsReal() {
			return When{}, outsideYears(p)
		}
	}
	return Between(first, last).about(about), nil
}

// lastOf is the last day of the day, month or year that holds d.
func lastOf(d Day, p precision) Day {
	year, month, _ := d.Date()
	switch p {
	case byYear:
		return Day(dayNumber(int64(year), 12, 31))
	case byMonth:
		return Day(dayNumber(int64(year), month, daysIn(int64(year), month)))
	}
	return d
}

// readDate reads the numbers of a text that has the shape of a date; what is not written is the first of its kind.
func readDate(p piece, prec precision) (year, month, day int, err error) {
	month, day = 1, 1
	year = number(p.s[:4])
	if year < firstYear {
		return 0, 0, 0, outsideYears(p)
	}
	if prec <= byMonth {
		month = number(p.s[5:7])
		if month < 1 || month > 12 {
			return 0, 0, 0, p.fail(5, "there is no month "+p.s[5:7], "months run from 01 to 12")
		}
	}
	if prec == byDay {
		day = number(p.s[8:])
		if last := daysIn(int64(year), month); day < 1 || day > last {
			return 0, 0, 0, noSuchDay(p, year, time.Month(month), day, last)
		}
	}
	return year, month, day, nil
}

func noSuchDay(p piece, year int, month time.Month, day, last int) error {
	wrong := "there is no day " + p.s[8:]
	if day >= 29 && day <= 31 {
		ordinal := map[int]string{29: "29th", 30: "30th", 31: "31st"}[day]
		wrong = fmt.Sprintf("there is no %s of %s", ordinal, month)
	}
	if month == time.February {
		wrong += fmt.Sprintf(" in %d", year)
	}
	return p.fail(8, wrong, fmt.Sprintf("the last day of that month is %d", last))
}

func outsideYears(p piece) error {
	return p.fail(0, fmt.Sprintf("%s is too early or too late", p.s), "years run from 1000 to 9999")
}

// number reads a few digits that are known to be digits.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}

// hasShape reports whether s is the shape with every 0 replaced by a digit.
func hasShape(s, shape string) bool {
	if len(s) != len(shape) {
		return false
	}
	for i := range len(s) {
		if shape[i] == '0' && !isDigit(s[i]) || shape[i] != '0' && s[i] != shape[i] {
			return false
		}
	}
	return true
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// ParseDay reads one exact day, 2011-05-11. The error is a *ParseError.
func ParseDay(s string) (Day, error) {
	w, err := parseWhen(piece{s, 0})
	if err != nil {
		return 0, err
	}
	if !w.Exact() {
		return 0, piece{s, 0}.fail(0, s+" is not one day", "write the year, the month and the day: 2011-05-11")
	}
	return w.Earliest, nil
}
