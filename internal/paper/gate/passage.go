package gate

import (
	"strings"
	"unicode/utf8"

	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/problem"
)

// object stands in the text of a passage for a citation, a note or an insert.
const object = '\uFFFC'

// passage is the text of a paragraph or a row of a table, as one piece, with the places that its parts come from.
type passage struct {
	text    strings.Builder
	spans   []span
	objects []placed // in the order of the text
}

// span is a piece of the text that comes from one inline.
type span struct {
	from int
	at   problem.Position
	text *markup.Text // nil: an object
}

// placed is an object and where it stands in the text.
type placed struct {
	at int
	markup.Inline
}

// flatten gives the passage of some inlines.
func flatten(list []markup.Inline) *passage {
	p := &passage{}
	p.add(list)
	return p
}

func (p *passage) add(list []markup.Inline) {
	for _, i := range list {
		switch i := i.(type) {
		case markup.Text:
			p.spans = append(p.spans, span{p.text.Len(), i.At, &i})
			p.text.WriteString(i.Text)
		case markup.Emphasis:
			p.add(i.Inlines)
		case markup.Link:
			p.add(i.Inlines)
		case markup.LineBreak:
			p.text.WriteByte('\n')
		default:
			p.spans = append(p.spans, span{p.text.Len(), i.Position(), nil})
			p.objects = append(p.objects, placed{p.text.Len(), i})
			p.text.WriteRune(object)
		}
	}
}

// between divides two cells.
func (p *passage) between() { p.text.WriteString("\n\n") }

// place is where a byte of the text stands in the file.
func (p *passage) place(at int) problem.Position {
	var in span
	for _, s := range p.spans {
		if s.from > at {
			break
		}
		in = s
	}
	if in.text == nil {
		return in.at
	}
	return within(*in.text, at-in.from)
}

// within is where a byte of a text stands in the file.
func within(t markup.Text, at int) problem.Position {
	at = min(at, len(t.Text))
	from, out := 0, t.At
	for _, l := range t.Lines {
		if l.Offset <= at {
			from, out = l.Offset, l.At
		}
	}
	out.Column += utf8.RuneCountInString(t.Text[from:at])
	return out
}

// sentence is a part of a passage: the bytes from from to before to, and the objects in it.
type sentence struct {
	*passage
	from, to int
	objects  []placed
	after    []placed // the objects that follow in the passage
}

func (s sentence) words() string { return s.text.String()[s.from:s.to] }

// sentences takes a passage apart.
func (p *passage) sentences() []sentence {
	var out []sentence
	for _, r := range split(p.text.String()) {
		out = append(out, p.part(r[0], r[1]))
	}
	return out
}

// part is a part of a passage with its objects.
func (p *passage) part(from, to int) sentence {
	s := sentence{passage: p, from: from, to: to}
	for _, o := range p.objects {
		switch {
		case o.at >= to:
			s.after = append(s.after, o)
		case o.at >= from:
			s.objects = append(s.objects, o)
		}
	}
	return s
}

// start is the place of the first letter of a sentence.
func (s sentence) start() problem.Position {
	words := s.words()
	return s.place(s.from + len(words) - len(strings.TrimLeft(words, " \n\t")))
}
