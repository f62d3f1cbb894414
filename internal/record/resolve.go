package record

import (
	"slices"

	"github.com/tarazy/tarazy/internal/civil"
)

// Resolved is the value of an attribute in the version of one side on one day.
type Resolved struct {
	Value Value
	From  []*Assertion // what it rests on
	Split bool         // the others contradict each other and this side says nothing: not known
	Other bool         // the value is one given for another day
}

// As gives the value of the attribute in the version of an account on a day. An account that gives a value has that; else the
// undisputed value counts; else, if the others agree with each other, theirs; else nothing is known. Values limited to a place of
// work are left out.
func (f *Fact) As(account string, on civil.When) Resolved {
	own, undisputed, others := f.divide(account, on)
	for _, group := range [][]*Assertion{own, undisputed} {
		if len(group) > 0 {
			return f.join(group, on)
		}
	}
	if len(others) == 0 {
		return Resolved{}
	}
	out := f.join(others, on)
	for _, a := range others {
		if !f.Attribute.Many && !a.Value.Same(out.Value) {
			return Resolved{From: others, Split: true}
		}
	}
	if f.Attribute.Many && f.differ(others, on) {
		return Resolved{From: others, Split: true}
	}
	return out
}

// divide sorts the assertions that count on a day by whose they are.
func (f *Fact) divide(account string, on civil.When) (own, undisputed, others []*Assertion) {
	for _, by := range f.accounts() {
		group := f.timely(by, on)
		switch {
		case by == "":
			undisputed = group
		case by == account:
			own = group
		default:
			others = append(others, group...)
		}
	}
	return own, undisputed, others
}

// accounts lists who asserts something of the fact, "" for nobody in particular, in the order of the file.
func (f *Fact) accounts() []string {
	var out []string
	for i := range f.Assertions {
		if by := f.Assertions[i].By; !slices.Contains(out, by) {
			out = append(out, by)
		}
	}
	return out
}

// Disputed reports whether two accounts assert different values of the fact.
func (f *Fact) Disputed() bool {
	var first *Assertion
	for i := range f.Assertions {
		a := &f.Assertions[i]
		switch {
		case a.By == "" || a.At != nil:
		case first == nil:
			first = a
		case a.By != first.By && !a.Value.Same(first.Value):
			return true
		}
	}
	if first == nil {
		return false
	}
	for i := range f.Assertions {
		a := &f.Assertions[i]
		if a.By == "" && a.At == nil && !a.Value.Same(first.Value) {
			return true
		}
	}
	return false
}

// Accounts lists the accounts that assert something of the fact by name.
func (f *Fact) Accounts() []string {
	return slices.DeleteFunc(f.accounts(), func(by string) bool { return by == "" })
}

// timely picks the assertions of one account that count on a day: those whose time covers it, else the latest before it,
// else the earliest after it. For an attribute that is a list, all that cover the day.
func (f *Fact) timely(by string, on civil.When) []*Assertion {
	var always, covering []*Assertion
	var nearest *Assertion
	for i := range f.Assertions {
		a := &f.Assertions[i]
		switch {
		case a.By != by || a.at != "":
		case a.From.Known() || a.To.Known():
			if covers(a, on) {
				covering = append(covering, a)
			}
		case a.On.Known() && !f.Attribute.Many:
			nearest = nearer(nearest, a, on)
		default:
			always = append(always, a)
		}
	}
	switch {
	case f.Attribute.Many:
		return append(covering, always...)
	case len(covering) > 0:
		return covering[:1]
	case nearest != nil:
		return []*Assertion{nearest}
	}
	return always
}

// covers reports whether the time of an assertion may include the day.
func covers(a *Assertion, on civil.When) bool {
	if !on.Known() {
		return true
	}
	return (!a.From.Known() || a.From.Earliest <= on.Latest) && (!a.To.Known() || on.Earliest <= a.To.Latest)
}

// nearer picks the later of two values before the day, else the earlier of two after it.
func nearer(a, b *Assertion, on civil.When) *Assertion {
	if a == nil || !on.Known() {
		return b
	}
	aBefore, bBefore := a.On.Earliest <= on.Latest, b.On.Earliest <= on.Latest
	switch {
	case aBefore != bBefore:
		if bBefore {
			return b
		}
		return a
	case (b.On.Earliest > a.On.Earliest) == bBefore:
		return b
	}
	return a
}

// join makes one value of the assertions of a group. The items of a list add up; of single values the first counts (two
// different ones are a problem when the record is read).
func (f *Fact) join(group []*Assertion, on civil.When) Resolved {
	first := group[0]
	out := Resolved{Value: first.Value, From: group}
	if first.On.Known() && on.Known() && !f.Attribute.Many {
		out.Other = on.Latest < first.On.Earliest || on.Earliest > first.On.Latest
	}
	if !f.Attribute.Many || len(group) == 1 {
		return out
	}
	list := Value{Form: ListForm}
	for _, a := range group {
		switch a.Value.Form {
		case ListForm:
			list.Items = append(list.Items, a.Value.Items...)
			list.More = list.More || a.Value.More || a.Value.Counted
		case Nothing:
			list.More = true
		}
	}
	out.Value = list
	return out
}

// differ reports whether the accounts of a group give different lists.
func (f *Fact) differ(group []*Assertion, on civil.When) bool {
	by := map[string][]*Assertion{}
	for _, a := range group {
		by[a.By] = append(by[a.By], a)
	}
	first := f.join(by[group[0].By], on).Value
	for _, g := range by {
		if !f.join(g, on).Value.Same(first) {
			return true
		}
	}
	return false
}
