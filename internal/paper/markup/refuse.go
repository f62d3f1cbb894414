package markup

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// refuseInline says why something within a line cannot stand in a paper.
func (b *body) refuseInline(n ast.Node) {
	at := begin(n)
	switch n := n.(type) {
	case *ast.CodeSpan:
		b.problem(at, "papers have no code", "leave the backticks out, or write a quotation mark")
	case *ast.Image:
		b.problem(at, "papers have no pictures of their own", "write :::timeline CASE or :::owners ACTOR: pictures are drawn from the records")
	case *ast.RawHTML:
		if n.Segments.Len() > 0 {
			at = n.Segments.At(0).Start
		}
		b.html(at)
	default:
		b.problem(at, "this cannot stand in a paper", "")
	}
}

// html refuses HTML, and says what to write instead of it.
func (b *body) html(at int) {
	for at < len(b.text) && (b.text[at] == ' ' || b.text[at] == '\t') {
		at++
	}
	b.problem(at, "papers have no HTML", htmlHint(tag(b.text[at:]))+`; a plain < is written \<`)
}

// tag is the name of the tag that a text begins with.
func tag(text []byte) string {
	if bytes.HasPrefix(text, []byte("<!--")) {
		return "!--"
	}
	name := bytes.TrimLeft(text, "</")
	end := bytes.IndexFunc(name, func(r rune) bool { return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') })
	if end < 0 {
		end = len(name)
	}
	return strings.ToLower(string(name[:end]))
}

func htmlHint(tag string) string {
	switch tag {
	case "!--":
		return "for remarks to each other write :::only internal"
	case "br":
		return "for a new line end the line with a backslash"
	case "b", "strong":
		return "for bold write **words**"
	case "i", "em":
		return "for italics write *words*"
	case "a":
		return "for a link write [words](https://…)"
	case "img", "svg", "figure":
		return "pictures are drawn from the records: write :::timeline CASE or :::owners ACTOR"
	case "sup":
		return "for a note write ^[words]"
	case "table", "tr", "td", "th":
		return "for a table write | cell | cell |, with a line |---|---| below its head"
	case "hr":
		return "for a new page write :::break"
	}
	return "write Markdown, or a block such as :::right"
}
