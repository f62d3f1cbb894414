package reason

// Node is one part of a condition as it was worked out once: the tree of reasons. Test and Explain always agree.
//
// The kids are the operands in order, with these exceptions: an attribute has as its kid the link that led to it, if it is an
// attribute itself; has() has the attribute it asks after; c ? a : b has c and only those of a and b that are possible; a
// list function has its list and then one OpItem an item, each with the body as its kid.
type Node struct {
	*Part
	Value Value
	Kids  []*Node

	// For OpFact, and for OpVar and OpItem of a list function:
	Path   string  // from the first variable: vote.attendance, events[2].kind; another variable begins with its name
	Object *Object // what has the attribute, or what the item is; nil if not known
	Fact   any     // the caller's mark
	Link   bool    // the attribute was read only to get to another

	Index int  // OpItem: its place in the list, from 0; Unrecorded for all that the list may hold beside
	Maybe bool // OpItem: whether it belongs to the list is not known

	Message string // where an error arises, why

	name string
	from *Node // where an item came from: for a variable the part that made it, for an attribute of one also the variable
	// The fact is one of an item that is not recorded: to ask for it is to ask for the list.
	unrecorded bool
}

// Part is a part of a condition as it was written. All nodes of one part share it.
type Part struct {
	Op           Op
	Text         string // as an author would write it
	Line, Column int    // where it begins, counted from 1, in code points
	Type         Type
}

// Unrecorded is the Index of the OpItem that stands for items of which nothing is recorded.
const Unrecorded = -1

// Failure gives the part in which an error arises, which has a Message, or nil.
func (n *Node) Failure() *Node {
	if n.Value.Truth()&CanBeError == 0 {
		return nil
	}
	for _, k := range n.Kids {
		if found := k.Failure(); found != nil {
			return found
		}
	}
	if n.Message == "" {
		return nil
	}
	return n
}

// Facts lists the facts read, known or not, each once, in the order of the condition.
func (n *Node) Facts() []*Node {
	var s factSet
	n.visitFacts(func(fact *Node) { s = s.with(fact) })
	return s
}

func (n *Node) visitFacts(visit func(*Node)) {
	for _, k := range n.Kids {
		k.visitFacts(visit)
	}
	if n.from != nil {
		n.from.visitFacts(visit)
	}
	if n.isFact() {
		visit(n)
	}
}

// isFact says that the node is a fact of the record. A known reference that is an item is not: the list is.
func (n *Node) isFact() bool {
	if n.Op == OpVar {
		return n.Path != "" && n.from == nil && (n.Type.Kind != KindRef || !n.settled())
	}
	return n.Op == OpFact && !n.unrecorded
}

// settled says that there is nothing to find out.
func (n *Node) settled() bool {
	if n.Type.Kind == KindBool {
		return n.Value.Truth().Known()
	}
	return n.Value.Settled()
}

// sameFact says whether two nodes are the same fact.
func (n *Node) sameFact(m *Node) bool {
	if n.Op == OpFact && m.Op == OpFact && n.Object != nil {
		return n.Object == m.Object && n.name == m.name
	}
	return n.Path == m.Path
}

// factSet is a set of facts in order of appearance.
type factSet []*Node

func (s factSet) with(facts ...*Node) factSet {
	for _, f := range facts {
		if s.index(f) < 0 {
			s = append(s, f)
		}
	}
	return s
}

func (s factSet) index(fact *Node) int {
	for i, f := range s {
		if f.sameFact(fact) {
			return i
		}
	}
	return -1
}
