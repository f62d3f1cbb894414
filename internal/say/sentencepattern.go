package say

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/tarazy/tarazy/internal/vocabulary"
)

// pattern is one entry of the catalogue, ready to find the English and to say it in the language.
type pattern struct {
	english *regexp.Regexp
	must    string // the longest text of the English between its parts: quicker to look for
	quoted  []bool // for every part in English, whether it stands in quotes and so is somebody else's
	weight  int    // letters of the English outside the parts
	says    []piece
	words   string
}

// piece is text, followed by a part when part is not 0. Parts are counted from 1, in the order of the English.
type piece struct {
	text string
	part int
	verb string
}

// verb is a sign for a part: %q, %s, %d, %v, or numbered: %[2]q. Any other % stands for itself.
var verb = regexp.MustCompile(`%(?:\[(\d)\])?([qsdv])`)

// pieces takes a sentence of the catalogue apart.
func pieces(sentence string) []piece {
	var out []piece
	at := 0
	for i, m := range verb.FindAllStringSubmatchIndex(sentence, -1) {
		p := piece{text: sentence[at:m[0]], part: i + 1, verb: sentence[m[4]:m[5]]}
		if m[2] >= 0 {
			p.part, _ = strconv.Atoi(sentence[m[2]:m[3]]) // a digit
		}
		out = append(out, p)
		at = m[1]
	}
	return append(out, piece{text: sentence[at:]})
}

// forms says what the parts of each kind look like in a text.
func forms(verb string) string {
	switch verb {
	case "q":
		return `("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)+')`
	case "d":
		return `(-?\d+)`
	}
	return `(.*?)`
}

// compile makes a pattern of an entry. The error is one of the catalogue.
func compile(e entry, lang vocabulary.Language) (pattern, error) {
	p := pattern{says: pieces(e.in(lang)), words: e.Words}
	var b strings.Builder
	b.WriteString(`(?s)^`)
	for _, piece := range pieces(e.EN) {
		b.WriteString(regexp.QuoteMeta(piece.text))
		p.weight += len(piece.text)
		if len(piece.text) > len(p.must) {
			p.must = piece.text
		}
		if piece.part > 0 {
			b.WriteString(forms(piece.verb))
			p.quoted = append(p.quoted, piece.verb == "q")
		}
	}
	b.WriteString(`$`)
	for _, piece := range p.says {
		if piece.part > len(p.quoted) {
			return p, fmt.Errorf("%q has a part that its English does not have", e.in(lang))
		}
	}
	english, err := regexp.Compile(b.String())
	p.english = english
	return p, err
}
