package scene

import (
	"bufio"
	"io"
	"math"
	"strconv"

	"github.com/tarazy/tarazy/internal/paper/safe"
)

// SVG writes a scene as one svg element that stands alone in a file or inside a page: no style sheets, no ids, no scripts, nothing loaded.
// Readers who cannot see it are told the title and, unless it is empty, the description. A scene of nil is written as an empty picture.
func SVG(w io.Writer, s *Scene, title, desc string) error {
	if s == nil {
		s = &Scene{}
	}
	p := svg{bufio.NewWriter(w)}
	p.put(`<svg xmlns="http://www.w3.org/2000/svg" role="img" width="`, number(s.Width), `mm" height="`, number(s.Height), `mm" viewBox="0 0 `, number(s.Width), " ", number(s.Height),
		`" font-family="'Noto Sans', Arial, 'Liberation Sans', sans-serif">`, "\n<title>", safe.XML(title), "</title>\n")
	if desc != "" {
		p.put("<desc>", safe.XML(desc), "</desc>\n")
	}
	for _, shape := range s.Shapes {
		p.shape(shape)
	}
	p.put("</svg>\n")
	return p.Flush()
}

// svg is an svg element that is being written. An error of the writer is kept until the end.
type svg struct{ *bufio.Writer }

func (p svg) put(parts ...string) {
	for _, s := range parts {
		_, _ = p.WriteString(s)
	}
}

func (p svg) shape(s Shape) {
	switch s := s.(type) {
	case Line:
		p.line(s)
	case Box:
		p.put(`<rect x="`, number(s.X), `" y="`, number(s.Y), `" width="`, number(max(s.Width, 0)), `" height="`, number(max(s.Height, 0)))
		if s.Round > 0 {
			p.put(`" rx="`, number(s.Round))
		}
		p.put(`" fill="`, s.Fill.Hex(), `"`)
		if s.Edge != None {
			p.put(` stroke="`, s.Edge.Hex(), `" stroke-width="`, number(EdgeWidth), `"`)
		}
		p.put("/>\n")
	case Dot:
		p.put(`<circle cx="`, number(s.X), `" cy="`, number(s.Y), `" r="`, number(max(s.Radius, 0)), `" fill="`, s.Fill.Hex(), "\"/>\n")
	case Word:
		p.word(s)
	}
}

func (p svg) line(l Line) {
	points, head := l.Drawn()
	if len(points) < 2 || l.Tone == None {
		return
	}
	p.put(`<polyline points="`)
	p.points(points)
	p.put(`" fill="none" stroke="`, l.Tone.Hex(), `" stroke-width="`, number(l.Width), `"`)
	if l.Dashed {
		p.put(` stroke-dasharray="`, number(Dash), " ", number(Dash), `"`)
	}
	p.put("/>\n")
	if head != nil {
		p.put(`<polygon points="`)
		p.points(head)
		p.put(`" fill="`, l.Tone.Hex(), "\"/>\n")
	}
}

func (p svg) points(list []Point) {
	for i, q := range list {
		if i > 0 {
			p.put(" ")
		}
		p.put(number(q.X), ",", number(q.Y))
	}
}

func (p svg) word(w Word) {
	p.put(`<text x="`, number(w.X), `" y="`, number(w.Y), `" font-size="`, number(w.Size), `" fill="`, w.Tone.Hex(), `"`)
	if w.Bold {
		p.put(` font-weight="bold"`)
	}
	switch w.Anchor {
	case Middle:
		p.put(` text-anchor="middle"`)
	case End:
		p.put(` text-anchor="end"`)
	}
	p.put(">", safe.XML(w.Text), "</text>\n")
}

// farthest is the largest number that is drawn, in millimetres.
const farthest = 1 << 20

// number writes a length to a thousandth of a millimetre; what is no length or out of all measure is 0.
func number(x float64) string {
	if !(math.Abs(x) < farthest) {
		return "0"
	}
	return strconv.FormatFloat(math.Round(x*1000)/1000+0, 'f', -1, 64)
}
