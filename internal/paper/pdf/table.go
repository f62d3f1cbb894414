package pdf

import (
	"slices"

	"github.com/tarazy/tarazy/internal/paper/tree"
)

// The measures of tables.
const (
	padX      = 1.6
	padY      = 1.1
	wholeRow  = 7   // a row of so many lines is not divided
	tallHead  = 0.3 // of a page: a head that is higher is not repeated
	thickRule = 0.35
	thinRule  = 0.12
	narrowest = 7.0
)

func (s *setter) table(t tree.Table, f frame) {
	columns := len(t.Head)
	for _, r := range t.Rows {
		columns = max(columns, len(r))
	}
	if columns == 0 {
		s.caption(t.Caption, f, false)
		return
	}
	widths := s.columns(t, columns, f.width)
	s.gap = max(s.gap, s.looks.body.after)
	s.caption(t.Caption, f, true)
	head := s.row(t.Head, widths, f.x, true)
	again := s.row(plainCells(t.Head), widths, f.x, true)
	tall := 0.0
	for i := range head {
		head[i].keep = true
		s.put(head[i])
	}
	for i := range again {
		tall += again[i].height
	}
	if tall > tallHead*(bottom-top) {
		again = nil
	}
	for _, r := range t.Rows {
		row := s.row(r, widths, f.x, false)
		for i := range row {
			row[i].again = again
			s.put(row[i])
		}
	}
	end := &s.slabs[len(s.slabs)-1]
	end.strokes = append(end.strokes, stroke{f.x, end.height, f.x + f.width, end.height, thickRule, black})
	s.gap = 5
}

// caption is the words over a table or under a picture.
func (s *setter) caption(runs []tree.Run, f frame, above bool) {
	from := len(s.slabs)
	l := s.looks.caption
	if !above {
		l.before, l.after = 0, l.before+1
	}
	s.text(runs, l, f)
	if above {
		for i := range s.slabs[from:] {
			s.slabs[from+i].keep = true
		}
	}
}

// plainCells is the head of a table as it is said again on the next page: the notes stand on the first.
func plainCells(cells []tree.Cell) []tree.Cell {
	out := slices.Clone(cells)
	for i := range out {
		out[i].Runs = withoutNotes(out[i].Runs)
	}
	return out
}

// row sets the cells of a row side by side: slab n has line n of each of them.
func (s *setter) row(cells []tree.Cell, widths []float64, x float64, head bool) []slab {
	l := s.looks.cell
	if head {
		l = s.looks.head
	}
	set := make([][]line, len(cells))
	high := 1
	for i, c := range cells {
		if i < len(widths) {
			set[i] = s.lines(c.Runs, l, widths[i]-2*padX)
			high = max(high, len(set[i]))
		}
	}
	total := 0.0
	for _, w := range widths {
		total += w
	}
	out := make([]slab, high)
	for n := range out {
		b := &out[n]
		b.height = l.lead
		base := l.base()
		if n == 0 {
			b.height += padY
			base += padY
		}
		if n == high-1 {
			b.height += padY
		}
		b.keep = n < high-1 && (high <= wholeRow || n == 0 || n == high-2)
		at := x
		for i := range cells {
			if n < len(set[i]) {
				a := ragged
				if cells[i].Right {
					a = toRight
				}
				cell := place(set[i][n], at+padX, base, widths[i]-2*padX, a, l.size)
				if i < len(cells)-1 {
					s.part(&cell)
				}
				b.lines = append(b.lines, cell)
				b.notes = append(b.notes, set[i][n].notes()...)
			}
			if i < len(widths) {
				at += widths[i]
			}
		}
		slices.Sort(b.notes)
		if head {
			b.grounds = []ground{{x, 0, total, b.height, pale}}
		}
	}
	rule(out, x, total, head)
	return out
}

// rule draws the rules of a row: over and under a head thick ones, under the others thin ones.
func rule(row []slab, x, width float64, head bool) {
	last := &row[len(row)-1]
	if !head {
		last.strokes = append(last.strokes, stroke{x, last.height, x + width, last.height, thinRule, hair})
		return
	}
	row[0].strokes = append(row[0].strokes, stroke{x, 0, x + width, 0, thickRule, black})
	last.strokes = append(last.strokes, stroke{x, last.height, x + width, last.height, thickRule / 2, black})
}

// columns are the widths of a table's columns: shares where the table names them, else as much as their texts need. No column is narrower than
// its longest word, as long as there is room.
func (s *setter) columns(t tree.Table, n int, width float64) []float64 {
	least, most := make([]float64, n), make([]float64, n)
	for i := range n {
		least[i], most[i] = narrowest, narrowest
	}
	look := func(cells []tree.Cell, l look) {
		for i, c := range cells {
			word, all := s.extent(c.Runs, l)
			least[i] = max(least[i], word+2*padX)
			most[i] = max(most[i], all+2*padX)
		}
	}
	look(t.Head, s.looks.head)
	for _, r := range t.Rows {
		look(r, s.looks.cell)
	}
	want := most
	if len(t.Widths) > 0 {
		want = make([]float64, n)
		for i := range want {
			if i < len(t.Widths) {
				want[i] = float64(max(t.Widths[i], 0))
			}
		}
	} else {
		for i := range want {
			want[i] = min(want[i], width*0.75)
		}
	}
	return shareOut(want, least, width)
}

// shareOut divides a width in the proportions wanted; what is less than the least is raised, as far as the others can give.
func shareOut(want, least []float64, width float64) []float64 {
	out := make([]float64, len(want))
	need := 0.0
	for i := range least {
		least[i] = max(min(least[i], width/2), min(narrowest, width/float64(len(least))))
		need += least[i]
	}
	if need >= width {
		each := min(narrowest, width/float64(len(out)))
		for i := range out {
			out[i] = each + (width-each*float64(len(out)))*(least[i]-each)/max(need-each*float64(len(out)), tiny)
		}
		return out
	}
	fixed := make([]bool, len(want))
	for range want {
		rest, sum, free := width, 0.0, 0
		for i := range want {
			if fixed[i] {
				rest -= least[i]
			} else {
				sum += want[i]
				free++
			}
		}
		again := false
		for i := range want {
			switch {
			case fixed[i]:
				out[i] = least[i]
			case sum > 0:
				out[i] = rest * want[i] / sum
			default:
				out[i] = rest / float64(free)
			}
			if !fixed[i] && out[i] < least[i]-tiny {
				fixed[i], again = true, true
			}
		}
		if !again {
			break
		}
	}
	return out
}

// extent is how wide the widest word of a text is, and the whole of it on one line.
func (s *setter) extent(runs []tree.Run, l look) (word, all float64) {
	var at, run float64
	for _, w := range words(s.fonts, runs, l) {
		run += w.width
		at += w.width
		word = max(word, run)
		all = max(all, at)
		if w.end == never {
			run += w.gap.width
		} else {
			run = 0
		}
		at += w.gap.width
		if w.end == must {
			at = 0
		}
	}
	return word + tiny, all + tiny
}
