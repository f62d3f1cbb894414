package show

import (
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/reason"
)

// between says how many days lie between the two dates that a condition compares; false when it does not compare two known dates.
func (p *Printer) between(n *reason.Node) (Fact, bool) {
	a, b, ok := compared(n)
	if !ok {
		return Fact{}, false
	}
	from, to := a.Value.When(), b.Value.When()
	if from.Latest > to.Earliest {
		from, to = to, from
	}
	if !bounded(from) || !bounded(to) || from.Latest > to.Earliest {
		return Fact{}, false
	}
	days := civil.Span{Lo: int64(to.Earliest - from.Latest), Hi: int64(to.Latest - from.Earliest), Unit: civil.Days}
	return Fact{Question: p.Words.Say("days_between"), Answer: p.Words.Span(days), known: true}, true
}

// bounded reports whether both ends of a date are known.
func bounded(w civil.When) bool {
	return w.Known() && w.Earliest != civil.MinDay && w.Latest != civil.MaxDay
}

// compared finds the first comparison of two dates that are facts, perhaps with a span added.
func compared(n *reason.Node) (a, b *reason.Node, ok bool) {
	if n.Op >= reason.OpEqual && n.Op <= reason.OpGreaterEqual && n.Kids[0].Type.Kind == reason.KindDate {
		a, b = dateFact(n.Kids[0]), dateFact(n.Kids[1])
		if a != nil && b != nil {
			return a, b, true
		}
	}
	for _, k := range n.Kids {
		if a, b, ok = compared(k); ok {
			return a, b, true
		}
	}
	return nil, nil, false
}

// dateFact is the one fact that a date is made of, or nil.
func dateFact(n *reason.Node) *reason.Node {
	if n.Op == reason.OpFact && n.Type.Kind == reason.KindDate {
		return n
	}
	if n.Op != reason.OpShift && n.Op != reason.OpShiftBack {
		return nil
	}
	for _, k := range n.Kids {
		if f := dateFact(k); f != nil {
			return f
		}
	}
	return nil
}
