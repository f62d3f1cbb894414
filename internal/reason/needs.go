package reason

import "slices"

// Missing lists all unknown and approximate facts that bear on the value of the node: to find out one of them may settle it
// or bring it nearer. It is empty if the value is settled.
func (n *Node) Missing() []*Node {
	return n.missing(nil)
}

// missing leaves out what lies under a settled part, and asks for a link before what lies behind it.
func (n *Node) missing(s factSet) factSet {
	if n.settled() {
		return s
	}
	before := len(s)
	for i, k := range n.Kids {
		if i == 0 && n.asksItems() && k.Value.counted() {
			continue
		}
		s = k.missing(s)
	}
	if len(s) == before && n.asksItems() {
		s = n.Kids[0].missing(s) // the body does not ask for the items: their values matter as they are
	}
	if n.from != nil {
		s = n.from.missing(s)
	}
	if n.isFact() && len(s) == before && !n.behind(s) {
		s = s.with(n)
	}
	return s
}

// asksItems says that the node needs to know of its list only what belongs to it: the items are asked one by one, if at all.
func (n *Node) asksItems() bool {
	switch n.Op {
	case OpExists, OpAll, OpExistsOne, OpFilter, OpMap, OpSize:
		return true
	}
	return false
}

// counted says that the value is a list of which it is known what belongs to it.
func (v *Value) counted() bool {
	return v.looseState() == hasValue && v.list != nil && v.list.counted()
}

func (l *List) counted() bool {
	return l.MoreHi == 0 && !slices.ContainsFunc(l.Items, func(i Item) bool { return i.Maybe })
}

// behind says that the way to the fact leads over one of s.
func (n *Node) behind(s factSet) bool {
	for _, k := range n.Kids {
		if s.index(k) >= 0 || k.behind(s) {
			return true
		}
	}
	return n.from != nil && (s.index(n.from) >= 0 || n.from.behind(s))
}

// Settle gives the smallest set of unknown facts whose answers could settle the condition: make it met, or make it not met,
// whichever takes fewer. Of two ways as short, that which comes first in the condition is taken. absentMet says how absence
// counts at the top, as in IfAbsentMet and IfAbsentNot. The set is empty if the answer is settled already. Where parts of a
// condition share facts, the set may be larger than it need be.
func (n *Node) Settle(absentMet bool) []*Node {
	met, not := Goals(absentMet)
	t := n.Value.Truth()
	if t.answer(met, not) != Unknown {
		return nil
	}
	s := settler{order: n.Facts()}
	return s.cheaper(s.need(n, met), s.need(n, not)).facts
}

// settler looks for the fewest facts to ask for.
type settler struct{ order factSet }

// way is a set of facts; not possible if no answers lead there.
type way struct {
	facts    factSet
	possible bool
}

func (w way) and(v way) way {
	return way{slices.Clip(w.facts).with(v.facts...), w.possible && v.possible}
}

// cheaper takes the smaller of two ways.
func (s settler) cheaper(a way, rest ...way) way {
	best := a
	for _, w := range rest {
		if w.possible && (!best.possible || s.less(w.facts, best.facts)) {
			best = w
		}
	}
	return best
}

func (s settler) less(a, b factSet) bool {
	if len(a) != len(b) {
		return len(a) < len(b)
	}
	return slices.Compare(s.places(a), s.places(b)) < 0
}

func (s settler) places(facts factSet) []int {
	places := make([]int, len(facts))
	for i, f := range facts {
		places[i] = s.order.index(f)
	}
	slices.Sort(places)
	return places
}

// need finds the cheapest way to bring the node to one of the outcomes of goal.
func (s settler) need(n *Node, goal Truth) way {
	t := n.Value.Truth()
	switch {
	case t&^goal == 0:
		return way{possible: true}
	case t&goal == 0:
		return way{}
	}
	switch n.Op {
	case OpNot:
		return s.need(n.Kids[0], goal.not())
	case OpAnd:
		return s.join(n.Kids, goal, goal&CanBeFalse != 0)
	case OpOr:
		return s.join(n.Kids, goal, goal&CanBeTrue != 0)
	case OpIf:
		return s.branch(n, goal)
	case OpExists, OpAll:
		if n.Kids[0].Value.looseState() == hasValue {
			return s.quantified(n, goal)
		}
	}
	return way{n.missing(nil), true}
}

// join takes the cheapest operand if one is enough, else all of them.
func (s settler) join(kids []*Node, goal Truth, oneIsEnough bool) way {
	ways := make([]way, len(kids))
	for i, k := range kids {
		ways[i] = s.need(k, goal)
	}
	return s.pick(ways, oneIsEnough)
}

func (s settler) pick(ways []way, oneIsEnough bool) way {
	if oneIsEnough {
		return s.cheaper(way{}, ways...)
	}
	all := way{possible: true}
	for _, w := range ways {
		all = all.and(w)
	}
	return all
}

func (s settler) branch(n *Node, goal Truth) way {
	when, branches := n.Kids[0], n.Kids[1:]
	var ways []way
	for _, side := range [2]Truth{CanBeTrue, CanBeFalse} {
		if when.Value.Truth()&side != 0 {
			ways = append(ways, s.need(when, side).and(s.need(branches[0], goal)))
			branches = branches[1:]
		}
	}
	return s.cheaper(way{}, ways...)
}

// quantified handles exists and all. Whether an item belongs to the list, and what else does, is for the list to say.
func (s settler) quantified(n *Node, goal Truth) way {
	decisive := CanBeTrue
	if n.Op == OpAll {
		decisive = CanBeFalse
	}
	list := way{n.Kids[0].missing(nil), true}
	oneIsEnough := goal&decisive != 0
	ways := make([]way, 0, len(n.Kids)-1)
	for _, item := range n.Kids[1:] {
		body := item.Kids[0]
		switch {
		case !item.Maybe:
			ways = append(ways, s.need(body, goal))
		case oneIsEnough:
			ways = append(ways, s.need(body, goal).and(list))
		default:
			ways = append(ways, s.cheaper(s.need(body, goal), list))
		}
	}
	return s.pick(ways, oneIsEnough)
}
