package docx_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tarazy/tarazy/internal/paper/docx"
	"github.com/tarazy/tarazy/internal/paper/safe"
	"github.com/tarazy/tarazy/internal/paper/tree"
	"github.com/tarazy/tarazy/internal/paper/tree/treetest"
)

func documents() map[string]*tree.Document {
	return map[string]*tree.Document{
		"english": treetest.Example("en"), "russian": treetest.Example("ru"), "kazakh": treetest.Example("kk"), "letter": treetest.Letter("ru"),
		"hostile": treetest.Hostile(), "long": treetest.Long(20), "empty": {},
	}
}

func TestWordWouldOpenIt(t *testing.T) {
	t.Parallel()
	for name, d := range documents() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data := write(t, d)
			for _, wrong := range strict(data) {
				t.Error(wrong)
			}
			if !bytes.Equal(data, write(t, d)) {
				t.Error("the same document gives other bytes")
			}
		})
	}
}

// TestStrictSees shows the checks what they must not pass.
func TestStrictSees(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`<w:rPr><w:i/><w:b/></w:rPr>`:                                             "w:b in w:rPr",
		`<w:pPr><w:jc/><w:ind/></w:pPr>`:                                          "w:ind in w:pPr",
		`<w:tcPr><w:shd/><w:tcW/></w:tcPr>`:                                       "w:tcW in w:tcPr",
		`<w:sectPr><w:pgMar/><w:pgSz/></w:sectPr>`:                                "w:pgSz in w:sectPr",
		`<w:p><w:r/><w:pPr/></w:p>`:                                               "w:pPr in w:p",
		`<w:body><w:p><w:r><w:rPr><w:sz/><w:color/></w:rPr></w:r></w:p></w:body>`: "w:color in w:rPr",
		`<w:tc><w:tcPr/></w:tc><w:tc/>`:                                           "at the top",
		`<w:a></w:b>`:                                                             "closes",
	} {
		e, err := parse([]byte(text))
		got := fmt.Sprint(err)
		if err == nil {
			got = strings.Join(disorder(e, orders()), "\n")
		}
		if !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func read(t *testing.T, d *tree.Document) *opened {
	t.Helper()
	o, err := open(write(t, d))
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// styled lists the words of paragraphs of a style.
func (o *opened) styled(style string) []string {
	var out []string
	for _, p := range o.parts["word/document.xml"].find("w:p") {
		if p.kid("w:pPr").kid("w:pStyle").attrs["w:val"] == style {
			out = append(out, p.words())
		}
	}
	return out
}

func TestExample(t *testing.T) {
	t.Parallel()
	d := treetest.Example("kk")
	o := read(t, d)
	body := o.parts["word/document.xml"]
	for style, want := range map[string]string{
		"Title": d.Title, "Subtitle": d.Subtitle, "TOCHeading": "Мазмұны", "Heading1": "Summary", "Heading2": "A part", "Heading3": "A part of a part", "Heading4": "A part of a part of a part",
		"Small": "Small print, as it stands under tables and pictures.", "Right": "Town, 1 February 2012", "Address": "The Director", "Front": "1 February 2012",
		"TableCaption": "A small table without widths", "Caption": "What happened when", "TableHead": "Norm", "TableHeadRight": "People", "TableFigures": "223", "TOC1": "Summary", "TOC3": "A part of a part",
	} {
		got := o.styled(style)
		if len(got) == 0 || got[0] != want {
			t.Errorf("style %s has %q, want %q first", style, got, want)
		}
	}
	if !strings.Contains(body.words(), treetest.Kazakh) || !strings.Contains(body.words(), treetest.Russian) {
		t.Error("the Kazakh or Russian words are missing")
	}
	notes := o.parts["word/footnotes.xml"].find("w:footnote")[2:]
	if len(notes) != treetest.ExampleNotes {
		t.Fatalf("%d notes", len(notes))
	}
	for i, n := range notes {
		if want := fmt.Sprintf(" Source %d: ", i+1); !strings.HasPrefix(n.words(), want) {
			t.Errorf("note %d reads %q", i+1, n.words())
		}
	}
	heads, whole := 0, 0
	for _, row := range body.find("w:trPr") {
		heads += len(row.find("w:tblHeader"))
		whole += len(row.find("w:cantSplit"))
	}
	if heads != 3 || whole != 85 {
		t.Errorf("%d heads of tables are repeated, %d rows kept on a page", heads, whole)
	}
	if got := string(o.raw["docProps/core.xml"]); !strings.Contains(got, "2012-02-01T00:00:00Z") || !strings.Contains(got, "<dc:language>kk-KZ<") || !strings.Contains(got, "Legal Aid &amp; Co") {
		t.Error(got)
	}
	if got := o.parts["word/styles.xml"].find("w:lang")[0].attrs["w:val"]; got != "kk-KZ" {
		t.Errorf("the language is %q", got)
	}
	if got := o.parts["word/header1.xml"].words() + "|" + o.parts["word/header2.xml"].words() + "|" + o.parts["word/footer1.xml"].words(); got != d.RunningHead+"||бет 2 / 2" {
		t.Errorf("heads and feet: %q", got)
	}
	var alts []string
	for _, p := range body.find("wp:docPr") {
		alts = append(alts, p.attrs["descr"])
	}
	if diff := cmp.Diff([]string{"A timeline: a meeting on 12 March, claims on 20 March, a strike from 11 May to 30 July.", "Who owns the works: the holding 60 per cent, the fund 40 per cent."}, alts); diff != "" {
		t.Errorf("alternative texts (-want +got):\n%s", diff)
	}
	if got := body.find("w:highlight"); len(got) != 1 {
		t.Errorf("%d marks of what is missing", len(got))
	}
}

func TestOrderedListsBeginAnew(t *testing.T) {
	t.Parallel()
	o := read(t, treetest.Example("en"))
	var got []string
	for _, n := range o.parts["word/numbering.xml"].find("w:num") {
		for _, l := range n.find("w:lvlOverride") {
			got = append(got, n.attrs["w:numId"]+" at "+l.attrs["w:ilvl"]+" from "+l.kids[0].attrs["w:val"])
		}
	}
	if diff := cmp.Diff([]string{"2 at 0 from 1", "3 at 2 from 1", "4 at 0 from 1", "5 at 0 from 11"}, got); diff != "" {
		t.Errorf("lists (-want +got):\n%s", diff)
	}
}

// TestPageBreaks wants a page for the title, one for the contents, and no empty ones.
func TestPageBreaks(t *testing.T) {
	t.Parallel()
	para := func(s string) tree.Block { return tree.Paragraph{Runs: []tree.Run{{Text: s}}} }
	table := tree.Table{Head: []tree.Cell{{Runs: []tree.Run{{Text: "table"}}}}}
	d := &tree.Document{Title: "title", Labels: tree.Labels{Contents: "contents"}, Contents: true, Blocks: []tree.Block{
		tree.PageBreak{}, tree.Heading{Level: 1, Runs: []tree.Run{{Text: "heading"}}}, para("a"), tree.PageBreak{}, tree.PageBreak{}, para("b"), tree.PageBreak{}, table, tree.PageBreak{},
	}}
	var got []string
	for _, p := range read(t, d).parts["word/document.xml"].find("w:p") {
		if len(p.kid("w:pPr").find("w:pageBreakBefore")) > 0 {
			got = append(got, p.words())
		}
	}
	if diff := cmp.Diff([]string{"contents", "heading", "b", ""}, got); diff != "" {
		t.Errorf("paragraphs that begin a page (-want +got):\n%s", diff)
	}
}

func TestLetterIsNotTitledTwice(t *testing.T) {
	t.Parallel()
	d := treetest.Letter("en")
	if got := read(t, d).styled("LetterTitle"); got != nil {
		t.Errorf("a letter with a heading has the title %q too", got)
	}
	d.Blocks = append(d.Blocks[:3:3], d.Blocks[4:]...)
	var got []string
	for _, p := range read(t, d).parts["word/document.xml"].find("w:p")[:4] {
		got = append(got, p.kid("w:pPr").kid("w:pStyle").attrs["w:val"])
	}
	if diff := cmp.Diff([]string{"Address", "Address", "Right", "LetterTitle"}, got); diff != "" {
		t.Errorf("a letter begins with (-want +got):\n%s", diff)
	}
}

// TestHostileTextsStay wants every text as it is, but for what XML cannot hold.
func TestHostileTextsStay(t *testing.T) {
	t.Parallel()
	o := read(t, treetest.Hostile())
	body, notes := o.parts["word/document.xml"].words(), o.parts["word/footnotes.xml"].words()
	for _, h := range treetest.HostileTexts() {
		if want := safe.Text(h); strings.Count(body, want) < 8 || !strings.Contains(notes, want+want) {
			t.Errorf("%q is not where it should be", h)
		}
	}
}

func TestANoteMarkedTwiceIsWrittenOnce(t *testing.T) {
	t.Parallel()
	d := &tree.Document{Notes: []tree.Note{{Runs: []tree.Run{{Text: "once"}}}}, Blocks: []tree.Block{tree.Paragraph{Runs: []tree.Run{{Note: 1}, {Text: "; "}, {Note: 1}, {Note: 2}, {Note: -1}, {Note: 1}}}}}
	data := write(t, d)
	if wrong := strict(data); wrong != nil {
		t.Error(wrong)
	}
	if got := read(t, d).parts["word/document.xml"].words(); got != "; 1,1" {
		t.Errorf("the text reads %q", got)
	}
}

// full refuses to take more than some bytes, as a disk that is full does.
type disk struct{ left int }

var errFull = errors.New("the disk is full")

func (d *disk) Write(b []byte) (int, error) {
	if d.left -= len(b); d.left < 0 {
		return 0, errFull
	}
	return len(b), nil
}

func TestErrorsOfTheWriterAreTold(t *testing.T) {
	t.Parallel()
	d := treetest.Letter("en")
	size := len(write(t, d))
	for left := 0; left < size; left += 97 {
		if err := docx.Write(&disk{left}, d); !errors.Is(err, errFull) {
			t.Fatalf("with room for %d of %d bytes: %v", left, size, err)
		}
	}
	if err := docx.Write(&disk{size}, d); err != nil {
		t.Errorf("with enough room: %v", err)
	}
}

func FuzzWrite(f *testing.F) {
	for _, s := range treetest.HostileTexts() {
		f.Add(s, s, 1, 3)
	}
	f.Fuzz(func(t *testing.T, text, link string, a, b int) {
		runs := []tree.Run{{Text: text}, {Text: link, Link: link}, {Note: a}, {Text: text, Mark: true, Bold: true}}
		cell := tree.Cell{Runs: runs, Right: a > b}
		d := &tree.Document{Title: text, Language: link, RunningHead: text, Letter: a%2 == 0, Contents: b%2 == 0, Labels: tree.Labels{Page: text, Contents: link},
			Notes: []tree.Note{{Runs: runs[:2]}, {Runs: runs}},
			Blocks: []tree.Block{
				tree.Heading{Level: a, Runs: runs}, tree.Paragraph{Style: tree.Style(link), Runs: runs},
				tree.List{Ordered: true, Start: b, Items: [][]tree.Block{{tree.Table{Head: []tree.Cell{cell, cell}, Widths: []int{a, b}, Rows: [][]tree.Cell{{cell}}}}}},
				tree.Picture{Scene: treetest.Timeline(), Alt: link, Caption: runs},
			}}
		for _, wrong := range strict(write(t, d)) {
			t.Error(wrong)
		}
	})
}

func FuzzStructure(f *testing.F) {
	for seed := range uint64(200) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		for _, wrong := range strict(write(t, treetest.Random(seed))) {
			t.Error(wrong)
		}
	})
}

func BenchmarkLongDocument(b *testing.B) {
	d := treetest.Long(150)
	b.ReportAllocs()
	for b.Loop() {
		if err := docx.Write(io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}
