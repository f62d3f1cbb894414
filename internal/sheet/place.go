package sheet

import (
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/tarazy/tarazy/internal/problem"
)

// splitLines splits a text where YAML sees the end of a line, so that its line numbers and ours agree.
func splitLines(text string) []string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n").Replace(text)
	return strings.Split(text, "\n")
}

// Position is where the value begins. For block text it is the sign before it, | or >.
func (n Node) Position() problem.Position {
	if n.file == nil {
		return problem.Position{}
	}
	if n.y == nil {
		return problem.Position{File: n.file.Name}
	}
	return problem.Position{File: n.file.Name, Line: n.y.Line, Column: n.y.Column}
}

// At is the place of a letter inside the text: line and column as counted within the text itself, from 1. In text whose lines are joined
// (see [Node.IsFolded]) it is not exact.
func (n Node) At(line, column int) problem.Position {
	p := n.Position()
	switch {
	case n.y == nil:
	case n.y.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		p.Line += line
		p.Column = n.indent(line, p.Line) + column
	default:
		n.walk(&p, n.before(line, column))
	}
	return p
}

// indent counts the spaces that stand before a line of block text and are no part of it.
func (n Node) indent(line, at int) int {
	spaces := func(s string) int { return len(s) - len(strings.TrimLeft(s, " ")) }
	own := 0
	if lines := strings.Split(n.y.Value, "\n"); line <= len(lines) {
		own = spaces(lines[line-1])
	}
	return max(0, spaces(n.file.line(at))-own)
}

// before counts the letters of the text that stand before a line and column of it.
func (n Node) before(line, column int) int {
	out := 0
	for i, text := range strings.Split(n.y.Value, "\n") {
		if i+1 == line {
			break
		}
		out += utf8.RuneCountInString(text) + 1
	}
	return out + column - 1
}

// walk moves a place from the beginning of a text over so many letters of it, of which a doubled quote or an escape is one; false when
// the text goes on on another line before.
func (n Node) walk(p *problem.Position, letters int) bool {
	text, at := []rune(n.file.line(p.Line)), p.Column-1
	quote := n.y.Style & (yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle)
	if quote != 0 {
		at++
	}
	for range letters {
		if at >= len(text) {
			return false
		}
		at += width(text[at:], quote)
	}
	p.Column = at + 1
	return true
}

// width is how many letters the file has for the first letter of a text.
func width(text []rune, quote yaml.Style) int {
	switch {
	case quote == yaml.SingleQuotedStyle && len(text) > 1 && text[0] == '\'' && text[1] == '\'':
		return 2
	case quote != yaml.DoubleQuotedStyle || text[0] != '\\' || len(text) < 2:
		return 1
	}
	return 2 + map[rune]int{'x': 2, 'u': 4, 'U': 8}[text[1]]
}

// IsFolded reports whether the text stands on several lines that are joined, as a folded block (>) or with its lines simply going on, so
// that columns within it are lost.
func (n Node) IsFolded() bool {
	switch {
	case !n.IsText() || n.y.Style&yaml.LiteralStyle != 0:
		return false
	case n.y.Style&yaml.FoldedStyle != 0:
		return true
	}
	p := n.Position()
	return !n.walk(&p, utf8.RuneCountInString(n.y.Value))
}
