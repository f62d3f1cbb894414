package assess

import (
	"slices"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/reason"
)

// judge applies a version to an event under one reading, looked at from a day. It gives no reasons and does not allocate.
func (v *version) judge(f *reason.Frame, it *reason.Object, reading string, from civil.Day) Outcome {
	f.Begin(it)
	scope := v.scope(f, reading)
	if scope == reason.NotMet {
		return NotApplicable
	}
	exception := v.exception(f, reading)
	if exception == reason.Met {
		return NotApplicable
	}
	if scope == reason.Failed || exception == reason.Failed {
		return Mistake
	}
	out := v.core(f, it, reading, from)
	switch {
	case out == Breached && (scope == reason.Unknown || exception == reason.Unknown):
		return Undetermined
	case out == Open && scope == reason.Unknown:
		return Undetermined
	}
	return out
}

// outcome is what a version comes to over its readings, or the one that the view asks for: that of its default reading, where it has
// one, else what all come to.
func (v *version) outcome(f *reason.Frame, it *reason.Object, view *View) Outcome {
	if len(v.readings) == 1 {
		return v.judge(f, it, v.readings[0], view.from())
	}
	only := view.Reading != "" && slices.Contains(v.readings, view.Reading)
	first, any := Undetermined, false
	settled, parting := -1, false
	for i, reading := range v.readings {
		if only && reading != view.Reading {
			continue
		}
		out := v.judge(f, it, reading, view.from())
		if out == Mistake {
			return out
		}
		if v.law.Readings[i].Default {
			settled = int(out)
		}
		parting = parting || any && out != first
		if !any {
			first, any = out, true
		}
	}
	switch {
	case settled >= 0:
		return Outcome(settled)
	case parting:
		return Disputed
	}
	return first
}

// scope says whether the version applies to the event.
func (v *version) scope(f *reason.Frame, reading string) reason.Answer {
	out := reason.Met
	for i := range v.applies {
		if s := &v.applies[i]; s.reading == "" || s.reading == reading {
			out = all(out, s.test(f).IfAbsentNot())
		}
	}
	return out
}

// exception says whether one of the exceptions holds.
func (v *version) exception(f *reason.Frame, reading string) reason.Answer {
	out := reason.NotMet
	for i := range v.unless {
		if e := &v.unless[i]; e.counts(reading) {
			out = either(out, e.answer(f, reading, false))
		}
	}
	return out
}

// counts reports whether an element counts under a reading.
func (e *element) counts(reading string) bool { return e.reading == "" || e.reading == reading }

// answer works out an element or a group for the object with which the frame was begun. absentMet says that what is absent satisfies it:
// nothing imposed is never too much.
func (e *element) answer(f *reason.Frame, reading string, absentMet bool) reason.Answer {
	switch {
	case e.test != nil && absentMet:
		return e.test(f).IfAbsentMet()
	case e.test != nil:
		return e.test(f).IfAbsentNot()
	case len(e.any) > 0:
		out := reason.NotMet
		for i := range e.any {
			if sub := &e.any[i]; sub.counts(reading) {
				out = either(out, sub.answer(f, reading, absentMet))
			}
		}
		return out
	}
	return every(f, e.all, reading, absentMet)
}

// every works out elements of which all must hold.
func every(f *reason.Frame, list []element, reading string, absentMet bool) reason.Answer {
	out := reason.Met
	for i := range list {
		if e := &list[i]; e.counts(reading) {
			out = all(out, e.answer(f, reading, absentMet))
			if out == reason.NotMet {
				return out
			}
		}
	}
	return out
}

// core is the outcome where the version applies and no exception holds.
func (v *version) core(f *reason.Frame, it *reason.Object, reading string, from civil.Day) Outcome {
	if v.kind == law.Duty {
		return v.duty(f, it, reading, from)
	}
	holds := every(f, v.elements, reading, v.kind == law.Limit)
	if v.kind == law.Prohibition {
		holds = not(holds)
	}
	return outcomeOf(holds)
}

func outcomeOf(a reason.Answer) Outcome {
	switch a {
	case reason.Met:
		return Met
	case reason.NotMet:
		return Breached
	case reason.Failed:
		return Mistake
	}
	return Undetermined
}

// duty is the outcome of a duty: done, in time, and as it should be.
func (v *version) duty(f *reason.Frame, it *reason.Object, reading string, from civil.Day) Outcome {
	due := v.due(f, it)
	done := v.done(f, it)
	switch {
	case due.never:
		return NotApplicable
	case due.failed || done.answer == reason.Failed:
		return Mistake
	case done.answer == reason.NotMet:
		return due.missed(from).unless(due.perhaps)
	case done.answer == reason.Met:
		return outcomeOf(all(due.kept(done.on), every(f, v.elements, reading, false))).unless(due.perhaps)
	case due.missed(from) == Open:
		return Open.unless(due.perhaps)
	}
	return Undetermined
}

// dueDay is the day by which a duty must be done.
type dueDay struct {
	none    bool       // the duty has no day
	never   bool       // the term never began, since what it begins with does not exist
	perhaps bool       // it may be that the term never began
	failed  bool       // the beginning cannot be worked out
	on      civil.When // unknown when the beginning is, or when the calendar does not reach so far
}

// due works out the due day.
func (v *version) due(f *reason.Frame, it *reason.Object) dueDay {
	if v.dueOf == nil {
		return dueDay{none: true}
	}
	of := v.dueOf.Eval(f, it)
	switch {
	case of.Absent():
		return dueDay{never: true}
	case of.Truth() == reason.CanBeError:
		return dueDay{failed: true}
	}
	out := dueDay{perhaps: of.Truth()&reason.CanBeAbsent != 0}
	if bounded(of.When()) {
		out.on = v.count(of.When())
	}
	return out
}

// count adds the term to the day it begins with. An unknown beginning, or a calendar that ends before, gives an unknown day.
func (v *version) count(of civil.When) civil.When {
	d := v.law.Due
	sign := 1
	if d.Before {
		sign = -1
	}
	if of.Exact() && d.Span.Exact() {
		day, ok := v.calendar.AddDays(of.Earliest, sign*int(d.Span.Lo), d.Span.Unit)
		if ok {
			day, ok = v.calendar.Roll(day, d.Roll)
		}
		if !ok {
			return civil.When{}
		}
		return civil.On(day)
	}
	add := v.calendar.AddWhen
	if d.Before {
		add = v.calendar.BackWhen
	}
	on, err := add(of, d.Span, d.Roll)
	if err != nil {
		return civil.When{}
	}
	return on
}

// missed is the outcome of a duty that was not done, seen from a day.
func (d dueDay) missed(from civil.Day) Outcome {
	switch {
	case d.none:
		return Breached
	case !d.on.Known():
		return Undetermined
	case from > d.on.Latest:
		return Breached
	case from <= d.on.Earliest:
		return Open
	}
	return Undetermined
}

// kept says whether what was done on a day was done in time.
func (d dueDay) kept(done civil.When) reason.Answer {
	if d.none {
		return reason.Met
	}
	switch done.NotAfter(d.on) {
	case civil.True:
		return reason.Met
	case civil.False:
		return reason.NotMet
	}
	return reason.Unknown
}

// deed is whether and when a duty was done.
type deed struct {
	answer reason.Answer
	on     civil.When // unknown when it was done on a day not known, or when it has no day
}

// done works out done_by: an event counts by its date, a date by itself, a yes or no has no date.
func (v *version) done(f *reason.Frame, it *reason.Object) deed {
	val := v.doneBy.Eval(f, it)
	switch v.doneBy.Type().Kind {
	case reason.KindBool:
		return deed{answer: val.Truth().IfAbsentNot()}
	case reason.KindDate:
		switch {
		case val.Absent():
			return deed{answer: reason.NotMet}
		case bounded(val.When()) && val.Truth()&reason.CanBeAbsent == 0:
			return deed{answer: reason.Met, on: val.When()}
		}
		return deed{}
	}
	return deedOf(&val)
}

// bounded reports whether anything at all is known of a day.
func bounded(w civil.When) bool {
	return w.Known() && (w.Earliest != civil.MinDay || w.Latest != civil.MaxDay)
}

func deedOf(val *reason.Value) deed {
	o := val.Ref()
	switch {
	case val.Absent():
		return deed{answer: reason.NotMet}
	case o == nil:
		return deed{}
	}
	if slot, ok := o.Type.Slot("planned"); ok && o.Fields[slot].Truth() == reason.CanBeTrue {
		return deed{answer: reason.NotMet}
	}
	if slot, ok := o.Type.Slot("date"); ok {
		return deed{answer: reason.Met, on: o.Fields[slot].When()}
	}
	return deed{answer: reason.Met}
}
