package tree

import (
	"strconv"
	"strings"
)

// visitor walks over a document.
type visitor struct {
	visit func(place, text string)
	count int // of blocks seen
}

func (v *visitor) text(place, text string) {
	if text != "" {
		v.visit(place, text)
	}
}

func (v *visitor) blocks(list []Block) {
	for _, b := range list {
		v.count++
		n := v.count
		switch b := b.(type) {
		case Heading:
			v.runs("block", n, b.Runs)
		case Paragraph:
			v.runs("block", n, b.Runs)
		case List:
			for _, item := range b.Items {
				v.blocks(item)
			}
		case Table:
			v.table(n, b)
		case Picture:
			v.text(place("picture", n), b.Alt)
			v.runs("picture", n, b.Caption)
			for _, t := range b.Scene.Texts() {
				v.text(place("picture", n), t)
			}
		}
	}
}

func (v *visitor) table(n int, t Table) {
	v.runs("table", n, t.Caption)
	for _, row := range append([][]Cell{t.Head}, t.Rows...) {
		for _, c := range row {
			v.runs("table", n, c.Runs)
		}
	}
}

// runs visits the text of runs that stand beside each other as one, so that a name split over two of them is seen whole, and each link.
func (v *visitor) runs(what string, n int, runs []Run) {
	var all strings.Builder
	for _, r := range runs {
		if r.Break {
			all.WriteByte('\n')
		}
		all.WriteString(r.Text)
		v.text(place(what, n)+", link", r.Link)
	}
	v.text(place(what, n), all.String())
}

func place(what string, n int) string { return what + " " + strconv.Itoa(n) }
