package assess

import (
	"slices"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/reason"
)

// way is a set of unknown facts whose answers could lead somewhere; not possible if no answers do.
type way struct {
	facts    []*FactUsed
	possible bool
}

// there is the way that needs nothing.
func there() way { return way{possible: true} }

func (w way) and(v way) way {
	out := way{facts: slices.Clone(w.facts), possible: w.possible && v.possible}
	for _, f := range v.facts {
		if !slices.ContainsFunc(out.facts, func(g *FactUsed) bool { return g.Path == f.Path }) {
			out.facts = append(out.facts, f)
		}
	}
	return out
}

// shortest takes the way with the fewest facts; of ways as short, the first.
func shortest(ways ...way) way {
	best := way{}
	for _, w := range ways {
		if w.possible && (!best.possible || len(w.facts) < len(best.facts)) {
			best = w
		}
	}
	return best
}

// settle finds the smallest set of unknown facts that could settle the finding: that it does not apply, that it is breached, or
// that it is met, whichever takes the fewest.
func (x *Explanation) settle(kind law.Kind, from civil.Day) way {
	applies, not := towardAll(x.Scope, true), towardAny(x.Scope, false)
	excepted, unexcepted := towardAny(x.Exceptions, true), towardAll(x.Exceptions, false)
	kept, broken := x.core(kind, from)
	if len(x.Scope) == 0 {
		not = way{}
	}
	if len(x.Exceptions) == 0 {
		excepted = way{}
	}
	w := shortest(not, applies.and(unexcepted).and(broken), kept, excepted)
	if !w.possible {
		return way{}
	}
	return w
}

// core gives the ways to a rule that is kept and to one that is broken, where it applies.
func (x *Explanation) core(kind law.Kind, from civil.Day) (kept, broken way) {
	holds, fails := towardAll(x.Elements, true), towardAny(x.Elements, false)
	switch {
	case kind == law.Prohibition:
		if len(x.Elements) == 0 {
			return way{}, there()
		}
		return fails, holds
	case kind == law.Duty:
		return x.duty(holds, fails, from)
	}
	return holds, fails
}

// duty gives the ways for a duty: to know whether and when it was done, and when the term began.
func (x *Explanation) duty(holds, fails way, from civil.Day) (kept, broken way) {
	d := x.Due
	if len(x.Elements) == 0 {
		fails = way{}
	}
	switch d.Answer {
	case reason.NotMet:
		return way{}, d.begun()
	case reason.Unknown:
		done := missingOf(d.Done)
		return done.and(d.begun()).and(holds), shortest(done.and(d.begun()), done.and(fails).and(d.certain()))
	}
	inTime := d.begun()
	if d.OfNode != nil && !d.DoneOn.Exact() {
		inTime = inTime.and(d.doneDay())
	}
	switch {
	case d.OfNode == nil || d.DoneOn.NotAfter(d.On) == civil.True:
		return holds, fails.and(d.certain())
	case d.DoneOn.NotAfter(d.On) == civil.False:
		return way{}, d.certain()
	}
	return inTime.and(holds), shortest(inTime, fails.and(d.certain()))
}

// begun is what must be known for the day of the duty to be known.
func (d *DueReason) begun() way {
	if d.OfNode == nil || d.On.Exact() {
		return d.certain()
	}
	return missingOf(d.OfNode)
}

// certain is what must be known for it to be certain that the term began at all.
func (d *DueReason) certain() way {
	if d.OfNode == nil || !d.Doubt {
		return there()
	}
	return missingOf(d.OfNode)
}

// doneDay asks for the day of the event that shows that the duty was done.
func (d *DueReason) doneDay() way {
	o := d.Done.Value.Ref()
	if o == nil {
		return missingOf(d.Done)
	}
	return way{facts: []*FactUsed{fieldOf(o, "date", d.Done.Path+".date")}, possible: true}
}

func missingOf(n *reason.Node) way { return wayOf(n.Missing(), true) }

func wayOf(nodes []*reason.Node, possible bool) way {
	w := way{possible: possible}
	for _, n := range nodes {
		w = w.and(way{facts: []*FactUsed{used(n)}, possible: true})
	}
	return w
}

// towardAll is the way to make every one of the reasons met (or not met).
func towardAll(list []*Reason, met bool) way {
	w := there()
	for _, r := range list {
		w = w.and(r.toward(met))
	}
	return w
}

// towardAny is the shortest way to make one of the reasons met (or not met).
func towardAny(list []*Reason, met bool) way {
	ways := make([]way, len(list))
	for i, r := range list {
		ways[i] = r.toward(met)
	}
	return shortest(ways...)
}

// toward is the shortest way to make a reason met (or not met).
func (r *Reason) toward(met bool) way {
	switch {
	case r.Node != nil:
		yes, no := reason.Goals(r.met)
		goal := no
		if met {
			goal = yes
		}
		return wayOf(r.Node.Toward(goal))
	case len(r.Any) > 0 && met:
		return towardAny(r.Any, true)
	case len(r.Any) > 0:
		return towardAll(r.Any, false)
	case met:
		return towardAll(r.All, true)
	}
	return towardAny(r.All, false)
}
