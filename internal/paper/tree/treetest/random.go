package treetest

import (
	"math/rand/v2"

	"github.com/tarazy/tarazy/internal/paper/tree"
)

// Random is some document, another for each seed: blocks of all kinds in each other and in any order, texts of all kinds in them, numbers out of
// range. The same seed always gives the same document.
func Random(seed uint64) *tree.Document {
	g := &random{rand.New(rand.NewPCG(seed, seed))}
	d := &tree.Document{
		Title: g.text(), Subtitle: g.text(), Author: g.text(), Subject: g.text(), Language: g.one("en", "ru", "kk", "", g.text()), Day: day(2012, 2, 1), RunningHead: g.text(),
		Letter: g.IntN(3) == 0, Labels: Labels("kk"), Contents: g.IntN(2) == 0,
	}
	for range g.IntN(12) {
		d.Notes = append(d.Notes, tree.Note{Runs: g.runs(0)})
	}
	d.Blocks = g.blocks(len(d.Notes), 0)
	return d
}

type random struct{ *rand.Rand }

func (g *random) one(of ...string) string { return of[g.IntN(len(of))] }

func (g *random) text() string { return g.one(HostileTexts()...) }

func (g *random) runs(notes int) []tree.Run {
	var out []tree.Run
	for range g.IntN(5) {
		r := tree.Run{Text: g.text(), Bold: g.IntN(4) == 0, Italic: g.IntN(4) == 0, Mark: g.IntN(8) == 0, Break: g.IntN(8) == 0}
		if g.IntN(4) == 0 {
			r.Link = g.one("https://example.org/"+g.text(), "mailto:a@example.org", g.text())
		}
		if notes > 0 && g.IntN(3) == 0 {
			r = tree.Run{Note: g.IntN(notes+3) - 1}
		}
		out = append(out, r)
	}
	return out
}

func (g *random) blocks(notes, depth int) []tree.Block {
	var out []tree.Block
	for range g.IntN(7) {
		out = append(out, g.block(notes, depth))
	}
	return out
}

func (g *random) block(notes, depth int) tree.Block {
	switch g.IntN(8) {
	case 0:
		return tree.Heading{Level: g.IntN(8) - 1, Runs: g.runs(notes)}
	case 1:
		return tree.PageBreak{}
	case 2:
		return g.table(notes)
	case 3:
		return tree.Picture{Scene: Owners(), Alt: g.text(), Caption: g.runs(notes)}
	case 4, 5:
		l := tree.List{Ordered: g.IntN(2) == 0, Start: g.IntN(30) - 5}
		for range g.IntN(4) {
			var item []tree.Block
			if depth < 10 {
				item = g.blocks(notes, depth+2)
			}
			l.Items = append(l.Items, item)
		}
		return l
	}
	style := tree.Style(g.one("", "quote", "small", "right", "address", "warning", "front", "else"))
	return tree.Paragraph{Style: style, Runs: g.runs(notes)}
}

func (g *random) table(notes int) tree.Table {
	row := func() []tree.Cell {
		var out []tree.Cell
		for range g.IntN(5) {
			out = append(out, tree.Cell{Runs: g.runs(notes), Right: g.IntN(3) == 0})
		}
		return out
	}
	t := tree.Table{Caption: g.runs(notes), Head: row()}
	for range g.IntN(6) {
		t.Rows = append(t.Rows, row())
	}
	for range g.IntN(5) {
		t.Widths = append(t.Widths, g.IntN(9)-2)
	}
	return t
}
