// Package scene is a small picture of lines, boxes and words, measured in millimetres, that every format can draw as vectors.
//
// Begin with [Scene]; [SVG] writes one as SVG. Package pdf draws the same scenes itself. The package knows nothing of what a picture
// shows, and lays nothing out: whoever makes a scene says where everything stands.
package scene

// Scene is a picture. (0, 0) is its upper left corner; units are millimetres.
type Scene struct {
	Width, Height float64
	Shapes        []Shape // drawn in this order
}

// Shape is a part of a picture.
type Shape interface{ shape() }

// Tone is one of a few greys and colours that can be told apart in print without colour.
type Tone uint8

// The tones.
const (
	None   Tone = iota // not drawn
	Black              // text and lines
	Grey               // lines that matter less
	Pale               // grounds
	White              // grounds over others
	Accent             // what the eye should find: dark blue
	Alarm              // losses: dark red
)

// Line is a line through two or more points, with an arrow at its end where it has one.
type Line struct {
	Points []Point
	Tone   Tone
	Width  float64 // of the stroke
	Dashed bool
	Arrow  bool
}

// Box is a rectangle.
type Box struct {
	X, Y, Width, Height float64
	Fill, Edge          Tone
	Round               float64 // the radius of the corners
}

// Dot is a filled circle.
type Dot struct {
	X, Y, Radius float64
	Fill         Tone
}

// Word is one line of text. Y is its base line.
type Word struct {
	X, Y   float64
	Text   string
	Size   float64 // the height of the letters' em, in millimetres
	Bold   bool
	Tone   Tone
	Anchor Anchor
}

// Anchor says which part of a word stands at its X.
type Anchor uint8

// The anchors.
const (
	Start Anchor = iota
	Middle
	End
)

// Point is a place in a scene.
type Point struct{ X, Y float64 }

func (Line) shape() {}
func (Box) shape()  {}
func (Dot) shape()  {}
func (Word) shape() {}

// Texts lists the words of the picture.
func (s *Scene) Texts() []string {
	var out []string
	if s == nil {
		return nil
	}
	for _, sh := range s.Shapes {
		if w, ok := sh.(Word); ok {
			out = append(out, w.Text)
		}
	}
	return out
}
