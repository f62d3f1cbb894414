package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"io"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/tarazy/tarazy/internal/paper/tree"
	"github.com/tarazy/tarazy/internal/paper/tree/treetest"
)

func write(t testing.TB, d *tree.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

var (
	stream = regexp.MustCompile(`(?s)/Filter /FlateDecode /Length \d+>>\nstream\n(.*?)\nendstream`)
	shown  = regexp.MustCompile(`(?s)BT 0 Tw ([\d.]+) ([\d.]+) Td \[(.*?)\] TJ ET`)
	spans  = regexp.MustCompile(`(?s)\(((?:\\.|[^\\)])*)\)`)
)

// readPages gives the text of each page as a reader copies it: what is drawn, in the order in which it stands in the file, with a line end where
// the place goes down.
func readPages(t testing.TB, file []byte) []string {
	t.Helper()
	var out []string
	for _, m := range stream.FindAllSubmatch(file, -1) {
		r, err := zlib.NewReader(bytes.NewReader(m[1]))
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(content, []byte(" TJ ET")) {
			continue
		}
		var b strings.Builder
		line := ""
		for _, s := range shown.FindAllSubmatch(content, -1) {
			if line != "" && line != string(s[2]) {
				b.WriteByte('\n')
			}
			line = string(s[2])
			for _, span := range spans.FindAllSubmatch(s[3], -1) {
				b.WriteString(decode(span[1]))
			}
		}
		out = append(out, b.String())
	}
	return out
}

// decode reads a string of a PDF: UTF-16 with escapes.
func decode(b []byte) string {
	var raw []byte
	for i := 0; i < len(b); i++ {
		if b[i] == '\\' && i+1 < len(b) {
			i++
			if b[i] == 'r' {
				raw = append(raw, '\r')
				continue
			}
		}
		raw = append(raw, b[i])
	}
	var units []uint16
	for i := 0; i+1 < len(raw); i += 2 {
		units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
	}
	return string(utf16.Decode(units))
}

func TestTextIsReadBackInOrder(t *testing.T) {
	t.Parallel()
	d := &tree.Document{Letter: true, Language: "kk", Notes: []tree.Note{{Runs: []tree.Run{{Text: "Сноска: "}, {Text: "закон", Italic: true}, {Text: "."}}}}}
	d.Blocks = []tree.Block{
		tree.Paragraph{Runs: []tree.Run{{Text: "Бір "}, {Text: "екі ", Bold: true}, {Text: "үш"}, {Note: 1}, {Text: " төрт (бес) \\ алты"}}},
		tree.Paragraph{Runs: []tree.Run{{Text: treetest.Kazakh}}},
		tree.Paragraph{Runs: []tree.Run{{Text: treetest.Russian + " ≠ ✓ ₸ № 5"}}},
	}
	pages := readPages(t, write(t, d))
	if len(pages) != 1 {
		t.Fatalf("%d pages", len(pages))
	}
	got := strings.Join(strings.Fields(pages[0]), " ")
	// The mark stands higher than its line, and so on a line of its own here.
	want := "Бір екі үш 1 төрт (бес) \\ алты " + treetest.Kazakh + " " + treetest.Russian + " ≠ ✓ ₸ № 5 1 Сноска: закон."
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A letter names its edition above each page after the first: with nothing beside it the line is long enough.
func TestRunningHeadOfALetter(t *testing.T) {
	t.Parallel()
	head := "Complaint to the labour inspectorate · internal edition, for those who work on the case"
	d := &tree.Document{Letter: true, RunningHead: head}
	for range 60 {
		d.Blocks = append(d.Blocks, tree.Paragraph{Runs: []tree.Run{{Text: treetest.Russian}}})
	}
	pages := readPages(t, write(t, d))
	if len(pages) < 2 || !strings.Contains(strings.Join(strings.Fields(pages[1]), " "), head) {
		t.Errorf("%d pages; the second: %.300q", len(pages), pages[min(1, len(pages)-1)])
	}
}

func TestLettersThatNoFontHas(t *testing.T) {
	t.Parallel()
	d := &tree.Document{Letter: true, Title: "😀 中", Author: "𝒳", Blocks: []tree.Block{
		tree.Heading{Level: 1, Runs: []tree.Run{{Text: "😀 中"}}}, tree.Paragraph{Runs: []tree.Run{{Text: "a 😀 b"}}},
	}}
	if got := strings.Join(strings.Fields(readPages(t, write(t, d))[0]), " "); got != "\uFFFD \uFFFD a \uFFFD b" {
		t.Errorf("got %q", got)
	}
}

// Nothing that a document can hold breaks the writer.
func TestWritesWhatever(t *testing.T) {
	t.Parallel()
	for name, d := range map[string]*tree.Document{
		"hostile": treetest.Hostile(), "empty": {}, "letter of nothing": {Letter: true}, "contents of nothing": {Contents: true, Title: "x"},
		"lost note": {Letter: true, Blocks: []tree.Block{tree.Paragraph{Runs: []tree.Run{{Text: "a"}, {Note: 7}}}}},
		"day":       {Day: -1 << 31},
	} {
		file := write(t, d)
		if !bytes.HasPrefix(file, []byte("%PDF-")) || !bytes.HasSuffix(file, []byte("%%EOF\n")) {
			t.Errorf("%s: no PDF", name)
		}
	}
}

func TestMetadata(t *testing.T) {
	t.Parallel()
	file := write(t, treetest.Example("kk"))
	for _, want := range []string{"/Lang (kk)", "D:20120201000000", "/PageMode /UseOutlines", "/S /URI /URI (https://example.org", "/Dest ["} {
		if !bytes.Contains(file, []byte(want)) {
			t.Errorf("the file does not have %q", want)
		}
	}
	for _, not := range []string{"/Producer", "/Creator", "FPDF"} {
		if bytes.Contains(file, []byte(not)) {
			t.Errorf("the file has %q", not)
		}
	}
}

func TestSameBytes(t *testing.T) {
	t.Parallel()
	want := write(t, treetest.Example("ru"))
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			var b bytes.Buffer
			if err := Write(&b, treetest.Example("ru")); err != nil || !bytes.Equal(b.Bytes(), want) {
				t.Errorf("another time the bytes are others (%v)", err)
			}
		})
	}
	all.Wait()
}

var errFull = errors.New("the disk is full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestWriterThatFails(t *testing.T) {
	t.Parallel()
	if err := Write(full{}, treetest.Letter("en")); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
}

func TestSizeOfALongReport(t *testing.T) {
	t.Parallel()
	d := treetest.Long(150)
	file := write(t, d)
	if n := len(readPages(t, file)); n < 100 {
		t.Errorf("only %d pages", n)
	}
	if len(file) > 1_000_000 {
		t.Errorf("%d bytes", len(file))
	}
}

func BenchmarkWrite150Pages(b *testing.B) {
	d := treetest.Long(150)
	b.ReportAllocs()
	var size int
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for b.Loop() {
		size = len(write(b, d))
	}
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(size), "bytes")
	b.ReportMetric(float64(after.HeapSys)/1e6, "MB-heap")
	b.ReportMetric(float64(len(layOut(d, load(b)).pages)), "pages")
}

func FuzzRuns(f *testing.F) {
	for _, t := range treetest.HostileTexts() {
		f.Add(t, t, true)
	}
	set := load(f)
	f.Fuzz(func(t *testing.T, a, b string, bold bool) {
		runs := []tree.Run{{Text: a, Bold: bold}, {Note: 1}, {Text: b, Link: a}, {Break: true}, {Text: b, Mark: true}}
		d := &tree.Document{
			Title: a, Contents: true, Notes: []tree.Note{{Runs: []tree.Run{{Text: b}}}},
			Blocks: []tree.Block{tree.Heading{Level: 1, Runs: runs}, tree.Paragraph{Runs: runs}, tree.Table{Head: []tree.Cell{{Runs: runs}, {Runs: runs}, {}}}},
		}
		l := layOut(d, set)
		for _, wrong := range faults(l) {
			t.Error(wrong)
		}
		for _, pg := range l.pages {
			for _, s := range slices.Concat(pg.text, pg.notes) {
				for _, ln := range s.lines {
					if text := written(ln); !utf8.ValidString(text) || strings.ContainsFunc(text, func(r rune) bool { return r > 0xFFFF || r < ' ' }) {
						t.Errorf("%q cannot be drawn", text)
					}
				}
			}
		}
	})
}
