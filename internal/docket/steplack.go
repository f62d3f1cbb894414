package docket

import (
	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/reason"
)

// Lack is a norm on which the action depends and which is breached, disputed or open.
type Lack struct {
	Finding *assess.Finding
	Case    *assess.Case        // the deciding one
	Counts  []*Shortage         // how many more people, votes or signatures it takes
	Asks    []*assess.FactUsed  // the smallest set of facts that could settle it; none where it is breached
	Explain *assess.Explanation // all reasons
}

// Relation is how a figure must stand to what is needed.
type Relation uint8

// The relations.
const (
	AtLeast Relation = iota
	AtMost
	Exactly
)

// String is the relation as JSON names it.
func (r Relation) String() string { return [...]string{"at least", "at most", "exactly"}[r] }

// Shortage is a figure of the record beside what the law needs.
type Shortage struct {
	Element     *law.Element
	Alternative bool // the element is one of several of which one is enough
	Fact        *assess.FactUsed
	Relation    Relation
	Need        civil.Range // the least and the most that it may be, where what it is measured by is known only about
	HasHave     bool        // Have and Off say something: the figure is known, if only about
	Have        civil.Range
	Off         civil.Range // how many more it takes (at most: how many fewer); from 0, where it may be enough already
}

// lack is what a finding lacks; nil where it is met or the action does not depend on it.
func (w *walk) lack(f *assess.Finding) *Lack {
	c := f.Deciding()
	if c == nil || f.Outcome == assess.Met || !f.Outcome.Shown() || !w.bears(f.Norm) {
		return nil
	}
	x := w.a.Explain(f, c)
	l := &Lack{Finding: f, Case: c, Asks: x.Asks, Explain: x}
	if f.Norm.Kind == law.Requirement {
		for _, r := range x.Elements {
			l.count(r, false)
		}
	}
	return l
}

// count gathers the shortages of a reason that is not met.
func (l *Lack) count(r *assess.Reason, alternative bool) {
	if r.Answer == reason.Met {
		return
	}
	if r.Node != nil {
		l.compare(r, r.Node, alternative)
	}
	for _, sub := range r.Any {
		l.count(sub, true)
	}
	for _, sub := range r.All {
		l.count(sub, alternative)
	}
}

// compare gathers the shortages of the comparisons of a condition that do not surely hold.
func (l *Lack) compare(r *assess.Reason, n *reason.Node, alternative bool) {
	if n.Value.Truth() == reason.CanBeTrue {
		return
	}
	if need, ok := asked(n); ok {
		l.Counts = append(l.Counts, shortage(r.Element, need, alternative))
		return
	}
	for _, k := range n.Kids {
		l.compare(r, k, alternative)
	}
}

// asked takes from a comparison the fact that people can raise. Where two facts are compared that is the one that must be large enough.
func asked(n *reason.Node) (reason.Need, bool) {
	needs := n.Needs()
	for _, need := range needs {
		if need.Op == reason.OpGreaterEqual {
			return need, true
		}
	}
	if len(needs) == 1 && len(n.Facts()) == 1 {
		return needs[0], true
	}
	return reason.Need{}, false
}

func shortage(e *law.Element, need reason.Need, alternative bool) *Shortage {
	leaf, _ := need.Fact.Fact.(*assess.Leaf)
	s := &Shortage{
		Element: e, Alternative: alternative,
		Fact: &assess.FactUsed{Path: need.Fact.Path, Value: need.Fact.Value, Leaf: leaf},
		Need: civil.Range{Lo: need.Lo, Hi: need.Hi},
	}
	switch need.Op {
	case reason.OpLessEqual:
		s.Relation = AtMost
	case reason.OpEqual:
		s.Relation = Exactly
	}
	lo, hi, ok := need.Fact.Value.Bounds()
	if !ok || lo <= reason.NoMin && hi >= reason.NoMax || s.Relation == Exactly {
		return s
	}
	s.HasHave = true
	s.Have = civil.Range{Lo: max(lo, 0), Hi: hi}
	s.Off = off(s.Have, s.Need)
	if s.Relation == AtMost {
		s.Off = off(s.Need, s.Have)
	}
	return s
}

// off is how far a range may be below another: from the least to the most.
func off(have, need civil.Range) civil.Range {
	out := civil.Range{Hi: max(0, need.Hi-have.Lo)}
	if have.Hi < need.Lo {
		out.Lo = need.Lo - have.Hi
	}
	if need.Hi == reason.NoMax {
		out.Hi = reason.NoMax
	}
	return out
}
