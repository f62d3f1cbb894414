package markup

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"github.com/tarazy/tarazy/internal/problem"
)

// containerNames are the blocks that hold others and end with a line of three colons.
func containerNames() []string {
	return []string{"only", "except", "own", "address", "right", "small", "front"}
}

// callNames are the blocks that the program writes from the records.
func callNames() []string {
	return []string{"timeline", "owners", "findings", "duties", "events", "dismissals", "recommendations", "answers", "method", "sources", "law", "people"}
}

// leafNames are all blocks of one line.
func leafNames() []string { return append(callNames(), "include", "break") }

const colons = ":::"

// directive is a line :::name with what stands below it up to the closing line.
type directive struct {
	ast.BaseBlock
	offset int // of the colons
	name   Word
	args   []Word
	leaf   bool // it has no closing line
	stray  bool // it is a closing line that closes nothing
	wrong  bool // a problem was told of
	closed bool
}

var directiveKind = ast.NewNodeKind("Directive")

func (*directive) Kind() ast.NodeKind              { return directiveKind }
func (d *directive) Dump(source []byte, level int) { ast.DumpHelper(d, source, level, nil, nil) }

// directives reads the blocks.
type directives struct{ of *body }

func (directives) Trigger() []byte                             { return []byte{':'} }
func (directives) CanInterruptParagraph() bool                 { return true }
func (directives) CanAcceptIndentedLine() bool                 { return false }
func (directives) Close(ast.Node, text.Reader, parser.Context) {}

func (p directives) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, at := reader.PeekLine()
	from := pc.BlockOffset()
	if from < 0 || !strings.HasPrefix(string(line[from:]), colons) {
		return nil, parser.NoChildren
	}
	d := &directive{offset: at.Start + from - at.Padding}
	words := p.of.words(d.offset, string(line[from:]))
	reader.Advance(len(line) - 1)
	p.of.name(d, words)
	if !d.leaf && depth(pc) >= mostBlocks {
		p.of.problem(d.offset, fmt.Sprintf("blocks nest deeper than %d levels", mostBlocks), "nest them less")
		d.leaf, d.wrong = true, true
	}
	if d.leaf || d.stray {
		return d, parser.NoChildren
	}
	return d, parser.HasChildren
}

func (p directives) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	d := node.(*directive)
	if d.leaf || d.stray {
		return parser.Close
	}
	line, _ := reader.PeekLine()
	if strings.TrimSpace(string(line)) == colons && innermost(d, pc) {
		d.closed = true
		reader.Advance(len(line) - 1)
		return parser.Close
	}
	return parser.Continue | parser.HasChildren
}

// innermost reports whether no other block is open within this one.
func innermost(d *directive, pc parser.Context) bool {
	open := pc.OpenedBlocks()
	for _, b := range slices.Backward(open) {
		if other, ok := b.Node.(*directive); ok && !other.leaf && !other.stray {
			return other == d
		}
	}
	return false
}

// depth counts the blocks that are open.
func depth(pc parser.Context) int {
	out := 0
	for _, b := range pc.OpenedBlocks() {
		if d, ok := b.Node.(*directive); ok && !d.leaf {
			out++
		}
	}
	return out
}

// words splits a line into words with their places.
func (b *body) words(offset int, line string) []Word {
	var out []Word
	from := -1
	for i, r := range line + " " {
		switch space := unicode.IsSpace(r); {
		case space && from >= 0:
			out = append(out, Word{At: b.at(offset + from), Text: line[from:i]})
			from = -1
		case !space && from < 0:
			from = i
		}
	}
	return out
}

// name finds out which block a line begins.
func (b *body) name(d *directive, words []Word) {
	first := strings.TrimPrefix(words[0].Text, colons)
	d.name, d.args = Word{At: moved(words[0].At, len(colons)), Text: first}, words[1:]
	if first == "" && len(d.args) > 0 {
		d.name, d.args = d.args[0], d.args[1:]
	}
	all := append(containerNames(), leafNames()...)
	switch word := d.name.Text; {
	case word == "":
		d.stray = true
		b.problem(d.offset, "the line ::: closes no block", "remove it; "+strings.Join(leafNames(), ", ")+" have no closing line")
	case strings.HasPrefix(word, ":"):
		d.leaf, d.wrong = true, true
		b.problem(d.offset, "a block begins and ends with three colons, no more", "write :::own, and ::: to end it")
	case slices.Contains(leafNames(), word):
		d.leaf = true
	case !slices.Contains(containerNames(), word):
		d.wrong = true
		d.leaf = slices.Contains(leafNames(), problem.Nearest(word, all))
		b.add(b.lines.problemAt(d.name.At, fmt.Sprintf("there is no block %q", word), problem.DidYouMean(word, all)))
	}
}

// moved is a place some letters further on the line.
func moved(at problem.Position, letters int) problem.Position {
	at.Column += letters
	return at
}

// block makes a block of what was read, or nil.
func (b *body) block(d *directive) Block {
	at := b.at(d.offset)
	if d.stray || d.leaf && d.wrong {
		return nil
	}
	if d.leaf {
		return b.leaf(d, at)
	}
	if !d.closed && !d.wrong {
		b.problem(d.offset, fmt.Sprintf("the block %s is not closed", d.name.Text), "end it with a line :::")
	}
	blocks := b.blocks(d)
	switch d.name.Text {
	case "only", "except":
		return Only{At: at, Except: d.name.Text == "except", Editions: b.editions(d), Blocks: blocks}
	case "own":
		b.none(d.args)
		return Own{At: at, Blocks: blocks}
	}
	if !d.wrong {
		b.none(d.args)
	}
	return Styled{At: at, Style: d.name.Text, Blocks: blocks}
}

func (b *body) leaf(d *directive, at problem.Position) Block {
	switch {
	case d.name.Text == "break":
		b.none(d.args)
		return Break{At: at}
	case d.name.Text != "include":
		return Call{At: at, Name: d.name.Text, Args: d.args}
	case len(d.args) == 0:
		b.problem(d.offset, "the include names no paper", "write :::include ID, or :::include CASE/ID")
		return nil
	case !referencePattern.MatchString(d.args[0].Text):
		b.add(b.lines.problemAt(d.args[0].At, fmt.Sprintf("%q is not an id", d.args[0].Text), "write the name of the file in papers/, without .md"))
		return nil
	}
	b.none(d.args[1:])
	return b.reader.include(b.lines, b.start+d.offset, d.args[0], b.record)
}

// none refuses words where there should be none.
func (b *body) none(args []Word) {
	if len(args) > 0 {
		b.add(b.lines.problemAt(args[0].At, fmt.Sprintf("%q cannot stand here", args[0].Text), "remove it"))
	}
}

// editions reads the editions that a block is for.
func (b *body) editions(d *directive) []Edition {
	var out []Edition
	var known []string
	for _, e := range Editions() {
		known = append(known, string(e))
	}
	for _, w := range d.args {
		e := Edition(strings.TrimSuffix(w.Text, ","))
		if !slices.Contains(known, string(e)) {
			b.add(b.lines.problemAt(w.At, fmt.Sprintf("there is no edition %q", e), problem.DidYouMean(string(e), known)))
			continue
		}
		out = append(out, e)
	}
	if len(d.args) == 0 {
		at := moved(d.name.At, utf8.RuneCountInString(d.name.Text))
		b.add(b.lines.problemAt(at, fmt.Sprintf("the block %s names no edition", d.name.Text), "name one or more: "+strings.Join(known, ", ")))
	}
	return out
}
