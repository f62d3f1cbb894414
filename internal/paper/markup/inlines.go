package markup

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// inline is a citation or an insert, or a note whose text is still to be read.
type inline struct {
	ast.BaseInline
	offset int
	made   Inline
	note   *text.Segments
}

var inlineKind = ast.NewNodeKind("PaperInline")

func (*inline) Kind() ast.NodeKind              { return inlineKind }
func (n *inline) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// inlines reads [@…], {…} and ^[…].
type inlines struct{ of *body }

func (inlines) Trigger() []byte { return []byte{'[', '{', '^'} }

func (p inlines) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, at := block.PeekLine()
	next := byte(0)
	if len(line) > 1 {
		next = line[1]
	}
	sign := line[0]
	switch {
	case sign == '[' && next != '@', sign == '^' && next != '[', p.of.unclosed[sign] == parent:
		return nil
	}
	var out *inline
	switch sign {
	case '[':
		out = p.cite(block, at.Start)
	case '{':
		out = p.insert(block, at.Start)
	default:
		out = p.note(block, at.Start)
	}
	if out == nil {
		p.of.unclosed[sign] = parent
		return nil
	}
	return out
}

func (p inlines) cite(block text.Reader, offset int) *inline {
	s, _, ok := take(block, 1, '[', ']', mostInline)
	if !ok {
		p.of.problem(offset, "the citation is not closed", `end it with ]; a plain [@ is written \[@`)
		return nil
	}
	return &inline{offset: offset, made: p.of.cite(offset, s)}
}

func (p inlines) insert(block text.Reader, offset int) *inline {
	s, _, ok := take(block, 1, 0, '}', mostInline)
	if !ok {
		p.of.problem(offset, "the insert is not closed", `end it with }; a plain { is written \{`)
		return nil
	}
	return &inline{offset: offset, made: p.of.insert(offset, s)}
}

func (p inlines) note(block text.Reader, offset int) *inline {
	_, segments, ok := take(block, 2, '[', ']', mostLine)
	if !ok {
		p.of.problem(offset, "the note is not closed", `end it with ]; a plain ^[ is written \^[`)
		return nil
	}
	if p.of.noting {
		p.of.problem(offset, "a note stands within a note", "put it behind the other")
		segments = nil
	}
	return &inline{offset: offset, note: segments}
}

// span is a text with the byte of the source for each of its bytes. The end of a line is one space in it.
type span struct {
	text string
	from []int
}

// sub is a part of a span without the spaces round it.
func (s span) sub(from, to int) span {
	for from < to && s.text[from] == ' ' {
		from++
	}
	for to > from && s.text[to-1] == ' ' {
		to--
	}
	return span{s.text[from:to], s.from[from:to]}
}

// take reads from an opening sign up to the closing one, over several lines. Brackets within count where an inner one is given. It gives what
// stands between, without escapes, and as segments of the source.
func take(block text.Reader, skip int, inner, closing byte, most int) (span, *text.Segments, bool) {
	block.Advance(skip)
	var s []byte
	var from []int
	segments := text.NewSegments()
	for deep := 0; len(s) <= most; {
		line, at := block.PeekLine()
		if line == nil {
			return span{}, nil, false
		}
		for i := 0; i < len(line); i++ {
			c := line[i]
			switch {
			case c == '\\' && i+1 < len(line) && punctuation(line[i+1]):
				i++
				c = line[i]
			case inner != 0 && c == inner:
				deep++
			case c == closing && deep > 0:
				deep--
			case c == closing:
				segments.Append(text.NewSegment(at.Start, at.Start+i))
				block.Advance(i + 1)
				return span{string(s), from}, segments, true
			case c == '\n' || c == '\t':
				c = ' '
			}
			s, from = append(s, c), append(from, at.Start+i)
		}
		segments.Append(at)
		block.AdvanceLine()
	}
	return span{}, nil, false
}

// punctuation reports whether a backslash before the letter takes its meaning away.
func punctuation(c byte) bool {
	return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~'
}
