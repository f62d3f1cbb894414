package docket

import (
	"errors"
	"slices"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/reason"
)

// Ready says from when a planned action would be lawful, counted from the day of the docket, or from what is done already.
type Ready struct {
	// On begins with the day if everybody else acts at once, and ends with the day if each takes all its time and every reading of the law is
	// obeyed. Its end is open where somebody else must act and the law sets no term; it is not Known where a calendar does not reach so far.
	On     civil.When
	Proofs []*Proof            // the terms counted, in the order of the steps
	NoTerm []*Step             // steps of others for which the law sets no term
	Ends   *civil.OutsideError // the calendar does not reach so far
	Early  civil.Tri           // whether the day planned comes too early: True before all of On, False from its end on
}

// Proof is one term counted on the way to the day.
type Proof struct {
	Step    *Step
	Version *law.Version
	From    civil.When       // from when it is counted
	Fact    *assess.FactUsed // the day that begins it; nil where Assumed
	Assumed bool             // the day that begins it is not known: counted as if it came as soon as the steps before are done
	Perhaps bool             // the record does not say whether the step was taken: at the earliest it was, and in time
	Span    civil.Span
	Back    bool          // counted back from the action
	Counts  []civil.Count // from the earliest and, where that is another, the latest day
	On      civil.When    // the action, or the next step, is possible from then
}

// ready counts from when the action would be lawful; nil where it is barred or has begun.
func (w *walk) ready() *Ready {
	if !w.course.Planned || len(w.course.Bars) > 0 {
		return nil
	}
	r := &Ready{On: civil.On(w.on)}
	for _, s := range w.course.Steps {
		switch {
		case r.Ends != nil:
		case !own(s.Law):
			w.await(r, s)
		default:
			w.after(r, s)
		}
	}
	if r.Ends != nil {
		r.On = civil.When{}
	}
	if d := w.course.Event.Date(); d.Known() && r.On.Known() {
		r.Early = d.Before(r.On)
	}
	return r
}

// await adds the time of somebody else's step. At the earliest they act at once.
func (w *walk) await(r *Ready, s *Step) {
	if s.Stage != StageWaiting && s.Stage != StageLater && s.Stage != StageUnknown {
		return
	}
	latest := r.On.Latest
	if latest == civil.MaxDay {
		return
	}
	best, term := w.terms(r, s, w.applies)
	if !term && r.Ends == nil { // a duty that does not apply yet, since a step before it was not taken, will
		best, term = w.terms(r, s, func(n *law.Norm) bool { return !w.applies(n) })
	}
	if r.Ends != nil {
		return
	}
	if !term {
		r.NoTerm = append(r.NoTerm, s)
		best = civil.MaxDay
	}
	r.On = civil.Between(r.On.Earliest, best)
}

// terms adds the terms of those duties of somebody else's step that are wanted, and gives the day on which the last of them ends; false where there is
// none.
func (w *walk) terms(r *Ready, s *Step, wanted func(*law.Norm) bool) (best civil.Day, term bool) {
	best = r.On.Latest
	for _, id := range s.Law.Norms {
		n := w.norm(id)
		if n == nil || n.Kind != law.Duty || !wanted(n) {
			continue
		}
		for _, v := range n.On(w.day()) {
			if v.Due == nil {
				continue
			}
			term = true
			if v.Due.Before {
				continue // it ends before the action, whenever that is
			}
			p := w.term(r, s, n, v)
			if p == nil {
				return best, true
			}
			r.Proofs = append(r.Proofs, p)
			best = max(best, p.On.Latest)
		}
	}
	return best, term
}

// applies reports whether a norm is not known to be out of the way.
func (w *walk) applies(n *law.Norm) bool {
	found := w.found[n]
	return len(found) == 0 || slices.ContainsFunc(found, func(f *assess.Finding) bool { return f.Outcome.Shown() })
}

// term counts a term of somebody else's step: that of a duty which runs already, or else one that begins when the steps before it are done. It is
// nil where the calendar ends.
func (w *walk) term(r *Ready, s *Step, n *law.Norm, v *law.Version) *Proof {
	for _, f := range w.found[n] {
		c := f.Deciding()
		if f.Outcome != assess.Open || c == nil || c.Version != v {
			continue
		}
		if due := w.a.Term(f, c); due != nil && due.On.Known() {
			p := &Proof{Step: s, Version: v, From: due.Of, Span: v.Due.Span, Counts: due.Counts, On: due.On}
			if starts := due.Starts(); len(starts) > 0 {
				p.Fact = starts[0]
			}
			return p
		}
	}
	p := &Proof{Step: s, Version: v, From: civil.On(r.On.Latest), Assumed: true, Span: v.Due.Span}
	return w.count(r, p, v.Due.Roll)
}

// count counts the span of a proof forward from both its ends; nil where the calendar ends.
func (w *walk) count(r *Ready, p *Proof, roll civil.Roll) *Proof {
	var ends []civil.Day
	for _, from := range []civil.Day{p.From.Earliest, p.From.Latest} {
		if from == civil.MaxDay || from == civil.MinDay {
			ends = append(ends, from)
			continue
		}
		c, err := p.Version.Norm.Pack.Calendar.Add(from, p.Span, roll)
		if err != nil {
			r.stop(err, from)
			return nil
		}
		if len(p.Counts) == 0 || p.From.Earliest != from {
			p.Counts = append(p.Counts, c)
		}
		ends = append(ends, c.End)
	}
	p.On = civil.Between(ends[0], ends[1])
	return p
}

// after adds what must lie between a step of the workers' own and the action.
func (w *walk) after(r *Ready, s *Step) {
	from := r.On
	for _, id := range s.Law.Norms {
		n := w.norm(id)
		if n == nil || !w.bears(n) {
			continue
		}
		for _, f := range w.found[n] {
			if c := f.Deciding(); c != nil && f.Outcome.Shown() && f.Event == w.course.Event {
				w.notice(r, s, from, c, w.a.Explain(f, c))
			}
		}
	}
	if s.Stage != StageDone && s.Stage != StageSpared {
		w.backwards(r, s, from)
	}
}

// backwards reads the duties that must be done so long before the action. Where it is open which of them apply, the shortest counts at the earliest.
func (w *walk) backwards(r *Ready, s *Step, from civil.When) {
	var certain, perhaps []*Proof
	for _, id := range s.Law.Norms {
		n := w.norm(id)
		if n == nil || n.Kind != law.Duty || !w.bears(n) || !w.applies(n) {
			continue
		}
		for _, v := range n.On(w.day()) {
			if v.Due == nil || !v.Due.Before || r.Ends != nil {
				continue
			}
			p := before(r, s, from, v)
			if p == nil {
				return
			}
			if len(w.found[n]) == 0 && len(v.Applies)+len(v.Unless) > 0 {
				perhaps = append(perhaps, p)
			} else {
				certain = append(certain, p)
			}
		}
	}
	earliest := from.Earliest
	for i, p := range perhaps {
		if i == 0 || p.On.Earliest < earliest {
			earliest = p.On.Earliest
		}
	}
	for _, p := range slices.Concat(certain, perhaps) {
		if len(certain) == 0 {
			p.On = civil.Between(earliest, p.On.Latest)
		}
		r.add(p)
	}
}

// notice reads the conditions that ask for days between another event and the action. Where that event is still to come it comes at the earliest when
// the steps before are done.
func (w *walk) notice(r *Ready, s *Step, from civil.When, c *assess.Case, x *assess.Explanation) {
	x.Each(func(reasoned *assess.Reason) {
		if reasoned.Node == nil || r.Ends != nil {
			return
		}
		for _, need := range dateNeeds(reasoned.Node) {
			if need.Fact.Path != "date" || need.Op < reason.OpGreater || need.Back || need.Span.Unit == 0 {
				continue
			}
			p := &Proof{Step: s, Version: c.Version, From: need.From.Value.When(), Span: need.Span}
			if leaf, ok := need.From.Fact.(*assess.Leaf); ok {
				p.Fact = &assess.FactUsed{Path: need.From.Path, Value: need.From.Value, Leaf: leaf}
			}
			if !p.From.Known() || p.From.Earliest == civil.MinDay || p.From.Latest == civil.MaxDay || s.Stage == StageNext || s.Stage == StageLater {
				p.From, p.Fact, p.Assumed = from, nil, true
			}
			if p = w.count(r, p, civil.RollNone); p == nil {
				return
			}
			if p.Assumed && s.Stage == StageUnknown {
				p.On, p.Perhaps = civil.Between(from.Earliest, p.On.Latest), true
			}
			r.add(p)
		}
	})
}

// dateNeeds gathers what the comparisons of dates in a condition ask.
func dateNeeds(n *reason.Node) []reason.DateNeed {
	out := n.DateNeeds()
	for _, k := range n.Kids {
		out = append(out, dateNeeds(k)...)
	}
	return out
}

// before finds the first day of the action that leaves a duty counted back from it its time; nil where the calendar ends.
func before(r *Ready, s *Step, after civil.When, v *law.Version) *Proof {
	p := &Proof{Step: s, Version: v, From: after, Assumed: true, Span: v.Due.Span, Back: true}
	var ends []civil.Day
	for _, from := range []civil.Day{after.Earliest, after.Latest} {
		end := from
		if from != civil.MaxDay {
			c, err := back(v.Norm.Pack.Calendar, from, v.Due)
			if err != nil {
				r.stop(err, from)
				return nil
			}
			if len(p.Counts) == 0 || from != after.Earliest {
				p.Counts = append(p.Counts, c)
			}
			end = c.Start
		}
		ends = append(ends, end)
	}
	p.On = civil.Between(ends[0], ends[1])
	return p
}

// stop notes that the calendar does not reach so far.
func (r *Ready) stop(err error, from civil.Day) {
	r.Ends = &civil.OutsideError{Day: from}
	errors.As(err, &r.Ends)
}

// add moves the day on to where a term ends, if that is later.
func (r *Ready) add(p *Proof) {
	r.Proofs = append(r.Proofs, p)
	r.On = civil.Between(max(r.On.Earliest, p.On.Earliest), max(r.On.Latest, p.On.Latest))
}

// back finds the first day from which counting back does not lead before another.
func back(cal *civil.Calendar, not civil.Day, due *law.Due) (civil.Count, error) {
	for d := not; ; d++ {
		c, err := cal.Back(d, due.Span, due.Roll)
		if err != nil || c.End >= not {
			return c, err
		}
	}
}
