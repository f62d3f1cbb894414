// Package page writes documents as one HTML file that needs nothing else: no script, no fonts or pictures from anywhere. It is read on a telephone,
// on a screen, by a screen reader, and printed.
//
// Begin with [Write]. Notes stand at the end, linked to and fro. The package chooses no words: what it says itself are the labels of the document.
package page

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"

	"github.com/tarazy/tarazy/internal/paper/safe"
	"github.com/tarazy/tarazy/internal/paper/tree"
)

//go:embed page.html page.css
var files embed.FS

// view is what the template is given.
type view struct {
	Doc      *tree.Document // for its title and labels
	Style    template.CSS
	Hash     string // of the style, which the page's policy allows
	Titled   bool
	Opening  []block
	Contents []heading
	Text     []block
	Notes    []note
}

// Write writes a document as one HTML page. The same document always gives the same bytes. It fails when w does.
func Write(w io.Writer, d *tree.Document) error {
	style, err := files.ReadFile("page.css")
	if err != nil {
		return err
	}
	t, err := template.ParseFS(files, "page.html")
	if err != nil {
		return err
	}
	v, err := look(d)
	if err != nil {
		return err
	}
	v.Style = template.CSS(style) + v.Style
	sum := sha256.Sum256([]byte(v.Style))
	v.Hash = base64.StdEncoding.EncodeToString(sum[:])
	var page bytes.Buffer
	if err := t.Execute(&page, v); err != nil {
		return err
	}
	_, err = w.Write(page.Bytes())
	return err
}

// look lays a document out for the template; its style is that of the widths of columns alone.
func look(d *tree.Document) (*view, error) {
	b := &builder{d: d, marked: map[int]bool{}}
	opening, text, titled := d.Opening()
	v := &view{Doc: clean(*d), Titled: titled}
	v.Opening = b.blocks(opening)
	v.Text = b.blocks(text)
	if d.Contents && !d.Letter {
		v.Contents = b.contents
	}
	for i, n := range d.Notes {
		v.Notes = append(v.Notes, note{Number: i + 1, Runs: b.runs(n.Runs), Marked: b.marked[i+1]})
	}
	v.Style = template.CSS(b.widths.String())
	return v, b.err
}

// clean is a document whose own texts, those of its blocks and notes aside, may stand in a page.
func clean(d tree.Document) *tree.Document {
	for _, text := range []*string{&d.Title, &d.Subtitle, &d.Author, &d.Subject, &d.Language, &d.Labels.Contents, &d.Labels.Notes, &d.Labels.Back} {
		*text = safe.Text(*text)
	}
	if d.Language == "" {
		d.Language = "en"
	}
	return &d
}

// builder makes what the template shows from what a document holds.
type builder struct {
	d        *tree.Document
	marked   map[int]bool // notes whose marks stand in the text
	contents []heading
	headings int
	level    int // of the last heading
	tables   int
	widths   strings.Builder
	err      error
}

// column adds a rule for the width of a column, in per cent. What a page allows in its own rules it does not allow in its elements.
func (b *builder) column(table, column int, share float64) {
	fmt.Fprintf(&b.widths, ".w%d col:nth-child(%d){width:%.4g%%}", table, column, share)
}
