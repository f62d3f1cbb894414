package reason

import (
	"slices"

	"github.com/tarazy/tarazy/internal/civil"
)

// truth builds a part that gives true or false.
func (b builder) truth(e *expr) truthRun {
	if short := b.plain(e); short != nil {
		return short
	}
	return b.general(e)
}

func (b builder) general(e *expr) truthRun {
	switch e.op {
	case OpLiteral:
		t := e.literal.truth()
		return func(*Frame) Truth { return t }
	case OpVar:
		slot := e.slot
		return func(f *Frame) Truth { return readTruth(slotValue(f, slot)) }
	case OpFact:
		return b.truthFact(e)
	case OpHas:
		object, s := b.object(e.kids[0]), &e.field
		return func(f *Frame) Truth {
			o, st := object(f)
			return hasFact(o, st, s)
		}
	case OpNot:
		x := b.truth(e.kids[0])
		return func(f *Frame) Truth { return x(f).not() }
	case OpAnd, OpOr:
		return b.junction(e)
	case OpIf:
		return b.truthIf(e)
	case OpIn:
		return b.in(e)
	case OpExists, OpAll:
		return b.quantified(e)
	case OpExistsOne:
		return b.existsOne(e)
	}
	return b.comparison(e)
}

func (b builder) truthFact(e *expr) truthRun {
	if p, ok := pathOf(e); ok {
		return func(f *Frame) Truth { return readTruth(p.find(f)) }
	}
	fact := b.fact(e)
	return func(f *Frame) Truth {
		v, st, also := fact(f)
		return readTruth(v, st) | Truth(also)
	}
}

func (b builder) junction(e *expr) truthRun {
	and := e.op == OpAnd
	if len(e.kids) == 2 {
		x, y := b.truth(e.kids[0]), b.truth(e.kids[1])
		if and {
			return func(f *Frame) Truth {
				t := x(f)
				if t == CanBeFalse {
					return t
				}
				return t.and(y(f))
			}
		}
		return func(f *Frame) Truth {
			t := x(f)
			if t == CanBeTrue {
				return t
			}
			return t.or(y(f))
		}
	}
	q := quantifier{truthOf(and)}
	parts := make([]truthRun, len(e.kids))
	for i, k := range e.kids {
		parts[i] = b.truth(k)
	}
	return func(f *Frame) Truth {
		r := q.empty
		for _, part := range parts {
			if r = q.item(r, part(f), false); q.decided(r) {
				break
			}
		}
		return r
	}
}

func (b builder) truthIf(e *expr) truthRun {
	when, then, otherwise := b.truth(e.kids[0]), b.truth(e.kids[1]), b.truth(e.kids[2])
	return func(f *Frame) Truth {
		t := when(f)
		r := t & noValue
		if t&CanBeTrue != 0 {
			r |= then(f)
		}
		if t&CanBeFalse != 0 {
			r |= otherwise(f)
		}
		return r
	}
}

func (b builder) comparison(e *expr) truthRun {
	x, y := e.kids[0], e.kids[1]
	switch x.typ.Kind {
	case KindInt, KindDate:
		return b.compareNumbers(e.op, x, y)
	case KindSpan:
		return b.compareSpans(e.op, x, y)
	case KindText:
		return unequalIf(e.op == OpUnequal, b.sameWord(x, y))
	}
	return unequalIf(e.op == OpUnequal, b.same(x, y))
}

func unequalIf(unequal bool, same truthRun) truthRun {
	if !unequal {
		return same
	}
	return func(f *Frame) Truth { return same(f).not() }
}

// compareNumbers has only less and same to build: a > b is b < a, and a >= b is not a < b.
func (b builder) compareNumbers(op Op, x, y *expr) truthRun {
	if op == OpGreater || op == OpLessEqual {
		x, y = y, x
	}
	if op == OpEqual || op == OpUnequal {
		p, q := b.number(x), b.number(y)
		return func(f *Frame) Truth {
			alo, ahi, as := p(f)
			blo, bhi, bs := q(f)
			return compareNumbers(op, alo, ahi, as, blo, bhi, bs)
		}
	}
	negated := op == OpLessEqual || op == OpGreaterEqual
	s, sok := termOf(x)
	t, tok := termOf(y)
	if sok && tok {
		return func(f *Frame) Truth {
			alo, ahi, as := s.number(f)
			blo, bhi, bs := t.number(f)
			return lessOrNot(negated, alo, ahi, as, blo, bhi, bs)
		}
	}
	p, q := b.number(x), b.number(y)
	return func(f *Frame) Truth {
		alo, ahi, as := p(f)
		blo, bhi, bs := q(f)
		return lessOrNot(negated, alo, ahi, as, blo, bhi, bs)
	}
}

func lessOrNot(negated bool, alo, ahi int64, as state, blo, bhi int64, bs state) Truth {
	t := less(alo, ahi, blo, bhi)
	if as|bs != hasValue {
		t = strictTruth(t, as, bs)
	}
	if negated {
		t = t.not()
	}
	return t
}

func (b builder) compareSpans(op Op, x, y *expr) truthRun {
	p, q := b.span(x), b.span(y)
	return func(f *Frame) Truth {
		alo, ahi, au, as := p(f)
		blo, bhi, bu, bs := q(f)
		return compareLengths(op, civil.Span{Lo: alo, Hi: ahi, Unit: au}, as, civil.Span{Lo: blo, Hi: bhi, Unit: bu}, bs)
	}
}

func (b builder) sameWord(x, y *expr) truthRun {
	p, isPath := pathOf(x)
	if isPath && len(p.steps) > 0 && y.op == OpLiteral {
		want := y.literal.text
		return func(f *Frame) Truth {
			s, st := readWord(p.find(f))
			return sameWord(s, st, want, hasValue)
		}
	}
	s, t := b.word(x), b.word(y)
	return func(f *Frame) Truth {
		a, as := s(f)
		b, bs := t(f)
		return sameWord(a, as, b, bs)
	}
}

func (b builder) same(x, y *expr) truthRun {
	switch x.typ.Kind {
	case KindBool:
		p, q := b.truth(x), b.truth(y)
		return func(f *Frame) Truth { return sameTruth(p(f), q(f)) }
	case KindRef:
		p, q := b.object(x), b.object(y)
		return func(f *Frame) Truth {
			a, as := p(f)
			b, bs := q(f)
			return sameObject(a, as, b, bs)
		}
	}
	p, q, kind := b.list(x), b.list(y), itemKind(x, y)
	return func(f *Frame) Truth {
		m := f.mark()
		t := sameList(kind, p(f), q(f))
		f.release(m)
		return t
	}
}

// itemKind is the kind of the items of two lists of which one may be [].
func itemKind(x, y *expr) Kind {
	if k := x.typ.Elem.Kind; k != KindAny {
		return k
	}
	return y.typ.Elem.Kind
}

func (b builder) in(e *expr) truthRun {
	x, y := e.kids[0], e.kids[1]
	if x.typ.Kind == KindText {
		if words, ok := literalWords(y); ok {
			word := b.word(x)
			return func(f *Frame) Truth {
				s, st := word(f)
				return amongWords(s, st, words)
			}
		}
	}
	value, list, kind := b.value(x), b.list(y), x.typ.Kind
	return func(f *Frame) Truth {
		m := f.mark()
		v := value(f)
		t := among(kind, &v, list(f))
		f.release(m)
		return t
	}
}

func literalWords(list *expr) (words []string, ok bool) {
	if list.op != OpListOf {
		return nil, false
	}
	for _, k := range list.kids {
		if k.op != OpLiteral {
			return nil, false
		}
		words = append(words, k.literal.text)
	}
	return words, len(words) > 0
}

// amongWords answers "s in words".
func amongWords(s string, st state, words []string) Truth {
	if st == hasValue {
		return truthOf(slices.Contains(words, s))
	}
	if st&anyValue != 0 {
		return strictTruth(eitherWay, st, hasValue)
	}
	return strictTruth(truthOf(slices.Contains(words, s)), st, hasValue)
}

func (b builder) quantified(e *expr) truthRun {
	list, body, slot, q, further := b.list(e.kids[0]), b.truth(e.kids[1]), e.slot, quantifierOf(e.op), b.further
	return func(f *Frame) Truth {
		outer := f.mark()
		s := list(f)
		inner := f.mark()
		r := q.empty
		for i := range s.items {
			f.slots[slot] = s.items[i].Value
			t := body(f)
			f.release(inner)
			if t == q.empty {
				continue // it changes nothing, whether it belongs to the list or not
			}
			if r = q.item(r, t, s.items[i].Maybe); q.decided(r) {
				break
			}
		}
		if s.moreHi > 0 && !q.decided(r) {
			f.slots[slot] = further.of(s.state)
			r = q.item(r, body(f), s.moreLo == 0)
		}
		f.release(outer)
		return q.result(r, s.state)
	}
}

func (b builder) existsOne(e *expr) truthRun {
	list, body, slot, further := b.list(e.kids[0]), b.truth(e.kids[1]), e.slot, b.further
	return func(f *Frame) Truth {
		outer := f.mark()
		s := list(f)
		inner := f.mark()
		y := newTally(s.state)
		for i := range s.items {
			f.slots[slot] = s.items[i].Value
			y.item(body(f), s.items[i].Maybe)
			f.release(inner)
		}
		if s.moreHi > 0 {
			f.slots[slot] = further.of(s.state)
			y.more(body(f), s.moreLo, s.moreHi)
		}
		f.release(outer)
		return y.one()
	}
}
