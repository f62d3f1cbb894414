package pdf

import "github.com/tarazy/tarazy/internal/paper/scene"

// slab is a strip of a page that is never divided: mostly one line of text, or one line of all cells of a table's row. Places within it are
// measured from its upper left corner, which lies at the left of the text.
type slab struct {
	height  float64
	before  float64 // white space above, where it does not begin a page
	lines   []setLine
	grounds []ground
	strokes []stroke
	picture *picture
	notes   []int // whose marks stand in it, and which belong at the foot of its page

	keep    bool    // the page does not end behind it
	fresh   bool    // a page begins with it
	need    float64 // a page begins with it unless so much is left
	again   []slab  // what is said again above it where a page begins with it: the head of its table
	heads   bool    // a line of a heading: should not end a page even where what follows does not fit
	heading int     // the number of the heading that begins here, or 0
	entry   int     // the number of the heading that this line of the contents names last, or 0
}

// setLine is a line of text in its place.
type setLine struct {
	x, base float64 // where it begins, and its base line
	size    float64 // of its letters
	pieces  []setPiece
}

// setPiece is a piece of a line, with the spaces in it stretched.
type setPiece struct {
	piece
	x float64 // from the beginning of the line; width is how wide it is drawn
}

// ground is a coloured rectangle under the text.
type ground struct {
	x, y, width, height float64
	colour              colour
}

// stroke is a straight rule.
type stroke struct {
	x1, y1, x2, y2 float64
	width          float64
	colour         colour
}

// picture is a scene in its place.
type picture struct {
	x, y, scale float64
	scene       *scene.Scene
	alt         string
}

// place sets a line that begins at x on a base line, in a column of a width.
func place(l line, x, base, width float64, a align, size float64) setLine {
	out := setLine{x: x, base: base, size: size}
	slack := width - l.width
	var each float64
	switch {
	case a == toRight:
		out.x += max(slack, 0)
	case a == justified && l.spaces > 0 && (slack < 0 || !l.last):
		each = slack / float64(l.spaces)
		if each > loosest*l.space() {
			each = 0
		}
	}
	at := 0.0
	for _, p := range l.pieces {
		p.width += each * float64(p.spaces)
		out.pieces = append(out.pieces, setPiece{p, at})
		at += p.width
	}
	return out
}

// space is about how wide a space of the line is.
func (l *line) space() float64 {
	for _, p := range l.pieces {
		if p.spaces > 0 {
			return p.style.size * 0.26
		}
	}
	return 0
}

// width is how far the line reaches from its beginning.
func (l *setLine) width() float64 {
	if len(l.pieces) == 0 {
		return 0
	}
	last := l.pieces[len(l.pieces)-1]
	return last.x + last.width
}
