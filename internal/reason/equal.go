package reason

import "github.com/tarazy/tarazy/internal/civil"

// valueState is the state of a bool as that of any other value.
func valueState(t Truth) state {
	st := state(t & noValue)
	if t&eitherWay != 0 {
		st |= hasValue
	}
	return st
}

// sameTruth answers == of two bools.
func sameTruth(t, u Truth) Truth {
	r := Truth(0)
	if t&u&eitherWay != 0 {
		r |= CanBeTrue
	}
	if t.not()&u&eitherWay != 0 {
		r |= CanBeFalse
	}
	return strictTruth(r, valueState(t), valueState(u))
}

// sameWord answers == of two texts.
func sameWord(a string, as state, b string, bs state) Truth {
	if as == hasValue && bs == hasValue {
		return truthOf(a == b)
	}
	if (as|bs)&anyValue != 0 {
		return strictTruth(eitherWay, as, bs)
	}
	return strictTruth(truthOf(a == b), as, bs)
}

// sameObject answers == of two references. A nil object is one not known.
func sameObject(a *Object, as state, b *Object, bs state) Truth {
	if a == nil || b == nil {
		return strictTruth(eitherWay, as, bs)
	}
	return strictTruth(truthOf(a == b), as, bs)
}

// compareLengths answers one of the comparisons of two spans.
func compareLengths(op Op, a civil.Span, as state, b civil.Span, bs state) Truth {
	less, lessOrEqual, equal := compareSpans(a, b)
	t := equal
	switch op {
	case OpUnequal:
		t = equal.not()
	case OpLess:
		t = less
	case OpLessEqual:
		t = lessOrEqual
	case OpGreater:
		t = lessOrEqual.not()
	case OpGreaterEqual:
		t = less.not()
	}
	return strictTruth(t, as, bs)
}

// compareNumbers answers one of the comparisons of two numbers or dates.
func compareNumbers(op Op, alo, ahi int64, as state, blo, bhi int64, bs state) Truth {
	var t Truth
	switch op {
	case OpEqual:
		t = same(alo, ahi, blo, bhi)
	case OpUnequal:
		t = same(alo, ahi, blo, bhi).not()
	case OpLess:
		t = less(alo, ahi, blo, bhi)
	case OpLessEqual:
		t = less(blo, bhi, alo, ahi).not()
	case OpGreater:
		t = less(blo, bhi, alo, ahi)
	default:
		t = less(alo, ahi, blo, bhi).not()
	}
	if as|bs == hasValue {
		return t
	}
	return strictTruth(t, as, bs)
}

// sameValue answers == of two values of one kind that is not a list.
func sameValue(kind Kind, a, b *Value) Truth {
	switch kind {
	case KindBool:
		return sameTruth(a.truth(), b.truth())
	case KindText:
		as, ast := a.word()
		bs, bst := b.word()
		return sameWord(as, ast, bs, bst)
	case KindRef:
		ao, ast := a.object()
		bo, bst := b.object()
		return sameObject(ao, ast, bo, bst)
	case KindSpan:
		alo, ahi, au, ast := a.span()
		blo, bhi, bu, bst := b.span()
		return compareLengths(OpEqual, civil.Span{Lo: alo, Hi: ahi, Unit: au}, ast, civil.Span{Lo: blo, Hi: bhi, Unit: bu}, bst)
	}
	alo, ahi, ast := a.number()
	blo, bhi, bst := b.number()
	return compareNumbers(OpEqual, alo, ahi, ast, blo, bhi, bst)
}

// among answers "x in s".
func among(kind Kind, x *Value, s seq) Truth {
	r := CanBeFalse
	for i := range s.items {
		t := sameValue(kind, x, s.items[i].Value)
		r = r.or(ifThere(t, s.items[i].Maybe, CanBeFalse))
		if r == CanBeTrue {
			break
		}
	}
	if s.moreHi > 0 && r != CanBeTrue {
		r = r.or(eitherWay)
	}
	return strictTruth(r, stateOf(kind, x), s.state)
}

// ifThere adds what an item counts for if it does not belong to the list.
func ifThere(t Truth, maybe bool, otherwise Truth) Truth {
	if maybe {
		return t | otherwise
	}
	return t
}

// stateOf is the state of a value of the given kind.
func stateOf(kind Kind, v *Value) state {
	switch kind {
	case KindBool:
		return valueState(v.truth())
	case KindRef:
		_, st := v.object()
		return st
	}
	return v.looseState()
}

// sameList answers == of two lists: as many items, and each the same as the one in its place.
func sameList(kind Kind, a, b seq) Truth {
	return strictTruth(sameItems(kind, a, b), a.state, b.state)
}

func sameItems(kind Kind, a, b seq) Truth {
	alo, ahi := a.size()
	blo, bhi := b.size()
	if ahi < blo || bhi < alo {
		return CanBeFalse
	}
	// Items that may be missing can stand anywhere.
	if a.moreHi > 0 || b.moreHi > 0 {
		return eitherWay
	}
	if alo != ahi || blo != bhi {
		if ahi-alo+bhi-blo > maxChoices || alignable(kind, a.items, b.items) {
			return eitherWay
		}
		return CanBeFalse
	}
	r := CanBeTrue
	for i := range a.items {
		r = r.and(sameValue(kind, a.items[i].Value, b.items[i].Value))
	}
	return r
}

// maxChoices is how many items of two lists may be uncertain for all choices to be tried.
const maxChoices = 10

// alignable says whether the lists can be the same for some choice of the items that may be missing.
func alignable(kind Kind, a, b []Item) bool {
	switch {
	case len(a) > 0 && a[0].Maybe && alignable(kind, a[1:], b):
		return true
	case len(b) > 0 && b[0].Maybe && alignable(kind, a, b[1:]):
		return true
	case len(a) == 0 || len(b) == 0:
		return len(a) == len(b)
	}
	return sameValue(kind, a[0].Value, b[0].Value) != CanBeFalse && alignable(kind, a[1:], b[1:])
}
