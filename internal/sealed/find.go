package sealed

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Texts are looked at in pieces of this size, of which each begins a little before the end of the one before, so that memory is bounded
// however long a text is.
const (
	pieceSize = 128 << 10
	overlap   = 1 << 10
)

// Find lists where sealed names and contacts stand in a text, in the order of the text. Places of one person that overlap are one hit.
func (n *Names) Find(text string) []Hit {
	if n.Len() == 0 {
		return nil
	}
	var out []Hit
	for from := 0; from < len(text); {
		to := cut(text, from)
		out = append(out, n.in().find(text[from:to], from)...)
		if to == len(text) {
			break
		}
		from = back(text, to-overlap)
	}
	if strings.ContainsAny(text, turners) {
		out = append(out, n.turned(text)...)
	}
	return tidy(out)
}

// turners are the signs that make a program show letters from right to left.
const turners = "\u202e\u2067\u202b"

// turned looks at a text as a program shows it that obeys such signs: backwards. A hit is the whole text.
func (n *Names) turned(text string) []Hit {
	var b strings.Builder
	for rest := strings.ToValidUTF8(text, "?"); rest != ""; {
		_, size := utf8.DecodeLastRuneInString(rest)
		b.WriteString(rest[len(rest)-size:])
		rest = rest[:len(rest)-size]
	}
	backwards := strings.NewReplacer("\u202e", "", "\u2067", "", "\u202b", "", "\u202c", "", "\u2069", "").Replace(b.String())
	var out []Hit
	for _, h := range n.Find(backwards) {
		out = append(out, Hit{ID: h.ID, End: len(text)})
	}
	return out
}

// cut gives the end of the piece of a text that begins at from: a space, or else the beginning of a letter.
func cut(text string, from int) int {
	if len(text)-from <= pieceSize {
		return len(text)
	}
	to := from + pieceSize
	if at := strings.LastIndexAny(text[to-overlap:to], " \n"); at >= 0 {
		return to - overlap + at
	}
	return back(text, to)
}

// back moves to the beginning of a letter.
func back(text string, at int) int {
	for at > 0 && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}

// tidy sorts hits and joins those of one person that overlap.
func tidy(hits []Hit) []Hit {
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(strings.Compare(a.ID, b.ID), cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	out := hits[:0]
	for _, h := range hits {
		if n := len(out); n > 0 && out[n-1].ID == h.ID && h.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, h.End)
			continue
		}
		out = append(out, h)
	}
	slices.SortFunc(out, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), strings.Compare(a.ID, b.ID))
	})
	return out
}

// find looks at one piece of a text.
func (x *index) find(text string, from int) []Hit {
	letters := lettersOf(text, from)
	out := x.contacts(letters)
	p := readPage(letters, false)
	out = append(out, x.names(p)...)
	if p.mixed {
		out = append(out, x.names(readPage(letters, true))...)
	}
	return out
}

// names gives the hits on a page.
func (x *index) names(p *page) []Hit {
	w := &walker{index: x, page: p}
	w.all()
	j := judge{walker: w, begin: map[int][]int{}, end: map[int][]int{}}
	for i, pl := range w.places {
		j.begin[pl.first] = append(j.begin[pl.first], i)
		j.end[pl.last] = append(j.end[pl.last], i)
	}
	var out []Hit
	for i, pl := range w.places {
		if w.parts[pl.part].public || pl.to <= pl.from || !j.isHit(i) {
			continue
		}
		out = append(out, Hit{
			ID:    x.ids[w.parts[pl.part].owner],
			Start: p.letters[w.tokens[pl.first].first].start, End: p.letters[p.sounds[pl.to-1].last].end,
		})
	}
	return out
}

// judge decides which words of names are names.
type judge struct {
	*walker
	begin, end map[int][]int // token → places that begin or end with it
}

// isHit reports whether the word of a name at a place gives a person away.
func (j *judge) isHit(i int) bool {
	pl := j.places[i]
	part := &j.parts[pl.part]
	if j.company(pl) {
		return !part.alone || pl.wrong == 0 || !j.betterPublic(pl)
	}
	switch {
	case !part.alone || j.publicly(pl) || j.betterPublic(pl):
		return false
	case j.honoured(pl):
		return true
	}
	return !part.ordinary && j.standsAlone(pl, part)
}

// standsAlone reports whether a surname is enough by itself where it stands.
func (j *judge) standsAlone(pl place, part *part) bool {
	tok := &j.tokens[pl.first]
	word := j.spelt(pl)
	marked := tok.capital || tok.loose || pl.first != pl.last && j.tokens[pl.first].capital
	switch {
	case pl.inside:
		return true
	case part.size <= 2:
		return false
	case j.ordinary[word]:
		return tok.capital && !tok.shouted && !tok.begins && !tok.loose && (tok.cyrillic || pl.first == 0 || !j.tokens[pl.first-1].capital) // in English, all words of a title have capitals
	case part.size <= 4 && tok.lossy:
		return false
	case part.size == 3:
		return marked && j.sameLetters(word, tok, part) && (pl.ending == 0 || tok.cyrillic && tok.capital && !tok.begins || strings.HasSuffix(word, "s"))
	case part.size < longName:
		return marked
	}
	return true
}

// spelt gives the word at a place in small letters, as they stand in the text.
func (j *judge) spelt(pl place) string {
	var b strings.Builder
	for _, l := range j.letters[j.tokens[pl.first].first : j.tokens[pl.last].last+1] {
		b.WriteRune(unicode.ToLower(l.r))
	}
	return b.String()
}

// sameLetters compares a very short name letter by letter where both are of one alphabet: the sounds alone are those of other words.
func (j *judge) sameLetters(word string, tok *token, part *part) bool {
	if tok.cyrillic != part.cyrillic {
		return true
	}
	plain := strings.NewReplacer("ё", "е", "қ", "к", "ә", "а", "ң", "н", "ғ", "г", "ү", "у", "ұ", "у", "ө", "о", "һ", "х")
	root := strings.TrimRight(plain.Replace(part.raw), "аяьйa")
	return strings.HasPrefix(plain.Replace(word), root) || strings.HasPrefix(plain.Replace(word), strings.ReplaceAll(root, "і", "и"))
}

// company reports whether another word of the same name, or its initial, stands beside a place.
func (j *judge) company(pl place) bool {
	for _, before := range [...]bool{true, false} {
		at, passed := pl.last+1, 0
		if before {
			at = pl.first - 1
		}
		for ; passed < 2 && j.near(at, before); passed++ {
			list := j.begin[at]
			if before {
				list = j.end[at]
			}
			for _, o := range list {
				if j.goesWith(j.places[o], pl) {
					return true
				}
			}
			if !j.isInitial(at) {
				break
			}
			if j.initialOf(at, pl) {
				return true
			}
			if before {
				at--
			} else {
				at++
			}
		}
	}
	return false
}

// near reports whether a token stands so close to the one after it (before) or before it that both may be one name.
func (j *judge) near(at int, before bool) bool {
	if at < 0 || at >= len(j.tokens) {
		return false
	}
	between := at - 1
	if before {
		between = at
	}
	if between < 0 || between+1 >= len(j.tokens) {
		return false
	}
	if j.tokens[between].gap != wide {
		return true
	}
	from, to := j.tokens[between].last+1, j.tokens[between+1].first
	if to-from > 4 {
		return false
	}
	lines := 0
	for _, l := range j.letters[from:to] {
		switch {
		case l.r == '\n':
			lines++
		case l.r == '.' && j.isInitial(between), l.r == ',', unicode.IsSpace(l.r):
		default:
			return false
		}
	}
	return lines < 2
}

// goesWith reports whether two words are different words of one name. A misspelt word does not vouch for another.
func (j *judge) goesWith(a, b place) bool {
	x, y := &j.parts[a.part], &j.parts[b.part]
	return x.owner == y.owner && x.name == y.name && x.word != y.word && a.wrong == 0 && !a.inside
}

// isInitial reports whether a token is an initial: one capital, or two letters of a romanised one, with a full stop or beside another.
func (j *judge) isInitial(at int) bool {
	t := j.tokens[at]
	if !t.capital || t.to-t.from > 2 || t.last-t.first > 1 {
		return false
	}
	after := t.last + 1
	return after < len(j.letters) && j.letters[after].r == '.' || t.first == t.last
}

// initialOf reports whether an initial may be that of another word of the name, or the name has no other word.
func (j *judge) initialOf(at int, pl place) bool {
	t := j.tokens[at]
	if t.from == t.to {
		return false
	}
	of, others := &j.parts[pl.part], false
	for i := range j.parts {
		p := &j.parts[i]
		if p.owner != of.owner || p.name != of.name || p.word == of.word {
			continue
		}
		others = true
		if strings.IndexByte(p.initials, j.sounds[t.from].c) >= 0 {
			return of.alone || !j.hasAlone(of)
		}
	}
	return !others && of.alone
}

// hasAlone reports whether a name has a word that is found alone, so that its other words with an initial are not.
func (j *judge) hasAlone(of *part) bool {
	for i := range j.parts {
		if p := &j.parts[i]; p.owner == of.owner && p.name == of.name && p.alone {
			return true
		}
	}
	return false
}

// betterPublic reports whether a name that may be shown fits the same words with fewer letters wrong, or without a long ending.
func (j *judge) betterPublic(pl place) bool {
	for _, i := range j.begin[pl.first] {
		o := j.places[i]
		if !j.parts[o.part].public || o.last != pl.last || pl.inside && o.ending > 0 {
			continue
		}
		if pl.inside || o.wrong < pl.wrong || o.wrong == pl.wrong && o.ending == 0 && pl.ending > 1 {
			return true
		}
	}
	return false
}

// publicly reports whether the same words are the surname of somebody who may be named and whose first name or initial stands beside them.
func (j *judge) publicly(pl place) bool {
	for _, i := range j.begin[pl.first] {
		o := j.places[i]
		if j.parts[o.part].public && o.last == pl.last && o.wrong <= pl.wrong && j.company(o) {
			return true
		}
	}
	return false
}
