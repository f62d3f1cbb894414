// Package gate says why a paper may not be sent: sentences that nothing carries, sources and people that its reader may not see, figures that
// the record does not have, and sealed names.
//
// Begin with [Check], which looks at the paper as it was written; [Document] looks at the finished document and [Output] at each file made of
// it, so that no name gets in on the way. [Small] warns of people whom the circumstances give away. The package changes nothing, and does not
// know whether a source says what a sentence says.
package gate

import (
	"fmt"
	"slices"

	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/paper/refer"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/sealed"
)

// Check gives every reason why an edition of a paper may not be sent, each with its place. The scope is that of the whole paper. Names may be
// nil; give names that know what may be shown (see [Public]), so that the people of the record are not taken for others.
func Check(p *markup.Paper, s *refer.Scope, e markup.Edition, names *sealed.Names) problem.List {
	c := &checker{paper: p, edition: e, names: names, words: wordsOf(p.Front.Lang), near: map[*record.Record]*links{}}
	c.allowed()
	c.sealedNames()
	if len(s.Records) > 0 {
		c.people = peopleOf(s.Records)
		c.head()
		c.blocks(p.Blocks, context{scope: s})
	}
	out := scrubbed(c.problems, names)
	out.Sort()
	return out
}

// Public lists the names that anybody may read in the records of a scope, for [sealed.Names.Beside]. What is called after a sealed person, such as
// a family or a firm, is none of them.
func Public(s *refer.Scope, names *sealed.Names) []string {
	var out []string
	for _, r := range s.Records {
		for _, a := range r.Actors {
			if a.Confidential == record.Public && a.Name != "" && (a.Kind.IsA("person") || len(names.Find(a.Name)) == 0) {
				out = append(out, a.Name)
			}
		}
	}
	return out
}

// checker looks at one edition of one paper.
type checker struct {
	paper    *markup.Paper
	edition  markup.Edition
	names    *sealed.Names
	words    *words
	people   []person
	near     map[*record.Record]*links
	used     map[*record.Thing]problem.Position // where each thing stands first; nil: not noted
	problems problem.List
}

// context is what the blocks round a passage say of it.
type context struct {
	scope   *refer.Scope
	own     bool // the authors' own judgement
	quote   bool // a block of quoted words
	heading bool
	row     bool // a row of a table
	covered bool // by [@@…] at the end of the paragraph before
}

func (c *checker) wrong(at problem.Position, message, hint string) {
	c.problems.Add(problem.Problem{Position: at, Message: message, Hint: hint})
}

// allowed refuses an edition that the paper is not made for.
func (c *checker) allowed() {
	f := c.paper.Front
	if len(f.Editions) > 0 && !slices.Contains(f.Editions, c.edition) {
		at, ok := f.Positions["editions"]
		if !ok {
			at = problem.Position{File: c.paper.File}
		}
		c.wrong(at, fmt.Sprintf("the paper is not made for the edition %q", c.edition), "name it under editions: at the head of the paper")
	}
}

// head refuses people in the title whom the edition may not show.
func (c *checker) head() {
	f := c.paper.Front
	for _, key := range [...][2]string{{"title", f.Title}, {"subtitle", f.Subtitle}, {"author", f.Author}} {
		c.restrictedIn(key[1], f.Positions[key[0]])
	}
}

// blocks looks at the blocks that the edition has.
func (c *checker) blocks(list []markup.Block, in context) {
	for i, b := range list {
		next := in
		if i > 0 {
			next.covered = endsCovering(list[i-1])
		}
		c.block(b, next)
	}
}

func (c *checker) block(b markup.Block, in context) {
	switch b := b.(type) {
	case markup.Heading:
		in.heading = true
		c.passage(flatten(b.Inlines), in)
	case markup.Paragraph:
		c.passage(flatten(b.Inlines), in)
	case markup.List:
		for _, item := range b.Items {
			c.blocks(item, in)
		}
	case markup.Quote:
		in.quote = true
		c.blocks(b.Blocks, in)
	case markup.Table:
		c.table(b, in)
	case markup.Only:
		if slices.Contains(b.Editions, c.edition) != b.Except {
			c.blocks(b.Blocks, in)
		}
	case markup.Own:
		in.own = true
		c.blocks(b.Blocks, in)
	case markup.Styled:
		in.own = in.own || b.Style != "small" // an address, a date, a title page: these are no sentences
		c.blocks(b.Blocks, in)
	case markup.Included:
		if s, fault := in.scope.In(b.Case); fault == nil {
			in.scope = s
		}
		c.blocks(b.Blocks, in)
	}
}

// table looks at the rows; the head is a heading.
func (c *checker) table(t markup.Table, in context) {
	head := in
	head.heading = true
	in.row = true
	for _, cell := range t.Head {
		c.passage(flatten(cell), head)
	}
	for _, row := range t.Rows {
		var all passage
		for _, cell := range row {
			all.add(cell)
			all.between()
		}
		c.row(&all, in)
	}
}

// endsCovering reports whether a paragraph ends in a citation that covers what is before it.
func endsCovering(b markup.Block) bool {
	p, ok := b.(markup.Paragraph)
	if !ok {
		return false
	}
	for _, i := range slices.Backward(p.Inlines) {
		switch i := i.(type) {
		case markup.Text:
			if len(i.Text) > 2 {
				return false
			}
		case markup.Cite:
			return i.Whole
		default:
			return false
		}
	}
	return false
}
