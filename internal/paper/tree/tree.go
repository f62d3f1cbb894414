// Package tree is a finished document before it is written as HTML, DOCX or PDF: headings, paragraphs, lists, tables, pictures and
// numbered notes, in one language.
//
// Begin with [Document]. Package paper makes one from a paper's text and a record; packages page, docx and pdf write it. [Document.Texts]
// visits every text that a reader of the document could find, hidden ones included. The package knows no record, no law and no format.
package tree

import (
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/paper/scene"
)

// Document is one edition of one paper, ready to be written. The same document always gives the same bytes.
type Document struct {
	Title       string
	Subtitle    string
	Author      string
	Subject     string
	Language    string    // en, ru, kk
	Day         civil.Day // the only date in the metadata
	RunningHead string    // at the head of each page after the first
	Letter      bool      // a letter: no title page, no contents, no running head on its first page
	Labels      Labels
	Contents    bool // a table of contents after the title
	Blocks      []Block
	Notes       []Note // note 1 first
}

// Labels are the words that writers put into a document themselves, in its language.
type Labels struct {
	Contents string // the heading of the table of contents
	Notes    string // the heading of the notes where they cannot stand at the foot of the page
	Page     string // "page" in a running foot
	Back     string // "back to the text", for the link from a note
}

// Block is a part of a document that stands on lines of its own.
type Block interface{ block() }

// Heading begins a chapter (level 1), a section (2) or a part of one (3, 4). It stands in the table of contents down to level 3.
type Heading struct {
	Level int
	Runs  []Run
}

// Paragraph is some sentences.
type Paragraph struct {
	Runs  []Run
	Style Style
}

// Style says how a paragraph is set off.
type Style string

// The styles of paragraphs.
const (
	Plain   Style = ""
	Quote   Style = "quote"   // indented on both sides
	Small   Style = "small"   // under pictures and tables
	Right   Style = "right"   // date and place of a letter
	Address Style = "address" // no space after the line
	Warning Style = "warning" // "unreviewed", "draft": must not be overlooked
	Front   Style = "front"   // on the title page, under the title
)

// List has items of blocks.
type List struct {
	Ordered bool
	Start   int // the number of the first item of an ordered list; 0 counts as 1
	Items   [][]Block
}

// Table has a head that is repeated on each page, and rows. All rows have as many cells as the head.
type Table struct {
	Caption []Run
	Head    []Cell
	Rows    [][]Cell
	Widths  []int // shares of the width, one for each column; nil: the writer chooses
}

// Cell is one cell of a table.
type Cell struct {
	Runs  []Run
	Right bool // figures
}

// Picture is drawn as vectors.
type Picture struct {
	Scene   *scene.Scene
	Alt     string // what the picture shows, for those who cannot see it
	Caption []Run
}

// PageBreak begins a new page.
type PageBreak struct{}

func (Heading) block()   {}
func (Paragraph) block() {}
func (List) block()      {}
func (Table) block()     {}
func (Picture) block()   {}
func (PageBreak) block() {}

// Run is a piece of text that is set in one way. Spaces at its ends count.
type Run struct {
	Text   string
	Bold   bool
	Italic bool
	Link   string // an http, https or mailto address; ""
	Note   int    // the number of a note whose mark stands here, and no text; 0: none
	Mark   bool   // something is missing here: shown so that nobody overlooks it
	Break  bool   // a new line begins here, and no text
}

// Note is a footnote.
type Note struct {
	Runs []Run // without notes of their own
}

// Texts visits every text of the document with the place where it stands ("title", "block 3", "note 4", "picture 2", "link"), the words of
// alternative texts, captions, pictures, links and metadata included.
func (d *Document) Texts(visit func(place, text string)) {
	v := visitor{visit: visit}
	for _, t := range []string{d.Title, d.Subtitle, d.Author, d.Subject, d.RunningHead} {
		v.text("title", t)
	}
	v.blocks(d.Blocks)
	for i, n := range d.Notes {
		v.runs("note", i+1, n.Runs)
	}
}
