package reason

import "strings"

// Truth is the set of outcomes that a condition can still have, one bit each. A known answer is one bit; an unknown one is
// CanBeTrue|CanBeFalse, with CanBeAbsent where it hangs on a link that may turn out not to exist. No Truth is empty.
type Truth uint8

// The possible outcomes.
const (
	CanBeFalse Truth = 1 << iota
	CanBeTrue
	CanBeAbsent // something that the condition speaks of is known not to exist
	CanBeError  // the condition cannot be worked out: a number too large, a day outside the calendar

	eitherWay = CanBeFalse | CanBeTrue
	noValue   = CanBeAbsent | CanBeError
)

// Answer is what a Truth comes to once it is said how absent things count.
type Answer uint8

// The answers. Failed means that the condition itself is at fault; Explain says where.
const (
	Unknown Answer = iota
	Met
	NotMet
	Failed
)

// String gives the answer in a word.
func (a Answer) String() string {
	return [...]string{"unknown", "met", "not met", "failed"}[a]
}

// IfAbsentNot is the answer where absence counts as false, as for requirements: no meeting, no quorum.
func (t Truth) IfAbsentNot() Answer { return t.answer(CanBeTrue, CanBeFalse|CanBeAbsent) }

// IfAbsentMet is the answer where absence counts as true.
func (t Truth) IfAbsentMet() Answer { return t.answer(CanBeTrue|CanBeAbsent, CanBeFalse) }

func (t Truth) answer(met, not Truth) Answer {
	switch {
	case t == CanBeError:
		return Failed
	case t != 0 && t&^met == 0:
		return Met
	case t != 0 && t&^not == 0:
		return NotMet
	}
	return Unknown
}

// Known says whether only one outcome is left.
func (t Truth) Known() bool { return t != 0 && t&(t-1) == 0 }

// String lists the outcomes: "true", "false or absent".
func (t Truth) String() string {
	var words []string
	for i, w := range [...]string{"false", "true", "absent", "error"} {
		if t&(1<<i) != 0 {
			words = append(words, w)
		}
	}
	return strings.Join(words, " or ")
}

// truthOf is the Truth of a plain bool.
func truthOf(b bool) Truth {
	if b {
		return CanBeTrue
	}
	return CanBeFalse
}

// not turns true and false round; absence and errors stay.
func (t Truth) not() Truth {
	return t&noValue | t&CanBeFalse<<1 | t&CanBeTrue>>1
}

// and joins two sets of outcomes pair by pair. Of a pair, false wins; else an error; else absence.
func (t Truth) and(u Truth) Truth {
	r := (t|u)&CanBeFalse | t&u&CanBeTrue
	if (t|u)&noValue == 0 {
		return r
	}
	if t&CanBeError != 0 && u&^CanBeFalse != 0 || u&CanBeError != 0 && t&^CanBeFalse != 0 {
		r |= CanBeError
	}
	const calm = CanBeTrue | CanBeAbsent
	if t&CanBeAbsent != 0 && u&calm != 0 || u&CanBeAbsent != 0 && t&calm != 0 {
		r |= CanBeAbsent
	}
	return r
}

// or is the dual of and: of a pair, true wins.
func (t Truth) or(u Truth) Truth { return t.not().and(u.not()).not() }
