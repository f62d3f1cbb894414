package reason

import "github.com/tarazy/tarazy/internal/civil"

// Threshold says for which values of a fact a comparison of whole numbers is true, everything else being as it is.
type Threshold struct {
	Fact  *Node
	Op    Op // OpGreaterEqual, OpLessEqual or OpEqual: the fact must stand in this relation to Bound
	Bound int64
}

// Thresholds solves a comparison for the facts in it: for each side that is a fact, or a number times a fact, where the other
// side is known exactly. In "2 * it.vote.attendance >= it.employer.workforce" with a workforce of 2,564 the attendance must
// be at least 1,282. Other nodes have none.
func (n *Node) Thresholds() []Threshold {
	if n.Op < OpEqual || n.Op > OpGreaterEqual || n.Op == OpUnequal || n.Kids[0].Type.Kind != KindInt {
		return nil
	}
	var all []Threshold
	left, right := n.Kids[0], n.Kids[1]
	if t, ok := solve(left, n.Op, right); ok {
		all = append(all, t)
	}
	if t, ok := solve(right, turned(n.Op), left); ok {
		all = append(all, t)
	}
	return all
}

// turned is the comparison with its sides exchanged.
func turned(op Op) Op {
	switch op {
	case OpLess:
		return OpGreater
	case OpLessEqual:
		return OpGreaterEqual
	case OpGreater:
		return OpLess
	case OpGreaterEqual:
		return OpLessEqual
	}
	return op
}

// solve finds the facts for which "factor * fact op other" is true.
func solve(side *Node, op Op, other *Node) (Threshold, bool) {
	fact, factor := linear(side)
	c, _, ok := other.Value.Bounds()
	if fact == nil || factor == 0 || !ok || !other.Value.Known() {
		return Threshold{}, false
	}
	return solveFor(fact, factor, op, c)
}

// solveFor finds the facts for which "factor * fact op c" is true.
func solveFor(fact *Node, factor int64, op Op, c int64) (Threshold, bool) {
	if factor < 0 {
		factor, c, op = -factor, -c, turned(op)
	}
	floor := c / factor
	if c%factor < 0 {
		floor--
	}
	whole := c%factor == 0
	t := Threshold{Fact: fact, Bound: floor}
	switch op {
	case OpEqual:
		t.Op = OpEqual
		return t, whole
	case OpGreater:
		t.Op, t.Bound = OpGreaterEqual, floor+1
	case OpGreaterEqual:
		t.Op = OpGreaterEqual
		if !whole {
			t.Bound++
		}
	case OpLessEqual:
		t.Op = OpLessEqual
	default:
		t.Op = OpLessEqual
		if whole {
			t.Bound--
		}
	}
	return t, true
}

// linear reads a fact, or a number times a fact.
func linear(n *Node) (fact *Node, factor int64) {
	if n.Op == OpFact {
		return n, 1
	}
	if n.Op != OpMultiply {
		return nil, 0
	}
	x, y := n.Kids[0], n.Kids[1]
	if x.Op != OpLiteral {
		x, y = y, x
	}
	if x.Op != OpLiteral || y.Op != OpFact {
		return nil, 0
	}
	return y, x.Value.lo
}

// Need says how large a fact must be for a comparison of whole numbers to be true, where the other side may be known only between two
// numbers: the fact must stand in the relation to one of the numbers from Lo to Hi, and nobody knows to which.
type Need struct {
	Fact   *Node
	Op     Op // OpGreaterEqual, OpLessEqual or OpEqual
	Lo, Hi int64
}

// Needs solves a comparison as Thresholds does, and also where the other side is known only between two numbers. A side of which one end is
// open gives none.
func (n *Node) Needs() []Need {
	if n.Op < OpEqual || n.Op > OpGreaterEqual || n.Op == OpUnequal || n.Kids[0].Type.Kind != KindInt {
		return nil
	}
	var all []Need
	for _, side := range []struct {
		of, other *Node
		op        Op
	}{{n.Kids[0], n.Kids[1], n.Op}, {n.Kids[1], n.Kids[0], turned(n.Op)}} {
		lo, hi, ok := side.other.Value.Bounds()
		fact, factor := linear(side.of)
		if fact == nil || factor == 0 || !ok || !bounded(lo, hi) {
			continue
		}
		first, firstOK := solveFor(fact, factor, side.op, lo)
		last, lastOK := solveFor(fact, factor, side.op, hi)
		if firstOK && lastOK {
			all = append(all, Need{fact, first.Op, min(first.Bound, last.Bound), max(first.Bound, last.Bound)})
		}
	}
	return all
}

// DateNeed says that a comparison of dates is true where a fact comes on or after (Op OpGreaterEqual, OpGreater) or on or before (OpLessEqual,
// OpLess) the day that another date gives, a span later or, with Back, earlier. A span without a unit is none.
type DateNeed struct {
	Fact *Node
	Op   Op
	From *Node
	Span civil.Span
	Back bool
}

// DateNeeds reads a comparison of dates of which one side is a fact and the other a fact, or a fact and a span of exact length. Other nodes
// have none.
func (n *Node) DateNeeds() []DateNeed {
	if n.Op < OpLess || n.Op > OpGreaterEqual || n.Kids[0].Type.Kind != KindDate {
		return nil
	}
	var all []DateNeed
	for _, side := range []struct {
		of, other *Node
		op        Op
	}{{n.Kids[0], n.Kids[1], n.Op}, {n.Kids[1], n.Kids[0], turned(n.Op)}} {
		if side.of.Op != OpFact {
			continue
		}
		need := DateNeed{Fact: side.of, Op: side.op, From: side.other}
		if op := side.other.Op; op == OpShift || op == OpShiftBack {
			span, ok := side.other.Kids[1].Value.Span()
			if !ok || !span.Exact() {
				continue
			}
			need.From, need.Span, need.Back = side.other.Kids[0], span, op == OpShiftBack
		}
		if need.From.Op == OpFact {
			all = append(all, need)
		}
	}
	return all
}
