package docx

import (
	"strconv"

	"github.com/tarazy/tarazy/internal/paper/tree"
)

// place is where a block stands.
type place struct {
	number *numbered // the list whose number stands before the next paragraph; nil: none
	depth  int       // how many lists it stands in
}

// paragraph is how a paragraph is written besides its style.
type paragraph struct {
	style    string
	keepNext bool
	place    place
}

// body writes the text of a document.
type body struct {
	*part
	breaks bool // the next block begins a new page
}

func document(p *part) {
	p.put(`<w:document`, namespace, ` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`,
		` xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"`,
		` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w:body>`)
	b := &body{part: p}
	opening, text, titled := p.d.Opening()
	if p.d.Letter {
		b.blocks(opening, place{})
	}
	if titled {
		b.title()
	}
	if !p.d.Letter {
		b.blocks(opening, place{})
		b.breaks = true
	}
	if p.d.Contents && !p.d.Letter {
		b.contents(text)
	}
	b.blocks(text, place{})
	p.put(`<w:sectPr><w:headerReference w:type="default" r:id="rheader1"/><w:headerReference w:type="first" r:id="rheader2"/>`,
		`<w:footerReference w:type="default" r:id="rfooter1"/><w:footerReference w:type="first" r:id="rfooter2"/>`,
		`<w:footnotePr><w:numFmt w:val="decimal"/></w:footnotePr><w:pgSz w:w="11906" w:h="16838"/>`,
		`<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="709" w:footer="709" w:gutter="0"/><w:cols w:space="708"/><w:titlePg/></w:sectPr></w:body></w:document>`)
}

func (b *body) title() {
	style, under := "Title", "Subtitle"
	if b.d.Letter {
		style, under = "LetterTitle", "LetterSubtitle"
	}
	b.open(paragraph{style: style})
	b.run(tree.Run{Text: b.d.Title})
	b.put(`</w:p>`)
	if b.d.Subtitle != "" {
		b.open(paragraph{style: under})
		b.run(tree.Run{Text: b.d.Subtitle})
		b.put(`</w:p>`)
	}
}

func (b *body) blocks(list []tree.Block, at place) {
	for _, block := range list {
		switch block := block.(type) {
		case tree.Heading:
			b.heading(block)
		case tree.Paragraph:
			b.open(paragraph{style: style(block.Style, at), place: at})
			b.runs(block.Runs)
			b.put(`</w:p>`)
		case tree.List:
			b.list(block, at)
		case tree.Table:
			b.table(block, at)
		case tree.Picture:
			b.picture(block, at)
		case tree.PageBreak:
			b.breaks = true
		}
		at.number = nil
	}
}

// style is the name of a style as styles.xml has it.
func style(s tree.Style, at place) string {
	switch s {
	case tree.Quote:
		return "Quote"
	case tree.Small:
		return "Small"
	case tree.Right:
		return "Right"
	case tree.Address:
		return "Address"
	case tree.Warning:
		return "Warning"
	case tree.Front:
		return "Front"
	}
	if at.depth > 0 {
		return "ListParagraph"
	}
	return ""
}

// open begins a paragraph, with its properties in the order that Word asks for.
func (b *body) open(p paragraph) {
	b.put(`<w:p>`)
	breaks := b.breaks
	b.breaks = false
	if p.style == "" && !breaks && !p.keepNext && p.place.depth == 0 {
		return
	}
	b.put(`<w:pPr>`)
	if p.style != "" {
		b.put(`<w:pStyle w:val="`, p.style, `"/>`)
	}
	if p.keepNext {
		b.put(`<w:keepNext/>`)
	}
	if breaks {
		b.put(`<w:pageBreakBefore/>`)
	}
	b.numbered(p.place)
	b.put(`</w:pPr>`)
}

// empty writes a paragraph without text.
func (b *body) empty(p paragraph) {
	b.open(p)
	b.put(`</w:p>`)
}

// deepest is the deepest level of headings.
const deepest = 4

func (b *body) heading(h tree.Heading) {
	b.headings++
	n := strconv.Itoa(b.headings)
	b.open(paragraph{style: "Heading" + strconv.Itoa(level(h))})
	b.put(`<w:bookmarkStart w:id="`, n, `" w:name="`, bookmark(b.headings), `"/>`)
	b.runs(h.Runs)
	b.put(`<w:bookmarkEnd w:id="`, n, `"/></w:p>`)
}

func level(h tree.Heading) int { return min(max(h.Level, 1), deepest) }

// bookmark is the name of the n-th heading. Word hides bookmarks whose names begin with a low line, and takes those in _Toc for its own.
func bookmark(n int) string { return "_Toc" + strconv.Itoa(n+tocBase) }
