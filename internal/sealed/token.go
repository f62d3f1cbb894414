package sealed

import (
	"unicode"
)

// token is a word of a text, or a part of one between two capitals as in file names.
type token struct {
	first, last int // letters
	from, to    int // sounds
	gap         gap // to the next token
	capital     bool
	shouted     bool // all capitals, and more than one
	begins      bool // a sentence
	loose       bool // in an address, a file name or spaced letters: names may begin and end anywhere in it
	cyrillic    bool
	lossy       bool
}

// gap is what stands between two tokens.
type gap uint8

const (
	wide  gap = iota // more than a name can have within it
	tight            // signs without a space, or nothing
	space            // a space or a line break, perhaps after a hyphen
)

// page is a text taken apart.
type page struct {
	letters []letter
	tokens  []token
	sounds  []sound
	mixed   bool // some words can be read in two alphabets
}

// readPage takes a text apart. Words of two alphabets are read in the one that most of their letters belong to, or in the other one.
func readPage(letters []letter, against bool) *page {
	p := &page{letters: joined(letters)}
	p.split()
	p.spaced()
	p.loosen()
	for i := range p.tokens {
		p.read(&p.tokens[i], against)
	}
	return p
}

// joined leaves out what may stand within a word: apostrophes, signs of emphasis, and a hyphen at the end of a line.
func joined(in []letter) []letter {
	out := make([]letter, 0, len(in))
	for i := 0; i < len(in); i++ {
		if i > 0 && unicode.IsLetter(in[i-1].r) || len(out) > 0 && isWord(out[len(out)-1].r) {
			if n := within(in[i:]); n > 0 {
				i += n - 1
				continue
			}
		}
		out = append(out, in[i])
	}
	return out
}

// within counts the signs that a word goes on after, or gives 0.
func within(in []letter) int {
	n := 0
	for n < len(in) && isOneOf(in[n].r, "'’‘ʼʹ`´′*\\~") {
		n++
	}
	if n == 0 && isOneOf(in[0].r, hyphens) {
		for n = 1; n < len(in) && isOneOf(in[n].r, " \t\r"); n++ {
		}
		if n == len(in) || in[n].r != '\n' {
			return 0
		}
		for n < len(in) && unicode.IsSpace(in[n].r) {
			n++
		}
	}
	if n == 0 || n == len(in) || !unicode.IsLetter(in[n].r) {
		return 0
	}
	return n
}

const hyphens = "-\u2010\u2011\u2012\u2013\u2212"

func isOneOf(r rune, list string) bool {
	for _, l := range list {
		if l == r {
			return true
		}
	}
	return false
}

func isWord(r rune) bool { return unicode.IsLetter(r) }

// split finds the words. A zero or a one between two letters is a letter.
func (p *page) split() {
	for i := 0; i < len(p.letters); {
		if !p.inWord(i) {
			i++
			continue
		}
		first := i
		for i++; i < len(p.letters) && p.inWord(i) && !p.camel(i, first); i++ {
		}
		t := token{first: first, last: i - 1, begins: p.beginsSentence(first)}
		t.capital = unicode.IsUpper(p.letters[first].r)
		t.shouted = i-first > 1
		for _, l := range p.letters[first:i] {
			t.shouted = t.shouted && !unicode.IsLower(l.r)
		}
		if n := len(p.tokens); n > 0 {
			p.tokens[n-1].gap = p.gapBetween(p.tokens[n-1].last+1, first)
		}
		p.tokens = append(p.tokens, t)
	}
}

func (p *page) inWord(i int) bool {
	r := p.letters[i].r
	if r == '0' || r == '1' {
		return i > 0 && i+1 < len(p.letters) && unicode.IsLetter(p.letters[i-1].r) && unicode.IsLetter(p.letters[i+1].r)
	}
	return unicode.IsLetter(r)
}

// camel reports whether a new word begins with the capital at i, as in YermekOspanov or XMLReader.
func (p *page) camel(i, first int) bool {
	if !unicode.IsUpper(p.letters[i].r) {
		return false
	}
	return unicode.IsLower(p.letters[i-1].r) || i > first+1 && i+1 < len(p.letters) && unicode.IsLower(p.letters[i+1].r)
}

// gapBetween says what stands between two words.
func (p *page) gapBetween(from, to int) gap {
	between := p.letters[from:to]
	lines, spaces, signs := 0, 0, 0
	for i, l := range between {
		switch {
		case l.r == '\n':
			lines++
			spaces++
		case unicode.IsSpace(l.r):
			spaces++
		case i == 0 && isOneOf(l.r, hyphens), isOneOf(l.r, "*_"):
		default:
			signs++
		}
	}
	switch {
	case spaces == 0 && len(between) <= 4:
		return tight
	case signs == 0 && lines <= 1:
		return space
	}
	return wide
}

// beginsSentence reports whether the word at i is the first of a sentence, a line of a list or a cell.
func (p *page) beginsSentence(i int) bool {
	lines := 0
	for i--; i >= 0; i-- {
		r := p.letters[i].r
		switch {
		case r == '\n':
			lines++
		case unicode.IsSpace(r), isOneOf(r, `"'«„“‘([*_`):
		default:
			return lines > 1 || !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != ',' && r != '('
		}
	}
	return true
}

// spaced makes one word of letters that stand apart: D o s m a n, D-o-s-m-a-n.
func (p *page) spaced() {
	const few = 4
	out := p.tokens[:0]
	for i := 0; i < len(p.tokens); {
		n := p.apart(i)
		if n < few {
			out = append(out, p.tokens[i])
			i++
			continue
		}
		t := p.tokens[i]
		t.last, t.gap, t.loose = p.tokens[i+n-1].last, p.tokens[i+n-1].gap, true
		out = append(out, t)
		i += n
	}
	p.tokens = out
}

// apart counts the single letters from token i on that the same signs stand between.
func (p *page) apart(i int) int {
	n := 0
	between := -1
	for j := i; j < len(p.tokens) && p.tokens[j].first == p.tokens[j].last; j++ {
		n++
		if j+1 == len(p.tokens) {
			break
		}
		distance := p.tokens[j+1].first - p.tokens[j].last
		if p.tokens[j].gap == wide && !isOneOf(p.letters[p.tokens[j].last+1].r, ".·•") || distance > 4 || between < 0 && distance == 1 {
			break
		}
		between = distance
	}
	return n
}

// loosen marks the words of addresses and file names.
func (p *page) loosen() {
	for i := 0; i < len(p.tokens); {
		end, loose := i, p.looseAt(p.tokens[i].first-1) || p.looseAt(p.tokens[i].last+1)
		for p.tokens[end].gap == tight && end+1 < len(p.tokens) && !p.bounded(end) {
			end++
			loose = loose || p.looseAt(p.tokens[end].first-1) || p.looseAt(p.tokens[end].last+1)
		}
		for ; i <= end; i++ {
			p.tokens[i].loose = p.tokens[i].loose || loose
		}
	}
}

// bounded reports whether a quotation mark, bracket or sign of a tag stands behind a token, where an address ends.
func (p *page) bounded(t int) bool {
	for _, l := range p.letters[p.tokens[t].last+1 : p.tokens[t+1].first] {
		if isOneOf(l.r, `"<>(){}[]«»“”;,`) {
			return true
		}
	}
	return false
}

// looseAt reports whether the sign at i belongs to addresses and file names: a full stop only before a letter or digit.
func (p *page) looseAt(i int) bool {
	if i < 0 || i >= len(p.letters) {
		return false
	}
	r := p.letters[i].r
	if r == '.' {
		return i > 0 && i+1 < len(p.letters) && isWord(p.letters[i+1].r) && unicode.IsLower(p.letters[i+1].r) && !unicode.IsSpace(p.letters[i-1].r)
	}
	return isOneOf(r, "@_/=\\") || unicode.IsDigit(r)
}

// read finds the sounds of a word. Spaced letters have signs between them.
func (p *page) read(t *token, against bool) {
	var word []letter
	var at []int
	for i := t.first; i <= t.last; i++ {
		if p.inWord(i) {
			word, at = append(word, p.letters[i]), append(at, i)
		}
	}
	in, two := alphabet(word, against)
	p.mixed = p.mixed || two
	spelt := spellOut(word, in)
	sounds, lossy := soundsOf(spelt)
	t.cyrillic, t.lossy = in == cyrillic || in == own && spelt[0] >= 0x400, lossy
	t.from = len(p.sounds)
	for _, s := range sounds {
		p.sounds = append(p.sounds, sound{s.c, at[s.first], at[s.last]})
	}
	t.to = len(p.sounds)
}

// alphabet says in which alphabet to read a word, and whether there are two ways.
func alphabet(word []letter, against bool) (script, bool) {
	lat, cyr, greek, like := 0, 0, 0, 0
	for _, l := range word {
		switch r := unicode.ToLower(l.r); {
		case r >= 0x400 && r < 0x530:
			cyr++
		case r >= 0x370 && r < 0x400:
			greek++
		case unicode.IsLetter(r):
			lat++
		}
		if isOneOf(l.r, "ABCEHKMOPTXYІ") || isOneOf(l.r, "АВСЕНКМОРТХУ") {
			like++
		}
	}
	disguised := like == len(word) && like > 2
	if (lat == 0 || cyr == 0) && greek == 0 && !disguised {
		return own, false
	}
	if (cyr > lat+greek) != against {
		return cyrillic, true
	}
	return latin, true
}
