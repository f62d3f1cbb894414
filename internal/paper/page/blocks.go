package page

import (
	"html/template"
	"strconv"
	"strings"

	"github.com/tarazy/tarazy/internal/paper/safe"
	"github.com/tarazy/tarazy/internal/paper/scene"
	"github.com/tarazy/tarazy/internal/paper/tree"
)

// block is one block of a document; what is not nil or empty says of which kind.
type block struct {
	Heading   *heading
	Paragraph *paragraph
	List      *list
	Table     *table
	Picture   *picture
	Break     bool
}

type heading struct {
	ID    string
	Level int // in the tree: 1 to 4
	Tag   int // in the page: 2 to 5
	Runs  []run
	Words string
}

type paragraph struct {
	Class string
	Quote bool
	Runs  []run
}

type list struct {
	Ordered bool
	Start   int // 0: begins at 1
	Items   [][]block
}

type table struct {
	ID      string // of the caption
	Number  int
	Caption []run
	Columns []int // empty where the page chooses the widths
	Head    []cell
	Rows    [][]cell
}

type cell struct {
	Right bool
	Runs  []run
}

type picture struct {
	SVG     template.HTML
	Caption []run
}

type note struct {
	Number int
	Runs   []run
	Marked bool
}

// run is a piece of text, or a mark of a note, or the end of a line.
type run struct {
	Text               string
	Bold, Italic, Mark bool
	Link               string
	Note               int
	First              bool // the first mark of its note: the note leads back to it
	Beside             bool // another mark stands right before it
	Break              bool
}

func (b *builder) blocks(in []tree.Block) []block {
	out := make([]block, 0, len(in))
	for _, one := range in {
		switch one := one.(type) {
		case tree.Heading:
			out = append(out, block{Heading: b.heading(one)})
		case tree.Paragraph:
			out = append(out, block{Paragraph: &paragraph{Class: class(one.Style), Quote: one.Style == tree.Quote, Runs: b.runs(one.Runs)}})
		case tree.List:
			out = append(out, block{List: b.list(one)})
		case tree.Table:
			out = append(out, block{Table: b.table(one)})
		case tree.Picture:
			out = append(out, block{Picture: b.picture(one)})
		case tree.PageBreak:
			out = append(out, block{Break: true})
		}
	}
	return out
}

func class(s tree.Style) string {
	switch s {
	case tree.Small, tree.Right, tree.Address, tree.Warning, tree.Front:
		return string(s)
	}
	return ""
}

// deepest is the deepest level of headings, and inContents that of those in the table of contents.
const (
	deepest    = 4
	inContents = 3
)

// heading keeps headings in order: none is more than one level below the one before it, whatever the document says.
func (b *builder) heading(h tree.Heading) *heading {
	b.headings++
	level := min(max(h.Level, 1), deepest, b.level+1)
	b.level = level
	out := &heading{ID: "h" + strconv.Itoa(b.headings), Level: level, Tag: level + 1, Runs: b.runs(h.Runs), Words: words(h.Runs)}
	if level <= inContents && out.Words != "" {
		b.contents = append(b.contents, *out)
	}
	return out
}

// words is the text of runs without marks of notes.
func words(runs []tree.Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Break {
			b.WriteByte(' ')
		}
		b.WriteString(safe.Text(r.Text))
	}
	return strings.TrimSpace(b.String())
}

func (b *builder) runs(in []tree.Run) []run {
	out := make([]run, 0, len(in))
	for _, r := range in {
		switch {
		case r.Note != 0:
			if r.Note > 0 && r.Note <= len(b.d.Notes) {
				out = append(out, run{Note: r.Note, First: !b.marked[r.Note], Beside: len(out) > 0 && out[len(out)-1].Note != 0})
				b.marked[r.Note] = true
			}
		case r.Break:
			out = append(out, run{Break: true})
		case r.Text != "":
			link, _ := safe.Link(r.Link)
			out = append(out, run{Text: safe.Text(r.Text), Bold: r.Bold, Italic: r.Italic, Mark: r.Mark, Link: link})
		}
	}
	return out
}

func (b *builder) list(l tree.List) *list {
	out := &list{Ordered: l.Ordered}
	if l.Start > 1 {
		out.Start = l.Start
	}
	for _, item := range l.Items {
		out.Items = append(out.Items, b.blocks(item))
	}
	return out
}

func (b *builder) table(t tree.Table) *table {
	b.tables++
	columns := len(t.Head)
	for _, row := range t.Rows {
		columns = max(columns, len(row))
	}
	if columns == 0 {
		return nil
	}
	out := &table{Number: b.tables, ID: "t" + strconv.Itoa(b.tables), Caption: b.runs(t.Caption), Head: b.cells(t.Head, 0)}
	if len(t.Head) > 0 {
		out.Head = append(out.Head, make([]cell, columns-len(t.Head))...)
	}
	for _, row := range t.Rows {
		out.Rows = append(out.Rows, b.cells(row, columns))
	}
	if len(t.Widths) > 0 {
		out.Columns = make([]int, columns)
		total := 0
		for i := range out.Columns {
			out.Columns[i] = 1
			if i < len(t.Widths) {
				out.Columns[i] = max(t.Widths[i], 1)
			}
			total += out.Columns[i]
		}
		for i, share := range out.Columns {
			b.column(out.Number, i+1, whole*float64(share)/float64(total))
		}
	}
	return out
}

// whole is the width of a table in per cent.
const whole = 100

// cells are the cells of a row, at least as many as there are columns.
func (b *builder) cells(in []tree.Cell, columns int) []cell {
	out := make([]cell, 0, max(len(in), columns))
	for _, c := range in {
		out = append(out, cell{Right: c.Right, Runs: b.runs(c.Runs)})
	}
	for len(out) < columns {
		out = append(out, cell{})
	}
	return out
}

func (b *builder) picture(p tree.Picture) *picture {
	out := &picture{Caption: b.runs(p.Caption)}
	if p.Scene == nil || !(p.Scene.Width > 0 && p.Scene.Height > 0) {
		return out
	}
	var svg strings.Builder
	if err := scene.SVG(&svg, p.Scene, p.Alt, ""); err != nil && b.err == nil {
		b.err = err
	}
	out.SVG = template.HTML(svg.String())
	return out
}
