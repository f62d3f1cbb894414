package docx

import (
	"strconv"

	"github.com/tarazy/tarazy/internal/paper/tree"
)

// numbered is an ordered list as numbering.xml knows it, or the one list of points.
type numbered struct {
	id    int // 1 is the list of points
	level int
	start int
}

func (b *body) list(l tree.List, at place) {
	n := &numbered{id: 1, level: min(at.depth, levels-1)}
	if l.Ordered {
		start := l.Start
		if start < 1 {
			start = 1
		}
		n = &numbered{id: len(b.lists) + 2, level: n.level, start: start}
		b.lists = append(b.lists, *n)
	}
	for _, item := range l.Items {
		in := place{number: n, depth: at.depth + 1}
		if !beginsWithWords(item) {
			b.empty(paragraph{style: "ListParagraph", place: in})
			in.number = nil
		}
		b.blocks(item, in)
	}
}

// beginsWithWords reports whether the number of an item can stand before its first block.
func beginsWithWords(item []tree.Block) bool {
	if len(item) == 0 {
		return false
	}
	_, ok := item[0].(tree.Paragraph)
	return ok
}

// numbered writes the number of a paragraph in a list, or how far the paragraph is indented when it has none.
func (b *body) numbered(at place) {
	switch {
	case at.number != nil:
		b.put(`<w:numPr><w:ilvl w:val="`, strconv.Itoa(at.number.level), `"/><w:numId w:val="`, strconv.Itoa(at.number.id), `"/></w:numPr>`)
	case at.depth > 0:
		b.put(`<w:ind w:left="`, strconv.Itoa(indent(at.depth)), `"/>`)
	}
}

// indent is how far the text of a list is moved in, in twentieths of a point; depth 1 is the outermost.
func indent(depth int) int { return min(depth, levels) * listStep }

// numbering writes the numbers of lists: one list of points for all, and one for each ordered list, so that each begins anew.
func numbering(p *part) {
	p.put(`<w:numbering`, namespace, `>`)
	p.levels("1", func(int) (string, string) { return "bullet", "•" })
	p.levels("2", func(level int) (string, string) { return "decimal", "%" + strconv.Itoa(level+1) + "." })
	p.put(`<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`)
	for _, l := range p.lists {
		p.put(`<w:num w:numId="`, strconv.Itoa(l.id), `"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="`, strconv.Itoa(l.level), `"><w:startOverride w:val="`, strconv.Itoa(l.start), `"/></w:lvlOverride></w:num>`)
	}
	p.put(`</w:numbering>`)
}

func (p *part) levels(id string, look func(level int) (format, text string)) {
	p.put(`<w:abstractNum w:abstractNumId="`, id, `"><w:multiLevelType w:val="multilevel"/>`)
	for i := range levels {
		format, text := look(i)
		p.put(`<w:lvl w:ilvl="`, strconv.Itoa(i), `"><w:start w:val="1"/><w:numFmt w:val="`, format, `"/><w:lvlText w:val="`, text,
			`"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="`, strconv.Itoa(indent(i+1)), `" w:hanging="`, strconv.Itoa(listStep), `"/></w:pPr></w:lvl>`)
	}
	p.put(`</w:abstractNum>`)
}
