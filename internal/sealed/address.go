package sealed

import (
	"strings"
	"unicode"
)

// Forms of address that stand before a surname, in small letters, and the beginnings of those that stand before or behind it.
const (
	addressed = " mr mrs ms miss mister mme dr prof comrade г-н г-на г-ну г-ном г-не г-жа г-жи г-же г-жу г-жой гр гр-н гр-ка гр-на гр-ну гр-ки тов проф "
	beginning = " господин госпож гражданин гражданк товарищ мырза ханым "
)

// honoured reports whether a form of address stands beside a word with a capital: then it is a name, also where it begins what looks like a
// sentence and is an ordinary word.
func (j *judge) honoured(pl place) bool {
	if !j.tokens[pl.first].capital || pl.wrong > 0 || pl.inside {
		return false
	}
	if at := pl.first - 1; at >= 0 && j.beside(at) {
		word := j.spelt(place{first: at, last: at})
		if at > 0 && j.tokens[at-1].gap == tight {
			word = j.spelt(place{first: at - 1, last: at}) // г-н
		}
		if strings.Contains(addressed, " "+word+" ") || begun(word) {
			return true
		}
	}
	if at := pl.last + 1; at < len(j.tokens) && j.beside(pl.last) && j.tokens[at].cyrillic {
		return begun(j.spelt(place{first: at, last: at}))
	}
	return false
}

func begun(word string) bool {
	for _, b := range strings.Fields(beginning) {
		if strings.HasPrefix(word, b) {
			return true
		}
	}
	return false
}

// beside reports whether only a full stop and spaces stand between a token and the next one.
func (j *judge) beside(at int) bool {
	between := j.letters[j.tokens[at].last+1 : j.tokens[at+1].first]
	if len(between) == 0 || len(between) > 4 {
		return false
	}
	for i, l := range between {
		if !unicode.IsSpace(l.r) && (l.r != '.' || i > 0) {
			return false
		}
	}
	return true
}
