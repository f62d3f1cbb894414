package pdf

import (
	"strconv"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"github.com/tarazy/tarazy/internal/paper/pdf/fonts"
)

// pen draws pages.
type pen struct {
	f        *fpdf.Fpdf
	l        *layout
	loaded   map[fonts.Face]bool
	headings []int       // the links to headings
	notes    map[int]int // to notes
	marks    map[int]int // back to the marks of notes
	face     fonts.Face
	size     float64
	text     colour
}

func (p *pen) page(pg *page) {
	p.f.AddPage()
	p.size = 0
	if !pg.bare {
		p.furniture(pg)
	}
	for _, b := range pg.text {
		p.slab(b)
		if b.heading > 0 {
			t := p.l.headings[b.heading-1]
			p.f.SetLink(p.headings[t.number-1], max(b.y-4, 0), pg.number)
			p.font(fonts.Sans, 10*point)
			p.f.Bookmark(narrow(t.text), t.depth-1, max(b.y-4, 0))
		}
		if b.entry > 0 {
			p.f.Link(left, b.y, textWidth, b.height, p.headings[b.entry-1])
		}
	}
	if pg.ruled > 0 {
		p.stroke(stroke{0, 0, 45, 0, thinRule * 1.5, grey}, left, pg.ruled)
	}
	for _, b := range pg.notes {
		if b.note > 0 {
			p.f.SetLink(link(p.f, p.notes, b.note), b.y, pg.number)
		}
		p.slab(b)
	}
}

// link is the link to a note or to its mark; it exists once it was asked for.
func link(f *fpdf.Fpdf, links map[int]int, note int) int {
	id, ok := links[note]
	if !ok {
		id = f.AddLink()
		links[note] = id
	}
	return id
}

// furniture is what stands on every page: title and chapter above the text, the page's number under it.
func (p *pen) furniture(pg *page) {
	s := &setter{fonts: p.l.fonts}
	look := p.l.looks.running
	right, width := pg.chapter, textWidth*0.48
	if p.l.doc.Letter {
		right, width = "", textWidth // the title has the line to itself
	}
	title := s.short(p.l.doc.RunningHead, look, width)
	chapter := s.short(right, look, width)
	if len(title.pieces)+len(chapter.pieces) > 0 {
		title.base, chapter.base = headBase, headBase
		chapter.x = textWidth - chapter.width()
		p.line(title, left, 0)
		p.line(chapter, left, 0)
		p.stroke(stroke{0, 0, textWidth, 0, thinRule, hair}, left, headBase+2.2)
	}
	number := strconv.Itoa(pg.number)
	if p.l.doc.Letter && p.l.doc.Labels.Page != "" {
		number = p.l.doc.Labels.Page + " " + number
	}
	foot := s.short(number, look, textWidth)
	foot.x, foot.base = (textWidth-foot.width())/2, footBase
	p.line(foot, left, 0)
}

// short sets a text on one line, cut to a width.
func (s *setter) short(text string, l look, width float64) setLine {
	set := s.word(text, l, 0)
	letters := []rune(plain(text))
	for set.width() > width && len(letters) > 0 {
		letters = letters[:len(letters)-1]
		set = s.word(string(letters)+"…", l, 0)
	}
	return set
}

func (p *pen) slab(b onPage) {
	for _, g := range b.grounds {
		p.fill(g.colour)
		p.f.Rect(left+g.x, b.y+g.y, g.width, g.height, "F")
	}
	if b.picture != nil {
		p.picture(b.picture, left+b.picture.x, b.y+b.picture.y)
	}
	for _, ln := range b.lines {
		p.line(ln, left, b.y)
	}
	for _, s := range b.strokes {
		p.stroke(s, left, b.y)
	}
}

func (p *pen) line(l setLine, x, y float64) {
	for _, piece := range l.pieces {
		if piece.style.missing {
			p.fill(missing)
			p.f.Rect(x+l.x+piece.x-0.3, y+l.base-piece.style.size*0.82, piece.width+0.6, piece.style.size*1.1, "F")
		}
	}
	for _, piece := range l.pieces {
		p.piece(piece, x+l.x+piece.x, y+l.base)
	}
}

func (p *pen) piece(s setPiece, x, base float64) {
	p.font(s.style.face, s.style.size)
	if p.text != s.style.colour {
		p.text = s.style.colour
		p.f.SetTextColor(s.style.colour.parts())
	}
	text := drawn(s.text)
	p.f.SetXY(x, base-s.style.rise-0.3*s.style.size)
	p.f.CellFormat(s.width, 0, text, "", 0, "J", false, 0, "")
	high := s.style.size * 1.25
	up := base - s.style.rise - s.style.size*0.95
	switch n := s.style.note; {
	case s.style.link != "":
		p.f.LinkString(x, up, s.width, high, s.style.link)
	case n > 0 && n <= len(p.l.doc.Notes):
		if _, ok := p.marks[n]; !ok {
			p.f.SetLink(link(p.f, p.marks, n), base-6, p.f.PageNo())
		}
		p.f.Link(x, up, s.width, high, link(p.f, p.notes, n))
	case n < 0:
		if to, ok := p.marks[-n]; ok {
			p.f.Link(x, up, s.width, high, to)
		}
	}
}

// drawn is a text as it is written into the file: a space that holds words together is a space, so that it can be copied and searched for.
func drawn(text string) string {
	return strings.ReplaceAll(text, "\u00a0", " ")
}

func (p *pen) font(face fonts.Face, size float64) {
	if p.face == face && p.size == size {
		return
	}
	if !p.loaded[face] {
		p.f.AddUTF8FontFromBytes(face.Name(), "", p.l.fonts.File(face))
		p.loaded[face] = true
	}
	p.f.SetFont(face.Name(), "", size/point)
	p.face, p.size = face, size
}

func (p *pen) fill(c colour) { p.f.SetFillColor(c.parts()) }

func (p *pen) stroke(s stroke, x, y float64) {
	p.f.SetDrawColor(s.colour.parts())
	p.f.SetLineWidth(s.width)
	p.f.Line(x+s.x1, y+s.y1, x+s.x2, y+s.y2)
}

// parts are the red, the green and the blue of a colour.
func (c colour) parts() (int, int, int) {
	return int(c >> 16 & 0xff), int(c >> 8 & 0xff), int(c & 0xff)
}
