package markup

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// MaxSize is how many bytes a paper may have; more need not be read.
const MaxSize = mostBytes

// The most that is read: what is larger was not written by a person for one paper.
const (
	mostBytes     = 1 << 20 // of one file
	mostTotal     = 8 << 20 // of a paper with all that it includes
	mostLine      = 1 << 15 // bytes of a line or paragraph
	mostBrackets  = 1000    // in a line or paragraph
	mostDelimiter = 2000    // signs of emphasis in a line or paragraph
	mostColumns   = 100     // of a table
	mostCells     = 100_000 // of all tables
	mostNested    = 20      // quotes and lists within each other
	mostBlocks    = 8       // blocks ::: within each other
	mostInline    = 2000    // bytes of a citation or insert
	mostDeep      = 8       // files that include each other
	mostIncludes  = 200     // of one paper
	mostProblems  = 500     // that are told of
)

// tables empties tables that would become too large: a row may be one sign long and have as many cells as the head.
type tables struct{ of *body }

func (p tables) Transform(node *ast.Paragraph, reader text.Reader, _ parser.Context) {
	columns := 0
	for i := range node.Lines().Len() {
		at := node.Lines().At(i)
		columns = max(columns, bytes.Count(at.Value(reader.Source()), []byte("|")))
	}
	if columns == 0 {
		return
	}
	p.of.cells += (columns + 1) * node.Lines().Len()
	if p.of.cells > mostCells {
		p.of.problem(node.Lines().At(0).Start, fmt.Sprintf("the tables have more than %d cells", mostCells), "make the tables smaller")
		node.Lines().SetSliced(0, 0)
	}
}

// limits empties paragraphs that are too large.
type limits struct{ of *body }

func (p limits) Transform(node *ast.Paragraph, reader text.Reader, _ parser.Context) {
	size, opened, signs := 0, 0, 0
	for i := range node.Lines().Len() {
		at := node.Lines().At(i)
		line := at.Value(reader.Source())
		size += len(line)
		opened += brackets(line)
		signs += delimiters(line)
	}
	if size > mostLine || opened > mostBrackets || signs > mostDelimiter {
		p.of.problem(node.Lines().At(0).Start, fmt.Sprintf("the paragraph is longer than %d bytes, or has more than %d brackets or %d signs of emphasis", mostLine, mostBrackets, mostDelimiter), "break it into paragraphs")
		node.Lines().SetSliced(0, 0)
	}
}

// excess says what is too much in a line, or "".
func excess(line []byte) (message, hint string) {
	switch {
	case len(line) > mostLine:
		return fmt.Sprintf("the line is longer than %d bytes", mostLine), "break it into paragraphs"
	case brackets(line) > mostBrackets:
		return fmt.Sprintf("the line has more than %d brackets", mostBrackets), "break it into paragraphs"
	case delimiters(line) > mostDelimiter:
		return fmt.Sprintf("the line has more than %d signs of emphasis", mostDelimiter), "break it into paragraphs"
	case bytes.Count(line, []byte("|")) > mostColumns+1:
		return fmt.Sprintf("a table has more than %d columns", mostColumns), "make it narrower"
	case containers(line) > mostNested:
		return fmt.Sprintf("quotes and lists nest deeper than %d levels", mostNested), "nest them less"
	}
	return "", ""
}

func brackets(text []byte) int {
	return bytes.Count(text, []byte("[")) + bytes.Count(text, []byte("{"))
}
func delimiters(text []byte) int {
	return bytes.Count(text, []byte("*")) + bytes.Count(text, []byte("_"))
}

// containers counts the signs of quotes and list items at the beginning of a line, and what its indentation could stand for.
func containers(line []byte) int {
	out, spaces := 0, 0
	for _, c := range line {
		switch {
		case c == ' ':
			spaces++
		case c == '\t':
			spaces += 4
		case c == '>' || c == '-' || c == '*' || c == '+' || c == '.' || c == ')':
			out++
		case c < '0' || c > '9':
			return max(out, spaces/8)
		}
	}
	if out > mostNested && strings.Trim(string(line), "-* \t") == "" { // a rule, or the line below a table's head
		return 0
	}
	return max(out, 0)
}
