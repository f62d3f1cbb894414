package pdf

import (
	"strings"

	"github.com/tarazy/tarazy/internal/paper/pdf/fonts"
	"github.com/tarazy/tarazy/internal/paper/tree"
)

// setter makes slabs of blocks, one below the other, in a column of the page.
type setter struct {
	doc      *tree.Document
	fonts    *fonts.Set
	looks    looks
	slabs    []slab
	headings []title
	gap      float64 // white space wanted below the last slab
	fresh    bool    // the next slab begins a page
	depth    int     // of lists within lists
	level    int     // of the last bookmark
}

// title is a heading as the contents and the bookmarks name it.
type title struct {
	level  int // 1 to 4
	runs   []tree.Run
	text   string
	depth  int     // of the bookmark: at most one more than the one before
	page   int     // found when pages are filled
	y      float64 // on it
	number int     // from 1
}

// frame is the column that blocks are set in.
type frame struct{ x, width float64 }

func (f frame) inside(indent float64) frame {
	return frame{f.x + indent, max(f.width-indent, 8)}
}

// put adds a slab under the others.
func (s *setter) put(b slab) {
	b.before = max(b.before, s.gap)
	s.gap = 0
	if s.fresh {
		b.fresh, s.fresh = true, false
	}
	s.slabs = append(s.slabs, b)
}

func (s *setter) blocks(list []tree.Block, f frame) {
	for i, b := range list {
		from := len(s.slabs)
		switch b := b.(type) {
		case tree.Heading:
			s.heading(b, f)
		case tree.Paragraph:
			s.paragraph(b, f)
		case tree.List:
			s.list(b, f)
		case tree.Table:
			s.table(b, f)
		case tree.Picture:
			s.picture(b, f)
		case tree.PageBreak:
			s.fresh = true
		}
		if p, ok := b.(tree.Paragraph); ok && i+1 < len(list) && len(s.slabs) > from && introduces(p) {
			s.slabs[len(s.slabs)-1].keep = true
		}
	}
}

// introduces reports whether a paragraph ends in a colon, so that what follows should not begin another page.
func introduces(p tree.Paragraph) bool {
	for i := len(p.Runs) - 1; i >= 0; i-- {
		if t := strings.TrimSpace(p.Runs[i].Text); t != "" {
			return strings.HasSuffix(t, ":")
		}
	}
	return false
}

// lines breaks runs into lines of a look and a width.
func (s *setter) lines(runs []tree.Run, l look, width float64) []line {
	return breakLines(s.fonts, words(s.fonts, runs, l), width, l.align == justified)
}

func (s *setter) paragraph(p tree.Paragraph, f frame) {
	s.text(p.Runs, s.looks.paragraph(p.Style), f)
}

// text sets runs as a paragraph of a look. Neither its first nor its last line stands alone on a page.
func (s *setter) text(runs []tree.Run, l look, f frame) {
	inner := frame{f.x + l.indent, max(f.width-2*l.indent, 8)}
	lines := s.lines(runs, l, inner.width)
	s.gap = max(s.gap, l.before)
	for i, ln := range lines {
		b := slab{height: l.lead, keep: (i == 0 || i == len(lines)-2) && i < len(lines)-1, notes: ln.notes()}
		base := l.base()
		if l.caution {
			base += s.caution(&b, f, i == 0, i == len(lines)-1)
		}
		b.lines = []setLine{place(ln, inner.x, base, inner.width, l.align, l.size)}
		s.put(b)
	}
	if len(lines) > 0 {
		s.gap = l.after
	}
}

// base is where in a line's height its base line lies: the letters stand in the middle of it.
func (l look) base() float64 { return l.lead/2 + l.size*0.35 }

// caution puts a slab on a ground with a bar at its left, with some room above the first line and under the last. It says how far down the text moves.
func (s *setter) caution(b *slab, f frame, first, last bool) float64 {
	const room = 1.6
	down := 0.0
	if first {
		b.height += room
		down = room
	}
	if last {
		b.height += room
	}
	b.grounds = append(b.grounds, ground{f.x, 0, f.width, b.height, warned}, ground{f.x, 0, 1, b.height, alarm})
	return down
}

func (s *setter) heading(h tree.Heading, f frame) {
	level := min(max(h.Level, 1), 4)
	l := heading(level)
	t := title{level: level, runs: bare(h.Runs), number: len(s.headings) + 1}
	for _, r := range t.runs {
		t.text += r.Text
	}
	t.text = strings.TrimSpace(plain(t.text))
	from := len(s.slabs)
	s.text(h.Runs, l, f)
	if len(s.slabs) == from {
		return
	}
	first := &s.slabs[from]
	if level == 1 {
		first.need = (bottom - top) / 4
	}
	for i := range s.slabs[from:] {
		s.slabs[from+i].keep, s.slabs[from+i].heads = true, true
	}
	if t.text == "" {
		return
	}
	t.depth = min(level, s.level+1)
	s.level = t.depth
	s.headings = append(s.headings, t)
	first.heading = t.number
}

// bare is runs without marks of notes and without links, as the contents repeat them.
func bare(runs []tree.Run) []tree.Run {
	var out []tree.Run
	for _, r := range runs {
		if r.Note > 0 {
			continue
		}
		if r.Break {
			r = tree.Run{Text: " "}
		}
		r.Link = ""
		out = append(out, r)
	}
	return out
}

// noteLines sets a note: its number hangs at the left.
func (s *setter) noteLines(number int) []slab {
	l := s.looks.note
	hang := 7.0
	if len(s.doc.Notes) > 999 {
		hang = 9
	}
	lines := s.lines(withoutNotes(s.doc.Notes[number-1].Runs), l, textWidth-hang)
	if len(lines) == 0 {
		lines = []line{{}}
	}
	out := make([]slab, len(lines))
	for i, ln := range lines {
		out[i] = slab{height: l.lead, lines: []setLine{place(ln, hang, l.base(), textWidth-hang, l.align, l.size)}}
	}
	out[len(out)-1].height += l.after
	out[0].lines = append([]setLine{s.label(number, l, 0)}, out[0].lines...)
	return out
}

func withoutNotes(runs []tree.Run) []tree.Run {
	var out []tree.Run
	for _, r := range runs {
		if r.Note == 0 {
			out = append(out, r)
		}
	}
	return out
}
