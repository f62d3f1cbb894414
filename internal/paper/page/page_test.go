package page_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tarazy/tarazy/internal/golden"
	"github.com/tarazy/tarazy/internal/paper/page"
	"github.com/tarazy/tarazy/internal/paper/safe"
	"github.com/tarazy/tarazy/internal/paper/tree"
	"github.com/tarazy/tarazy/internal/paper/tree/treetest"
)

func write(t testing.TB, d *tree.Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := page.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// element is an element of a page as it was read again.
type element struct {
	name  string
	attrs map[string]string
	kids  []*element
	text  string // of it and all below it
}

// find lists the elements below an element, or it itself, that match.
func (e *element) find(match func(*element) bool) []*element {
	var out []*element
	if match(e) {
		out = append(out, e)
	}
	for _, k := range e.kids {
		out = append(out, k.find(match)...)
	}
	return out
}

func (e *element) named(name string) []*element {
	return e.find(func(e *element) bool { return e.name == name })
}

func (e *element) role(role string) []*element {
	return e.find(func(e *element) bool { return e.attrs["role"] == role })
}

var unclosed = regexp.MustCompile(`<(meta|br|col)\b[^<>]*>`)

// read reads a page as strictly as XML is read, but for the elements that HTML does not close.
func read(text string) (*element, error) {
	d := xml.NewDecoder(strings.NewReader(unclosed.ReplaceAllString(text, "$0</$1>")))
	top := &element{}
	open := []*element{top}
	for {
		token, err := d.Token()
		if err == io.EOF {
			return top, nil
		}
		if err != nil {
			return nil, err
		}
		last := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			e := &element{name: token.Name.Local, attrs: map[string]string{}}
			for _, a := range token.Attr {
				if _, twice := e.attrs[a.Name.Local]; twice {
					return nil, fmt.Errorf("<%s> has %s twice", e.name, a.Name.Local)
				}
				e.attrs[a.Name.Local] = a.Value
			}
			last.kids = append(last.kids, e)
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			for _, e := range open {
				e.text += string(token)
			}
		case xml.Comment, xml.ProcInst:
			return nil, fmt.Errorf("a comment or instruction: %v", token)
		}
	}
}

// wrong says everything that is wrong with a page.
func wrong(text string) []string {
	top, err := read(text)
	if err != nil {
		return []string{err.Error()}
	}
	var out []string
	ids := map[string]bool{}
	level := 0
	top.find(func(e *element) bool {
		for name, value := range e.attrs {
			switch {
			case name == "id" && (value == "" || ids[value]):
				out = append(out, "the id "+value+" stands twice, or is empty")
			case name == "style", strings.HasPrefix(name, "on"), name == "src":
				out = append(out, "<"+e.name+"> has "+name)
			case name == "href" && !strings.HasPrefix(value, "#") && !strings.HasPrefix(strings.ToLower(value), "http") && !strings.HasPrefix(strings.ToLower(value), "mailto:"):
				out = append(out, "a link to "+value)
			}
		}
		ids[e.attrs["id"]] = true
		switch e.name {
		case "script", "link", "iframe", "img", "object", "form":
			out = append(out, "there is a <"+e.name+">")
		case "h1", "h2", "h3", "h4", "h5":
			n := int(e.name[1] - '0')
			if n > level+1 && level > 0 {
				out = append(out, fmt.Sprintf("<%s> %q follows a heading of level %d", e.name, e.text, level))
			}
			level = n
		case "svg":
			if e.attrs["role"] != "img" || e.kids[0].name != "title" {
				out = append(out, "a picture without role or title")
			}
		case "th":
			if e.attrs["scope"] == "" {
				out = append(out, "a head of a column without scope")
			}
		}
		return false
	})
	for _, a := range append(top.named("a"), top.find(func(e *element) bool { return e.attrs["aria-labelledby"] != "" })...) {
		if to, within := strings.CutPrefix(a.attrs["href"], "#"); within && !ids[to] {
			out = append(out, "a link to nowhere: #"+to)
		}
		if to := a.attrs["aria-labelledby"]; to != "" && !ids[to] {
			out = append(out, "a label that is not there: "+to)
		}
	}
	return append(out, policy(top)...)
}

// policy says whether the page's policy allows its style, and nothing else.
func policy(top *element) []string {
	styles := top.named("style")
	if len(styles) != 1 {
		return []string{fmt.Sprintf("%d styles", len(styles))}
	}
	sum := sha256.Sum256([]byte(styles[0].text))
	want := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
	for _, m := range top.named("meta") {
		if m.attrs["http-equiv"] == "Content-Security-Policy" && m.attrs["content"] == want {
			return nil
		}
	}
	return []string{"the policy does not allow the style, or more"}
}

func TestPages(t *testing.T) {
	t.Parallel()
	for name, d := range map[string]*tree.Document{
		"english": treetest.Example("en"), "russian": treetest.Example("ru"), "kazakh": treetest.Example("kk"), "letter": treetest.Letter("kk"), "hostile": treetest.Hostile(), "long": treetest.Long(12), "empty": {},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text := write(t, d)
			for _, w := range wrong(text) {
				t.Error(w)
			}
			if text != write(t, d) {
				t.Error("the same document gives other bytes")
			}
		})
	}
}

// TestWrongSees shows the checks what they must not pass.
func TestWrongSees(t *testing.T) {
	t.Parallel()
	good := write(t, treetest.Letter("en"))
	for insert, want := range map[string]string{
		"<p>":                                "closed by",
		"<script>1</script>":                 "<script>",
		`<p style="color:red">a</p>`:         "has style",
		`<a href="javascript:1">a</a>`:       "a link to javascript",
		`<a href="#there">a</a>`:             "nowhere",
		`<p id="text">a</p>`:                 "twice",
		`<h5>a</h5>`:                         "follows a heading",
		`<svg role="img"><g></g></svg>`:      "without role or title",
		`<table><tr><th>a</th></tr></table>`: "without scope",
		`<style>p{}</style>`:                 "2 styles",
	} {
		if got := strings.Join(wrong(strings.Replace(good, "</main>", insert+"</main>", 1)), "\n"); !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", insert, got, want)
		}
	}
	if got := wrong(strings.Replace(good, "margin:0", "margin:1", 1)); len(got) != 1 {
		t.Errorf("another style: %q", got)
	}
}

// TestGolden holds pages against files that people can read: a letter, and the example without its chapters and most rows.
func TestGolden(t *testing.T) {
	t.Parallel()
	golden.File(t, "testdata/letter.html", write(t, treetest.Letter("ru")))
	d := treetest.Example("en")
	for i, b := range d.Blocks {
		if h, ok := b.(tree.Heading); ok && h.Runs[0].Text == "Chapter 1" {
			d.Blocks = d.Blocks[:i]
			break
		}
		if t, ok := b.(tree.Table); ok {
			t.Rows = t.Rows[:min(len(t.Rows), 3)]
			d.Blocks[i] = t
		}
	}
	d.Notes = d.Notes[:6]
	golden.File(t, "testdata/example.html", write(t, d))
}

func TestExample(t *testing.T) {
	t.Parallel()
	d := treetest.Example("kk")
	top, err := read(write(t, d))
	if err != nil {
		t.Fatal(err)
	}
	if got := top.named("html")[0].attrs["lang"]; got != "kk" {
		t.Errorf("the language is %q", got)
	}
	for what, n := range map[string][2]int{
		"marks of notes": {len(top.role("doc-noteref")), treetest.ExampleNotes}, "links back": {len(top.role("doc-backlink")), treetest.ExampleNotes},
		"tables": {len(top.named("table")), 3}, "captions": {len(top.named("caption")), 2}, "pictures": {len(top.named("svg")), 2}, "titles": {len(top.named("h1")), 1},
		"marks of what is missing": {len(top.named("mark")), 1}, "quotations": {len(top.named("blockquote")), 2}, "contents": {len(top.named("nav")), 1},
	} {
		if n[0] != n[1] {
			t.Errorf("%s: %d, want %d", what, n[0], n[1])
		}
	}
	for i, m := range top.role("doc-noteref") {
		note := top.find(func(e *element) bool { return e.attrs["id"] == strings.TrimPrefix(m.attrs["href"], "#") })
		if len(note) != 1 || m.text != fmt.Sprint(i+1) || !strings.HasPrefix(note[0].text, fmt.Sprintf("Source %d:", i+1)) {
			t.Errorf("mark %d says %q and leads to %v", i+1, m.text, note)
		}
	}
	if !strings.Contains(top.text, treetest.Kazakh) || !strings.Contains(top.text, treetest.Russian) {
		t.Error("the Kazakh or Russian words are missing")
	}
}

// TestHeadingsSkipNoLevel wants headings that readers by ear can follow, whatever the document says.
func TestHeadingsSkipNoLevel(t *testing.T) {
	t.Parallel()
	d := &tree.Document{Title: "title"}
	for _, level := range []int{3, 4, 1, 4, 2, 0, 9} {
		d.Blocks = append(d.Blocks, tree.Heading{Level: level, Runs: []tree.Run{{Text: "h"}}})
	}
	top, err := read(write(t, d))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, h := range top.find(func(e *element) bool { return e.text == "h" && e.attrs["id"] != "" && e.name[0] == 'h' }) {
		got = append(got, h.name)
	}
	if diff := cmp.Diff([]string{"h2", "h3", "h2", "h3", "h3", "h2", "h3"}, got); diff != "" {
		t.Errorf("headings (-want +got):\n%s", diff)
	}
}

func TestHostileTextsStay(t *testing.T) {
	t.Parallel()
	top, err := read(write(t, treetest.Hostile()))
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range treetest.HostileTexts() {
		if want := safe.Text(h); strings.Count(top.text, want) < 8 {
			t.Errorf("%q stands %d times", want, strings.Count(top.text, want))
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.ErrUnsupported }

func TestErrorsOfTheWriterAreTold(t *testing.T) {
	t.Parallel()
	if err := page.Write(full{}, treetest.Letter("en")); !errors.Is(err, errors.ErrUnsupported) {
		t.Errorf("the error is %v", err)
	}
}

func FuzzWrite(f *testing.F) {
	for i, s := range treetest.HostileTexts() {
		f.Add(s, s, uint64(i))
	}
	f.Fuzz(func(t *testing.T, text, link string, seed uint64) {
		d := treetest.Random(seed)
		d.Title, d.Language = text, link
		d.Blocks = append(d.Blocks, tree.Paragraph{Runs: []tree.Run{{Text: text}, {Text: link, Link: link}}}, tree.Picture{Scene: treetest.Timeline(), Alt: text})
		got := write(t, d)
		for _, w := range wrong(got) {
			t.Error(w)
		}
		if top, err := read(got); err == nil && !strings.Contains(top.text, safe.Text(text)+safe.Text(link)) {
			t.Errorf("%q and %q are not there", text, link)
		}
	})
}

func BenchmarkLongDocument(b *testing.B) {
	d := treetest.Long(150)
	b.ReportAllocs()
	for b.Loop() {
		if err := page.Write(io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}
