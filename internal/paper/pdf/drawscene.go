package pdf

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf16"

	"codeberg.org/go-pdf/fpdf"

	"github.com/tarazy/tarazy/internal/paper/pdf/fonts"
	"github.com/tarazy/tarazy/internal/paper/scene"
)

// brush draws a scene at a place of the page.
type brush struct {
	*pen
	x, y, scale float64
}

// picture draws a scene, marked with its alternative text. What would stand outside its frame is cut off.
func (p *pen) picture(pic *picture, x, y float64) {
	b := brush{p, x, y, pic.scale}
	if pic.alt != "" {
		p.f.RawWriteStr("/Figure <</Alt <" + hexed(narrow(pic.alt)) + ">>> BDC")
	}
	p.f.ClipRect(x-0.5, y-0.5, pic.scene.Width*pic.scale+1, pic.scene.Height*pic.scale+1, false)
	for _, s := range pic.scene.Shapes {
		switch s := s.(type) {
		case scene.Line:
			b.line(s)
		case scene.Box:
			b.box(s)
		case scene.Dot:
			if c, ok := tone(s.Fill); ok {
				p.fill(c)
				p.f.Circle(b.atX(s.X), b.atY(s.Y), max(s.Radius, 0)*b.scale, "F")
			}
		case scene.Word:
			b.word(s)
		}
	}
	p.f.ClipEnd()
	if pic.alt != "" {
		p.f.RawWriteStr("EMC")
	}
	p.f.SetDashPattern(nil, 0)
}

// hexed is a text as PDF writes it in hexadecimal: UTF-16 with a mark of the order of bytes.
func hexed(text string) string {
	var b strings.Builder
	b.WriteString("FEFF")
	for _, u := range utf16.Encode([]rune(text)) {
		h := strconv.FormatUint(uint64(u), 16)
		b.WriteString(strings.Repeat("0", 4-len(h)) + h)
	}
	return b.String()
}

// tone is the colour of a tone, and whether it is drawn at all.
func tone(t scene.Tone) (colour, bool) {
	v, err := strconv.ParseUint(strings.TrimPrefix(t.Hex(), "#"), 16, 32)
	return colour(v), err == nil
}

func (b brush) atX(x float64) float64 { return b.x + finite(x)*b.scale }
func (b brush) atY(y float64) float64 { return b.y + finite(y)*b.scale }

func finite(x float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return 0
	}
	return x
}

func (b brush) line(l scene.Line) {
	points, head := l.Drawn()
	c, ok := tone(l.Tone)
	if len(points) < 2 || !ok {
		return
	}
	b.f.SetDrawColor(c.parts())
	b.f.SetLineWidth(l.Width * b.scale)
	if l.Dashed {
		b.f.SetDashPattern([]float64{scene.Dash * b.scale, scene.Dash * b.scale}, 0)
	} else {
		b.f.SetDashPattern(nil, 0)
	}
	b.f.MoveTo(b.atX(points[0].X), b.atY(points[0].Y))
	for _, q := range points[1:] {
		b.f.LineTo(b.atX(q.X), b.atY(q.Y))
	}
	b.f.DrawPath("D")
	if head != nil {
		b.fill(c)
		var corners []fpdf.PointType
		for _, q := range head {
			corners = append(corners, fpdf.PointType{X: b.atX(q.X), Y: b.atY(q.Y)})
		}
		b.f.Polygon(corners, "F")
	}
}

func (b brush) box(s scene.Box) {
	how := ""
	if c, ok := tone(s.Fill); ok {
		b.fill(c)
		how = "F"
	}
	if c, ok := tone(s.Edge); ok {
		b.f.SetDrawColor(c.parts())
		b.f.SetLineWidth(scene.EdgeWidth * b.scale)
		b.f.SetDashPattern(nil, 0)
		how += "D"
	}
	if how == "" || !(s.Width > 0) || !(s.Height > 0) {
		return
	}
	w, h := finite(s.Width)*b.scale, finite(s.Height)*b.scale
	if r := min(s.Round*b.scale, w/2, h/2); r > 0 {
		b.f.RoundedRect(b.atX(s.X), b.atY(s.Y), w, h, r, "1234", how)
		return
	}
	b.f.Rect(b.atX(s.X), b.atY(s.Y), w, h, how)
}

func (b brush) word(w scene.Word) {
	c, ok := tone(w.Tone)
	if !ok || !(w.Size > 0) {
		return
	}
	l := look{face: fonts.Sans.Styled(w.Bold, false), size: finite(w.Size) * b.scale, colour: c}
	set := (&setter{fonts: b.l.fonts}).word(w.Text, l, b.atX(w.X))
	switch w.Anchor {
	case scene.Middle:
		set.x -= set.width() / 2
	case scene.End:
		set.x -= set.width()
	}
	set.base = b.atY(w.Y)
	b.pen.line(set, 0, 0)
}
