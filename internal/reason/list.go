package reason

// How items count in list functions. Both evaluators call these for every item in turn.

// tally counts the items for which a body holds.
type tally struct {
	lo, hi int64
	state  state
}

func newTally(list state) tally { return tally{state: list} }

// item counts one item for which the body gives t. It says whether the item may be among those for which it holds, and
// whether it may as well not be.
func (y *tally) item(t Truth, maybe bool) (in, unsure bool) {
	y.state = withItem(y.state, valueState(t), maybe)
	if t&CanBeTrue == 0 {
		return false, false
	}
	unsure = maybe || t&CanBeFalse != 0
	y.hi++
	if !unsure {
		y.lo++
	}
	return true, unsure
}

// more counts from lo to hi items of which nothing is known; t is what the body gives for such an item.
func (y *tally) more(t Truth, lo, hi int64) (moreLo, moreHi int64) {
	y.state = ofMore(y.state, valueState(t), lo)
	if t&CanBeTrue != 0 {
		moreHi = hi
	}
	if t&eitherWay == CanBeTrue {
		moreLo = lo
	}
	y.lo, _ = sumUp(y.lo, moreLo)
	y.hi, _ = sumUp(y.hi, moreHi)
	return moreLo, moreHi
}

// withItem is the state of a list after an item in the given state has joined it.
func withItem(list, item state, maybe bool) state {
	if maybe {
		item |= hasValue
	}
	return strict(list, item&^anyValue)
}

// ofMore is the state of a list after at least lo items in the given state have joined it.
func ofMore(list, item state, lo int64) state {
	return withItem(list, item, lo == 0)
}

// mapped is the state of a list after the body has given v for at least lo items of which nothing is known. What it gives
// may be a recorded object.
func mapped(list state, kind Kind, v *Value, lo int64) state {
	st := ofMore(list, stateOf(kind, v), lo)
	if kind == KindRef && st&hasValue != 0 && (v.ref != nil || v.state&anyValue != 0) {
		st |= oneOf
	}
	return st
}

// one answers exists_one.
func (y *tally) one() Truth {
	return strictTruth(same(y.lo, y.hi, 1, 1), y.state, hasValue)
}

// quantifier is exists or all.
type quantifier struct{ empty Truth }

func quantifierOf(op Op) quantifier {
	if op == OpAll {
		return quantifier{CanBeTrue}
	}
	return quantifier{CanBeFalse}
}

// item adds one item for which the body gives t.
func (q quantifier) item(r, t Truth, maybe bool) Truth {
	t = ifThere(t, maybe, q.empty)
	if q.empty == CanBeTrue {
		return r.and(t)
	}
	return r.or(t)
}

// decided says that no further item can change the result.
func (q quantifier) decided(r Truth) bool { return r == q.empty.not() }

// result adds the state of the list itself.
func (q quantifier) result(r Truth, list state) Truth { return strictTruth(r, list, hasValue) }
