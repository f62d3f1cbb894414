package picture

import (
	"cmp"
	"slices"

	"github.com/tarazy/tarazy/internal/record"
)

// graph is who owns whom in layers: owners above what they own.
type graph struct {
	stakes []stake
	layers [][]*node
	actor  *record.Thing
}

// node is a box, or a place where a long line passes through a layer.
type node struct {
	thing *record.Thing // nil for a passage
	layer int
	up    []*link // to owners
	down  []*link // to what is owned

	x, width float64 // its middle, and how wide it is
	y        float64 // its upper edge
	height   float64
	lines    []string
	under    []string
}

// link is a piece of a line between two layers that follow each other.
type link struct {
	from, to *node
	stake    *stake
	first    bool // it begins at the owner
	last     bool // it ends at the owned
}

// newGraph puts actors in layers, so that each stands above all that it owns. Nobody owns itself: package record refuses circles.
func newGraph(stakes []stake, actor *record.Thing) *graph {
	g := &graph{stakes: stakes, actor: actor}
	nodes := map[*record.Thing]*node{}
	var order []*node
	find := func(t *record.Thing) *node {
		n, ok := nodes[t]
		if !ok {
			n = &node{thing: t}
			nodes[t] = n
			order = append(order, n)
		}
		return n
	}
	for i := range stakes {
		find(stakes[i].owner)
		find(stakes[i].owned)
	}
	// Each pass pushes what is owned below its owner; no chain is longer than there are nodes.
	for range order {
		for i := range stakes {
			a, b := nodes[stakes[i].owner], nodes[stakes[i].owned]
			if b.layer <= a.layer {
				b.layer = a.layer + 1
			}
		}
	}
	g.pull(order, nodes)
	g.stack(order)
	for i := range stakes {
		g.connect(nodes[stakes[i].owner], nodes[stakes[i].owned], &stakes[i])
	}
	g.sort()
	return g
}

// pull moves owners that nobody owns down to just above what they own.
func (g *graph) pull(order []*node, nodes map[*record.Thing]*node) {
	for _, n := range order {
		owned, lowest := false, len(order)
		for i := range g.stakes {
			s := &g.stakes[i]
			owned = owned || s.owned == n.thing
			if s.owner == n.thing {
				lowest = min(lowest, nodes[s.owned].layer)
			}
		}
		if !owned && lowest < len(order) {
			n.layer = max(lowest-1, 0)
		}
	}
}

// widest is how many boxes stand side by side at most.
const widest = 4

// stack makes the layers. What is too much for one layer goes to one below it, and the others go down by one.
func (g *graph) stack(order []*node) {
	for layer := 0; ; layer++ {
		var here, below []*node
		for _, n := range order {
			switch {
			case n.layer == layer:
				here = append(here, n)
			case n.layer > layer:
				below = append(below, n)
			}
		}
		if len(here)+len(below) == 0 {
			return
		}
		if len(here) > widest {
			for _, n := range append(below, here[widest:]...) {
				n.layer++
			}
			here = here[:widest]
		}
		g.layers = append(g.layers, here)
	}
}

// connect draws a stake through the layers between two nodes, with a passage in each.
func (g *graph) connect(from, to *node, s *stake) {
	at := from
	for layer := from.layer + 1; layer < to.layer; layer++ {
		passage := &node{layer: layer, width: 4}
		g.layers[layer] = append(g.layers[layer], passage)
		g.join(at, passage, s, at == from, false)
		at = passage
	}
	g.join(at, to, s, at == from, true)
}

func (g *graph) join(from, to *node, s *stake, first, last bool) {
	l := &link{from, to, s, first, last}
	from.down = append(from.down, l)
	to.up = append(to.up, l)
}

// sort orders each layer by where the neighbours of its nodes stand, down and up a few times, so that few lines cross.
func (g *graph) sort() {
	place := map[*node]float64{}
	set := func(layer []*node) {
		for i, n := range layer {
			place[n] = float64(i) - float64(len(layer)-1)/2
		}
	}
	for _, l := range g.layers {
		set(l)
	}
	order := func(layer []*node, near func(*node) []*node) {
		want := map[*node]float64{}
		for _, n := range layer {
			want[n] = place[n]
			if list := near(n); len(list) > 0 {
				sum := 0.0
				for _, o := range list {
					sum += place[o]
				}
				want[n] = sum / float64(len(list))
			}
		}
		slices.SortStableFunc(layer, func(a, b *node) int { return cmp.Compare(want[a], want[b]) })
		set(layer)
	}
	for range 4 {
		for _, l := range g.layers {
			order(l, owners)
		}
		for _, l := range slices.Backward(g.layers) {
			order(l, owned)
		}
	}
}

func owners(n *node) []*node {
	var out []*node
	for _, l := range n.up {
		out = append(out, l.from)
	}
	return out
}

func owned(n *node) []*node {
	var out []*node
	for _, l := range n.down {
		out = append(out, l.to)
	}
	return out
}
