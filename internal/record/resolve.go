package record

import (
	"slices"

	"github.com/tarazy/tarazy/internal/civil"
)

// Resolved is the value of an attribute in the version of one side on one day.
type Resolved struct {
	Value   Value
	From    []*Assertion // what it rests on
	Split   bool         // the others contradict each other and this side says nothing: not known
	Changed bool         // the day is not known exactly, and the value changed in that time: not known
	Other   bool         // the value is one given for another day
}

// As gives the value of the attribute in the version of an account on a day. An account that gives a value has that; else the
// undisputed value counts; else, if the others agree with each other, theirs; else nothing is known. Values limited to a place of
// work are left out. On a day that is not known exactly, a value that was not the same on all the days that it may be is not known.
func (f *Fact) As(account string, on civil.When) Resolved {
	turns := f.turns(on)
	if len(turns) == 0 {
		return f.as(account, on)
	}
	out := f.as(account, civil.On(turns[0]))
	for _, day := range turns[1:] {
		r := f.as(account, civil.On(day))
		out.Other = out.Other && r.Other
		for _, a := range r.From {
			if !slices.Contains(out.From, a) {
				out.From = append(out.From, a)
			}
		}
		if !r.Value.Same(out.Value) || r.Split != out.Split {
			out.Changed = true
		}
	}
	if out.Changed {
		out.Value, out.Split, out.Other = Value{}, false, false
	}
	return out
}

// turns lists, for a day that is not known exactly, its first possible day and those on which the value can change; none when
// the day is exact or nothing changes over time.
func (f *Fact) turns(on civil.When) []civil.Day {
	if on.Exact() || !f.Changing() {
		return nil
	}
	first, last := civil.MinDay, civil.MaxDay
	if on.Known() {
		first, last = on.Earliest, on.Latest
	}
	out := []civil.Day{first}
	add := func(day civil.Day) {
		if first < day && day <= last && !slices.Contains(out, day) {
			out = append(out, day)
		}
	}
	for i := range f.Assertions {
		a := &f.Assertions[i]
		if a.On.Known() {
			add(a.On.Earliest)
		}
		if a.From.Known() {
			add(a.From.Earliest)
		}
		if a.To.Known() && a.To.Latest < civil.MaxDay {
			add(a.To.Latest + 1)
		}
	}
	return out
}

// Changing reports whether the fact can have another value on another day.
func (f *Fact) Changing() bool {
	return slices.ContainsFunc(f.Assertions, func(a Assertion) bool { return a.On.Known() || a.From.Known() || a.To.Known() })
}

// as is As on one exact day, or where nothing changes over time.
func (f *Fact) as(account string, on civil.When) Resolved {
	own, undisputed, others := f.divide(account, on)
	for _, group := range [][]*Assertion{own, undisputed} {
		if len(group) > 0 {
			return f.join(group, on)
		}
	}
	if len(others) == 0 {
		return Resolved{}
	}
	sides := f.sides(others)
	out := f.join(sides[0], on)
	for _, side := range sides[1:] {
		if !f.join(side, on).Value.Same(out.Value) {
			return Resolved{From: others, Split: true}
		}
	}
	out.From = others
	return out
}

// sides parts assertions by whose they are, in the order of the file.
func (f *Fact) sides(list []*Assertion) [][]*Assertion {
	var out [][]*Assertion
	for _, by := range f.accounts() {
		side := slices.DeleteFunc(slices.Clone(list), func(a *Assertion) bool { return a.By != by })
		if len(side) > 0 {
			out = append(out, side)
		}
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

// Disputed reports whether there is a day for which two accounts assert different values of the fact, or one asserts another than the
// undisputed one.
func (f *Fact) Disputed() bool {
	if len(f.Assertions) < 2 {
		return false
	}
	names := f.accounts()
	days := f.turns(civil.When{})
	if len(days) == 0 {
		days = []civil.Day{civil.MinDay}
	}
	for _, day := range days {
		if f.differ(names, civil.On(day)) {
			return true
		}
	}
	return false
}

// differ reports whether two of the accounts that say something of a day say different things.
func (f *Fact) differ(names []string, on civil.When) bool {
	var first *Value
	for _, by := range names {
		group := f.timely(by, on)
		if len(group) == 0 {
			continue
		}
		v := f.join(group, on).Value
		if first == nil {
			first = &v
		} else if !v.Same(*first) {
			return true
		}
	}
	return false
}

// Unclaimed reports whether a value of the fact is asserted by no account in particular: it is undisputed for those that give no other.
func (f *Fact) Unclaimed() bool {
	return slices.ContainsFunc(f.Assertions, func(a Assertion) bool { return a.By == "" && a.at == "" })
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
