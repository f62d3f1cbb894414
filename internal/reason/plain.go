package reason

import (
	"slices"

	"github.com/tarazy/tarazy/internal/civil"
)

// Most conditions are plain: a flag, a word, or two numbers compared, where a number is an attribute, perhaps times something, a date
// perhaps some days before or after another, and an attribute belongs to the object itself, to an item of a list, or to what a link of
// these leads to. For them there is a short way, which reads facts where they lie. Where a fact is not plainly there the short way
// leaves the answer to the general one, so that it need not know what that would be.

// spot is where an attribute lies. It is kept small: of all that a condition needs, most of the time goes into fetching it.
type spot struct {
	owner *ObjectType
	far   *spot // from what the attribute links to, where the attribute meant is one of that; else nil
	slot  int32
	alike int32 // the number of the field, as in ObjectType.alike
	from  int32 // a variable: onlyIt or a slot
}

// spotOf finds the place of an attribute; ok is false where the way to it is long or winding.
func spotOf(e *expr) (s spot, ok bool) {
	p, ok := pathOf(e)
	if !ok || len(p.steps) == 0 || len(p.steps) > 2 {
		return s, false
	}
	s = spotOfStep(&p.steps[0])
	s.from = int32(p.slot)
	if len(p.steps) == 2 {
		far := spotOfStep(&p.steps[1])
		s.far = &far
	}
	return s, true
}

func spotOfStep(s *step) spot {
	return spot{owner: s.owner, slot: int32(s.slot), alike: s.owner.alike[s.slot]}
}

// isOwn says that the attribute is one of the first variable's own.
func (s *spot) isOwn() bool { return s.from == onlyIt && s.far == nil }

// own gives such an attribute where the object is of just the type meant; else nil. It is small enough to be put in where it is called.
func (s *spot) own(f *Frame) *Value {
	if o := f.it; o != nil && o.Type == s.owner && int(s.slot) < len(o.Fields) {
		return &o.Fields[s.slot]
	}
	return nil
}

// find gives the attribute, or nil where the general way must be gone.
func (s *spot) find(f *Frame) *Value {
	o := f.it
	if s.from != onlyIt {
		item := f.slots[s.from]
		if item == nil {
			return nil
		}
		o = item.ref
	}
	v := s.lies(o)
	if s.far == nil || v == nil {
		return v
	}
	return s.far.lies(v.ref)
}

// lies gives the fact of an object if it lies where it should, else nil. Kinds that descend from one have its attributes in the same places.
func (s *spot) lies(o *Object) *Value {
	if o == nil || int(s.slot) >= len(o.Fields) || o.Type != s.owner && (int(s.slot) >= len(o.Type.alike) || o.Type.alike[s.slot] != s.alike) {
		return nil
	}
	return &o.Fields[s.slot]
}

// plain builds the short way for a part that gives true or false, or nil where there is none.
func (b builder) plain(e *expr) truthRun {
	switch e.op {
	case OpFact:
		return b.plainFlag(e, false)
	case OpNot:
		if e.kids[0].op == OpFact {
			return b.plainFlag(e, true)
		}
	case OpEqual, OpUnequal:
		if e.kids[0].typ.Kind == KindText && e.kids[1].op == OpLiteral {
			return b.plainWords(e, e.kids[0], []string{e.kids[1].literal.text}, e.op == OpUnequal)
		}
	case OpIn:
		if words, ok := literalWords(e.kids[1]); ok && e.kids[0].typ.Kind == KindText {
			return b.plainWords(e, e.kids[0], words, false)
		}
	case OpLess, OpLessEqual, OpGreater, OpGreaterEqual:
		if k := e.kids[0].typ.Kind; k == KindInt || k == KindDate {
			return b.plainOrder(e)
		}
	}
	return nil
}

func (b builder) plainFlag(e *expr, negated bool) truthRun {
	fact := e
	if negated {
		fact = e.kids[0]
	}
	s, ok := spotOf(fact)
	if !ok {
		return nil
	}
	general := b.general(e)
	of := func(f *Frame, v *Value) Truth {
		switch {
		case v == nil || v.state == 0:
			return general(f)
		case negated:
			return Truth(v.state).not()
		}
		return Truth(v.state)
	}
	if !s.isOwn() {
		return func(f *Frame) Truth { return of(f, s.find(f)) }
	}
	yes, no := CanBeTrue, CanBeFalse
	if negated {
		yes, no = no, yes
	}
	return func(f *Frame) Truth {
		if v := s.own(f); v != nil && Truth(v.state) == CanBeTrue {
			return yes
		} else if v != nil && Truth(v.state) == CanBeFalse {
			return no
		}
		return of(f, s.find(f))
	}
}

func (b builder) plainWords(e, fact *expr, words []string, negated bool) truthRun {
	s, ok := spotOf(fact)
	if !ok {
		return nil
	}
	general := b.general(e)
	of := func(f *Frame, v *Value) Truth {
		if v == nil || v.state != hasValue {
			return general(f)
		}
		return truthOf(slices.Contains(words, v.text) != negated)
	}
	switch {
	case !s.isOwn():
		return func(f *Frame) Truth { return of(f, s.find(f)) }
	case len(words) > 1:
		return func(f *Frame) Truth {
			v := s.own(f)
			if v == nil || v.state != hasValue {
				return of(f, s.find(f))
			}
			return truthOf(slices.Contains(words, v.text) != negated)
		}
	}
	word := words[0]
	return func(f *Frame) Truth {
		v := s.own(f)
		if v == nil || v.state != hasValue {
			return of(f, s.find(f))
		}
		return truthOf((v.text == word) != negated)
	}
}

// line is a number that is an attribute times k, plus c; or c alone. A date is a number of days.
type line struct {
	spot
	k, c int64
}

// mostPlain keeps what plain numbers are made of, and what they come to, far from the ends.
const mostPlain = 1 << 30

func smallEnough(n int64) bool { return -mostPlain < n && n < mostPlain }

// lineOf finds out whether a number is plain.
func lineOf(e *expr) (l line, ok bool) {
	switch e.op {
	case OpLiteral:
		return line{c: e.literal.lo}, e.literal.Known() && smallEnough(e.literal.lo)
	case OpFact:
		s, ok := spotOf(e)
		return line{spot: s, k: 1}, ok
	case OpMultiply:
		x, y := e.kids[0], e.kids[1]
		if x.op != OpLiteral {
			x, y = y, x
		}
		s, ok := spotOf(y)
		return line{spot: s, k: x.literal.lo}, ok && x.op == OpLiteral && y.op == OpFact && x.literal.lo > 0 && smallEnough(x.literal.lo)
	case OpShift, OpShiftBack:
		span := e.kids[1]
		if span.op != OpSpan || span.unit != civil.Days || span.kids[0].op != OpLiteral {
			return l, false
		}
		s, ok := spotOf(e.kids[0])
		l = line{spot: s, k: 1, c: span.kids[0].literal.lo}
		if e.op == OpShiftBack {
			l.c = -l.c
		}
		return l, ok && e.kids[0].op == OpFact && smallEnough(l.c)
	}
	return l, false
}

// bounds gives the interval of the number; ok is false where the general way must be gone.
func (l *line) bounds(f *Frame) (lo, hi int64, ok bool) {
	if l.k == 0 {
		return l.c, l.c, true
	}
	v := l.find(f)
	if v == nil || v.state != hasValue || !smallEnough(v.lo) || !smallEnough(v.hi) {
		return 0, 0, false
	}
	return l.k*v.lo + l.c, l.k*v.hi + l.c, true
}

// plainOrder has only less to build: a > b is b < a, and a >= b is not a < b.
func (b builder) plainOrder(e *expr) truthRun {
	left, right := e.kids[0], e.kids[1]
	if e.op == OpGreater || e.op == OpLessEqual {
		left, right = right, left
	}
	x, xok := lineOf(left)
	y, yok := lineOf(right)
	if !xok || !yok {
		return nil
	}
	general := b.general(e)
	yes, no := CanBeTrue, CanBeFalse
	if e.op == OpLessEqual || e.op == OpGreaterEqual {
		yes, no = no, yes
	}
	switch {
	case y.k == 0 && x.k == 1 && x.c == 0:
		return below(x.spot, y.c, yes, no, general)
	case x.k == 0 && y.k == 1 && y.c == 0 && x.c < mostPlain-1:
		return below(y.spot, x.c+1, no, yes, general) // c < y is not y < c+1
	}
	return func(f *Frame) Truth {
		alo, ahi, aok := x.bounds(f)
		blo, bhi, bok := y.bounds(f)
		switch {
		case !aok || !bok:
			return general(f)
		case ahi < blo:
			return yes
		case alo >= bhi:
			return no
		}
		return eitherWay
	}
}

// below compares an attribute with a number.
func below(s spot, c int64, yes, no Truth, general truthRun) truthRun {
	of := func(f *Frame, v *Value) Truth {
		switch {
		case v == nil || v.state != hasValue:
			return general(f)
		case v.hi < c:
			return yes
		case v.lo >= c:
			return no
		}
		return eitherWay
	}
	if !s.isOwn() {
		return func(f *Frame) Truth { return of(f, s.find(f)) }
	}
	return func(f *Frame) Truth {
		v := s.own(f)
		if v == nil || v.state != hasValue {
			return of(f, s.find(f))
		}
		switch {
		case v.hi < c:
			return yes
		case v.lo >= c:
			return no
		}
		return eitherWay
	}
}
