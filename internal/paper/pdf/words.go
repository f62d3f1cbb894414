package pdf

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tarazy/tarazy/internal/paper/pdf/fonts"
	"github.com/tarazy/tarazy/internal/paper/safe"
	"github.com/tarazy/tarazy/internal/paper/tree"
)

// piece is a text set in one way.
type piece struct {
	text   string
	style  style
	width  float64
	spaces int // that may be stretched
}

// style is all that two pieces must have in common to be drawn as one.
type style struct {
	face    fonts.Face
	size    float64
	rise    float64 // above the base line
	colour  colour
	link    string
	note    int // the number of the note whose mark it is
	missing bool
}

// word is what no line is broken within.
type word struct {
	pieces []piece
	width  float64
	spaces int   // inside
	gap    piece // the space behind it, drawn unless the line ends there; of no width where there is none
	end    ending
	price  float64 // of ending a line here
}

type ending uint8

const (
	never ending = iota // the line does not end behind the word
	may
	must
)

// The prices of ending a line within what people take for one word, and behind a word of one letter.
const (
	priceHyphen = 30
	priceURL    = 15
	priceShort  = 12
	priceCut    = 400
)

// marks is the size of the mark of a note, and how high it stands, in parts of the text's.
const (
	markSize = 0.64
	markRise = 0.36
)

// wording makes words of runs.
type wording struct {
	fonts *fonts.Set
	look  look
	words []word
	open  bool // the last word has not ended
}

// words splits runs into words. A note's mark sticks to the word before it.
func words(set *fonts.Set, runs []tree.Run, l look) []word {
	letters := 0
	for _, r := range runs {
		letters += len(r.Text)
	}
	w := &wording{fonts: set, look: l, words: make([]word, 0, letters/6+len(runs))}
	for _, r := range runs {
		switch {
		case r.Break:
			w.breakLine()
		case r.Note > 0:
			w.mark(r.Note)
		default:
			w.run(r)
		}
	}
	if n := len(w.words); n > 0 {
		w.words[n-1].end = must
	}
	w.stick()
	return w.words
}

// style is that of a run; a run in bold within bold text stays bold.
func (w *wording) style(r tree.Run) style {
	strong, slanted := w.look.face%4&1 != 0, w.look.face%4&2 != 0
	s := style{face: w.look.face.Styled(r.Bold || strong, r.Italic != slanted), size: w.look.size, colour: w.look.colour, missing: r.Mark}
	if link, ok := safe.Link(r.Link); ok {
		s.link, s.colour = link, accent
	}
	if r.Mark {
		s.colour = black
	}
	return s
}

// last is the word that pieces are added to.
func (w *wording) last() *word {
	if !w.open {
		w.words = append(w.words, word{})
		w.open = true
	}
	return &w.words[len(w.words)-1]
}

func (w *wording) breakLine() {
	if !w.open && len(w.words) > 0 && w.words[len(w.words)-1].end != must {
		w.words[len(w.words)-1].end = must
		return
	}
	w.last().end = must
	w.open = false
}

func (w *wording) mark(note int) {
	if n := len(w.words); !w.open && n > 0 && w.words[n-1].end == may {
		w.words[n-1].end = never
		w.open = true
	}
	s := style{face: w.look.face.Styled(false, false), size: w.look.size * markSize, rise: w.look.size * markRise, colour: w.look.colour, note: note}
	word := w.last()
	if n := len(word.pieces); n > 0 && word.pieces[n-1].style.note > 0 {
		s.note = word.pieces[n-1].style.note
		w.add(",", s)
		s.note = note
	}
	w.add(strconv.Itoa(note), s)
	if word = w.last(); word.gap.width > 0 {
		word.end = may
		w.open = false
	}
}

// run adds the words of a run. The text between two spaces is a token; the first and the last may be parts of words.
func (w *wording) run(r tree.Run) {
	s := w.style(r)
	text := plain(r.Text)
	for text != "" {
		if text[0] == ' ' {
			text = strings.TrimLeft(text, " ")
			w.space(s)
			continue
		}
		token, _, _ := strings.Cut(text, " ")
		text = text[len(token):]
		w.token(token, s)
	}
}

func (w *wording) space(s style) {
	if !w.open || len(w.words) == 0 {
		return
	}
	word := &w.words[len(w.words)-1]
	if len(word.pieces) == 0 {
		return
	}
	word.gap = piece{text: " ", style: s, width: w.fonts.Width(" ", s.face) * s.size, spaces: 1}
	word.end = may
	w.open = false
}

// token adds a text without spaces, which may have places where a line can end.
func (w *wording) token(token string, s style) {
	address := strings.Contains(token, "://") || strings.HasPrefix(token, "www.") || s.link != "" && strings.ContainsAny(token, "./@")
	from := 0
	var before rune
	for at, r := range token {
		size := utf8.RuneLen(r)
		next, _ := utf8.DecodeRuneInString(token[at+size:])
		if price, ok := seam(before, r, next, address); ok && at+size < len(token) {
			w.add(strings.TrimSuffix(token[from:at+size], "\u200b"), s)
			if w.open {
				word := w.last()
				word.end, word.price = may, price
				w.open = false
			}
			from = at + size
		}
		before = r
	}
	w.add(strings.TrimSuffix(token[from:], "\u200b"), s)
}

// seam says whether a line may end behind a letter within a token, and at which price.
func seam(before, r, next rune, address bool) (float64, bool) {
	switch {
	case r == '\u200b':
		return 0, true
	case address && strings.ContainsRune("/?&=._-#%", r) && !strings.ContainsRune("/?&=", next):
		return priceURL, true
	case address:
		return 0, false
	case (r == '-' || r == '‐') && unicode.IsLetter(before) && unicode.IsLetter(next):
		return priceHyphen, true
	case (r == '–' || r == '—' || r == '/' || r == '…') && unicode.IsLetter(before) && unicode.IsLetter(next):
		return priceHyphen, true
	case wide(r) && wide(next):
		return 0, true
	}
	return 0, false
}

// wide reports whether a letter is of a script that is written without spaces.
func wide(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) }

// add puts a text at the end of the open word.
func (w *wording) add(text string, s style) {
	if text == "" {
		return
	}
	word := w.last()
	for _, part := range w.fonts.Split(text, s.face) {
		p := piece{text: part.Text, style: s, spaces: strings.Count(part.Text, "\u00a0")}
		p.style.face = part.Face
		p.width = w.fonts.Width(part.Text, part.Face) * s.size
		word.pieces = append(word.pieces, p)
		word.width += p.width
		word.spaces += p.spaces
	}
}

// stick keeps words together that no line should end between: a dash stays with the word before it, a number with its sign.
func (w *wording) stick() {
	for i := range w.words[:max(len(w.words)-1, 0)] {
		a, b := &w.words[i], &w.words[i+1]
		if a.end != may || len(a.pieces) == 0 || len(b.pieces) == 0 || a.gap.width == 0 {
			continue
		}
		last, first := a.pieces[len(a.pieces)-1].text, b.pieces[0].text
		switch {
		case first == "—" || first == "–":
			a.end = never
		case unicode.IsDigit(rune(first[0])) && (last == "№" || last == "§" || strings.HasSuffix(last, ".") && utf8.RuneCountInString(last) < 5 && unicode.IsLetter([]rune(last)[0])):
			a.end = never
		case utf8.RuneCountInString(last) == 1 && len(a.pieces) == 1:
			a.price += priceShort
		}
	}
}

// plain is a text without what cannot be drawn: control characters and marks of direction go, other spaces become spaces, letters written
// as two signs become one where the fonts have it.
func plain(text string) string {
	text = composed(strings.ToValidUTF8(text, string(fonts.Unknown)))
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u00a0' || r == '\u200b' || r == '\u202f':
			return r
		case r == '\u2007' || r == '\u2060':
			return '\u00a0'
		case unicode.IsSpace(r) || r == '\u2028' || r == '\u2029':
			return ' '
		case r == '\u00ad' || unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Variation_Selector):
			return -1
		}
		return r
	}, text)
}

// composed joins the letters of Cyrillic that some programs write as a letter and a sign above it.
func composed(text string) string {
	if !strings.ContainsAny(text, "\u0306\u0308") {
		return text
	}
	return strings.NewReplacer("и\u0306", "й", "И\u0306", "Й", "е\u0308", "ё", "Е\u0308", "Ё", "і\u0308", "ї", "у\u0306", "ў", "У\u0306", "Ў").Replace(text)
}
