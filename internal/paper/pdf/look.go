package pdf

import (
	"github.com/tarazy/tarazy/internal/paper/pdf/fonts"
	"github.com/tarazy/tarazy/internal/paper/tree"
)

// All lengths are millimetres, measured from the upper left corner of the page.
const (
	pageWidth  = 210.0
	pageHeight = 297.0
	left       = 27.0
	textWidth  = pageWidth - 2*left
	top        = 27.0  // where the text begins
	bottom     = 268.0 // where the text and its notes end
	headBase   = 16.0  // the base line of the running head
	footBase   = 282.0 // the base line of the page number
	point      = 25.4 / 72
)

// colour is red, green and blue.
type colour uint32

const (
	black   colour = 0x1a1a1a
	grey    colour = 0x5c6066
	hair    colour = 0xb4b9c0 // thin rules
	pale    colour = 0xeef1f4 // the ground of a table's head
	accent  colour = 0x1f4e79
	alarm   colour = 0x9c2d1c
	missing colour = 0xffe07a // the ground of what is missing
	warned  colour = 0xfdf3d8 // the ground of a warning
)

// look is how a text is set.
type look struct {
	face    fonts.Face
	size    float64 // of the letters' em
	lead    float64 // from base line to base line
	colour  colour
	align   align
	indent  float64 // on both sides
	before  float64 // white space above and below it, where no page begins or ends
	after   float64
	caution bool // on a ground of its own, with a bar at its left
}

type align uint8

const (
	ragged align = iota // at the left
	justified
	toRight
)

// points gives a look its size and its lead in points.
func (l look) points(size, lead float64) look {
	l.size, l.lead = size*point, lead*point
	return l
}

// looks are those of a paper.
type looks struct {
	body, quoted, small, right, address, warning, front look // paragraphs
	note, cell, head, caption, running                  look
	entry, chapter                                      look // of the contents
	title, subtitle, author                             look
}

func newLooks() looks {
	return looks{
		body:     look{face: fonts.Serif, colour: black, align: justified, after: 2.3}.points(10, 14.3),
		quoted:   look{face: fonts.Serif, colour: black, align: justified, indent: 8, before: 0.8, after: 3}.points(9.3, 13.2),
		small:    look{face: fonts.Sans, colour: grey, after: 3}.points(8, 11),
		right:    look{face: fonts.Serif, colour: black, align: toRight, after: 2.3}.points(10, 14.3),
		address:  look{face: fonts.Serif, colour: black}.points(10, 14.3),
		warning:  look{face: fonts.SansBold, colour: alarm, before: 2, after: 4, indent: 4, caution: true}.points(9, 12.5),
		front:    look{face: fonts.Sans, colour: grey, after: 1.5}.points(10.5, 15),
		note:     look{face: fonts.Serif, colour: black, after: 0.7}.points(8, 10.8),
		cell:     look{face: fonts.Sans, colour: black}.points(8.2, 11),
		head:     look{face: fonts.SansBold, colour: black}.points(8.2, 11),
		caption:  look{face: fonts.SansBold, colour: black, before: 3.5, after: 1.6}.points(8.4, 11.5),
		running:  look{face: fonts.Sans, colour: grey}.points(7.8, 10),
		entry:    look{face: fonts.Serif, colour: black}.points(10, 14.6),
		chapter:  look{face: fonts.SansBold, colour: black, before: 2.2}.points(9.6, 14.6),
		title:    look{face: fonts.SansBold, colour: accent, after: 5}.points(27, 33),
		subtitle: look{face: fonts.Sans, colour: black, after: 5}.points(14.5, 20),
		author:   look{face: fonts.SansBold, colour: black, before: 6, after: 2}.points(11, 16),
	}
}

// heading is the look of a heading of a level from 1 to 4.
func heading(level int) look {
	h := look{face: fonts.SansBold, colour: black}
	switch level {
	case 1:
		h.colour, h.before, h.after = accent, 10, 4
		return h.points(18, 23)
	case 2:
		h.colour, h.before, h.after = accent, 7, 2.6
		return h.points(13, 17)
	case 3:
		h.before, h.after = 5, 1.8
		return h.points(10.6, 14.5)
	default:
		h.face, h.before, h.after = fonts.SansBoldItalic, 4, 1.2
		return h.points(9.6, 14)
	}
}

// paragraph is the look of a paragraph of a style.
func (l *looks) paragraph(style tree.Style) look {
	switch style {
	case tree.Quote:
		return l.quoted
	case tree.Small:
		return l.small
	case tree.Right:
		return l.right
	case tree.Address:
		return l.address
	case tree.Warning:
		return l.warning
	case tree.Front:
		return l.front
	default:
		return l.body
	}
}
