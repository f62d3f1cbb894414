package reason

// Toward gives the smallest set of unknown facts whose answers could bring the condition to one of the outcomes of goal, and
// whether that is possible at all. The set is empty if the condition has such an outcome already, whatever the facts are.
func (n *Node) Toward(goal Truth) (facts []*Node, possible bool) {
	s := settler{order: n.Facts()}
	w := s.need(n, goal)
	return w.facts, w.possible
}

// Goals are the outcomes that count as met and as not met, where absence counts as absentMet says.
func Goals(absentMet bool) (met, not Truth) {
	if absentMet {
		return CanBeTrue | CanBeAbsent, CanBeFalse
	}
	return CanBeTrue, CanBeFalse | CanBeAbsent
}
