package paper

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/paper/tree"
)

// blocks writes blocks; paragraphs are set in a style unless they have one of their own.
func (b *binder) blocks(list []markup.Block, style tree.Style) []tree.Block {
	var out []tree.Block
	for _, block := range list {
		out = append(out, b.block(block, style)...)
	}
	return out
}

func (b *binder) block(block markup.Block, style tree.Style) []tree.Block {
	switch x := block.(type) {
	case markup.Heading:
		return b.heading(x)
	case markup.Paragraph:
		return b.paragraph(x, style)
	case markup.List:
		return b.listOf(x, style)
	case markup.Quote:
		return b.blocks(x.Blocks, tree.Quote)
	case markup.Table:
		return []tree.Block{b.table(x)}
	case markup.Break:
		return []tree.Block{tree.PageBreak{}}
	case markup.Only:
		if slices.Contains(x.Editions, b.edition) != x.Except {
			return b.blocks(x.Blocks, style)
		}
	case markup.Own:
		return b.blocks(x.Blocks, style)
	case markup.Styled:
		return b.styled(x)
	case markup.Included:
		return b.included(x, style)
	case markup.Call:
		return b.call(x)
	}
	return nil
}

// heading has no notes: they would stand in the table of contents.
func (b *binder) heading(h markup.Heading) []tree.Block {
	b.bare = true
	runs := b.runs(h.Inlines)
	b.bare = false
	return []tree.Block{tree.Heading{Level: h.Level, Runs: runs}}
}

func (b *binder) paragraph(p markup.Paragraph, style tree.Style) []tree.Block {
	runs := b.runs(p.Inlines)
	if len(runs) == 0 {
		return nil
	}
	return []tree.Block{tree.Paragraph{Runs: runs, Style: style}}
}

func (b *binder) listOf(l markup.List, style tree.Style) []tree.Block {
	out := tree.List{Ordered: l.Ordered, Start: l.Start}
	for _, item := range l.Items {
		if blocks := b.blocks(item, style); len(blocks) > 0 {
			out.Items = append(out.Items, blocks)
		}
	}
	if len(out.Items) == 0 {
		return nil
	}
	return []tree.Block{out}
}

func (b *binder) table(t markup.Table) tree.Table {
	var out tree.Table
	for _, c := range t.Head {
		out.Head = append(out.Head, tree.Cell{Runs: b.runs(c)})
	}
	for _, row := range t.Rows {
		cells := make([]tree.Cell, len(out.Head))
		for i := range min(len(row), len(cells)) {
			cells[i] = cell(b.runs(row[i]))
		}
		out.Rows = append(out.Rows, cells)
	}
	for i := range out.Head {
		aligned(out.Rows, i)
	}
	return out
}

// aligned sets a column to the right only where every cell of it holds a figure or nothing.
func aligned(rows [][]tree.Cell, column int) {
	worded := slices.ContainsFunc(rows, func(row []tree.Cell) bool { return !row[column].Right && len(row[column].Runs) > 0 })
	for _, row := range rows {
		row[column].Right = row[column].Right && !worded
	}
}

// cell is a cell of a table; figures stand on the right.
func cell(runs []tree.Run) tree.Cell {
	text := plain(runs)
	figure := strings.ContainsFunc(text, unicode.IsDigit) && !strings.ContainsFunc(text, func(r rune) bool {
		return !unicode.IsDigit(r) && !unicode.IsSpace(r) && !strings.ContainsRune(",.%~–-", r)
	})
	return tree.Cell{Runs: runs, Right: figure}
}

func (b *binder) styled(s markup.Styled) []tree.Block {
	styles := map[string]tree.Style{"address": tree.Address, "right": tree.Right, "small": tree.Small, "front": tree.Front}
	style, ok := styles[s.Style]
	if !ok {
		b.wrong(s.At, fmt.Sprintf("there is no style %q", s.Style), "allowed here: address, front, right, small")
	}
	return b.blocks(s.Blocks, style)
}

// included writes the blocks of another paper, whose ids are those of its own record first.
func (b *binder) included(i markup.Included, style tree.Style) []tree.Block {
	outer := b.scope
	defer func() { b.scope = outer }()
	if i.Case != "" {
		scope, fault := b.scope.In(i.Case)
		if fault != nil {
			b.fault(i.At, fault)
			return nil
		}
		b.scope = scope
	}
	return b.blocks(i.Blocks, style)
}
