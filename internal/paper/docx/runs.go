package docx

import (
	"strconv"

	"github.com/tarazy/tarazy/internal/paper/safe"
	"github.com/tarazy/tarazy/internal/paper/tree"
)

func (p *part) runs(runs []tree.Run) {
	after := false // a mark of a note stands right before
	for _, r := range runs {
		if r.Note == 0 {
			p.run(r)
			after = false
		} else if 0 < r.Note && r.Note <= len(p.d.Notes) {
			p.mark(r.Note, after)
			after = true
		}
	}
}

func (p *part) run(r tree.Run) {
	switch {
	case r.Break:
		p.put(`<w:r><w:br/></w:r>`)
	case r.Text == "":
	case r.Link != "":
		p.link(r)
	default:
		p.put(`<w:r>`)
		p.look(r, "")
		p.text(r.Text)
		p.put(`</w:r>`)
	}
}

// link writes a link to an address that programs will open; of any other address only the text is written.
func (p *part) link(r tree.Run) {
	target, ok := safe.Link(r.Link)
	if !ok {
		r.Link = ""
		p.run(r)
		return
	}
	p.put(`<w:hyperlink r:id="`, p.links.add("hyperlink", target, true), `" w:history="1"><w:r>`)
	p.look(r, "Hyperlink")
	p.text(r.Text)
	p.put(`</w:r></w:hyperlink>`)
}

// look writes the properties of a run, in the order that Word asks for.
func (p *part) look(r tree.Run, style string) {
	if style == "" && !r.Bold && !r.Italic && !r.Mark {
		return
	}
	p.put(`<w:rPr>`)
	if style != "" {
		p.put(`<w:rStyle w:val="`, style, `"/>`)
	}
	if r.Bold || r.Mark {
		p.put(`<w:b/><w:bCs/>`)
	}
	if r.Italic {
		p.put(`<w:i/><w:iCs/>`)
	}
	if r.Mark {
		p.put(`<w:highlight w:val="yellow"/>`)
	}
	p.put(`</w:rPr>`)
}

// mark writes the mark of a note, with a comma before it where it follows another: notes 2 and 3 are not note 23. A note has one mark in a file;
// where the tree has a second, only its number is written.
func (p *part) mark(note int, after bool) {
	const raised = `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>`
	p.put(raised)
	if after {
		p.text(",")
		p.put(`</w:r>`, raised)
	}
	if n, again := p.marked[note]; again {
		p.text(strconv.Itoa(n))
	} else {
		p.notes = append(p.notes, p.d.Notes[note-1])
		p.marked[note] = len(p.notes)
		p.put(`<w:footnoteReference w:id="`, strconv.Itoa(len(p.notes)), `"/>`)
	}
	p.put(`</w:r>`)
}
