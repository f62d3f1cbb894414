package tree_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tarazy/tarazy/internal/paper/scene"
	"github.com/tarazy/tarazy/internal/paper/tree"
	"github.com/tarazy/tarazy/internal/paper/tree/treetest"
)

func texts(d *tree.Document) []string {
	var out []string
	d.Texts(func(place, text string) { out = append(out, place+": "+text) })
	return out
}

func runs(s string) []tree.Run { return []tree.Run{{Text: s}} }

func TestTextsSeesEveryPlace(t *testing.T) {
	t.Parallel()
	d := &tree.Document{
		Title: "a", Subtitle: "b", Author: "c", Subject: "d", RunningHead: "e",
		Blocks: []tree.Block{
			tree.Heading{Level: 1, Runs: runs("heading")},
			tree.Paragraph{Runs: []tree.Run{{Text: "para"}, {Text: "graph", Bold: true}, {Break: true}, {Text: "link", Link: "https://example.org/x"}, {Note: 1}}},
			tree.List{Items: [][]tree.Block{{tree.Paragraph{Runs: runs("item")}, tree.List{Items: [][]tree.Block{{tree.Paragraph{Runs: runs("inner")}}}}}}},
			tree.Table{Caption: runs("caption"), Head: []tree.Cell{{Runs: runs("head")}}, Rows: [][]tree.Cell{{{Runs: runs("cell")}}}},
			tree.Picture{Scene: &scene.Scene{Shapes: []scene.Shape{scene.Word{Text: "word"}}}, Alt: "alt", Caption: runs("under")},
			tree.PageBreak{},
		},
		Notes: []tree.Note{{Runs: []tree.Run{{Text: "note"}, {Text: "there", Link: "https://example.org/y"}}}},
	}
	want := []string{
		"title: a", "title: b", "title: c", "title: d", "title: e",
		"block 1: heading", "block 2, link: https://example.org/x", "block 2: paragraph\nlink",
		"block 4: item", "block 6: inner", "table 7: caption", "table 7: head", "table 7: cell",
		"picture 8: alt", "picture 8: under", "picture 8: word",
		"note 1, link: https://example.org/y", "note 1: notethere",
	}
	if diff := cmp.Diff(want, texts(d)); diff != "" {
		t.Errorf("texts (-want +got):\n%s", diff)
	}
}

func TestTextsOfHostileDocument(t *testing.T) {
	t.Parallel()
	all := strings.Join(texts(treetest.Hostile()), "\n")
	for _, h := range treetest.HostileTexts() {
		if strings.Count(all, h) < 10 {
			t.Errorf("%q is seen %d times", h, strings.Count(all, h))
		}
	}
}

// TestExamplesAreWhole holds the documents that other tests rest on to what they promise: notes in order, cells in every row.
func TestExamplesAreWhole(t *testing.T) {
	t.Parallel()
	for name, d := range map[string]*tree.Document{
		"en": treetest.Example("en"), "ru": treetest.Example("ru"), "kk": treetest.Example("kk"), "letter": treetest.Letter("en"), "long": treetest.Long(20), "hostile": treetest.Hostile(),
	} {
		next := 1
		see := func(runs []tree.Run) {
			for _, r := range runs {
				if r.Note == 0 {
					continue
				}
				if r.Note > len(d.Notes) {
					t.Errorf("%s: note %d is marked, but there are %d", name, r.Note, len(d.Notes))
				}
				if name != "hostile" && r.Note != next {
					t.Errorf("%s: note %d is marked where %d was due", name, r.Note, next)
				}
				next++
			}
		}
		walk(d.Blocks, see)
		if name != "hostile" && next-1 != len(d.Notes) {
			t.Errorf("%s: %d notes are marked, and there are %d", name, next-1, len(d.Notes))
		}
	}
	if n := len(treetest.Example("kk").Notes); n != treetest.ExampleNotes {
		t.Errorf("the example has %d notes", n)
	}
}

// walk visits all runs in the order of reading.
func walk(blocks []tree.Block, see func([]tree.Run)) {
	for _, b := range blocks {
		switch b := b.(type) {
		case tree.Heading:
			see(b.Runs)
		case tree.Paragraph:
			see(b.Runs)
		case tree.List:
			for _, item := range b.Items {
				walk(item, see)
			}
		case tree.Table:
			see(b.Caption)
			for _, row := range append([][]tree.Cell{b.Head}, b.Rows...) {
				for _, c := range row {
					see(c.Runs)
				}
			}
		case tree.Picture:
			see(b.Caption)
		}
	}
}
