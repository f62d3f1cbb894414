package assess

import (
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/reason"
	"github.com/tarazy/tarazy/internal/record"
)

// Duties gives the findings of the norms about an event that are duties, over all accounts, versions and readings. Other norms are not weighed.
func (s *Scales) Duties(ev *record.Thing) []*Finding {
	wanted := s.wanted(ev.Kind)
	var out []*Finding
	var norms []inForce
	for i, r := range s.engine.timetables[ev.Kind]().rules {
		if !wanted[i] || r.norm.Kind != law.Duty {
			continue
		}
		if norms == nil {
			norms = s.engine.timetables[ev.Kind]().on(s.View.lawDay(ev.Date()))
		}
		out = append(out, s.finding(&norms[i], ev))
	}
	return out
}

// Term works out how the due day of a case of a duty was counted and what was done, and nothing else of [Assessment.Explain], which takes longer. It
// is nil for a norm that is no duty.
func (a *Assessment) Term(f *Finding, c *Case) *DueReason {
	if c.version.doneBy == nil {
		return nil
	}
	a.one.Lock()
	defer a.one.Unlock()
	return c.version.explainDuty(&a.frame, a.world(c.Account, f.Event.Date()).objects[f.Event])
}

// Applies says whether a case's version applies to the event: its scope holds and no exception does.
func (a *Assessment) Applies(f *Finding, c *Case) reason.Answer {
	a.one.Lock()
	defer a.one.Unlock()
	it := a.world(c.Account, f.Event.Date()).objects[f.Event]
	a.frame.Begin(it)
	return all(c.version.scope(&a.frame, c.Reading), not(c.version.exception(&a.frame, c.Reading)))
}

// Starts lists the days on which the beginning of the term rests, known or not: those that the condition under of read. None where the law itself
// names the day.
func (d *DueReason) Starts() []*FactUsed {
	if d.OfNode == nil {
		return nil
	}
	var out []*FactUsed
	for _, n := range d.OfNode.Facts() {
		if n.Type.Kind == reason.KindDate && !n.Link {
			out = with(out, n)
		}
	}
	return out
}
