package markup

import (
	"html"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"github.com/tarazy/tarazy/internal/problem"
)

// PositionAt is where the letter at a byte of the text stands in the file.
func (t Text) PositionAt(offset int) problem.Position {
	at, from := t.At, 0
	for _, l := range t.Lines {
		if l.Offset <= offset {
			at, from = l.At, l.Offset
		}
	}
	at.Column += utf8.RuneCountInString(t.Text[from:min(max(offset, from), len(t.Text))])
	return at
}

// row collects inlines, joining texts that follow each other.
type row struct {
	of   *body
	out  []Inline
	text *Text
	next int // the byte of the source that would go on the text without a gap
}

// inlines makes inlines of the children of a node.
func (b *body) inlines(parent ast.Node) []Inline {
	r := &row{of: b}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		r.add(n)
	}
	r.flush()
	return r.out
}

func (r *row) flush() {
	if r.text != nil {
		r.out = append(r.out, *r.text)
		r.text = nil
	}
}

func (r *row) put(i Inline) {
	r.flush()
	if i != nil {
		r.out = append(r.out, i)
	}
}

// letters adds letters that stand at a byte of the source, which has size bytes for them.
func (r *row) letters(text string, offset, size int) {
	if r.text == nil {
		r.text, r.next = &Text{At: r.of.at(offset)}, -1
	}
	if r.next != offset {
		r.text.Lines = append(r.text.Lines, Line{Offset: len(r.text.Text), At: r.of.at(offset)})
	}
	r.text.Text += text
	r.next = offset + size
	if size != len(text) {
		r.next = -1
	}
}

func (r *row) add(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		r.plain(n.Segment.Start, n.Segment.Stop)
		switch {
		case n.HardLineBreak():
			r.put(LineBreak{At: r.of.at(n.Segment.Stop)})
		case n.SoftLineBreak():
			r.letters(" ", n.Segment.Stop, 0)
		}
	case *inline:
		r.put(r.of.inline(n))
	case *ast.Emphasis:
		r.put(Emphasis{At: r.of.at(begin(n)), Strong: n.Level > 1, Inlines: r.of.inlines(n)})
	case *ast.Link:
		r.put(r.of.link(n))
	case *ast.AutoLink:
		r.put(r.of.autoLink(n))
	default:
		r.of.refuseInline(n)
	}
}

var entity = regexp.MustCompile(`^&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});`)

// plain adds a piece of the source: a backslash before punctuation is not shown, &amp; and the like are what they stand for.
func (r *row) plain(from, to int) {
	source, kept := r.of.text, from
	keep := func(end int) {
		if end > kept {
			r.letters(string(source[kept:end]), kept, end-kept)
		}
	}
	for i := from; i < to; i++ {
		switch c := source[i]; {
		case c == '\\' && i+1 < to && punctuation(source[i+1]):
			keep(i)
			kept = i + 1
			i++
		case c == '&':
			written := entity.Find(source[i:to])
			meant := html.UnescapeString(string(written))
			if written == nil || meant == string(written) {
				continue
			}
			keep(i)
			if strings.ContainsFunc(meant, forbidden) {
				r.of.problem(i, "a control character stands here, which no text needs", "remove it")
				meant = " "
			}
			r.letters(meant, i, len(written))
			kept = i + len(written)
			i = kept - 1
		}
	}
	keep(to)
}

// begin is the byte at which an inline begins.
func begin(n ast.Node) int {
	switch n := n.(type) {
	case *ast.Text:
		return n.Segment.Start
	case *inline:
		return n.offset
	case *ast.Emphasis:
		if n.FirstChild() != nil {
			return max(0, begin(n.FirstChild())-n.Level)
		}
	case *ast.CodeSpan:
		if n.FirstChild() != nil {
			return max(0, begin(n.FirstChild())-1)
		}
	}
	return max(0, n.Pos())
}

func (b *body) inline(n *inline) Inline {
	if n.made != nil || n.note == nil {
		return n.made
	}
	b.noting = true
	out := b.inlines(b.noteText(n.note))
	b.noting = false
	if len(out) == 0 {
		b.problem(n.offset, "the note is empty", "write ^[words]")
		return nil
	}
	return Note{At: b.at(n.offset), Inlines: out}
}

// linkable is the address of a page or of a mailbox.
var linkable = regexp.MustCompile(`^(?i:https?://[\pL\pN]|mailto:[^@]+@[\pL\pN])[^\s"<>\\]*$`)

func (b *body) link(n *ast.Link) Inline {
	at := begin(n)
	address := string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(n.Destination))))
	if len(n.Title) > 0 {
		b.problem(at, "a link has no title", "write [words](https://…)")
	}
	words := b.inlines(n)
	if !b.address(at, address) {
		return nil
	}
	if len(words) == 0 {
		b.problem(at, "the link has no words", "write [words](https://…)")
		return nil
	}
	return Link{At: b.at(at), Address: address, Inlines: words}
}

func (b *body) autoLink(n *ast.AutoLink) Inline {
	at := max(0, n.Pos())
	address := string(n.URL(b.text))
	words := string(n.Label(b.text))
	if n.AutoLinkType == ast.AutoLinkEmail {
		address = "mailto:" + strings.TrimPrefix(address, "mailto:")
	}
	if !b.address(at, address) {
		return nil
	}
	inner := b.at(at + 1)
	return Link{At: b.at(at), Address: address, Inlines: []Inline{Text{At: inner, Text: words, Lines: []Line{{At: inner}}}}}
}

// address refuses an address that does not lead to the web or to a mailbox.
func (b *body) address(at int, address string) bool {
	if linkable.MatchString(address) && !strings.ContainsFunc(address, forbidden) {
		return true
	}
	b.problem(at, "a link leads to an address that begins with http://, https:// or mailto:", `write [words](https://…); plain brackets are written \[ and \]`)
	return false
}
