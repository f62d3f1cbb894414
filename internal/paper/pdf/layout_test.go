package pdf

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"github.com/tarazy/tarazy/internal/paper/pdf/fonts"
	"github.com/tarazy/tarazy/internal/paper/scene"
	"github.com/tarazy/tarazy/internal/paper/tree"
	"github.com/tarazy/tarazy/internal/paper/tree/treetest"
)

func load(t testing.TB) *fonts.Set {
	t.Helper()
	set, err := fonts.Load()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// roundings is how far apart lengths may lie that are the same.
const roundings = 1e-3

// faults says what is wrong with a layout, whatever the document.
func faults(l *layout) []string {
	var out []string
	say := func(pg *page, format string, args ...any) {
		out = append(out, fmt.Sprintf("page %d: ", pg.number)+fmt.Sprintf(format, args...))
	}
	for _, pg := range l.pages {
		y := top
		for i, b := range pg.text {
			if b.y < y-roundings {
				say(pg, "slab %d begins at %.2f, above the end of the one before it at %.2f", i, b.y, y)
			}
			y = b.y + b.height
		}
		floor := bottom
		if pg.ruled > 0 {
			floor = pg.ruled
		}
		if y > floor+roundings {
			say(pg, "the text ends at %.2f, below %.2f", y, floor)
		}
		for i, b := range pg.notes {
			if b.y < y-roundings {
				say(pg, "line %d of the notes begins at %.2f, above %.2f", i, b.y, y)
			}
			y = b.y + b.height
		}
		if y > bottom+roundings {
			say(pg, "the notes end at %.2f, below the margin", y)
		}
		for _, b := range slices.Concat(pg.text, pg.notes) {
			for _, ln := range b.lines {
				if ln.x < -roundings || ln.x+ln.width() > textWidth+roundings {
					say(pg, "%q reaches from %.2f to %.2f", written(ln), ln.x, ln.x+ln.width())
				}
				if ln.base > b.height+roundings || ln.base < 0 {
					say(pg, "%q stands outside its slab", written(ln))
				}
			}
		}
		if n := len(pg.text); n > 0 && pg.text[n-1].heads {
			if next := l.pages[min(pg.number, len(l.pages)-1)]; next != pg && len(next.text) > 0 && next.text[0].picture == nil && !next.text[0].heads {
				say(pg, "a heading stands alone at its end, before %q", written(next.text[0].lines[0]))
			}
		}
	}
	return append(out, wandering(l)...)
}

// wandering says which notes do not begin on the page of their mark, although no note before them had to go on over its end, and which go on
// elsewhere than on the next page.
func wandering(l *layout) []string {
	var out []string
	begun := map[int]int{}
	last := 0
	for _, pg := range l.pages {
		for i, b := range pg.notes {
			if b.note == 0 {
				if i > 0 && last == 0 {
					out = append(out, fmt.Sprintf("page %d: a line of no note", pg.number))
				}
				continue
			}
			begun[b.note] = pg.number
			last = b.note
		}
	}
	marked := map[int]bool{}
	for i, pg := range l.pages {
		over := i+1 < len(l.pages) && len(l.pages[i+1].notes) > 0 && l.pages[i+1].notes[0].note == 0
		for _, b := range pg.text {
			for _, n := range b.notes {
				if marked[n] {
					continue
				}
				marked[n] = true
				if at := begun[n]; at != pg.number && (at < pg.number || !over && !deferred(l, i)) {
					out = append(out, fmt.Sprintf("page %d: note %d begins on page %d", pg.number, n, at))
				}
			}
		}
	}
	return out
}

// deferred reports whether a page has one line with marks only, so that its notes need more than the page has.
func deferred(l *layout, i int) bool {
	marked := 0
	for _, b := range l.pages[i].text {
		if len(b.notes) > 0 {
			marked++
		}
	}
	return marked == 1
}

func written(ln setLine) string {
	var b strings.Builder
	for _, p := range ln.pieces {
		b.WriteString(p.text)
	}
	return b.String()
}

func TestExamplesAreLaidOutWell(t *testing.T) {
	t.Parallel()
	set := load(t)
	for name, d := range map[string]*tree.Document{
		"report in English": treetest.Example("en"), "report in Russian": treetest.Example("ru"), "report in Kazakh": treetest.Example("kk"),
		"letter": treetest.Letter("en"), "hostile": treetest.Hostile(), "long": treetest.Long(60), "empty": {}, "letter of nothing": {Letter: true},
	} {
		for _, f := range faults(layOut(d, set)) {
			t.Errorf("%s: %s", name, f)
		}
	}
}

// The notes of the example say their own number, so that a mark can be held against what stands at the foot of its page.
func TestNotesStandOnThePageOfTheirMark(t *testing.T) {
	t.Parallel()
	seen := 0
	for _, pg := range layOut(treetest.Example("en"), load(t)).pages {
		foot := ""
		for _, b := range pg.notes {
			foot += written(b.lines[len(b.lines)-1]) + "\n"
		}
		for _, b := range pg.text {
			for _, n := range b.notes {
				seen++
				if !strings.Contains(foot, fmt.Sprintf("Source %d:", n)) {
					t.Errorf("page %d has the mark of note %d, and not the note", pg.number, n)
				}
			}
		}
	}
	if seen < treetest.ExampleNotes {
		t.Errorf("%d marks were found", seen)
	}
}

func TestContentsNameTheRightPages(t *testing.T) {
	t.Parallel()
	l := layOut(treetest.Example("ru"), load(t))
	named := 0
	for _, pg := range l.pages {
		for _, b := range pg.text {
			if b.entry == 0 {
				continue
			}
			named++
			h := l.headings[b.entry-1]
			figure := b.lines[len(b.lines)-1]
			if got := written(figure); got != fmt.Sprint(h.page) {
				t.Errorf("%q is said to stand on page %s, and stands on %d", h.text, got, h.page)
			}
			found := slices.ContainsFunc(l.pages[h.page-1].text, func(o onPage) bool { return o.heading == h.number })
			if !found {
				t.Errorf("%q does not stand on page %d", h.text, h.page)
			}
		}
	}
	if named < 20 {
		t.Errorf("the contents have %d lines", named)
	}
}

func TestHeadOfATableIsRepeated(t *testing.T) {
	t.Parallel()
	d := &tree.Document{Letter: true}
	table := tree.Table{Head: []tree.Cell{{Runs: []tree.Run{{Text: "Day"}}}}}
	for range 200 {
		table.Rows = append(table.Rows, []tree.Cell{{Runs: []tree.Run{{Text: "row"}}}})
	}
	d.Blocks = []tree.Block{table}
	l := layOut(d, load(t))
	if len(l.pages) < 4 {
		t.Fatalf("%d pages", len(l.pages))
	}
	for _, pg := range l.pages {
		if got := written(pg.text[0].lines[0]); got != "Day" {
			t.Errorf("page %d begins with %q", pg.number, got)
		}
	}
}

func TestRandomDocuments(t *testing.T) {
	t.Parallel()
	set := load(t)
	rapid.Check(t, func(t *rapid.T) {
		g := &maker{t: t}
		d := g.document()
		l := layOut(d, set)
		for _, f := range faults(l) {
			t.Error(f)
		}
		if got, want := said(l), g.letters.String(); !sameLetters(got, want) {
			t.Errorf("the pages say %d letters, the document %d", len([]rune(got)), len([]rune(want)))
		}
	})
}

// said is all text of the pages but repeated heads, contents, labels and numbers.
func said(l *layout) string {
	var b strings.Builder
	for _, pg := range l.pages {
		for _, s := range pg.notes {
			b.WriteString(written(s.lines[len(s.lines)-1]))
		}
		for _, s := range pg.text {
			if s.again {
				continue
			}
			for _, ln := range s.lines {
				b.WriteString(written(ln))
			}
		}
	}
	return b.String()
}

// sameLetters compares texts by the letters in them, in whatever order.
func sameLetters(a, b string) bool {
	count := func(s string) map[rune]int {
		out := map[rune]int{}
		for _, r := range s {
			if unicode.IsLetter(r) {
				out[r]++
			}
		}
		return out
	}
	x, y := count(a), count(b)
	for r, n := range x {
		if y[r] != n {
			return false
		}
	}
	return len(x) == len(y)
}

// maker makes documents at random, and remembers the letters in them.
type maker struct {
	t       *rapid.T
	d       tree.Document
	letters strings.Builder
}

func (g *maker) document() *tree.Document {
	g.d.Letter = rapid.Bool().Draw(g.t, "letter")
	g.d.Blocks = g.blocks(rapid.IntRange(0, 25).Draw(g.t, "blocks"), 0)
	return &g.d
}

func (g *maker) blocks(n, depth int) []tree.Block {
	var out []tree.Block
	for range n {
		most := 5
		if depth > 2 {
			most = 2
		}
		switch rapid.IntRange(0, most).Draw(g.t, "kind") {
		case 0:
			out = append(out, tree.Heading{Level: rapid.IntRange(1, 4).Draw(g.t, "level"), Runs: g.runs(6, false)})
		case 1, 2:
			styles := []tree.Style{tree.Plain, tree.Plain, tree.Quote, tree.Small, tree.Warning}
			out = append(out, tree.Paragraph{Runs: g.runs(rapid.SampledFrom([]int{3, 60, 200, 900}).Draw(g.t, "length"), true), Style: rapid.SampledFrom(styles).Draw(g.t, "style")})
		case 3:
			l := tree.List{Ordered: rapid.Bool().Draw(g.t, "ordered")}
			for range rapid.IntRange(0, 4).Draw(g.t, "items") {
				l.Items = append(l.Items, g.blocks(rapid.IntRange(0, 2).Draw(g.t, "parts"), depth+1))
			}
			out = append(out, l)
		case 4:
			out = append(out, g.table())
		case 5:
			out = append(out, tree.Picture{Scene: &scene.Scene{Width: 160, Height: float64(rapid.IntRange(1, 600).Draw(g.t, "height"))}, Caption: g.runs(8, true)})
		}
	}
	return out
}

func (g *maker) table() tree.Table {
	n := rapid.IntRange(1, 4).Draw(g.t, "columns")
	row := func(words int) []tree.Cell {
		var out []tree.Cell
		for range n {
			out = append(out, tree.Cell{Runs: g.runs(words, true), Right: rapid.Bool().Draw(g.t, "right")})
		}
		return out
	}
	head := row(3)
	t := tree.Table{Head: head}
	if rapid.Bool().Draw(g.t, "widths") {
		t.Widths = rapid.SliceOfN(rapid.IntRange(0, 9), n, n).Draw(g.t, "shares")
	}
	for range rapid.IntRange(0, 12).Draw(g.t, "rows") {
		t.Rows = append(t.Rows, row(rapid.SampledFrom([]int{1, 5, 40, 120}).Draw(g.t, "cell")))
	}
	return t
}

func (g *maker) runs(words int, notes bool) []tree.Run {
	var out []tree.Run
	for left := rapid.IntRange(0, words).Draw(g.t, "words"); left > 0; {
		n := min(left, rapid.IntRange(1, 40).Draw(g.t, "run"))
		left -= n
		var b strings.Builder
		for range n {
			b.WriteString(rapid.SampledFrom([]string{"жұмысшылар", "a", "the", "құжат", "https://example.org/a/very/long/path?with=a&query=too", "well-known", "—", "№", "12", strings.Repeat("long", 40)}).Draw(g.t, "word"))
			b.WriteString(rapid.SampledFrom([]string{" ", " ", " ", "\u00a0"}).Draw(g.t, "space"))
		}
		g.letters.WriteString(b.String())
		out = append(out, tree.Run{Text: b.String(), Bold: rapid.Bool().Draw(g.t, "bold"), Italic: rapid.Bool().Draw(g.t, "italic")})
		if notes && rapid.IntRange(0, 3).Draw(g.t, "noted") == 0 {
			g.d.Notes = append(g.d.Notes, tree.Note{})
			k := len(g.d.Notes)
			g.d.Notes[k-1] = tree.Note{Runs: g.runs(rapid.SampledFrom([]int{5, 5, 20, 80, 600}).Draw(g.t, "note"), false)}
			out = append(out, tree.Run{Note: k})
		}
	}
	return out
}
