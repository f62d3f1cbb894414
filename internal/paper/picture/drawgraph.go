package picture

import (
	"cmp"
	"slices"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/paper/scene"
	"github.com/tarazy/tarazy/internal/record"
)

// The measures of a diagram of owners.
const (
	boxWidth  = 46.0
	narrowest = 24.0 // box; a layer of too many lines makes the picture wider than a page, which scales it down
	boxGap    = 6.0
	boxPad    = 1.8
	boxSize   = 2.9
	trackStep = 2.0 // between lines that run beside each other
	margin    = 0.6 // around everything, so that edges are not cut
	around    = 2.5 // from the right edge to a line that goes back up
	labelLead = 3.2
	mostLabel = 6    // lines beside a line
	sharpness = 0.05 // lines that are off by less are straight
)

// painter draws one graph.
type painter struct {
	g     *graph
	t     *tracer
	m     Measure
	scene *scene.Scene
	exits map[*link]float64 // where a line leaves a box, and where it enters one
	gates map[*link]float64
}

func (g *graph) draw(t *tracer, m Measure) *scene.Scene {
	p := &painter{g: g, t: t, m: m, scene: &scene.Scene{Width: full}, exits: map[*link]float64{}, gates: map[*link]float64{}}
	for _, layer := range g.layers {
		p.scene.Width = max(p.scene.Width, p.size(layer)+2*margin)
	}
	for _, layer := range g.layers {
		p.place(layer, p.size(layer))
	}
	for range 3 {
		for _, layer := range g.layers {
			p.align(layer, owners)
		}
		for _, layer := range slices.Backward(g.layers) {
			p.align(layer, owned)
		}
	}
	for _, layer := range g.layers {
		p.doors(layer)
	}
	y := margin
	for i, layer := range g.layers {
		high := 0.0
		for _, n := range layer {
			high = max(high, n.height)
		}
		for _, n := range layer {
			n.y = y
			if n.thing == nil {
				n.height = high
			}
		}
		y += high
		if i < len(g.layers)-1 {
			y += p.gap(layer)
		}
	}
	for _, layer := range g.layers {
		p.links(layer)
	}
	for _, layer := range g.layers {
		for _, n := range layer {
			p.box(n)
		}
	}
	p.scene.Height = p.legend(y + margin)
	return p.scene
}

// size gives the nodes of a layer their widths, breaks their names into lines, and says how wide the layer is.
func (p *painter) size(layer []*node) float64 {
	boxes, used := 0, boxGap*float64(len(layer)-1)
	for _, n := range layer {
		if n.thing != nil {
			boxes++
		} else {
			used += n.width
		}
	}
	wide := max(min(boxWidth, (full-2*margin-used)/float64(max(boxes, 1))), narrowest)
	for _, n := range layer {
		if n.thing != nil {
			n.width = wide
			p.name(n)
		}
	}
	return used + wide*float64(boxes)
}

// place puts the nodes of a layer side by side in the middle of the picture.
func (p *painter) place(layer []*node, wide float64) {
	x := (p.scene.Width - wide) / 2
	for _, n := range layer {
		n.x = x + n.width/2
		x += n.width + boxGap
	}
}

// align moves the nodes of a layer to below or above those near them, as far as there is room, so that lines run straight.
func (p *painter) align(layer []*node, near func(*node) []*node) {
	for _, n := range layer {
		list, sum := near(n), 0.0
		for _, o := range list {
			sum += o.x
		}
		if len(list) > 0 {
			n.x = sum / float64(len(list))
		}
	}
	left := margin
	for _, n := range layer {
		n.x = max(n.x, left+n.width/2)
		left = n.x + n.width/2 + boxGap
	}
	right := p.scene.Width - margin
	for _, n := range slices.Backward(layer) {
		n.x = min(n.x, right-n.width/2)
		right = n.x - n.width/2 - boxGap
	}
}

func (p *painter) name(n *node) {
	inner := n.width - 2*boxPad
	bold := func(text string, _ bool) float64 { return p.m(text, n.thing == p.g.actor) }
	n.lines = wrap(p.t.in.Name(n.thing), inner, boxSize, 4, bold)
	if c := p.country(n.thing); c != "" {
		n.under = wrap(c, inner, smallest, 1, p.m)
	}
	n.height = 2*boxPad + float64(len(n.lines))*leading*boxSize/textSize + float64(len(n.under))*labelLead
}

// country is where a company is registered.
func (p *painter) country(a *record.Thing) string {
	f, ok := a.Fact("country")
	if !ok {
		return ""
	}
	return f.As("", p.t.on).Value.Text
}

// doors spreads the lines along the edges of each box, in the order of where they go.
func (p *painter) doors(layer []*node) {
	for _, n := range layer {
		slices.SortStableFunc(n.down, func(a, b *link) int { return cmp.Compare(a.to.x, b.to.x) })
		slices.SortStableFunc(n.up, func(a, b *link) int { return cmp.Compare(a.from.x, b.from.x) })
		for i, l := range n.down {
			p.exits[l] = n.x + n.width*(float64(i+1)/float64(len(n.down)+1)-0.5)
		}
		for i, l := range n.up {
			p.gates[l] = n.x + n.width*(float64(i+1)/float64(len(n.up)+1)-0.5)
		}
	}
}

// label is the words beside a line, in the room up to the next line or the edge of the box.
func (p *painter) label(l *link) []string {
	if !l.first {
		return nil
	}
	room := l.from.width / float64(len(l.from.down)+1)
	var out []string
	for _, how := range l.stake.how {
		out = append(out, wrap(how, room-1, smallest, 3, p.m)...)
	}
	return out[:min(len(out), mostLabel)]
}

// gap is how far apart a layer and the next stand: room for the words and for the lines that run to the side.
func (p *painter) gap(layer []*node) float64 {
	words, tracks := 0, 0
	for _, n := range layer {
		for _, l := range n.down {
			words = max(words, len(p.label(l)))
			tracks++
		}
	}
	return 2 + float64(words)*labelLead + trackStep*float64(tracks+1) + 4
}

// links draws the lines that leave a layer, and the words beside them.
func (p *painter) links(layer []*node) {
	words, high := 0, 0.0
	for _, n := range layer {
		high = max(high, n.height)
		for _, l := range n.down {
			words = max(words, len(p.label(l)))
		}
	}
	track := layer[0].y + high + 2 + float64(words)*labelLead
	for _, n := range layer {
		for _, l := range n.down {
			track += trackStep
			p.line(l, track)
			put(p.scene, p.label(l), scene.Word{X: p.exits[l] + 1, Y: n.y + high + labelLead, Size: smallest, Tone: scene.Black})
		}
	}
}

func (p *painter) line(l *link, track float64) {
	out, in := p.exits[l], p.gates[l]
	points := []scene.Point{{X: out, Y: l.from.y + l.from.height}}
	if out-in > sharpness || in-out > sharpness {
		points = append(points, scene.Point{X: out, Y: track}, scene.Point{X: in, Y: track})
	}
	points = append(points, scene.Point{X: in, Y: l.to.y})
	p.scene.Shapes = append(p.scene.Shapes, scene.Line{Points: points, Tone: scene.Black, Width: 0.3, Dashed: l.stake.doubt, Arrow: l.last})
}

func (p *painter) box(n *node) {
	if n.thing == nil {
		for _, l := range n.down {
			p.scene.Shapes = append(p.scene.Shapes, scene.Line{Points: []scene.Point{{X: n.x, Y: n.y}, {X: n.x, Y: n.y + n.height}}, Tone: scene.Black, Width: 0.3, Dashed: l.stake.doubt})
		}
		return
	}
	fill, edge, text, under := scene.Pale, scene.Grey, scene.Black, scene.Grey
	if n.thing == p.g.actor {
		fill, edge, text, under = scene.Accent, scene.Accent, scene.White, scene.White
	}
	p.scene.Shapes = append(p.scene.Shapes, scene.Box{X: n.x - n.width/2, Y: n.y, Width: n.width, Height: n.height, Fill: fill, Edge: edge, Round: 1.2})
	base := n.y + boxPad + boxSize*0.95
	put(p.scene, n.lines, scene.Word{X: n.x, Y: base, Size: boxSize, Tone: text, Anchor: scene.Middle, Bold: n.thing == p.g.actor})
	base += float64(len(n.lines)) * leading * boxSize / textSize
	put(p.scene, n.under, scene.Word{X: n.x, Y: base, Size: smallest, Tone: under, Anchor: scene.Middle})
}

// legend says what an arrow and a dashed line mean, and gives where the picture ends.
func (p *painter) legend(y float64) float64 {
	doubt := slices.ContainsFunc(p.g.stakes, func(s stake) bool { return s.doubt })
	y += labelLead + 1
	x := margin
	entry := func(dashed bool, id string, pairs ...any) {
		text := p.t.w.Say(id, pairs...)
		p.scene.Shapes = append(p.scene.Shapes,
			scene.Line{Points: []scene.Point{{X: x, Y: y - smallest*0.35}, {X: x + 8, Y: y - smallest*0.35}}, Tone: scene.Black, Width: 0.3, Dashed: dashed, Arrow: true},
			scene.Word{X: x + 10, Y: y, Text: text, Size: smallest, Tone: scene.Grey})
		x += 16 + p.m(text, false)*smallest
	}
	if p.t.on.Known() && p.t.on.Earliest > civil.MinDay {
		entry(false, "picture_owns_on", "Date", p.t.w.When(p.t.on))
	} else {
		entry(false, "picture_owns")
	}
	if doubt {
		entry(true, "picture_doubt")
	}
	return y + margin + 1
}
