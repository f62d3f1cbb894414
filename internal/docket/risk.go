package docket

import (
	"slices"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
)

// Risk is what the law attaches to one breach on the way, done or possible. Exactly one of these is told of: the breach of one norm (Finding), that the
// action as a whole is unlawful (Whole), or a norm that binds those who act once the action goes on (Later).
type Risk struct {
	Step         *Step           // where Finding is set
	Finding      *assess.Finding // breached, disputed or open
	Whole        *law.Conclusion
	Later        *law.Norm
	Version      *law.Version     // of the norm; nil for Whole, and for Later where none was in force
	Consequence  *law.Consequence // nil where the rule names none
	FallsShortOf []law.Shortfall  // standards with which the rule itself conflicts
	Penalties    []*Penalty
}

// Penalty is a limit under which the breach may be punished, and the most that may be imposed.
type Penalty struct {
	Norm         *law.Norm
	Version      *law.Version
	For          *law.Punished   // with how certain it is that the breach is punished so
	Most         []assess.Most   // in money of the day, and lengths of time
	FallsShortOf []law.Shortfall // standards with which the limit itself conflicts
	Standards    []*law.Norm     // by which such penalties are judged, once imposed
}

// risks gathers what the steps risk, the action as a whole and what comes after. What is met is no risk.
func (w *walk) risks() {
	for _, s := range w.course.Steps {
		for _, l := range s.Lacks {
			v := l.Case.Version
			w.course.Risks = append(w.course.Risks, &Risk{
				Step: s, Finding: l.Finding, Version: v, Consequence: v.Consequence, FallsShortOf: v.FallsShortOf, Penalties: w.penalties(l.Finding.Norm.ID),
			})
		}
	}
	c := w.course.Conclusion
	if list := w.penalties(c.Law.ID); c.Outcome != assess.Met && c.Outcome != assess.NotApplicable && len(list) > 0 {
		w.course.Risks = append(w.course.Risks, &Risk{Whole: c.Law, Penalties: list})
	}
	for _, id := range c.Law.Afterwards {
		n := w.norm(id)
		if n == nil {
			continue
		}
		for _, v := range n.On(w.risky()) {
			r := &Risk{Later: n, Version: v, Consequence: v.Consequence, FallsShortOf: v.FallsShortOf, Penalties: w.penalties(id)}
			if r.Consequence != nil || len(r.Penalties) > 0 {
				w.course.Risks = append(w.course.Risks, r)
			}
		}
	}
}

// risky is the day whose law and money count for penalties: that of the docket once the action goes on, else that of the action.
func (w *walk) risky() civil.When {
	if w.course.Planned {
		return w.day()
	}
	return civil.On(w.on)
}

// penalties lists the limits that punish the breach of a norm or a conclusion, in the order of packs and ids.
func (w *walk) penalties(breach string) []*Penalty {
	var out []*Penalty
	for _, p := range w.a.Packs {
		for _, n := range p.Norms {
			if n.Kind != law.Limit {
				continue
			}
			for _, v := range n.On(w.risky()) {
				i := slices.IndexFunc(v.Penalises, func(p law.Punished) bool { return p.Breach == breach })
				if i >= 0 {
					out = append(out, w.penalty(n, v, &v.Penalises[i]))
				}
			}
		}
	}
	return out
}

func (w *walk) penalty(n *law.Norm, v *law.Version, why *law.Punished) *Penalty {
	p := &Penalty{Norm: n, Version: v, For: why, FallsShortOf: v.FallsShortOf}
	for _, m := range w.a.Most(n, w.risky()) {
		if m.Version == v {
			p.Most = append(p.Most, m)
		}
	}
	for _, pack := range w.a.Packs {
		for _, s := range pack.Norms {
			if pack.International && s.About == n.About && len(s.BearsOn) > 0 {
				p.Standards = append(p.Standards, s)
			}
		}
	}
	return p
}
