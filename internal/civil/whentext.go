package civil

// precision is how finely a date is written.
type precision uint8

const (
	byDay precision = iota
	byMonth
	byYear
)

// aboutDays is what "about" adds on each side of a day. A month widens by a month, a year by a year.
const aboutDays = 7

// String returns the shortest notation that [ParseWhen] reads as the same When: 2011-05 for the whole month, 2011
// for the year, a..b otherwise. A When that is not Known is "", and one without any limit is "..", which
// ParseWhen refuses because it says nothing.
func (w When) String() string {
	switch {
	case !w.known:
		return ""
	case w.Earliest == MinDay && w.Latest == MaxDay:
		return ".."
	case w.About:
		return w.aboutString()
	case w.Earliest == w.Latest:
		return w.Earliest.String()
	}
	p := min(w.startPrecision(), w.endPrecision())
	from, to := w.Earliest.text(p), w.Latest.text(p)
	if from == to {
		return from
	}
	return from + ".." + to
}

// aboutString looks for the dates that, widened, give the bounds of w.
func (w When) aboutString() string {
	coarsest := min(w.startPrecision(), w.endPrecision())
	for _, p := range [2]precision{coarsest, byDay} {
		from, to := w.Earliest.shift(p, +1), w.Latest.shift(p, -1)
		switch first, last := from.text(p), to.text(p); {
		case w.Latest == MaxDay:
			return first + "~.."
		case w.Earliest == MinDay:
			return ".." + last + "~"
		case first == last:
			return first + "~"
		case from < to:
			return first + "~.." + last + "~"
		}
	}
	return w.Earliest.shift(byDay, +1).text(byDay) + "~.." + w.Latest.text(byDay)
}

// startPrecision is the coarsest way to write the earliest day; an open end puts no limit on it.
func (w When) startPrecision() precision {
	_, month, day := w.Earliest.Date()
	switch {
	case w.Earliest == MinDay || day == 1 && month == 1:
		return byYear
	case day == 1:
		return byMonth
	}
	return byDay
}

// endPrecision is the coarsest way to write the latest day; an open end puts no limit on it.
func (w When) endPrecision() precision {
	year, month, day := w.Latest.Date()
	switch {
	case w.Latest == MaxDay || day == 31 && month == 12:
		return byYear
	case day == daysIn(int64(year), month):
		return byMonth
	}
	return byDay
}

// text writes the day, its month or its year; nothing for an open end.
func (d Day) text(p precision) string {
	switch {
	case d == MinDay || d == MaxDay:
		return ""
	case p == byDay:
		return d.String()
	}
	year, month, _ := d.Date()
	if p == byYear {
		return string(appendDigits(nil, year, 4))
	}
	return string(appendMonth(nil, year, month))
}

// shift moves a day by what "about" adds at that precision. Only its text at that precision is of use.
func (d Day) shift(p precision, sign int) Day {
	switch p {
	case byYear:
		return AddMonths(d, 12*sign)
	case byMonth:
		return AddMonths(d, sign)
	}
	return d + Day(aboutDays*sign)
}

// String returns the notation that [ParsePeriod] reads as the same Period; "" when p is not Known.
func (p Period) String() string {
	if !p.Known() {
		return ""
	}
	if p.OneDay {
		return p.Start.String()
	}
	start, end := p.Start.String(), p.End.String()
	if !p.Open && p.Start == startBefore(p.End) {
		start = ".."
	}
	if p.Open {
		end = ".."
	}
	return start + "/" + end
}
