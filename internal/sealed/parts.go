package sealed

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// part is one word of a name.
type part struct {
	owner    int  // the person
	name     int  // which of the person's names
	word     int  // which word of that name
	alone    bool // found without another part of the name beside it
	ordinary bool // only with another part beside it
	public   bool // of a name that may be shown
	size     int  // sounds
	shaped   bool // it ends as surnames do
	raw      string
	cyrillic bool
	initials string // sounds that the word may begin with
	forms    []string
}

// partsOf takes a name apart and says which of its words are found alone: surnames, and words of which nothing says that they are first
// names.
func (x *index) partsOf(name, surname string) []part {
	var out []part
	told := surname != ""
	for _, w := range wordsOf(name) {
		p := newPart(w)
		if p.size == 0 || particle(p.forms[0]) {
			continue
		}
		p.word = len(out)
		_, _, son := patronymic(p.forms[0])
		p.shaped = surnameShaped(p.forms[0]) && !son
		told = told || p.shaped
		if son {
			p.forms = patronymics(p.forms)
			firstName(out)
		}
		p.alone = !son && !x.given[p.forms[0]] && utf8.RuneCountInString(w) > 1
		out = append(out, p)
	}
	for i := range out {
		switch {
		case surname != "":
			out[i].alone = slices.Contains(wordsOf(strings.ToLower(surname)), out[i].raw)
		case told:
			out[i].alone = out[i].shaped
		}
		surnames(&out[i])
	}
	return out
}

// firstName notes that the last of some words, of which there are more, stands before a patronymic.
func firstName(words []part) {
	if n := len(words); n > 1 {
		words[n-1].alone, words[n-1].shaped = false, false
	}
}

// newPart gives a word with its spellings.
func newPart(word string) part {
	p := part{raw: strings.ToLower(word), forms: spellings(word)}
	if len(p.forms) == 0 {
		return part{}
	}
	p.size = len(p.forms[0])
	r, _ := utf8.DecodeRuneInString(p.raw)
	p.cyrillic = r >= 0x400
	for _, f := range p.forms {
		if !strings.Contains(p.initials, f[:1]) {
			p.initials += f[:1]
		}
	}
	return p
}

// surnames cuts the endings off a part's spellings.
func surnames(p *part) {
	for i, f := range p.forms {
		if cut := stem(f, p.alone); cut != f {
			p.forms[i] = cut
			p.forms = append(p.forms, f)
		}
	}
}

// patronymics gives the spellings of a patronymic with each ending that it may have.
func patronymics(forms []string) []string {
	out := forms
	for _, f := range forms {
		root, ends, ok := patronymic(f)
		for _, end := range ends {
			if ok && len(out) < mostSpellings {
				out = append(out, mergedText(root+end))
			}
		}
	}
	return out
}

// wordsOf splits a name into words; a name with a hyphen has two.
func wordsOf(name string) []string {
	return strings.FieldsFunc(name, func(r rune) bool {
		return unicode.IsSpace(r) || isOneOf(r, ".,;()\"«»") || isOneOf(r, hyphens)
	})
}
