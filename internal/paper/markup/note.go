package markup

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// notes reads the text of notes, which stands within a paragraph and may hold what a paragraph may hold. It is a parser that takes the lines of
// its one block from the note, not from what it reads, so that every part keeps its place.
type notes struct {
	parser parser.Parser
	lines  *text.Segments // of the note that is read; nil when its block is made
}

// noteText gives a node whose children are the inlines of a note.
func (b *body) noteText(lines *text.Segments) ast.Node {
	if b.notes == nil {
		b.notes = &notes{}
		b.notes.parser = parser.NewParser(
			parser.WithBlockParsers(util.Prioritized(b.notes, first)),
			parser.WithInlineParsers(b.inlineParsers()...),
		)
	}
	b.notes.lines = lines
	root := b.notes.parser.Parse(lent{text.NewReader([]byte("x\n")), b.text})
	if block := root.FirstChild(); block != nil {
		return block
	}
	return root
}

// lent reads one line of its own and lends inlines the source that they stand in.
type lent struct {
	text.Reader
	source []byte
}

func (l lent) Source() []byte { return l.source }

func (*notes) Trigger() []byte                                             { return nil }
func (*notes) CanInterruptParagraph() bool                                 { return true }
func (*notes) CanAcceptIndentedLine() bool                                 { return true }
func (*notes) Continue(ast.Node, text.Reader, parser.Context) parser.State { return parser.Close }
func (*notes) Close(ast.Node, text.Reader, parser.Context)                 {}

// Open makes the block of a note, once.
func (n *notes) Open(_ ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	if n.lines == nil {
		return nil, parser.NoChildren
	}
	out := ast.NewTextBlock()
	out.SetLines(n.lines)
	n.lines = nil
	reader.AdvanceToEOL()
	return out, parser.NoChildren
}
