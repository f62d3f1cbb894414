package reason

import "github.com/tarazy/tarazy/internal/civil"

// The readers below turn a stored fact into what the evaluators work with. A nil *Value is a fact of which nothing can be
// said but the state that goes with it.

func boolValue(t Truth) Value { return Value{kind: KindBool, state: state(t)} }

// truthOfState is the Truth of a bool of which only the state is known.
func truthOfState(st state) Truth {
	t := Truth(st & notThere)
	if st&valued != 0 {
		t |= eitherWay
	}
	return t
}

// number reads a whole number or a day.
func (v *Value) number() (lo, hi int64, st state) {
	if v.state == hasValue {
		return v.lo, v.hi, hasValue
	}
	return NoMin, NoMax, v.looseState()
}

// looseState is the state of a value that is not plainly there.
func (v *Value) looseState() state {
	if v.state == 0 {
		return hasValue
	}
	if v.state&valued != 0 {
		return v.state&notThere | hasValue
	}
	return v.state
}

// truth reads a bool.
func (v *Value) truth() Truth {
	if v.state == 0 {
		return eitherWay
	}
	return Truth(v.state)
}

// word reads a text; st has anyValue if nothing is known of it.
func (v *Value) word() (s string, st state) {
	if v.state == 0 {
		return "", valued
	}
	return v.text, v.state
}

// span reads a length of time; unit is 0 if nothing is known of it.
func (v *Value) span() (lo, hi int64, unit civil.Unit, st state) {
	if v.state == hasValue {
		return v.lo, v.hi, v.unit, hasValue
	}
	return NoMin, NoMax, 0, v.looseState()
}

// object reads a reference. An unknown link may turn out not to exist.
func (v *Value) object() (o *Object, st state) {
	switch {
	case v.ref != nil:
		return v.ref, hasValue
	case v.state == 0:
		return nil, hasValue | isAbsent
	case v.kind == KindRef:
		return nil, v.state
	}
	return nil, v.looseState()
}

// oneOf is the state of a reference to one of several recorded objects, it is not known which, and of a list whose further
// items are such. Of an object of which nothing is recorded only the links can be absent; of these any attribute can.
const oneOf = valued

// furtherItems stands for the items that a list may have beside those recorded. One is made for each condition.
type furtherItems struct{ oneOf *Value }

func newFurtherItems() furtherItems { return furtherItems{&Value{kind: KindRef, state: oneOf}} }

// of gives what a list function's variable stands for; nil is an item of which nothing is known.
func (i furtherItems) of(list state) *Value {
	if list&anyValue != 0 {
		return i.oneOf
	}
	return nil
}

// listed reads a list: none is the empty list.
func (v *Value) listed() seq {
	switch {
	case v.list != nil:
		return seq{items: v.list.Items, moreLo: v.list.MoreLo, moreHi: v.list.MoreHi, state: v.state}
	case v.state == isAbsent:
		return seq{state: hasValue}
	case v.state == isError:
		return seq{state: isError}
	}
	return unknownList(hasValue)
}

// exists answers has() of the fact, save for lists.
func (v *Value) exists() Truth {
	if v.state == 0 {
		return eitherWay
	}
	t := Truth(v.state & state(CanBeError))
	if v.state&valued != 0 {
		t |= CanBeTrue
	}
	if v.state&isAbsent != 0 {
		t |= CanBeFalse
	}
	return t
}

// seq is a list while a condition is worked out.
type seq struct {
	items          []Item
	moreLo, moreHi int64
	state          state
}

func unknownList(st state) seq {
	if st&hasValue == 0 {
		return seq{state: st}
	}
	return seq{moreHi: NoMax, state: st}
}

// size gives the least and the greatest number of items.
func (s *seq) size() (lo, hi int64) {
	for i := range s.items {
		hi++
		if !s.items[i].Maybe {
			lo++
		}
	}
	lo, _ = sumUp(lo, s.moreLo)
	hi, _ = sumUp(hi, s.moreHi)
	return lo, hi
}

// nonEmpty answers has() of a list.
func (s *seq) nonEmpty() Truth {
	t := Truth(s.state & notThere)
	if s.state&hasValue == 0 {
		return t
	}
	lo, hi := s.size()
	if hi > 0 {
		t |= CanBeTrue
	}
	if lo == 0 {
		t |= CanBeFalse
	}
	return t
}

// The functions below read what path.find and step.fact give: a fact, or where there is none, a state.

func readTruth(v *Value, st state) Truth {
	if v == nil {
		return truthOfState(st)
	}
	return v.truth()
}

func readNumber(v *Value, st state) (int64, int64, state) {
	if v == nil {
		return NoMin, NoMax, st
	}
	return v.number()
}

func readWord(v *Value, st state) (string, state) {
	if v != nil {
		return v.word()
	}
	if st&hasValue != 0 {
		st |= anyValue
	}
	return "", st
}

func readSpan(v *Value, st state) (lo, hi int64, unit civil.Unit, _ state) {
	if v == nil {
		return NoMin, NoMax, 0, st
	}
	return v.span()
}

func readObject(v *Value, st state) (*Object, state) {
	if v == nil {
		return nil, st
	}
	return v.object()
}

func readList(v *Value, st state) seq {
	if v == nil {
		return unknownList(st)
	}
	return v.listed()
}

// factOf finds the fact that a step leads to from an object of which only a state may be known. also is what the way to the
// fact adds to its state.
func factOf(o *Object, st state, s *step) (v *Value, found, also state) {
	if o == nil {
		return nil, s.beyond(st), 0
	}
	v, found = s.fact(o)
	return v, found, st & notThere
}

// hasFact answers has() of a step from an object.
func hasFact(o *Object, st state, s *step) Truth {
	t := Truth(st & notThere)
	if st&hasValue == 0 {
		return t
	}
	if o == nil {
		return t | eitherWay
	}
	v, found := s.fact(o)
	switch {
	case v == nil && found == isAbsent:
		return t | CanBeFalse
	case v == nil:
		return t | eitherWay
	case s.kind == KindList:
		list := v.listed()
		return t | list.nonEmpty()
	}
	return t | v.exists()
}
