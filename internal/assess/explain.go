package assess

import (
	"errors"
	"slices"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/reason"
	"github.com/tarazy/tarazy/internal/record"
)

// Explanation is why a case came out as it did.
type Explanation struct {
	Case       *Case
	Event      *record.Thing
	Scope      []*Reason
	Exceptions []*Reason
	Elements   []*Reason
	Due        *DueReason // duties only
	Facts      []*FactUsed
	Asks       []*FactUsed // the smallest set of unknown facts that could settle it; none where nothing is open
	Missing    []*FactUsed // all unknown facts that bear on it
	Failure    *reason.Node
}

// Reason is one element, or a group of elements, and how it was worked out.
type Reason struct {
	Element *law.Element // nil for a scope
	Answer  reason.Answer
	Node    *reason.Node // nil for a group
	Any     []*Reason
	All     []*Reason
	met     bool // absence counts as met
}

// DueReason is how the day of a duty was counted, and what was done.
type DueReason struct {
	Of     civil.When
	Doubt  bool         // it may be that the term never began
	OfNode *reason.Node // nil when the duty has no day
	On     civil.When   // unknown when it cannot be counted
	Counts []civil.Count
	Ends   *civil.OutsideError // the calendar does not reach so far
	Done   *reason.Node
	Answer reason.Answer // whether it was done
	DoneOn civil.When
}

// FactUsed is a fact that a case rests on, or that it lacks.
type FactUsed struct {
	Path  string // from the event: vote.attendance
	Value reason.Value
	Leaf  *Leaf // nil where the way to the fact is not known
}

// Explain works a case of a finding out again and keeps the reasons.
func (a *Assessment) Explain(f *Finding, c *Case) *Explanation {
	a.one.Lock()
	defer a.one.Unlock()
	it := a.world(c.Account, f.Event.Date()).objects[f.Event]
	x := c.version.explain(&a.frame, it, c.Reading, a.View.from())
	x.Case, x.Event = c, f.Event
	if f.Outcome == Undetermined && c.Outcome != Undetermined && !a.View.LawOn.Known() && !f.Event.Date().Exact() {
		x.Asks = []*FactUsed{fieldOf(it, "date", "date")} // on the day hangs which version was in force
	}
	for _, u := range x.Asks {
		if !slices.ContainsFunc(x.Missing, func(m *FactUsed) bool { return m.Path == u.Path }) {
			x.Missing = append(x.Missing, u)
		}
	}
	return x
}

// fieldOf is a field of an object as a fact to ask for.
func fieldOf(o *reason.Object, name, path string) *FactUsed {
	f := &FactUsed{Path: path}
	if slot, ok := o.Type.Slot(name); ok {
		f.Value = o.Fields[slot]
		f.Leaf, _ = o.Fields[slot].Fact.(*Leaf)
	}
	return f
}

func (v *version) explain(f *reason.Frame, it *reason.Object, reading string, from civil.Day) *Explanation {
	x := v.traced(f, it, reading)
	x.collect()
	if v.judge(f, it, reading, from) == Undetermined {
		x.Asks = x.settle(v.law.Norm.Kind, from).facts
	}
	return x
}

// traced works out all conditions of the version with their reasons.
func (v *version) traced(f *reason.Frame, it *reason.Object, reading string) *Explanation {
	x := &Explanation{}
	spare := make([]Reason, len(v.applies)+len(v.unless)+len(v.elements)) // most reasons are in no group, and are made at once
	for _, s := range v.applies {
		if s.reading == "" || s.reading == reading {
			n := s.when.Explain(f, it)
			r := &spare[len(x.Scope)]
			r.Answer, r.Node = n.Value.Truth().IfAbsentNot(), n
			x.Scope = append(x.Scope, r)
		}
	}
	spare = spare[len(v.applies):]
	x.Exceptions = explainAll(f, it, v.unless, reading, false, spare)
	x.Elements = explainAll(f, it, v.elements, reading, v.law.Norm.Kind == law.Limit, spare[len(v.unless):])
	if v.doneBy != nil {
		x.Due = v.explainDuty(f, it)
	}
	return x
}

// explainAll works out elements; spare is room for them, and may be nil.
func explainAll(f *reason.Frame, it *reason.Object, list []element, reading string, absentMet bool, spare []Reason) []*Reason {
	if len(list) == 0 {
		return nil
	}
	if spare == nil {
		spare = make([]Reason, len(list))
	}
	out := make([]*Reason, 0, len(list))
	for i := range list {
		e := &list[i]
		if !e.counts(reading) {
			continue
		}
		f.Begin(it)
		r := &spare[i]
		r.Element, r.Answer, r.met = e.law, e.answer(f, reading, absentMet), absentMet
		if e.when != nil {
			r.Node = e.when.Explain(f, it)
		}
		r.Any = explainAll(f, it, e.any, reading, absentMet, nil)
		r.All = explainAll(f, it, e.all, reading, absentMet, nil)
		out = append(out, r)
	}
	return out
}

func (v *version) explainDuty(f *reason.Frame, it *reason.Object) *DueReason {
	done := v.done(f, it)
	d := &DueReason{Done: v.doneBy.Explain(f, it), Answer: done.answer, DoneOn: done.on}
	if v.dueOf == nil {
		return d
	}
	d.OfNode = v.dueOf.Explain(f, it)
	of := v.dueOf.Eval(f, it)
	d.Doubt = !of.Absent() && of.Truth()&reason.CanBeAbsent != 0
	if d.Of = of.When(); bounded(d.Of) {
		d.On = v.count(d.Of)
		d.Counts, d.Ends = v.proof(d.Of)
	}
	return d
}

// proof counts the term day by day: once for an exact beginning, else from its earliest and its latest day. Where the calendar ends before one
// of them can be counted, the other is there all the same; from an end that is open nothing is counted.
func (v *version) proof(of civil.When) ([]civil.Count, *civil.OutsideError) {
	if !of.Known() || !v.law.Due.Span.Exact() {
		return nil, nil
	}
	days := []civil.Day{of.Earliest}
	if !of.Exact() {
		days = append(days, of.Latest)
	}
	count := v.calendar.Add
	if v.law.Due.Before {
		count = v.calendar.Back
	}
	var out []civil.Count
	var ends *civil.OutsideError
	for _, d := range days {
		c, err := count(d, v.law.Due.Span, v.law.Due.Roll)
		var outside *civil.OutsideError
		switch {
		case err == nil:
			out = append(out, c)
		case errors.As(err, &outside) && ends == nil:
			ends = outside
		}
	}
	return out, ends
}

// eachNode visits the roots of all conditions of the explanation.
func (x *Explanation) eachNode(visit func(*reason.Node)) {
	for _, list := range [][]*Reason{x.Scope, x.Exceptions, x.Elements} {
		for _, r := range list {
			r.eachNode(visit)
		}
	}
	if x.Due != nil {
		visit(x.Due.Done)
		if x.Due.OfNode != nil {
			visit(x.Due.OfNode)
		}
	}
}

func (r *Reason) eachNode(visit func(*reason.Node)) {
	if r.Node != nil {
		visit(r.Node)
	}
	for _, list := range [][]*Reason{r.Any, r.All} {
		for _, sub := range list {
			sub.eachNode(visit)
		}
	}
}

// collect gathers the facts read and the facts missing, each once, in order.
func (x *Explanation) collect() {
	x.eachNode(func(n *reason.Node) {
		for _, fact := range n.Facts() {
			if !fact.Link {
				x.Facts = with(x.Facts, fact)
			}
		}
		for _, fact := range n.Missing() {
			x.Missing = with(x.Missing, fact)
		}
		if x.Failure == nil {
			x.Failure = n.Failure()
		}
	})
}

// with adds a fact to those of other paths.
func with(list []*FactUsed, fact *reason.Node) []*FactUsed {
	for _, u := range list {
		if u.Path == fact.Path {
			return list
		}
	}
	return append(list, used(fact))
}

func used(n *reason.Node) *FactUsed {
	leaf, _ := n.Fact.(*Leaf)
	return &FactUsed{Path: n.Path, Value: n.Value, Leaf: leaf}
}

// eachFact visits the marks of all facts that the version reads, for the accounts to be compared over. Conditions that cannot read one that is in
// dispute are left out; nil for disputed: none is.
func (v *version) eachFact(f *reason.Frame, it *reason.Object, reading string, disputed map[string]bool, visit func(*Leaf)) {
	each := func(when *reason.Condition, reads []string) {
		if when == nil || disputed != nil && !slices.ContainsFunc(reads, func(name string) bool { return disputed[name] }) {
			return
		}
		for _, n := range when.Explain(f, it).Facts() {
			if leaf, ok := n.Fact.(*Leaf); ok {
				visit(leaf)
			}
			if n.Value.Ref() != nil && v.doneBy != nil {
				visitDate(n.Value.Ref(), visit)
			}
		}
	}
	if disputed["date"] && v.doneBy != nil {
		disputed = nil // the day of any event that it names
	}
	for _, s := range v.applies {
		if s.reading == "" || s.reading == reading {
			each(s.when, s.reads)
		}
	}
	for _, list := range [][]element{v.unless, v.elements} {
		eachElement(list, reading, func(e *element) { each(e.when, e.reads) })
	}
	each(v.dueOf, v.reads)
	each(v.doneBy, v.reads)
}

// eachElement visits the elements that count under a reading, and those in groups.
func eachElement(list []element, reading string, visit func(*element)) {
	for i := range list {
		if e := &list[i]; e.counts(reading) {
			visit(e)
			eachElement(e.any, reading, visit)
			eachElement(e.all, reading, visit)
		}
	}
}

// visitDate visits the date of an event that shows that a duty was done.
func visitDate(o *reason.Object, visit func(*Leaf)) {
	if slot, ok := o.Type.Slot("date"); ok {
		if leaf, ok := o.Fields[slot].Fact.(*Leaf); ok {
			visit(leaf)
		}
	}
}

// Each visits every reason of the explanation: exceptions, then elements, groups before what is in them.
func (x *Explanation) Each(visit func(*Reason)) {
	var walk func([]*Reason)
	walk = func(list []*Reason) {
		for _, r := range list {
			visit(r)
			walk(r.Any)
			walk(r.All)
		}
	}
	walk(x.Exceptions)
	walk(x.Elements)
}

// Approximate reports whether the case rests on a figure or a date that is known only about.
func (x *Explanation) Approximate() bool {
	for _, f := range x.Facts {
		if f.Leaf == nil {
			continue
		}
		for _, a := range f.Leaf.Resolved.From {
			if a.Value.Range.About || a.Value.When.About || a.Value.Span.About {
				return true
			}
		}
	}
	return false
}
