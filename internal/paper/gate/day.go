package gate

import (
	"strconv"
	"strings"

	"github.com/tarazy/tarazy/internal/civil"
)

// day reads a day or a month at a token: 11 March 2011, March 11, 2011, 2011 жылғы 11 наурыз, 11.03.2011, 2011-03-11, March 2011. A day
// without a year is read too: its years are all. n counts the tokens; 0 when there is none.
func (w *words) day(list []token, i int) (figure, int) {
	if list[i].digits {
		if when, ok := numeric(list[i].word); ok {
			return figure{at: list[i].from, end: list[i].to, day: when}, 1
		}
	}
	for _, read := range [...]func([]token) (civil.When, int){w.dayMonth, w.monthDay, w.yearFirst, w.monthYear} {
		if when, n := read(list[i:]); n > 0 {
			return figure{at: list[i].from, end: list[i+n-1].to, day: when}, n
		}
	}
	return figure{}, 0
}

// numeric reads 2011-03-11 and 11.03.2011.
func numeric(text string) (civil.When, bool) {
	if p := strings.Split(text, "-"); len(p) == 3 {
		return dated(p[0], p[1], p[2])
	}
	if p := strings.Split(text, "."); len(p) == 3 {
		return dated(p[2], p[1], p[0])
	}
	return civil.When{}, false
}

func dated(year, month, day string) (civil.When, bool) {
	y, err := strconv.Atoi(year)
	m, err2 := strconv.Atoi(month)
	d, err3 := strconv.Atoi(day)
	if err != nil || err2 != nil || err3 != nil || len(year) != 4 {
		return civil.When{}, false
	}
	out, ok := civil.NewDay(y, m, d)
	return civil.On(out), ok
}

// month gives the number of a month by its name, or 0.
func (w *words) month(word string) int {
	for i, m := range w.months {
		rest, ok := strings.CutPrefix(word, m)
		if ok && len([]rune(rest)) <= 4 && (m != "ма" || rest == "я" || rest == "й" || rest == "е" || rest == "ю" || rest == "ем") && (m != "may" && m != "march" || rest == "") {
			return i + 1
		}
	}
	return 0
}

// dayOfMonth is the number of a day, or 0.
func dayOfMonth(t token) int {
	if v, err := strconv.Atoi(t.word); err == nil && t.digits && v <= longestMonth {
		return v
	}
	return 0
}

const longestMonth = 31

// yearAt gives the year at a token, and how many tokens it takes: one, or none.
func yearAt(list []token, i int) (year, n int) {
	if i < len(list) && isYear(list[i].word) {
		year, _ = strconv.Atoi(list[i].word)
		return year, 1
	}
	return 0, 0
}

// dayMonth reads 11 March 2011 and 11 марта.
func (w *words) dayMonth(list []token) (civil.When, int) {
	if len(list) < 2 || dayOfMonth(list[0]) == 0 || w.month(list[1].word) == 0 {
		return civil.When{}, 0
	}
	year, n := yearAt(list, 2)
	return dayOf(year, w.month(list[1].word), dayOfMonth(list[0])), 2 + n
}

// monthDay reads March 11, 2011.
func (w *words) monthDay(list []token) (civil.When, int) {
	if len(list) < 2 || w.month(list[0].word) == 0 || dayOfMonth(list[1]) == 0 {
		return civil.When{}, 0
	}
	year, n := yearAt(list, 2)
	if len(list) > 2 && list[2].word == "," {
		if year, n = yearAt(list, 3); n > 0 {
			n++
		}
	}
	return dayOf(year, w.month(list[0].word), dayOfMonth(list[1])), 2 + n
}

// yearFirst reads 2011 жылғы 11 наурыз.
func (w *words) yearFirst(list []token) (civil.When, int) {
	if len(list) < 4 || !strings.HasPrefix(list[1].word, "жыл") && list[1].word != "ж" {
		return civil.When{}, 0
	}
	year, n := yearAt(list, 0)
	at := 2
	if n > 0 && list[2].word == "." {
		at = 3
	}
	if n == 0 || at+1 >= len(list) {
		return civil.When{}, 0
	}
	if d, m := dayOfMonth(list[at]), w.month(list[at+1].word); d > 0 && m > 0 {
		return dayOf(year, m, d), at + 2
	}
	if m := w.month(list[at].word); m > 0 {
		return monthOf(year, m), at + 1
	}
	return civil.When{}, 0
}

// monthYear reads March 2011.
func (w *words) monthYear(list []token) (civil.When, int) {
	if w.month(list[0].word) == 0 {
		return civil.When{}, 0
	}
	year, n := yearAt(list, 1)
	if n == 0 {
		return civil.When{}, 0
	}
	return monthOf(year, w.month(list[0].word)), 1 + n
}

// dayOf is a day; without a year it is the day in the first year that has it, which [sameDay] knows.
func dayOf(year, month, day int) civil.When {
	if year == 0 {
		year = anyYear
	}
	if d, ok := civil.NewDay(year, month, day); ok {
		return civil.On(d)
	}
	return monthOf(year, month)
}

// anyYear stands for a year that is not said. It is a leap year.
const anyYear = 1600

func monthOf(year, month int) civil.When {
	first, ok := civil.NewDay(year, month, 1)
	if !ok {
		return civil.When{}
	}
	return civil.Between(first, civil.AddMonths(first, 1)-1)
}

// agrees reports whether a day typed by hand is one that the record has: the same day, or a month in which it lies.
func agrees(typed, known civil.When) bool {
	if !known.Known() {
		return false
	}
	if year, month, day := typed.Earliest.Date(); year == anyYear {
		for _, d := range [...]civil.Day{known.Earliest, known.Latest} {
			if d == civil.MinDay || d == civil.MaxDay {
				continue
			}
			if _, m, at := d.Date(); m == month && at == day {
				return true
			}
		}
		return false
	}
	if typed.Exact() {
		return typed.Earliest == known.Earliest || typed.Earliest == known.Latest
	}
	return typed.Earliest <= known.Earliest && known.Earliest <= typed.Latest || typed.Earliest <= known.Latest && known.Latest <= typed.Latest
}
