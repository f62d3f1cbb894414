package markup_test

import (
	"fmt"
	"strings"

	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/problem"
)

// dumper writes a paper as a tree that people can read: one line for each part, with its place.
type dumper struct {
	strings.Builder
	file string
}

func dump(p *markup.Paper) string {
	d := &dumper{file: p.File}
	d.blocks(p.Blocks, 0)
	return d.String()
}

func (d *dumper) line(at problem.Position, deep int, format string, args ...any) {
	place := fmt.Sprintf("%d:%d", at.Line, at.Column)
	if at.File != d.file {
		place = at.String()
	}
	fmt.Fprintf(d, "%-7s %s%s\n", place, strings.Repeat("  ", deep), fmt.Sprintf(format, args...))
}

func (d *dumper) blocks(blocks []markup.Block, deep int) {
	for _, b := range blocks {
		d.block(b, deep)
	}
}

func (d *dumper) block(b markup.Block, deep int) {
	at := b.Position()
	switch b := b.(type) {
	case markup.Heading:
		d.line(at, deep, "heading %d", b.Level)
		d.inlines(b.Inlines, deep+1)
	case markup.Paragraph:
		d.line(at, deep, "paragraph")
		d.inlines(b.Inlines, deep+1)
	case markup.List:
		d.line(at, deep, "list ordered=%v start=%d", b.Ordered, b.Start)
		for _, item := range b.Items {
			d.line(at, deep+1, "item")
			d.blocks(item, deep+2)
		}
	case markup.Quote:
		d.line(at, deep, "quote")
		d.blocks(b.Blocks, deep+1)
	case markup.Table:
		d.line(at, deep, "table")
		for i, row := range append([][][]markup.Inline{b.Head}, b.Rows...) {
			for j, cell := range row {
				d.line(at, deep+1, "cell %d/%d", i, j+1)
				d.inlines(cell, deep+2)
			}
		}
	case markup.Break:
		d.line(at, deep, "break")
	case markup.Only:
		d.line(at, deep, "only except=%v %v", b.Except, b.Editions)
		d.blocks(b.Blocks, deep+1)
	case markup.Own:
		d.line(at, deep, "own")
		d.blocks(b.Blocks, deep+1)
	case markup.Styled:
		d.line(at, deep, "styled %s", b.Style)
		d.blocks(b.Blocks, deep+1)
	case markup.Call:
		d.line(at, deep, "call %s", b.Name)
		for _, w := range b.Args {
			d.line(w.At, deep+1, "word %s", w.Text)
		}
	case markup.Included:
		d.line(at, deep, "included %s of %s", b.File, b.Case)
		d.blocks(b.Blocks, deep+1)
	default:
		d.line(at, deep, "%T", b)
	}
}

func (d *dumper) inlines(inlines []markup.Inline, deep int) {
	for _, i := range inlines {
		d.inline(i, deep)
	}
}

func (d *dumper) inline(i markup.Inline, deep int) {
	at := i.Position()
	switch i := i.(type) {
	case markup.Text:
		d.line(at, deep, "text %q", i.Text)
		for _, l := range i.Lines[1:] {
			d.line(l.At, deep+1, "from %q", i.Text[l.Offset:])
		}
	case markup.Emphasis:
		d.line(at, deep, "emphasis strong=%v", i.Strong)
		d.inlines(i.Inlines, deep+1)
	case markup.Link:
		d.line(at, deep, "link %s", i.Address)
		d.inlines(i.Inlines, deep+1)
	case markup.LineBreak:
		d.line(at, deep, "new line")
	case markup.Cite:
		d.line(at, deep, "cite whole=%v", i.Whole)
		for _, p := range i.Parts {
			d.line(p.At, deep+1, "part %q pinpoint=%q on=%q text=%q", p.Target, p.Pinpoint, p.On.Text, p.Text)
		}
	case markup.Insert:
		d.line(at, deep, "insert %s %q %q", i.Kind, i.Ref, i.Rest)
	case markup.Note:
		d.line(at, deep, "note")
		d.inlines(i.Inlines, deep+1)
	default:
		d.line(at, deep, "%T", i)
	}
}
