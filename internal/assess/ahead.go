package assess

import (
	"slices"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/reason"
	"github.com/tarazy/tarazy/internal/record"
)

// What people ask who look ahead: which steps were taken, what the law leaves open, how much may be imposed.

// ceiling is a compiled ceiling.
type ceiling struct {
	law      *law.Ceiling
	when, is *reason.Condition
}

// ahead compiles what a version says for those who look ahead.
func (c *compiling) ahead(out *version) {
	v := out.law
	for i := range v.LeavesOpen {
		out.silences = append(out.silences, c.condition(v.LeavesOpen[i].When, boolean))
	}
	for i := range v.Ceilings {
		l := &v.Ceilings[i]
		is := c.condition(l.Is, reason.Type{})
		if is != nil && is.Type().Kind != reason.KindInt && is.Type().Kind != reason.KindSpan {
			c.problems.Add(l.Is.Problem(1, 1, "is a "+is.Type().String(), "a ceiling is an amount of money or a length of time"))
		}
		out.ceilings = append(out.ceilings, ceiling{l, c.condition(l.When, boolean), is})
	}
}

// step compiles what shows that a step was taken.
func (c *compiling) step(src law.Condition) *reason.Condition {
	out := c.condition(src, reason.Type{})
	if out == nil {
		return nil
	}
	switch t := out.Type(); {
	case t.Kind == reason.KindRef, t.Kind == reason.KindDate, t.Kind == reason.KindBool:
	case t.Kind == reason.KindList && t.Elem.Kind == reason.KindRef:
	default:
		c.problems.Add(src.Problem(1, 1, "is a "+t.String(), "done_by names an event or several, a date, or a yes/no attribute"))
	}
	return out
}

// Most is a ceiling of a limit as it stood on a day: an amount of money, or a length of time.
type Most struct {
	Ceiling  *law.Ceiling
	Version  *law.Version
	Money    civil.Range // where HasMoney: in Currency
	HasMoney bool
	Currency string
	Span     civil.Span    // has a unit where the ceiling is a length of time
	Applies  reason.Answer // whether it is one for what is punished; Unknown before anybody is
}

// Most gives the ceilings of a limit for something imposed on a day, of every version that may then have been in force. An amount that the
// figures of the pack do not give for that day is not known: then neither HasMoney nor a unit is set. It is empty where the engine was not
// compiled for the kind of event.
func (a *Assessment) Most(n *law.Norm, on civil.When) []Most {
	var out []Most
	e := a.engine
	for _, r := range e.rules[n.About] {
		if r.norm != n {
			continue
		}
		it := reason.NewObject(e.layout.schema.Type(n.About), "")
		if slot, ok := it.Type.Slot("date"); ok {
			it.Fields[slot] = reason.OfWhen(on)
		}
		for _, v := range r.versions {
			if possible, _ := v.law.Force(on); possible {
				out = append(out, v.most(it)...)
			}
		}
	}
	return out
}

func (v *version) most(it *reason.Object) []Most {
	var out []Most
	var f reason.Frame
	for _, c := range v.ceilings {
		m := Most{Ceiling: c.law, Version: v.law, Applies: reason.Met, Currency: v.law.Norm.Pack.Currency}
		if c.when != nil {
			m.Applies = c.when.Test(&f, it).IfAbsentNot()
		}
		if c.is != nil {
			val := c.is.Eval(&f, it)
			m.Span, _ = val.Span()
			if lo, hi, ok := val.Bounds(); ok && m.Span.Unit == 0 && lo > reason.NoMin && hi < reason.NoMax {
				m.Money, m.HasMoney = civil.Range{Lo: lo, Hi: hi}, true
			}
		}
		out = append(out, m)
	}
	return out
}

// Silences gives what the version of a case leaves open for the event of a finding. What matters only for some events is left out where it is
// known that the event is none of them.
func (a *Assessment) Silences(f *Finding, c *Case) []*law.Silence {
	a.one.Lock()
	defer a.one.Unlock()
	it := a.world(c.Account, f.Event.Date()).objects[f.Event]
	var out []*law.Silence
	for i, when := range c.version.silences {
		if when == nil || when.Test(&a.frame, it).IfAbsentNot() != reason.NotMet {
			out = append(out, &c.Version.LeavesOpen[i])
		}
	}
	return out
}

// Taken is what a record shows of a step toward an action.
type Taken struct {
	Step    *law.Step
	Answer  reason.Answer   // whether it was taken, or is planned to be
	Events  []*record.Thing // that show it
	On      civil.When      // the date that shows it, where it is a date
	Missing []*FactUsed     // what is not known of it
}

// Taken gives what the record shows of the steps of a conclusion that the law asked for on the day of its event.
func (a *Assessment) Taken(c *Conclusion) []Taken {
	a.one.Lock()
	defer a.one.Unlock()
	day := a.View.lawDay(c.Event.Date())
	it := a.world(a.View.Account, c.Event.Date()).objects[c.Event]
	var out []Taken
	for _, own := range a.engine.concluding(c.Event.Kind) {
		if own.law != c.Law {
			continue
		}
		for i, cond := range own.steps {
			if step := &c.Law.Steps[i]; step.Force(day) {
				out = append(out, a.taken(step, cond, it))
			}
		}
	}
	return out
}

func (a *Assessment) taken(step *law.Step, cond *reason.Condition, it *reason.Object) Taken {
	val := cond.Eval(&a.frame, it)
	t := Taken{Step: step, Answer: reason.Unknown, Events: a.things(&val)}
	if on := val.When(); on.Earliest != civil.MinDay || on.Latest != civil.MaxDay {
		t.On = on
	}
	switch {
	case cond.Type().Kind == reason.KindBool:
		t.Answer = val.Truth().IfAbsentNot()
	case len(t.Events) > 0 || t.On.Known():
		t.Answer = reason.Met
	case val.Absent() || none(val.List()):
		t.Answer = reason.NotMet
	}
	if t.Answer == reason.Unknown {
		for _, n := range cond.Explain(&a.frame, it).Missing() {
			t.Missing = with(t.Missing, n)
		}
	}
	return t
}

// none reports whether a list is known to hold nothing that exists.
func none(l *reason.List) bool {
	return l != nil && l.MoreHi == 0 && !slices.ContainsFunc(l.Items, func(i reason.Item) bool { return !i.Value.Absent() })
}

// Supposing is what a conclusion would come to if a fact had a value.
type Supposing struct {
	Outcome  Outcome
	Findings []*Finding // those that bear on the conclusion
}

// Suppose works a conclusion out as if a fact of the record had a value in every account. False where that cannot be tried: the fact is not one
// attribute of one thing of the record, or it changes over time.
func (a *Assessment) Suppose(c *Conclusion, fact *FactUsed, v reason.Value) (Supposing, bool) {
	l := fact.Leaf
	if l == nil || l.Of == nil || l.Fact != nil && l.Fact.Changing() {
		return Supposing{}, false
	}
	a.one.Lock()
	defer a.one.Unlock()
	j := a.judging()
	var objects []*reason.Object // gathered before one is changed: a world takes from another what both say nothing of
	for _, account := range j.accounts {
		objects = append(objects, a.world(account, c.Event.Date()).objects[l.Of])
	}
	slot, ok := objects[0].Type.Slot(l.Name)
	if !ok {
		return Supposing{}, false
	}
	for _, o := range objects {
		old := o.Fields[slot]
		o.Fields[slot] = v.From(l)
		defer func() { o.Fields[slot] = old }()
	}
	var out Supposing
	var t tally
	for _, over := range c.Over {
		norms := a.engine.timetables[over.Kind]().on(a.View.lawDay(over.Date()))
		for i := range norms {
			n := norms[i].norm
			if slices.Contains(a.Packs, n.Pack) && slices.Contains(n.BearsOn, c.Law.ID) {
				f := j.finding(&norms[i], over)
				t.add(f.Outcome)
				out.Findings = append(out.Findings, f)
			}
		}
	}
	out.Outcome = t.outcome(len(c.Links))
	return out, true
}

// Conclude gives the conclusions about one event that have steps, whatever the view leaves out.
func (a *Assessment) Conclude(ev *record.Thing) []*Conclusion {
	var out []*Conclusion
	for _, c := range a.engine.concluding(ev.Kind) {
		if slices.Contains(a.Packs, c.law.Pack) && len(c.law.Steps) > 0 {
			a.one.Lock()
			out = append(out, a.conclusion(c, ev))
			a.one.Unlock()
		}
	}
	return out
}

// About gives the findings of one event, those that do not apply too, whatever the view leaves out.
func (a *Assessment) About(ev *record.Thing) []*Finding {
	a.one.Lock()
	defer a.one.Unlock()
	return a.of(ev)
}
