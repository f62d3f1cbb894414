package docket

import (
	"cmp"
	"slices"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/reason"
	"github.com/tarazy/tarazy/internal/record"
)

// duties lists the duties of a record that apply, or may, on the day of the docket: what had not happened by then calls for nothing yet.
func (m *Matter) duties() []*Duty {
	var out []*Duty
	for _, ev := range m.Record.Events {
		if ahead(ev, m.On) && !ev.Planned {
			continue
		}
		for _, f := range m.scales.Duties(ev) {
			if !f.Outcome.Shown() {
				continue
			}
			if d := m.duty(f); !m.toCome(d) {
				out = append(out, d)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b *Duty) int {
		x, xok := a.ActBy()
		y, yok := b.ActBy()
		switch {
		case xok != yok:
			if xok {
				return -1
			}
			return 1
		case !xok:
			return 0
		}
		return cmp.Compare(x, y)
	})
	return out
}

// toCome reports whether no term of a duty has begun on the day of the docket: each is counted from something that surely came later, unless that is
// planned.
func (m *Matter) toCome(d *Duty) bool {
	later := func(f *assess.FactUsed) bool {
		return f.Value.When().Known() && f.Value.When().Earliest > m.On && f.Leaf != nil && !f.Leaf.Of.Planned
	}
	return !slices.ContainsFunc(d.Terms, func(t *Term) bool {
		return t.Version.Due == nil || t.Version.Due.Before || !slices.ContainsFunc(t.Start.Facts, later)
	})
}

func (m *Matter) duty(f *assess.Finding) *Duty {
	d := &Duty{ID: m.Record.ID + "/" + f.Event.ID + "/" + f.Norm.ID, Norm: f.Norm, Event: f.Event, Finding: f, Perhaps: f.Gap, Who: m.who(f.Norm.Addressee, f.Event)}
	for i := range f.Cases {
		c := &f.Cases[i]
		if !c.Outcome.Shown() {
			d.Perhaps = d.Perhaps || !aside(c)
			continue
		}
		d.Perhaps = d.Perhaps || !aside(c) && m.scales.Applies(f, c) != reason.Met
		t := m.term(f, c)
		if same := slices.IndexFunc(d.Terms, t.like); same >= 0 {
			d.Terms[same].join(t)
		} else {
			d.Terms = append(d.Terms, t)
		}
	}
	m.name(d)
	d.Due = span(d.Terms)
	d.State = d.state()
	return d
}

// aside reports whether a case is judged in a reading that practice has not settled on, though it has on another.
func aside(c *assess.Case) bool {
	for _, r := range c.Version.Readings {
		if r.Default {
			return r.ID != c.Reading
		}
	}
	return false
}

// term works out one case of a duty.
func (m *Matter) term(f *assess.Finding, c *assess.Case) *Term {
	due := m.scales.Term(f, c)
	t := &Term{Case: c, Version: c.Version, Accounts: []string{c.Account}, Readings: []string{c.Reading}, Aside: aside(c), Doubt: due.Doubt, Counts: due.Counts, Ends: due.Ends,
		Start: Start{On: due.Of, Facts: due.Starts(), Node: due.OfNode}, Due: due.On, Deed: m.deed(due)}
	if t.Start.On == civil.Between(civil.MinDay, civil.MaxDay) {
		t.Start.On = civil.When{}
	}
	if due.Ends != nil {
		t.Due = reached(due)
	}
	t.Deed.Early = t.early(f.Event)
	t.State = t.stateOf(c.Outcome)
	m.hindsight(t)
	if t.Deed.Ahead == civil.True && (f.Gap || m.scales.Applies(f, c) != reason.Met) {
		t.State = Unknown // it may be that it never was a duty
	}
	return t
}

// hindsight takes back what was done only after the day of the docket: seen from then, the duty is still open, or overdue.
func (m *Matter) hindsight(t *Term) {
	if t.Deed.Done != reason.Met || t.Deed.Early || t.State == Mistake {
		return
	}
	switch t.Deed.On.NotAfter(civil.On(m.On)) {
	case civil.True:
		return
	case civil.Unknown:
		if t.Deed.On.Known() && t.Deed.On.Latest > m.On {
			t.Deed.Ahead, t.State = civil.Unknown, Unknown
		}
		return
	}
	t.Deed.Ahead, t.Deed.Done = civil.True, reason.NotMet
	switch {
	case t.Version.Due == nil:
		t.State = NotDone
	default:
		switch civil.On(m.On).NotAfter(t.Due) {
		case civil.True:
			t.State = Open
		case civil.False:
			t.State = Overdue
		default:
			t.State = Unknown
		}
	}
}

// reached is what is known of a due day where the calendar ends before one end of it.
func reached(due *assess.DueReason) civil.When {
	if len(due.Counts) == 0 {
		return civil.When{}
	}
	if c := due.Counts[0]; c.Start == due.Of.Earliest {
		return civil.Between(c.End, civil.MaxDay)
	}
	return civil.Between(civil.MinDay, due.Counts[0].End)
}

func (m *Matter) deed(due *assess.DueReason) Deed {
	out := Deed{Done: due.Answer, On: due.DoneOn, Ahead: civil.False}
	if facts := due.Done.Facts(); len(facts) > 0 {
		n := facts[len(facts)-1]
		leaf, _ := n.Fact.(*assess.Leaf)
		out.Fact = &assess.FactUsed{Path: n.Path, Value: n.Value, Leaf: leaf}
	}
	if o := due.Done.Value.Ref(); o != nil {
		if by, ok := m.Record.Thing(o.ID); ok && due.Answer == reason.Met {
			out.By = by
		}
	}
	return out
}

// early reports whether an event that shows that a duty was done is surely dated before the event that calls for it and before the term began. To
// something that counts back from a later day the beginning is that day.
func (t *Term) early(ev *record.Thing) bool {
	return t.Deed.By != nil && t.Deed.On.Before(ev.Date()) == civil.True && t.Deed.On.Before(t.Start.On) == civil.True
}

// stateOf is the state of a term that came out so.
func (t *Term) stateOf(o assess.Outcome) State {
	switch {
	case o == assess.Mistake:
		return Mistake
	case t.Deed.Early:
		return Unknown
	case o == assess.Met:
		return Done
	case o == assess.Open:
		return Open
	case o != assess.Breached:
		return Unknown
	case t.Deed.Done != reason.Met && t.Version.Due == nil:
		return NotDone
	case t.Deed.Done != reason.Met:
		return Overdue
	case t.Version.Due != nil && t.Deed.On.NotAfter(t.Due) == civil.False:
		return DoneLate
	}
	return DoneAmiss
}

// like reports whether two terms say the same.
func (t *Term) like(o *Term) bool {
	return t.Version == o.Version && t.State == o.State && t.Aside == o.Aside && t.Doubt == o.Doubt && t.Due == o.Due && t.Start.On == o.Start.On &&
		t.Deed.Done == o.Deed.Done && t.Deed.On == o.Deed.On && t.Deed.By == o.Deed.By
}

// join adds those for whom the term is the same.
func (t *Term) join(o *Term) {
	for _, a := range o.Accounts {
		if !slices.Contains(t.Accounts, a) {
			t.Accounts = append(t.Accounts, a)
		}
	}
	for _, r := range o.Readings {
		if !slices.Contains(t.Readings, r) {
			t.Readings = append(t.Readings, r)
		}
	}
}

// name gives the terms their ids, and leaves out accounts and readings where they do not part.
func (m *Matter) name(d *Duty) {
	versions, accounts, readings := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for i := range d.Finding.Cases {
		c := &d.Finding.Cases[i]
		versions[c.Version.InForce()], accounts[c.Account], readings[c.Reading] = true, true, true
	}
	for _, t := range d.Terms {
		t.ID = d.ID
		if len(versions) > 1 {
			t.ID += "@" + t.Version.From.String()
		}
		if len(d.Terms) == 1 || len(t.Readings) >= len(t.Version.Readings) || len(readings) == 1 {
			t.Readings = nil
		} else {
			t.ID += "~" + t.Readings[0]
		}
		if len(accounts) == 1 || len(t.Accounts) == len(accounts) {
			t.Accounts = nil
		} else {
			t.ID += "+" + t.Accounts[0]
		}
	}
}

// span is from the earliest to the latest due day of the terms that count and have one.
func span(terms []*Term) civil.When {
	out := civil.When{}
	for _, t := range terms {
		switch {
		case t.Aside || !t.Due.Known():
		case !out.Known():
			out = t.Due
		default:
			about := out.About || t.Due.About
			out = civil.Between(min(out.Earliest, t.Due.Earliest), max(out.Latest, t.Due.Latest))
			out.About = about
		}
	}
	return out
}

// state is what the terms come to.
func (d *Duty) state() State {
	early := slices.ContainsFunc(d.Terms, func(t *Term) bool { return t.Deed.Early })
	if slices.ContainsFunc(d.Terms, func(t *Term) bool { return t.Deed.Ahead != civil.False }) {
		return d.asSeen()
	}
	switch d.Finding.Outcome {
	case assess.Mistake:
		return Mistake
	case assess.Disputed:
		return Disputed
	case assess.Undetermined:
		return Unknown
	case assess.Open:
		return Open
	case assess.Met:
		if early {
			return Unknown
		}
		return Done
	}
	var states []State
	for _, t := range d.Terms {
		if !t.Aside && !slices.Contains(states, t.State) {
			states = append(states, t.State)
		}
	}
	switch {
	case len(states) == 1:
		return states[0]
	case early:
		return Unknown
	case slices.Contains(states, Overdue) || slices.Contains(states, NotDone):
		return Disputed // it was done, or not
	}
	return DoneLate
}

// asSeen is what the terms come to where one of them was done only after the day of the docket.
func (d *Duty) asSeen() State {
	out, first := Unknown, true
	for _, t := range d.Terms {
		switch {
		case t.Aside:
		case first:
			out, first = t.State, false
		case out != t.State:
			return Unknown
		}
	}
	return out
}
