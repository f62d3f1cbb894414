package pdf

import (
	"strconv"

	"github.com/tarazy/tarazy/internal/paper/tree"
)

// The widths of the columns that bullets and numbers stand in.
const (
	bulletWidth = 5.0
	figureWidth = 2.3
	betweenRows = 1.0
)

func (s *setter) list(list tree.List, f frame) {
	start := list.Start
	if start == 0 {
		start = 1
	}
	indent := bulletWidth
	if list.Ordered {
		longest := strconv.Itoa(start + len(list.Items) - 1)
		indent = max(bulletWidth+1, figureWidth*float64(len(longest)+1)+1)
	}
	if s.depth > 0 {
		indent = max(indent, bulletWidth)
	}
	s.depth++
	for i, item := range list.Items {
		from := len(s.slabs)
		s.blocks(item, f.inside(indent))
		s.number(from, s.sign(list.Ordered, start+i), f.x)
		s.gap = min(s.gap, betweenRows)
	}
	s.depth--
	if len(list.Items) > 0 && s.depth == 0 {
		s.gap = s.looks.body.after
	}
}

// sign is what stands before an item.
func (s *setter) sign(ordered bool, n int) string {
	switch {
	case ordered && s.depth > 1:
		return strconv.Itoa(n) + ")"
	case ordered:
		return strconv.Itoa(n) + "."
	case s.depth > 1:
		return "–"
	default:
		return "•"
	}
}

// number puts an item's sign before its first line; where it begins with something else, on a line of its own.
func (s *setter) number(from int, sign string, x float64) {
	l := s.looks.body
	set := s.word(sign, l, x)
	s.part(&set)
	if from < len(s.slabs) && len(s.slabs[from].lines) == 1 && s.slabs[from].picture == nil && len(s.slabs[from].strokes) == 0 {
		b := &s.slabs[from]
		set.base = b.lines[0].base
		b.lines = append([]setLine{set}, b.lines...)
		return
	}
	alone := slab{height: l.lead, lines: []setLine{set}, keep: from < len(s.slabs)}
	if from < len(s.slabs) {
		next := &s.slabs[from]
		alone.before, alone.fresh = next.before, next.fresh
		next.before, next.fresh = 0, false
	} else {
		alone.before, s.gap = s.gap, 0
	}
	s.slabs = append(s.slabs[:from], append([]slab{alone}, s.slabs[from:]...)...)
}

// word sets a short text at x, on a base line that the caller may change.
func (s *setter) word(text string, l look, x float64) setLine {
	var ln line
	st := style{face: l.face, size: l.size, colour: l.colour}
	for _, part := range s.fonts.Split(plain(text), l.face) {
		p := piece{text: part.Text, style: st, width: s.fonts.Width(part.Text, part.Face) * l.size}
		p.style.face = part.Face
		ln.add(p)
	}
	return place(ln, x, l.base(), ln.width, ragged, l.size)
}

// part ends a text with a space that nobody sees, so that whoever copies or reads out the line hears where the next text in it begins.
func (s *setter) part(set *setLine) {
	if n := len(set.pieces); n > 0 {
		last := &set.pieces[n-1]
		last.text += " "
		last.width += s.fonts.Width(" ", last.style.face) * last.style.size
	}
}

// label is the number of a note at the foot of a page, which leads back to its mark.
func (s *setter) label(number int, l look, x float64) setLine {
	set := s.word(strconv.Itoa(number), l, x)
	s.part(&set)
	for i := range set.pieces {
		set.pieces[i].style.note = -number
	}
	return set
}
