package gate

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/paper/refer"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
)

// passage looks at the sentences of a paragraph or a heading.
func (c *checker) passage(p *passage, in context) {
	if in.heading || in.quote {
		c.sentence(p.part(0, p.text.Len()), in)
		return
	}
	for _, s := range p.sentences() {
		c.sentence(s, in)
	}
}

// row looks at a row of a table as one sentence.
func (c *checker) row(p *passage, in context) {
	s := p.part(0, p.text.Len())
	c.sentence(s, in)
}

// subject is what a sentence is about, as its citations, inserts and words say.
type subject struct {
	things  []*record.Thing
	sources []record.Cite // cited by their own ids
	parts   []citedPart
	law     bool // a norm or a finding is cited: some of its figures may be those of the law
	cited   bool
	insert  bool
	name    bool
}

// citedPart is a source or a thing that a sentence cites, and where.
type citedPart struct {
	at     problem.Position
	source *record.Source
	thing  *record.Thing
}

func (c *checker) sentence(s sentence, in context) {
	about := c.subject(s, in)
	if !in.own && !in.heading {
		c.carried(s, in, about)
	}
	c.quoted(s, in, about)
	c.compare(s, in, about)
}

// subject reads the objects and names of a sentence, and refuses what the edition may not show.
func (c *checker) subject(s sentence, in context) *subject {
	out := &subject{}
	for _, o := range s.objects {
		switch i := o.Inline.(type) {
		case markup.Cite:
			c.cite(i, in, out)
		case markup.Insert:
			c.insert(i, in, out)
		case markup.Note:
			note := flatten(i.Inlines)
			for _, n := range note.objects {
				if cite, ok := n.Inline.(markup.Cite); ok {
					c.cite(cite, in, out)
				}
			}
			aside := in
			aside.heading = true // a note needs no citation of its own
			c.compareNote(note, aside)
		}
	}
	things, at := c.named(s.words())
	for i, t := range things {
		out.name = true
		out.things = append(out.things, t)
		c.restricted(t, s.place(s.from+at[i]))
	}
	return out
}

// compareNote looks at the figures and names in a note of the author's.
func (c *checker) compareNote(p *passage, in context) {
	s := p.part(0, p.text.Len())
	about := &subject{}
	for _, o := range s.objects {
		switch i := o.Inline.(type) {
		case markup.Insert:
			c.insert(i, in, about)
		case markup.Cite:
			quiet := checker{edition: c.edition} // its secrecy was looked at with the sentence
			quiet.cite(i, in, about)
		}
	}
	things, at := c.named(s.words())
	for i, t := range things {
		about.things = append(about.things, t)
		c.restricted(t, s.place(s.from+at[i]))
	}
	c.compare(s, in, about)
}

// cite reads a citation.
func (c *checker) cite(i markup.Cite, in context, out *subject) {
	for _, p := range i.Parts {
		if p.Target == "" {
			c.restrictedIn(p.Text, p.At)
			continue
		}
		out.cited = true
		t, fault := in.scope.Cite(p)
		if fault != nil {
			continue // package paper says what is wrong with it
		}
		if t.Kind == refer.Norm || t.Kind == refer.Finding {
			out.law = true
		}
		if t.Source != nil {
			out.sources = append(out.sources, record.Cite{Source: t.Source, ID: t.Source.ID, Pinpoint: p.Pinpoint})
			out.parts = append(out.parts, citedPart{at: p.At, source: t.Source})
			c.source(t.Source, p.At)
		}
		if t.Thing != nil && t.Kind != refer.Norm {
			out.things = append(out.things, t.Thing)
			out.parts = append(out.parts, citedPart{at: p.At, thing: t.Thing})
			if c.restricted(t.Thing, p.At) && t.Kind != refer.Finding {
				c.sources(t.Thing, p.At)
			}
		}
	}
}

// insert reads an insert.
func (c *checker) insert(i markup.Insert, in context, out *subject) {
	var t *record.Thing
	switch i.Kind {
	case "as-is":
		c.restrictedIn(i.Ref+" "+i.Rest, i.At)
		return
	case "missing":
		if c.edition != markup.Internal {
			c.wrong(i.At, "something is missing here: "+strings.TrimSpace(i.Ref+" "+i.Rest), "fill it in; with {missing: …} only the edition internal is built")
		}
		return
	case "person", "org", "actor", "place", "title":
		if target, fault := in.scope.Resolve(i.Ref); fault == nil {
			t = target.Thing
		}
	case "due":
		if target, fault := in.scope.Resolve("finding:" + i.Ref); fault == nil {
			t = target.Thing
		}
	case "date":
		if a, fault := in.scope.Dated(i.Ref, i.Rest); fault == nil {
			t = a.Of
		}
	default:
		if a, fault := in.scope.Attribute(i.Ref, i.Rest); fault == nil {
			t = a.Of
		}
	}
	out.insert = true
	if t != nil {
		out.things = append(out.things, t)
		c.restricted(t, i.At)
	}
}

// carried refuses a sentence that tells facts and that no citation carries.
func (c *checker) carried(s sentence, in context, about *subject) {
	if about.cited || in.covered && in.row || covered(s) {
		return
	}
	hint := "cite what carries it with [@…], cover the paragraph with [@@…] at its end, or put your own judgement between :::own and :::"
	switch {
	case about.insert:
		c.wrong(s.start(), "this sentence has something from the record in it and no citation", hint)
	case quotes(s.words()):
		c.wrong(s.start(), "this sentence has words in quotation marks in it and no citation", hint)
	case len(c.words.figures(s.words())) > 0:
		c.wrong(s.start(), "this sentence has a figure or a day in it and no citation", hint)
	case about.name:
		c.wrong(s.start(), "this sentence names somebody of the record and has no citation", hint)
	}
}

// covered reports whether the next citation in the passage stands for all since the one before it.
func covered(s sentence) bool {
	for _, o := range s.after {
		if cite, ok := o.Inline.(markup.Cite); ok {
			return cite.Whole
		}
		if note, ok := o.Inline.(markup.Note); ok {
			for _, n := range flatten(note.Inlines).objects {
				if _, ok := n.Inline.(markup.Cite); ok {
					return false
				}
			}
		}
	}
	return false
}

// quotes reports whether words stand in quotation marks.
func quotes(text string) bool {
	opened := rune(0)
	words := false
	for _, r := range text {
		switch {
		case opened == 0 && strings.ContainsRune("“«„\"", r):
			opened, words = r, false
		case opened != 0 && strings.ContainsRune("”»“\"", r):
			if words {
				return true
			}
			opened = 0
		case unicode.IsLetter(r):
			words = true
		}
	}
	return false
}

// compare refuses figures and days typed by hand that the record does not have of what the sentence is about.
func (c *checker) compare(s sentence, in context, about *subject) {
	if len(about.things) == 0 {
		return
	}
	text := s.words()
	list := c.words.figures(text)
	if len(list) == 0 {
		return
	}
	k := c.knownOf(about.things, about.sources, in.scope.Records, false)
	var around *known
	f := c.paper.Front
	for _, d := range [...]civil.Day{f.Date, f.AnswerBy} {
		if d != 0 {
			k.values = append(k.values, value{day: civil.On(d)})
		}
	}
	for _, fig := range list {
		typed := text[fig.at:fig.end]
		if !k.has(fig, typed) {
			if around == nil {
				around = c.knownOf(about.things, about.sources, in.scope.Records, true)
			}
			c.differs(s.place(s.from+fig.at), typed, around.nearest(fig), fig, about.law)
		}
	}
}

// differs says that a figure is not the record's, and which one is. Only a warning is one beside a norm, which may be a figure of the law, and
// one in words where the record has nothing of that size: two and three stand in many a sentence that counts nothing.
func (c *checker) differs(at problem.Position, typed string, near *value, f figure, law bool) {
	p := problem.Problem{Position: at, Warning: law || f.spelt && (near == nil || !near.direct), Hint: "write {as-is:" + typed + "} if it is no figure of the record"}
	switch {
	case near == nil:
		p.Message = fmt.Sprintf("%q is not in the record of what the sentence is about", typed)
	case f.day.Known():
		p.Message = fmt.Sprintf("%q is not in the record of what the sentence is about; it has %s as %s of %q", typed, near.written, near.fact.Name, near.fact.Of.ID)
		p.Hint = fmt.Sprintf("write {date:%s}, or {as-is:%s} if it is no day of the record", dateRef(near), typed)
	default:
		p.Message = fmt.Sprintf("%q is not in the record of what the sentence is about; it has %s as %s of %q", typed, near.written, near.fact.Name, near.fact.Of.ID)
		p.Hint = fmt.Sprintf("write {count:%s.%s}, or {as-is:%s} if it is no figure of the record", near.fact.Of.ID, near.fact.Name, typed)
	}
	c.problems.Add(p)
}

// dateRef is what {date:…} asks for.
func dateRef(v *value) string {
	if v.fact.Name == "date" {
		return v.fact.Of.ID
	}
	return v.fact.Of.ID + "." + v.fact.Name
}
