package gate

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/problem"
)

// sealedNames looks for sealed names in all that the paper's author wrote, in blocks for other editions too: a name does not stand in a record's
// folder. The words of an insert {as-is: …} are read as part of the line.
func (c *checker) sealedNames() {
	if c.names.Len() == 0 {
		return
	}
	f := c.paper.Front
	c.findFile(c.paper.File)
	for _, key := range [...][2]string{{"paper", f.ID}, {"title", f.Title}, {"subtitle", f.Subtitle}, {"author", f.Author}, {"for", f.For}, {"to", strings.Join(f.To, " ")}, {"cases", strings.Join(f.Cases, " ")}} {
		at, ok := f.Positions[key[0]]
		if !ok {
			at = problem.Position{File: c.paper.File}
		}
		c.find(key[1], func(int) problem.Position { return at })
	}
	c.namesIn(c.paper.Blocks)
}

// namesIn looks through blocks.
func (c *checker) namesIn(list []markup.Block) {
	for _, b := range list {
		switch b := b.(type) {
		case markup.Heading:
			c.namesOf(b.Inlines)
		case markup.Paragraph:
			c.namesOf(b.Inlines)
		case markup.List:
			c.namesIn(slices.Concat(b.Items...))
		case markup.Quote:
			c.namesIn(b.Blocks)
		case markup.Table:
			for _, row := range append([][][]markup.Inline{b.Head}, b.Rows...) {
				for _, cell := range row {
					c.namesOf(cell)
				}
			}
		case markup.Only:
			c.namesIn(b.Blocks)
		case markup.Own:
			c.namesIn(b.Blocks)
		case markup.Styled:
			c.namesIn(b.Blocks)
		case markup.Included:
			c.findFile(b.File)
			c.namesIn(b.Blocks)
		case markup.Call:
			for _, w := range b.Args {
				c.find(w.Text, func(int) problem.Position { return w.At })
			}
		}
	}
}

// namesOf looks through the words of a line, and through what stands behind them: addresses, words of citations, notes.
func (c *checker) namesOf(list []markup.Inline) {
	p := &passage{}
	c.readNames(p, list)
	c.find(p.text.String(), p.place)
}

// readNames adds inlines to a passage as a reader sees them.
func (c *checker) readNames(p *passage, list []markup.Inline) {
	for _, i := range list {
		at := i.Position()
		here := func(int) problem.Position { return at }
		switch i := i.(type) {
		case markup.Emphasis:
			c.readNames(p, i.Inlines)
		case markup.Link:
			c.find(i.Address, here)
			c.readNames(p, i.Inlines)
		case markup.Insert:
			p.spans = append(p.spans, span{p.text.Len(), at, nil})
			words := strings.TrimSpace(i.Ref + " " + i.Rest)
			if i.Kind == "as-is" {
				p.text.WriteString(words)
			} else {
				c.find(words, here)
				p.text.WriteRune(object)
			}
		case markup.Cite:
			for _, part := range i.Parts {
				c.find(part.Target+" "+part.Pinpoint+" "+part.Text, func(int) problem.Position { return part.At })
			}
		case markup.Note:
			c.namesOf(i.Inlines)
		default:
			p.add([]markup.Inline{i})
		}
	}
}

// findFile notes each sealed name in the name of a file.
func (c *checker) findFile(name string) {
	for _, h := range c.names.Find(name) {
		c.wrong(problem.Position{File: name}, fmt.Sprintf("a sealed name stands in the name of a file or folder: that of %q", h.ID), "rename it")
	}
}

// find notes each sealed name in a text. The message never has the name: see [scrubbed].
func (c *checker) find(text string, place func(int) problem.Position) {
	for _, h := range c.names.Find(text) {
		c.wrong(place(h.Start), fmt.Sprintf("a sealed name stands here: that of %q", h.ID), "write {person:"+h.ID+"}, which gives the pseudonym")
	}
}
