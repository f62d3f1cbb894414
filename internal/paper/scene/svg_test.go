package scene_test

import (
	"encoding/xml"
	"errors"
	"io"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/tarazy/tarazy/internal/paper/scene"
)

func svg(t interface{ Fatal(...any) }, s *scene.Scene, title, desc string) string {
	var b strings.Builder
	if err := scene.SVG(&b, s, title, desc); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestSVG(t *testing.T) {
	t.Parallel()
	s := &scene.Scene{Width: 80, Height: 20.5, Shapes: []scene.Shape{
		scene.Box{X: 1, Y: 2, Width: 3, Height: 4, Fill: scene.Pale, Edge: scene.Black, Round: 1},
		scene.Box{Width: 1.23456, Height: -1},
		scene.Line{Points: []scene.Point{{X: 0, Y: 0}, {X: 10, Y: 0}}, Tone: scene.Grey, Width: 0.2, Dashed: true},
		scene.Line{Points: []scene.Point{{X: 0, Y: 5}, {X: 10, Y: 5}}, Tone: scene.Black, Width: 0.4, Arrow: true},
		scene.Line{Points: []scene.Point{{X: 0, Y: 5}}, Tone: scene.Black},
		scene.Dot{X: 5, Y: 6, Radius: 1.5, Fill: scene.Alarm},
		scene.Word{X: 1, Y: 9, Text: "Ұлттық <қор>\x00", Size: 3.4, Bold: true, Tone: scene.Accent, Anchor: scene.Middle},
		scene.Word{X: math.NaN(), Y: -0.0001, Text: "b", Size: 3, Tone: scene.Black, Anchor: scene.End},
	}}
	want := `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="80mm" height="20.5mm" viewBox="0 0 80 20.5" font-family="'Noto Sans', Arial, 'Liberation Sans', sans-serif">
<title>What &amp; when</title>
<desc>Two &lt;lines&gt;</desc>
<rect x="1" y="2" width="3" height="4" rx="1" fill="#eceae3" stroke="#1c2227" stroke-width="0.25"/>
<rect x="0" y="0" width="1.235" height="0" fill="none"/>
<polyline points="0,0 10,0" fill="none" stroke="#767f86" stroke-width="0.2" stroke-dasharray="1 1"/>
<polyline points="0,5 7.2,5" fill="none" stroke="#1c2227" stroke-width="0.4"/>
<polygon points="10,5 7.2,6.12 7.2,3.88" fill="#1c2227"/>
<circle cx="5" cy="6" r="1.5" fill="#9c2d1c"/>
<text x="1" y="9" font-size="3.4" fill="#1f4e79" font-weight="bold" text-anchor="middle">Ұлттық &lt;қор&gt;</text>
<text x="0" y="0" font-size="3" fill="#1c2227" text-anchor="end">b</text>
</svg>
`
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(svg(t, s, "What & when", "Two <lines>"), "\n")); diff != "" {
		t.Errorf("SVG (-want +got):\n%s", diff)
	}
	if got := svg(t, nil, "", ""); !strings.Contains(got, `viewBox="0 0 0 0"`) || strings.Contains(got, "<desc>") {
		t.Errorf("a scene of nil: %s", got)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.ErrUnsupported }

func TestSVGTellsErrors(t *testing.T) {
	t.Parallel()
	if err := scene.SVG(full{}, &scene.Scene{}, "", ""); !errors.Is(err, errors.ErrUnsupported) {
		t.Errorf("the error is %v", err)
	}
}

// TestSVGIsWellFormed draws any shapes with any words and numbers: what comes out is XML, and every number is one.
func TestSVGIsWellFormed(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.OneOf(rapid.Float64(), rapid.SampledFrom([]float64{0, math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat64}))
		text := rapid.String()
		s := &scene.Scene{Width: number.Draw(t, "width"), Height: number.Draw(t, "height")}
		for range rapid.IntRange(0, 5).Draw(t, "shapes") {
			tone := scene.Tone(rapid.Uint8Range(0, 8).Draw(t, "tone"))
			x, y := number.Draw(t, "x"), number.Draw(t, "y")
			s.Shapes = append(s.Shapes, rapid.SampledFrom([]scene.Shape{
				scene.Box{X: x, Y: y, Width: x, Height: y, Fill: tone, Edge: tone, Round: x}, scene.Dot{X: x, Y: y, Radius: x, Fill: tone},
				scene.Word{X: x, Y: y, Text: text.Draw(t, "word"), Size: y, Tone: tone},
				scene.Line{Points: []scene.Point{{X: x, Y: y}, {X: y, Y: x}, {X: x, Y: y}}, Tone: tone, Width: x, Arrow: true, Dashed: true},
			}).Draw(t, "shape"))
		}
		got := svg(t, s, text.Draw(t, "title"), text.Draw(t, "desc"))
		d := xml.NewDecoder(strings.NewReader(got))
		for {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%v in %s", err, got)
			}
			start, _ := token.(xml.StartElement)
			for _, a := range start.Attr {
				if strings.Contains(a.Value, "NaN") || strings.Contains(a.Value, "Inf") {
					t.Fatalf("%s is %q", a.Name.Local, a.Value)
				}
			}
		}
	})
}

func TestDrawnEndsWhereTheArrowBegins(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		near := rapid.Float64Range(-100, 100)
		l := scene.Line{Points: []scene.Point{{X: near.Draw(t, "x1"), Y: near.Draw(t, "y1")}, {X: near.Draw(t, "x2"), Y: near.Draw(t, "y2")}}, Width: 0.4, Arrow: true}
		stroke, head := l.Drawn()
		length := math.Hypot(l.Points[1].X-l.Points[0].X, l.Points[1].Y-l.Points[0].Y)
		if length == 0 {
			if head != nil {
				t.Fatal("a line of no length has an arrow")
			}
			return
		}
		if len(head) != 3 || head[0] != l.Points[1] {
			t.Fatalf("the arrow is %v", head)
		}
		end := stroke[len(stroke)-1]
		middle := scene.Point{X: (head[1].X + head[2].X) / 2, Y: (head[1].Y + head[2].Y) / 2}
		if math.Hypot(end.X-middle.X, end.Y-middle.Y) > 1e-9 || math.Hypot(end.X-head[0].X, end.Y-head[0].Y) > length+1e-9 {
			t.Fatalf("the stroke ends at %v, the arrow is %v", end, head)
		}
	})
}
