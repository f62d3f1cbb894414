package gate

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Abbreviations in English, Russian and Kazakh, in small letters and without the last full stop: those that stand before a number, those that
// stand before a name, and those that end a sentence when a capital follows.
const (
	numbered = " no nos n nn art arts p pp para paras ch sec vol fig ст стст п пп ч гл абз стр с рис табл прим д кв к қ "
	leading  = " eds dr mr mrs ms prof st cf vs e.g i.e approx sgt capt gen rev hon т.е т.н им ул пер просп обл р-н пос акад проф доц гр тов см ср көш б-т т.с "
	closing  = " etc ltd co corp inc jr sr llc b.v s.p.a a.m p.m т.д т.п др пр руб тг тыс млн млрд г гг в вв т.б т.с.с ж жж ғ ғғ б мин сек "
)

// split finds the sentences of a text: the bytes from and to of each. Marks of notes and closing quotation marks behind a full stop belong to
// the sentence before it.
func split(text string) [][2]int {
	var out [][2]int
	from := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !ends(r) {
			i += size
			continue
		}
		end := closed(text, i)
		if !begins(text, end) || r == '.' && inside(text, i, end) {
			i = end
			continue
		}
		out = append(out, [2]int{from, end})
		from, i = end, end
	}
	if strings.TrimSpace(text[from:]) != "" {
		out = append(out, [2]int{from, len(text)})
	}
	return out
}

func ends(r rune) bool { return r == '.' || r == '!' || r == '?' || r == '…' }

// closed gives the end of what closes a sentence: further signs, quotation marks, brackets, marks of notes.
func closed(text string, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !ends(r) && r != object && !strings.ContainsRune(`"'”’»“)]`, r) {
			break
		}
		i += size
	}
	// A mark may stand behind a space.
	rest := strings.TrimLeft(text[i:], " ")
	if strings.HasPrefix(rest, string(object)) && len(rest) < len(text[i:]) {
		after := strings.TrimPrefix(rest, string(object))
		if after == "" || strings.HasPrefix(after, " ") && capital(after) {
			return len(text) - len(after)
		}
	}
	return i
}

// capital reports whether a text begins with a capital after its spaces.
func capital(text string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, " \u00A0"))
	return unicode.IsUpper(r)
}

// begins reports whether a sentence may begin at a place: after a space, with a capital, a digit, an opening sign or an object.
func begins(text string, at int) bool {
	rest := strings.TrimLeft(text[at:], " \n\t\u00A0")
	if rest == "" {
		return true
	}
	if len(rest) == len(text[at:]) {
		return false
	}
	r, size := utf8.DecodeRuneInString(rest)
	if strings.ContainsRune("«“„\"'(—–-", r) {
		r, _ = utf8.DecodeRuneInString(strings.TrimLeft(rest[size:], " \u00A0"))
	}
	return r == object || unicode.IsUpper(r) || unicode.IsDigit(r) || unicode.Is(unicode.Lo, r)
}

// inside reports whether a full stop belongs to an abbreviation or an initial within a sentence.
func inside(text string, stop, end int) bool {
	if strings.TrimSpace(text[end:]) == "" {
		return false
	}
	word := lastWord(text[:stop])
	lower := strings.ToLower(word)
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[end:], " \n\t\u00A0"))
	one := utf8.RuneCountInString(word) == 1
	switch {
	case word == "":
		return false
	case strings.Contains(closing, " "+lower+" "):
		return !unicode.IsUpper(next) || one && !afterDigit(text[:stop-len(word)])
	case one && capital(word):
		return true // an initial
	case strings.Contains(numbered, " "+lower+" "):
		return unicode.IsDigit(next) || next == object
	}
	return strings.Contains(leading, " "+lower+" ")
}

// lastWord is the word at the end of a text, with full stops and hyphens within it.
func lastWord(text string) string {
	at := strings.LastIndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '.' && r != '-' })
	if at < 0 {
		return text
	}
	_, size := utf8.DecodeRuneInString(text[at:])
	return strings.TrimLeft(text[at+size:], ".-")
}

// afterDigit reports whether a text ends with a digit, before spaces.
func afterDigit(text string) bool {
	text = strings.TrimRight(text, " \u00A0")
	r, _ := utf8.DecodeLastRuneInString(text)
	return unicode.IsDigit(r)
}
