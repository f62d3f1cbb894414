package reason

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
