package markup

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	table "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/tarazy/tarazy/internal/problem"
)

// body is the text of one file below its head, while it is read.
type body struct {
	*reader
	lines    *lines
	start    int               // the byte of the file at which the text begins
	text     []byte            // of the body: offsets below are within it
	record   string            // whose folder the file is in
	noting   bool              // a note is being read
	unclosed map[byte]ast.Node // the block in which a sign was last not closed: the others in it are not looked through
	notes    *notes            // reads the text of notes; nil until there is one
}

// body reads the text of a file from a byte on.
func (r *reader) body(l *lines, start int, record string) []Block {
	b := &body{reader: r, lines: l, start: start, text: l.text[start:], record: record, unclosed: map[byte]ast.Node{}}
	return b.blocks(b.parser().Parse(text.NewReader(b.text)))
}

// first is a priority before that of every parser of Markdown's own.
const first = 1

func (b *body) parser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(append(parser.DefaultBlockParsers(), util.Prioritized(directives{b}, first))...),
		parser.WithInlineParsers(b.inlineParsers()...),
		parser.WithParagraphTransformers(
			util.Prioritized(tables{b}, 1),
			util.Prioritized(extension.NewTableParagraphTransformer(), 2),
			util.Prioritized(limits{b}, 3),
		),
	)
}

func (b *body) inlineParsers() []util.PrioritizedValue {
	return append(parser.DefaultInlineParsers(), util.Prioritized(inlines{b}, first))
}

func (b *body) at(offset int) problem.Position { return b.lines.at(b.start + offset) }

func (b *body) problem(offset int, message, hint string) {
	b.add(b.lines.problem(b.start+offset, message, hint))
}

// blocks makes blocks of the children of a node.
func (b *body) blocks(parent ast.Node) []Block {
	var out []Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if made := b.convert(n); made != nil {
			out = append(out, made)
		}
	}
	return out
}

func (b *body) convert(n ast.Node) Block {
	switch n := n.(type) {
	case *directive:
		return b.block(n)
	case *ast.Heading:
		return b.heading(n)
	case *ast.Paragraph, *ast.TextBlock:
		return b.paragraph(n)
	case *ast.List:
		return b.list(n)
	case *ast.Blockquote:
		return Quote{At: b.at(b.sign(n.Pos(), ">")), Blocks: b.blocks(n)}
	case *table.Table:
		return b.table(n)
	}
	b.refuse(n)
	return nil
}

// refuse says why a block cannot stand in a paper.
func (b *body) refuse(n ast.Node) {
	at := beginning(n)
	switch n.(type) {
	case *ast.CodeBlock:
		b.problem(at, "a text set in by four spaces is code in Markdown, which papers do not have", "set it in less, or begin the lines with > for a quote")
	case *ast.FencedCodeBlock:
		b.problem(n.Pos(), "papers have no code", "begin the lines with > for a quote")
	case *ast.HTMLBlock:
		b.html(at)
	case *ast.ThematicBreak:
		b.problem(n.Pos(), "papers have no lines across the page", "write a heading, or :::break for a new page")
	default:
		b.problem(at, "this cannot stand in a paper", "")
	}
}

// beginning is the byte at which the text of a block begins.
func beginning(n ast.Node) int {
	if n.Lines() != nil && n.Lines().Len() > 0 {
		return n.Lines().At(0).Start
	}
	return max(0, n.Pos())
}

// sign finds the sign that a block begins with: where a tab stands before it, the parser's position is beyond it.
func (b *body) sign(offset int, signs string) int {
	for at := min(max(offset, 0), len(b.text)-1); at >= 0 && at > offset-4; at-- {
		if strings.IndexByte(signs, b.text[at]) >= 0 {
			return at
		}
	}
	return max(offset, 0)
}

const deepestHeading = 4

func (b *body) heading(n *ast.Heading) Block {
	at := beginning(n)
	if before := bytes.LastIndexByte(b.text[:at], '\n') + 1; n.Lines().Len() == 1 {
		if sign := bytes.LastIndexByte(b.text[before:at], '#'); sign >= 0 {
			at = before + len(bytes.TrimRight(b.text[before:before+sign], "#"))
		}
	}
	switch {
	case n.Level > deepestHeading:
		b.problem(at, fmt.Sprintf("a heading has at most %d levels", deepestHeading), "write #### or less")
	case n.Lines().Len() == 0 || len(bytes.TrimSpace(n.Lines().Value(b.text))) == 0:
		b.problem(at, "the heading is empty", `a number sign at the beginning of a line is written \#`)
		return nil
	}
	return Heading{At: b.at(at), Level: min(n.Level, deepestHeading), Inlines: b.inlines(n)}
}

func (b *body) paragraph(n ast.Node) Block {
	inlines := b.inlines(n)
	if len(inlines) == 0 {
		return nil
	}
	return Paragraph{At: b.at(beginning(n)), Inlines: inlines}
}

func (b *body) list(n *ast.List) Block {
	out := List{At: b.at(b.sign(n.Pos(), "-+*0123456789")), Ordered: n.IsOrdered(), Start: n.Start}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		out.Items = append(out.Items, b.blocks(item))
	}
	return out
}

func (b *body) table(n *table.Table) Block {
	out := Table{At: b.at(max(0, n.Pos()))}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells [][]Inline
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, b.inlines(cell))
		}
		if row.Kind() == table.KindTableHeader {
			out.Head = cells
			if cell := row.FirstChild(); cell != nil && cell.Lines().Len() > 0 {
				out.At = b.at(b.row(cell.Lines().At(0).Start))
			}
			continue
		}
		b.width(row, len(out.Head))
		out.Rows = append(out.Rows, cells)
	}
	return out
}

// row is the byte at which the row of a cell begins.
func (b *body) row(offset int) int {
	begin := bytes.LastIndexByte(b.text[:offset], '\n') + 1
	if bar := bytes.IndexByte(b.text[begin:offset], '|'); bar >= 0 {
		return begin + bar
	}
	return offset
}

// width refuses a row that has more cells than the head: they would be lost.
func (b *body) width(row ast.Node, head int) {
	at := max(0, row.Pos())
	end := at + max(0, bytes.IndexByte(b.text[at:], '\n'))
	line := strings.TrimSpace(string(b.text[at:end]))
	line = strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|")
	if cells := strings.Count(line, "|") - strings.Count(line, `\|`) + 1; cells > head {
		b.problem(at, fmt.Sprintf("the row has %d cells and the head %d", cells, head), `a plain | in a cell is written \|`)
	}
}
