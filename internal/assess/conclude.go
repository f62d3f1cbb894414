package assess

import (
	"cmp"
	"slices"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/reason"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// Conclusion is what the findings of one event, and of the events it rests on, add up to. It does not apply where none of them does.
type Conclusion struct {
	Law     *law.Conclusion
	Event   *record.Thing
	Outcome Outcome
	Over    []*record.Thing // the events whose findings are added up
	Because []*Finding      // breaches, or else what leaves it open or in dispute
	Links   []*FactUsed     // links to events that the record does not know: further findings may hang on them
}

// conclude adds up the findings under every conclusion that is about an event of the record.
func (a *Assessment) conclude() {
	if a.View.Norm != "" {
		return
	}
	for _, ev := range a.Record.Events {
		if (a.View.Event != "" && a.View.Event != ev.ID) || !ev.KnownOn(a.View.known()) {
			continue
		}
		for _, c := range a.engine.concluding(ev.Kind) {
			if slices.Contains(a.Packs, c.law.Pack) {
				a.Conclusions = append(a.Conclusions, a.conclusion(c, ev))
			}
		}
	}
}

// concluding lists the conclusions about a kind of event.
func (e *Engine) concluding(k *vocabulary.Kind) []*conclusion {
	var out []*conclusion
	for name, list := range e.conclusions {
		if k.IsA(name) {
			out = append(out, list...)
		}
	}
	slices.SortFunc(out, func(a, b *conclusion) int {
		return cmp.Or(comparePacks(a.law.Pack, b.law.Pack), cmp.Compare(a.law.ID, b.law.ID))
	})
	return out
}

func (a *Assessment) conclusion(c *conclusion, ev *record.Thing) *Conclusion {
	out := &Conclusion{Law: c.law, Event: ev}
	w := a.world(a.View.Account, ev.Date())
	var frame reason.Frame
	for _, cond := range c.over {
		val := cond.Eval(&frame, w.objects[ev])
		over := a.things(&val)
		out.Over = append(out.Over, over...)
		if len(over) == 0 && !val.Absent() {
			out.Links = append(out.Links, wayOf(cond.Explain(&frame, w.objects[ev]).Missing(), true).facts...)
		}
	}
	var met, breached, disputed, open []*Finding
	for _, f := range a.bearing(c.law, out.Over) {
		switch f.Outcome {
		case Met:
			met = append(met, f)
		case Breached:
			breached = append(breached, f)
		case Disputed:
			disputed = append(disputed, f)
		case Undetermined, Open, Mistake:
			open = append(open, f)
		}
	}
	out.Outcome = tally{len(met), len(breached), len(disputed), len(open)}.outcome(len(out.Links))
	switch out.Outcome {
	case Breached:
		out.Because = breached
	case Disputed:
		out.Because = disputed
	case Undetermined:
		out.Because = open
	}
	return out
}

// tally counts the findings that bear on a conclusion by what they come to.
type tally struct{ met, breached, disputed, open int }

// add counts one finding.
func (t *tally) add(o Outcome) {
	switch o {
	case Met:
		t.met++
	case Breached:
		t.breached++
	case Disputed:
		t.disputed++
	case Undetermined, Open, Mistake:
		t.open++
	}
}

// outcome is what a conclusion comes to where so many links to further events are not known. It does not apply where no finding does.
func (t tally) outcome(links int) Outcome {
	switch {
	case t.breached > 0:
		return Breached
	case t.disputed > 0:
		return Disputed
	case t.open > 0 || links > 0:
		return Undetermined
	case t.met == 0:
		return NotApplicable
	}
	return Met
}

// things gives the events of the record that a value points at.
func (a *Assessment) things(val *reason.Value) []*record.Thing {
	var out []*record.Thing
	add := func(o *reason.Object) {
		if o == nil {
			return
		}
		if t, ok := a.Record.Thing(o.ID); ok && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	add(val.Ref())
	if l := val.List(); l != nil {
		for _, item := range l.Items {
			add(item.Value.Ref())
		}
	}
	return out
}

// bearing lists the findings that bear on a conclusion over the given events, made now where the view left them out.
func (a *Assessment) bearing(c *law.Conclusion, over []*record.Thing) []*Finding {
	var out []*Finding
	for _, t := range over {
		for _, f := range a.of(t) {
			if slices.Contains(f.Norm.BearsOn, c.ID) {
				out = append(out, f)
			}
		}
	}
	return out
}

// of gives the findings of one event, made now where there are none.
func (a *Assessment) of(t *record.Thing) []*Finding {
	if a.Findings == nil || a.View.Event != "" && t.ID != a.View.Event {
		view := a.View
		view.Event = t.ID
		return a.engine.findingsOf(a, t, view)
	}
	var out []*Finding
	for _, f := range a.Findings {
		if f.Event == t {
			out = append(out, f)
		}
	}
	return out
}

// findingsOf judges one event that the view left out but a conclusion rests on.
func (e *Engine) findingsOf(a *Assessment, t *record.Thing, view View) []*Finding {
	side := *a
	side.View = view
	j := a.judging()
	j.Assessment = &side
	var out []*Finding
	norms := e.timetables[t.Kind]().on(view.lawDay(t.Date()))
	for i := range norms {
		if slices.Contains(a.Packs, norms[i].norm.Pack) {
			out = append(out, j.finding(&norms[i], t))
		}
	}
	return out
}

// Ruling sets the grounds of a ruling beside what the record supports.
type Ruling struct {
	Event       *record.Thing
	On          *record.Thing // what it rules on
	Conclusion  *law.Conclusion
	Supported   []*law.Norm // grounds that the record supports: the norm was breached
	Unsupported []*law.Norm // grounds that it does not: the norm was met, or did not apply
	Open        []*law.Norm // grounds that it leaves open
	NotReliedOn []*law.Norm // breaches that the ruling does not name; none where not all its grounds are recorded
}

// rule compares every ruling of the record with the findings about what it rules on.
func (a *Assessment) rule() {
	for _, ev := range a.Record.Events {
		on := ev.Kind.RulesOn
		if on == nil || a.View.Norm != "" || (a.View.Event != "" && a.View.Event != ev.ID) || !ev.KnownOn(a.View.known()) {
			continue
		}
		if r := a.ruling(ev, on); r != nil {
			a.Rulings = append(a.Rulings, r)
		}
	}
}

func (a *Assessment) ruling(ev *record.Thing, on *vocabulary.RulesOn) *Ruling {
	w := a.world(a.View.Account, civil.When{})
	ruled := refOf(w, ev, on.Event)
	if len(ruled) == 0 {
		return nil
	}
	c, ok := a.engine.Body.Conclusion(on.Conclusion)
	if !ok {
		return nil
	}
	r := &Ruling{Event: ev, On: ruled[0], Conclusion: c}
	outcomes, links := a.outcomes(r)
	var named []string
	for _, id := range texts(ev, on.Grounds) {
		n, ok := a.engine.Body.Norm(id)
		if !ok || slices.Contains(named, id) {
			continue
		}
		named = append(named, id)
		switch out, found := outcomes[id]; {
		case !found && links:
			r.Open = append(r.Open, n) // it may be about an event that the record does not know
		case !found || out == Met || out == NotApplicable || out == NotInForce:
			r.Unsupported = append(r.Unsupported, n)
		case out == Breached:
			r.Supported = append(r.Supported, n)
		default:
			r.Open = append(r.Open, n)
		}
	}
	if openList(ev, on.Grounds) {
		return r // it may have relied on more than is recorded
	}
	for _, rules := range a.engine.rules {
		for _, x := range rules {
			bears := slices.Contains(x.norm.BearsOn, c.ID)
			if bears && outcomes[x.norm.ID] == Breached && !slices.Contains(named, x.norm.ID) {
				r.NotReliedOn = append(r.NotReliedOn, x.norm)
			}
		}
	}
	slices.SortFunc(r.NotReliedOn, compareNorms)
	return r
}

// outcomes gives for every norm that is judged on the events that the ruling's conclusion rests on the gravest outcome over them, and
// whether there may be further events that the record does not know.
func (a *Assessment) outcomes(r *Ruling) (out map[string]Outcome, links bool) {
	out = map[string]Outcome{}
	for _, c := range a.engine.concluding(r.On.Kind) {
		if c.law != r.Conclusion {
			continue
		}
		on := a.conclusion(c, r.On)
		links = links || len(on.Links) > 0
		for _, t := range on.Over {
			for _, f := range a.of(t) {
				if old, ok := out[f.Norm.ID]; !ok || gravity(f.Outcome) > gravity(old) {
					out[f.Norm.ID] = f.Outcome
				}
			}
		}
	}
	return out, links
}

// gravity orders outcomes for adding them up over several events.
func gravity(o Outcome) int {
	return map[Outcome]int{NotInForce: 0, NotApplicable: 1, Met: 2, Open: 3, Undetermined: 4, Mistake: 4, Disputed: 5, Breached: 6}[o]
}

// refOf gives what an attribute of a thing points at.
func refOf(w *world, t *record.Thing, name string) []*record.Thing {
	f, ok := t.Fact(name)
	if !ok {
		return nil
	}
	var out []*record.Thing
	v := f.As(w.account, civil.When{}).Value
	for _, one := range append([]record.Value{v}, v.Items...) {
		if one.Ref != nil {
			out = append(out, one.Ref)
		}
	}
	return out
}

// openList reports whether an attribute is a list that may have more items than are recorded, or of which nothing is known.
func openList(t *record.Thing, name string) bool {
	f, ok := t.Fact(name)
	return !ok || slices.ContainsFunc(f.Assertions, func(a record.Assertion) bool {
		return a.Value.More || a.Value.Counted || a.Value.Form == record.Nothing
	})
}

// texts gives the texts of an attribute that is a list of them.
func texts(t *record.Thing, name string) []string {
	f, ok := t.Fact(name)
	if !ok {
		return nil
	}
	var out []string
	for _, a := range f.Assertions {
		for _, v := range append([]record.Value{a.Value}, a.Value.Items...) {
			if v.Text != "" {
				out = append(out, v.Text)
			}
		}
	}
	return out
}

// Bearing gives the findings that bear on a conclusion, in order.
func (a *Assessment) Bearing(c *Conclusion) []*Finding {
	a.one.Lock()
	defer a.one.Unlock()
	return a.bearing(c.Law, c.Over)
}
