package scene

import "math"

// What scenes leave to those who draw them, in millimetres.
const (
	EdgeWidth = 0.25 // the stroke of the edge of a box
	Dash      = 1.0  // a dash of a dashed line, and the gap behind it
)

// Hex is a tone as HTML and SVG write colours.
func (t Tone) Hex() string {
	switch t {
	case Black:
		return "#1c2227"
	case Grey:
		return "#767f86"
	case Pale:
		return "#eceae3"
	case White:
		return "#ffffff"
	case Accent:
		return "#1f4e79"
	case Alarm:
		return "#9c2d1c"
	}
	return "none"
}

// Drawn is the line as it is stroked, and the triangle of its arrow, nil where it has none. The stroke ends where the arrow begins.
func (l Line) Drawn() (stroke, head []Point) {
	n := len(l.Points)
	if !l.Arrow || n < 2 {
		return l.Points, nil
	}
	tip, from := l.Points[n-1], l.Points[n-2]
	dx, dy := tip.X-from.X, tip.Y-from.Y
	length := math.Hypot(dx, dy)
	if length == 0 {
		return l.Points, nil
	}
	dx, dy = dx/length, dy/length
	long := min(1.6+3*l.Width, length)
	wide := long * 0.4
	end := Point{X: tip.X - dx*long, Y: tip.Y - dy*long}
	stroke = append(append(stroke, l.Points[:n-1]...), end)
	return stroke, []Point{tip, {X: end.X - dy*wide, Y: end.Y + dx*wide}, {X: end.X + dy*wide, Y: end.Y - dx*wide}}
}
