package pdf

import (
	"strconv"
	"strings"

	"github.com/tarazy/tarazy/internal/paper/pdf/fonts"
	"github.com/tarazy/tarazy/internal/paper/tree"
)

// layout is a document laid out: every line in its place, before anything is drawn.
type layout struct {
	doc      *tree.Document
	fonts    *fonts.Set
	looks    looks
	pages    []*page
	headings []title
}

// layOut lays a document out. The contents take as many pages whatever the numbers in them are, so that one pass is enough.
func layOut(d *tree.Document, set *fonts.Set) *layout {
	s := &setter{doc: d, fonts: set, looks: newLooks()}
	column := frame{0, textWidth}
	opening, text, titled := d.Opening()
	s.blocks(text, column)
	inner := s.slabs
	s.slabs, s.gap, s.fresh = nil, 0, false
	if d.Letter {
		s.blocks(opening, column)
		if titled {
			s.text([]tree.Run{{Text: d.Title}}, heading(2), column)
		}
		s.join(inner)
	} else {
		s.titlePage(opening, titled, column)
		if d.Contents && len(s.headings) > 0 {
			s.contents(column)
		}
		if len(s.slabs) > 0 && len(inner) > 0 {
			inner[0].fresh = true
		}
		s.join(inner)
	}
	l := &layout{doc: d, fonts: set, looks: s.looks, headings: s.headings}
	l.pages = fill(s.withoutLostNotes(), s.noteLines)
	l.number(titled || len(opening) > 0)
	return l
}

// join puts slabs under the others.
func (s *setter) join(slabs []slab) {
	if len(slabs) > 0 {
		slabs[0].before = max(slabs[0].before, s.gap)
	}
	s.slabs = append(s.slabs, slabs...)
}

// withoutLostNotes is the slabs, where marks of notes that the document does not have ask for none.
func (s *setter) withoutLostNotes() []slab {
	for i := range s.slabs {
		kept := s.slabs[i].notes[:0]
		for _, n := range s.slabs[i].notes {
			if n <= len(s.doc.Notes) {
				kept = append(kept, n)
			}
		}
		s.slabs[i].notes = kept
	}
	return s.slabs
}

// titlePage sets the title of a report, with what stands under it, on a page of its own.
func (s *setter) titlePage(opening []tree.Block, titled bool, f frame) {
	if !titled && s.doc.Subtitle == "" && s.doc.Author == "" && len(opening) == 0 {
		return
	}
	const down, barred = 62.0, 5.0
	s.put(slab{height: down, keep: true})
	s.text([]tree.Run{{Text: s.doc.Title}}, s.titleLook(), f)
	s.put(slab{height: barred, grounds: []ground{{0, 0, 24, 1.1, accent}}})
	s.gap = 2
	s.text([]tree.Run{{Text: s.doc.Subtitle}}, s.looks.subtitle, f)
	s.text([]tree.Run{{Text: s.doc.Author}}, s.looks.author, f)
	s.blocks(opening, f)
	s.gap, s.fresh = 0, true
}

// titleLook is smaller for long titles.
func (s *setter) titleLook() look {
	l := s.looks.title
	switch n := len([]rune(s.doc.Title)); {
	case n > 240:
		return l.points(13, 17)
	case n > 90:
		return l.points(20, 25.5)
	}
	return l
}

// contents sets the headings down to level 3, each with room for the number of its page.
func (s *setter) contents(f frame) {
	from := len(s.slabs)
	s.text([]tree.Run{{Text: s.doc.Labels.Contents}}, heading(1), f)
	for i := range s.slabs[from:] {
		s.slabs[from+i].keep = true
	}
	const figures, step, hang = 11.0, 6.0, 5.0
	for _, t := range s.headings {
		if t.level > 3 {
			continue
		}
		l := s.looks.entry
		if t.level == 1 {
			l = s.looks.chapter
		}
		indent := step * float64(max(t.level-2, 0))
		s.gap = max(s.gap, l.before)
		width := f.width - indent - figures
		lines := s.lines(t.runs, l, width-hang)
		for i, ln := range lines {
			x := f.x + indent
			if i > 0 {
				x += hang
			}
			b := slab{height: l.lead, keep: i < len(lines)-1, lines: []setLine{place(ln, x, l.base(), width, l.align, l.size)}}
			if i == len(lines)-1 {
				b.entry = t.number
			}
			s.put(b)
		}
	}
	s.gap, s.fresh = 0, true
}

// number finds the pages of headings, writes them into the contents, and gives each page its running head: the first chapter that begins on it, else
// the one that goes on.
func (l *layout) number(opened bool) {
	chapter := ""
	for _, pg := range l.pages {
		for _, b := range pg.text {
			if b.heading == 0 {
				continue
			}
			t := &l.headings[b.heading-1]
			t.page, t.y = pg.number, b.y
			if t.level == 1 {
				chapter = t.text
				if pg.chapter == "" {
					pg.chapter = chapter
				}
			}
		}
		if pg.chapter == "" {
			pg.chapter = chapter
		}
	}
	l.pages[0].bare = l.doc.Letter || opened
	s := &setter{fonts: l.fonts}
	for _, pg := range l.pages {
		for i := range pg.text {
			if n := pg.text[i].entry; n > 0 {
				s.leader(&pg.text[i].slab, l.headings[n-1])
			}
		}
	}
}

// leader ends a line of the contents: dots, and the number of the page.
func (s *setter) leader(b *slab, t title) {
	first := b.lines[0]
	l := look{face: fonts.Serif, size: first.size, colour: grey, lead: b.height}
	if t.level == 1 {
		l.face = fonts.SansBold
	}
	figure := s.word(strconv.Itoa(t.page), l, 0)
	figure.x, figure.base = textWidth-figure.width(), first.base
	const step = 1.9
	l.face = fonts.Serif
	last := float64(int(figure.x/step)-1) * step
	n := int((last - first.x - first.width()) / step)
	b.lines = []setLine{first, figure}
	if n > 1 {
		b.lines = []setLine{first, s.dots(n, last, step, l, first.base), figure}
	}
}

// dots are so many dots that end at x, each a step from the next, so that those of all lines stand below each other.
func (s *setter) dots(n int, x, step float64, l look, base float64) setLine {
	set := s.word(strings.Repeat(". ", n-1)+".", l, x-float64(n-1)*step)
	dot := s.fonts.Width(".", l.face) * l.size
	set.base = base
	set.pieces[0].spaces = n - 1
	set.pieces[0].width = float64(n-1)*step + dot
	return set
}
