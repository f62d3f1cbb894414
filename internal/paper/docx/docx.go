// Package docx writes documents as DOCX (Office Open XML), as lawyers edit them in Word and LibreOffice: real footnotes, styles, headings with a
// table of contents, tables whose heads are repeated, pictures as vectors, running heads.
//
// Begin with [Write]. The package lays nothing out: page numbers, line ends and the places of notes are the business of the program that opens
// the file. The order of elements matters to Word; the tests hold every part to it.
package docx

import (
	"archive/zip"
	"bufio"
	"io"
	"time"

	"github.com/tarazy/tarazy/internal/paper/safe"
	"github.com/tarazy/tarazy/internal/paper/tree"
)

// Write writes a document as one DOCX file. The same document always gives the same bytes. It fails only when w does.
func Write(w io.Writer, d *tree.Document) error {
	p := &file{zip: zip.NewWriter(w), d: d, marked: map[int]int{}}
	for _, part := range []struct {
		name  string
		write func(*part)
	}{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageLinks},
		{"docProps/app.xml", app},
		{"docProps/core.xml", core},
		{"word/settings.xml", settings},
		{"word/styles.xml", styles},
		{"word/header1.xml", header},
		{"word/footer1.xml", footer},
		{"word/header2.xml", firstHeader},
		{"word/footer2.xml", firstFooter},
		{"word/document.xml", document},
		{"word/footnotes.xml", footnotes},
		{"word/numbering.xml", numbering},
		{"word/_rels/document.xml.rels", documentLinks},
		{"word/_rels/footnotes.xml.rels", footnoteLinks},
	} {
		p.part(part.name, part.write)
	}
	p.media()
	if p.err != nil {
		return p.err
	}
	return p.zip.Close()
}

// file is a DOCX file that is being written: what its parts must know of each other.
type file struct {
	zip *zip.Writer
	d   *tree.Document
	err error // the first error of the writer

	body, foot links       // what the text and the notes link to
	notes      []tree.Note // those whose marks were written, in their order
	marked     map[int]int // the number of a note in the tree → in the file
	headings   int         // so far
	lists      []numbered  // ordered lists so far
	drawings   []drawing   // pictures so far
}

// part is one XML file in the package.
type part struct {
	*file
	out   *bufio.Writer
	links *links
}

// part adds a part to the package.
func (f *file) part(name string, write func(*part)) {
	f.entry(name, func(w io.Writer) error {
		p := &part{file: f, out: bufio.NewWriterSize(w, 1<<15), links: &f.body}
		p.put(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`, "\n")
		write(p)
		return p.out.Flush()
	})
}

// entry adds an entry to the archive, with the same day for all: files that differ by nothing but the hour cannot be compared.
func (f *file) entry(name string, write func(io.Writer) error) {
	if f.err != nil {
		return
	}
	w, err := f.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(firstYear, 1, 1, 0, 0, 0, 0, time.UTC)})
	if err == nil {
		err = write(w)
	}
	f.err = err
}

// put writes markup as it is. An error of the writer is met when the part is flushed.
func (p *part) put(parts ...string) {
	for _, s := range parts {
		_, _ = p.out.WriteString(s)
	}
}

// text writes a run's text.
func (p *part) text(s string) {
	if s != "" {
		p.put(`<w:t xml:space="preserve">`, safe.XML(s), `</w:t>`)
	}
}
