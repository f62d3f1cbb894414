// Package pdf writes documents as PDF: pages with notes at their foot, contents with the numbers of pages, running heads, tables whose heads are
// repeated, pictures as vectors.
//
// Begin with [Write]. A document is first laid out (layout.go): its blocks become slabs, mostly lines of text, and pager.go fills pages with
// them; then the pages are drawn (draw.go) with fpdf, which knows fonts and lines but no documents. The package hyphenates nothing, writes no
// tags for screen readers beyond the language, the bookmarks and the alternative texts of pictures, and knows no record.
package pdf

import (
	"io"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/paper/pdf/fonts"
	"github.com/tarazy/tarazy/internal/paper/tree"
)

// Write writes a document as a PDF file. The same document always gives the same bytes. It fails when w does; any other error is one of the
// program.
func Write(w io.Writer, d *tree.Document) error {
	set, err := fonts.Load()
	if err != nil {
		return err
	}
	l := layOut(d, set)
	p := newPen(l)
	for _, pg := range l.pages {
		p.page(pg)
	}
	return p.f.Output(w)
}

// newPen begins a file, with its metadata.
func newPen(l *layout) *pen {
	d := l.doc
	f := fpdf.New("P", "mm", "A4", "")
	f.SetCatalogSort(true)
	f.SetProducer("", false)
	f.SetCreationDate(instant(d.Day))
	f.SetModificationDate(instant(d.Day))
	f.SetLang(language(d.Language))
	f.SetTitle(narrow(d.Title), true)
	f.SetAuthor(narrow(d.Author), true)
	f.SetSubject(narrow(d.Subject), true)
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
	f.SetCellMargin(0)
	f.SetLineCapStyle("butt")
	p := &pen{f: f, l: l, loaded: map[fonts.Face]bool{}, notes: map[int]int{}, marks: map[int]int{}}
	for range l.headings {
		p.headings = append(p.headings, f.AddLink())
	}
	return p
}

// instant is the beginning of a day. A day that is none gives the first that computers count from: fpdf would take the time of the clock.
func instant(d civil.Day) time.Time {
	if !d.IsReal() {
		d = 0
	}
	y, m, day := d.Date()
	return time.Date(y, time.Month(m), day, 0, 0, 0, 0, time.UTC)
}

// language is a code that may stand in a file as it is.
func language(code string) string {
	for _, r := range code {
		if (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && r != '-' {
			return ""
		}
	}
	return code
}

// narrow is a text without the letters that fpdf cannot write in metadata and bookmarks: those beyond 16 bits.
func narrow(text string) string {
	out := []rune(plain(text))
	for i, r := range out {
		if r > 0xFFFF {
			out[i] = fonts.Unknown
		}
	}
	return string(out)
}
