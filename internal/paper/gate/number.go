package gate

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tarazy/tarazy/internal/civil"
)

// hundredth is how figures are counted here, so that 49.5% and 12.25 are whole numbers too.
const hundredth = 100

// figure is a number typed by hand, with what it may mean: 1,270 is 1270, or in some countries a little more than one.
type figure struct {
	at     int // in the sentence
	end    int
	values []int64    // hundredths
	spelt  bool       // in words
	day    civil.When // of a day or month; not known: it is a number
}

// token is a word, a number, or a sign of a sentence.
type token struct {
	from, to int
	word     string // in small letters
	digits   bool
}

// tokens takes a sentence apart. A number keeps its separators.
func tokens(text string) []token {
	var out []token
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		from := i
		switch {
		case unicode.IsDigit(r):
			i = numberEnd(text, i)
			out = append(out, token{from, i, text[from:i], true})
		case unicode.IsLetter(r):
			for i < len(text) && unicode.IsLetter(r) {
				i += size
				r, size = utf8.DecodeRuneInString(text[i:])
			}
			out = append(out, token{from, i, strings.ToLower(text[from:i]), false})
		default:
			i += size
			if !unicode.IsSpace(r) {
				out = append(out, token{from, i, text[from:i], false})
			}
		}
	}
	return out
}

// numberEnd gives the end of a number: digits, and separators between digits; a space only before three digits.
func numberEnd(text string, i int) int {
	start := i
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		next := text[i+size:]
		switch {
		case r >= '0' && r <= '9':
		case (r == '.' || r == ',' || r == ':' || r == '-') && next != "" && next[0] >= '0' && next[0] <= '9':
		case (r == ' ' || r == '\u00A0' || r == '\u202F' || r == '\u2009') && threeDigits(next) && !strings.ContainsAny(text[start:i], ".,:-"):
		default:
			return i
		}
		i += size
	}
	return i
}

func threeDigits(text string) bool {
	n := 0
	for n < len(text) && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	return n == 3
}

// values gives what a number with its separators may mean, in hundredths; none when it is no number but a time or a code.
func values(text string) []int64 {
	text = strings.NewReplacer("\u00A0", " ", "\u202F", " ", "\u2009", " ").Replace(text)
	if strings.ContainsAny(text, ":-") || strings.Count(text, ".") > 1 && strings.Contains(text, ",") && strings.Count(text, ",") > 1 {
		return nil
	}
	var out []int64
	if whole := strings.NewReplacer(" ", "", ".", "", ",", "").Replace(text); grouped(text) {
		if v, err := strconv.ParseInt(whole, 10, 64); err == nil && v < billion*billion/hundredth {
			out = append(out, v*hundredth)
		}
	}
	if at := strings.LastIndexAny(text, ".,"); at >= 0 && len(text)-at-1 <= 2 {
		whole := strings.NewReplacer(" ", "", ".", "", ",", "").Replace(text[:at])
		part := (text[at+1:] + "0")[:2]
		if v, err := strconv.ParseInt(whole+part, 10, 64); err == nil {
			out = append(out, v)
		}
	}
	return out
}

// grouped reports whether all groups of digits but the first have three.
func grouped(text string) bool {
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" .,", r) })
	for _, p := range parts[1:] {
		if len(p) != 3 {
			return false
		}
	}
	return len(parts) == 1 || len(parts[0]) <= 3
}

// figures finds the numbers and days in a sentence that somebody typed. Numbers of articles, notes and documents, years alone, ordinals and
// times are none.
func (w *words) figures(text string) []figure {
	list := tokens(text)
	var out []figure
	named := -1 // the last token that belongs to the number of an article
	for i := 0; i < len(list); {
		if f, n := w.day(list, i); n > 0 {
			out = append(out, f)
			i += n
			continue
		}
		f, n := w.number(text, list, i)
		if n == 0 {
			i++
			continue
		}
		if w.names(text, list, i, n, &named) {
			i += n
			continue
		}
		if len(f.values) > 0 {
			out = append(out, f)
		}
		i += n
	}
	return out
}

// number reads a number in digits or words, with a word such as million behind it; n counts its tokens.
func (w *words) number(text string, list []token, i int) (f figure, n int) {
	t := list[i]
	f = figure{at: t.from, end: t.to}
	switch {
	case t.digits:
		f.values = values(t.word)
		n = 1
		if isYear(t.word) || glued(text, t) {
			f.values = nil
		}
	case w.numbers[t.word] > 0:
		v := w.numbers[t.word]
		f.spelt = true
		n = 1
		if t.word == w.tens && i+1 < len(list) && w.numbers[list[i+1].word] > 0 && w.numbers[list[i+1].word] < 10 {
			v += w.numbers[list[i+1].word]
			n = 2
		}
		f.values = []int64{v * hundredth}
		f.end = list[i+n-1].to
	default:
		return figure{}, 0
	}
	if i+n < len(list) {
		if scale := w.scales[list[i+n].word]; scale > 0 && list[i+n].from-f.end <= 2 {
			f.values = scaled(t.word, f.values, scale)
			f.end = list[i+n].to
			n++
		}
		if i+n < len(list) && isFraction(list[i+n].word) {
			f.values = nil
		}
	}
	return f, n
}

func scaled(word string, in []int64, scale int64) []int64 {
	var out []int64
	if len(in) == 0 { // a number that looks like a year
		in = values(word)
	}
	for _, v := range in {
		if v < billion*billion/scale {
			out = append(out, v*scale)
		}
	}
	return out
}

// isYear reports whether a number is one of four digits that is a year of our time.
func isYear(word string) bool {
	return len(word) == 4 && (strings.HasPrefix(word, "19") || strings.HasPrefix(word, "20")) && !strings.ContainsAny(word, " .,")
}

// isFraction reports whether a word makes a fraction of the number before it: two thirds.
func isFraction(word string) bool {
	for _, root := range strings.Fields("third quarter fifth half halves трет четверт пят") {
		if strings.HasPrefix(word, root) && (root != "пят" || strings.HasPrefix(word, "пятых")) {
			return true
		}
	}
	return false
}

// glued reports whether letters stand at a number so that it is an ordinal, a code or a part of an address: 5th, 5-й, A4.
func glued(text string, t token) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:t.from])
	after, size := utf8.DecodeRuneInString(text[t.to:])
	if unicode.IsLetter(before) || strings.ContainsRune("/#_=@", before) || unicode.IsLetter(after) || strings.ContainsRune("/_=@", after) {
		return true
	}
	if after != '-' && after != '‑' {
		return false
	}
	n := 0
	for _, r := range text[t.to+size:] {
		if !unicode.IsLetter(r) {
			break
		}
		n++
	}
	return n > 0 && n <= 4 && !strings.HasPrefix(strings.ToLower(text[t.to+size:]), "day") && !strings.HasPrefix(strings.ToLower(text[t.to+size:]), "hour")
}

// goesOn reports whether a number goes on a list of numbers of articles: after a sign, unless a word follows, of which it may be the count;
// after "and" too, unless it is large.
func goesOn(between string, list []token, next int) bool {
	counts := next < len(list) && unicode.IsLetter([]rune(list[next].word)[0])
	switch between {
	case "–", "-", "/", "(", ")(":
		return true
	case ",":
		return !counts || slices.Contains([]string{"and", "or", "и", "или", "және"}, list[next].word)
	case "and", "or", "to", "и", "или", "және", "мен", ", and":
		return !counts || list[next-1].to-list[next-1].from < 3
	}
	return false
}

// names reports whether a number names an article, a page or a document, or goes on a list of such numbers.
func (w *words) names(text string, list []token, i, n int, named *int) bool {
	is := false
	for back := i - 1; back >= 0 && back >= i-2; back-- {
		word := list[back].word
		if word == "." || word == "(" {
			continue
		}
		is = strings.Contains("№ § #", word) || w.before != "" && strings.Contains(w.before, " "+word+" ")
		break
	}
	if i+n < len(list) {
		next := list[i+n].word
		if next == "-" && i+n+1 < len(list) {
			next = list[i+n+1].word
		}
		is = is || w.after != "" && strings.Contains(w.after, " "+next+" ")
	}
	if *named >= 0 && i-*named <= 4 {
		is = is || goesOn(strings.TrimSpace(text[list[*named].to:list[i].from]), list, i+n)
	}
	if is {
		*named = i + n - 1
	}
	return is
}
