package docx

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/tarazy/tarazy/internal/paper/tree"
)

func (b *body) table(t tree.Table, at place) {
	columns := len(t.Head)
	for _, row := range t.Rows {
		columns = max(columns, len(row))
	}
	if columns == 0 {
		return
	}
	in := place{depth: at.depth}
	if len(t.Caption) > 0 {
		b.open(paragraph{style: "TableCaption", keepNext: true, place: in})
		b.runs(t.Caption)
		b.put(`</w:p>`)
	} else if b.breaks {
		b.empty(paragraph{style: "TableEnd"})
	}
	width := textWidth - indent(at.depth)
	widths := columnWidths(t, columns, width)
	b.put(`<w:tbl><w:tblPr><w:tblStyle w:val="PaperTable"/><w:tblW w:w="`, strconv.Itoa(width), `" w:type="dxa"/>`)
	if at.depth > 0 {
		b.put(`<w:tblInd w:w="`, strconv.Itoa(indent(at.depth)), `" w:type="dxa"/>`)
	}
	b.put(`<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="0"/></w:tblPr><w:tblGrid>`)
	for _, w := range widths {
		b.put(`<w:gridCol w:w="`, strconv.Itoa(w), `"/>`)
	}
	b.put(`</w:tblGrid>`)
	if len(t.Head) > 0 {
		b.row(t.Head, widths, true)
	}
	for _, row := range t.Rows {
		b.row(row, widths, false)
	}
	b.put(`</w:tbl>`)
	b.empty(paragraph{style: "TableEnd"})
}

func (b *body) row(cells []tree.Cell, widths []int, head bool) {
	b.put(`<w:tr>`)
	whole := true
	for i, c := range cells {
		whole = whole && utf8.RuneCountInString(words(c.Runs))*letter/max(widths[i]-cellRoom, letter) < tallest
	}
	if whole || head {
		b.put(`<w:trPr>`)
		if whole {
			b.put(`<w:cantSplit/>`)
		}
		if head {
			b.put(`<w:tblHeader/>`)
		}
		b.put(`</w:trPr>`)
	}
	for i, w := range widths {
		var c tree.Cell
		if i < len(cells) {
			c = cells[i]
		}
		b.put(`<w:tc><w:tcPr><w:tcW w:w="`, strconv.Itoa(w), `" w:type="dxa"/>`)
		if head {
			b.put(`<w:shd w:val="clear" w:color="auto" w:fill="ECEAE3"/><w:vAlign w:val="bottom"/>`)
		}
		b.put(`</w:tcPr>`)
		b.open(paragraph{style: cellStyle(c.Right, head), keepNext: head})
		b.runs(c.Runs)
		b.put(`</w:p></w:tc>`)
	}
	b.put(`</w:tr>`)
}

func cellStyle(right, head bool) string {
	switch {
	case right && head:
		return "TableHeadRight"
	case right:
		return "TableFigures"
	case head:
		return "TableHead"
	}
	return "TableText"
}

// columnWidths are the widths of columns in twentieths of a point. Where the table names shares, it follows them. Else each column gets what its
// longest word needs, and what is left goes to those with more text.
func columnWidths(t tree.Table, columns, width int) []int {
	shares := make([]int, columns)
	total := 0
	if len(t.Widths) > 0 {
		for i := range shares {
			shares[i] = 1
			if i < len(t.Widths) {
				shares[i] = max(t.Widths[i], 1)
			}
			total += shares[i]
		}
		return split(shares, total, width)
	}
	words := make([]int, columns)
	needed := 0
	for i := range shares {
		longest, most := lengths(t, i)
		words[i] = min(longest*letter+cellRoom*2, width/columns)
		shares[i] = max(most-longest, 1)
		needed += words[i]
		total += shares[i]
	}
	for i, extra := range split(shares, total, width-needed) {
		words[i] += extra
	}
	return words
}

// split divides a width in proportion to shares, so that the parts sum up to it.
func split(shares []int, total, width int) []int {
	out := make([]int, len(shares))
	begun, before := 0, 0
	for i, s := range shares {
		begun += s
		end := int(int64(width) * int64(begun) / int64(total))
		out[i] = end - before
		before = end
	}
	return out
}

// lengths are the letters of the longest word of a column, and of its longest cell.
func lengths(t tree.Table, column int) (word, cell int) {
	for i := -1; i < len(t.Rows); i++ {
		row := t.Head
		if i >= 0 {
			row = t.Rows[i]
		}
		if column >= len(row) {
			continue
		}
		text := words(row[column].Runs)
		cell = max(cell, utf8.RuneCountInString(text))
		for w := range strings.FieldsSeq(text) {
			word = max(word, utf8.RuneCountInString(w))
		}
	}
	return word, min(cell, longestCell)
}
