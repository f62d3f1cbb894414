package reason

func (b builder) number(e *expr) numberRun {
	if t, ok := termOf(e); ok {
		return t.number
	}
	switch e.op {
	case OpVar:
		slot := e.slot
		return func(f *Frame) (int64, int64, state) { return readNumber(slotValue(f, slot)) }
	case OpFact:
		fact := b.fact(e)
		return func(f *Frame) (int64, int64, state) {
			v, st, also := fact(f)
			lo, hi, st := readNumber(v, st)
			return lo, hi, st | also
		}
	case OpIf:
		return b.numberIf(e)
	case OpNegate:
		x := b.number(e.kids[0])
		return func(f *Frame) (int64, int64, state) { return negate(x(f)) }
	case OpDivide:
		x, by := b.number(e.kids[0]), e.divisor
		return func(f *Frame) (int64, int64, state) {
			lo, hi, st := x(f)
			return divide(lo, hi, st, by)
		}
	case OpRemainder:
		x, by := b.number(e.kids[0]), e.divisor
		return func(f *Frame) (int64, int64, state) {
			lo, hi, st := x(f)
			return remainder(lo, hi, st, by)
		}
	case OpSize:
		return b.size(e)
	case OpFigure:
		day, steps := b.number(e.kids[0]), e.figure
		return func(f *Frame) (int64, int64, state) {
			lo, hi, st := day(f)
			return figureOn(steps, lo, hi, st)
		}
	case OpShift, OpShiftBack:
		return b.shift(e)
	}
	return b.arithmetic(e)
}

// arithmetic builds what two numbers or dates give.
func (b builder) arithmetic(e *expr) numberRun {
	x, y, calendar := b.number(e.kids[0]), b.number(e.kids[1]), b.calendar
	switch e.op {
	case OpAdd:
		return func(f *Frame) (int64, int64, state) {
			alo, ahi, as := x(f)
			blo, bhi, bs := y(f)
			return add(alo, ahi, as, blo, bhi, bs)
		}
	case OpSubtract:
		return func(f *Frame) (int64, int64, state) {
			alo, ahi, as := x(f)
			blo, bhi, bs := y(f)
			return subtract(alo, ahi, as, blo, bhi, bs)
		}
	case OpMultiply:
		return func(f *Frame) (int64, int64, state) {
			alo, ahi, as := x(f)
			blo, bhi, bs := y(f)
			return multiply(alo, ahi, as, blo, bhi, bs)
		}
	case OpDaysBetween:
		return func(f *Frame) (int64, int64, state) {
			alo, ahi, as := x(f)
			blo, bhi, bs := y(f)
			return daysBetween(alo, ahi, as, blo, bhi, bs)
		}
	}
	return func(f *Frame) (int64, int64, state) {
		alo, ahi, as := x(f)
		blo, bhi, bs := y(f)
		return workdaysBetween(calendar, alo, ahi, as, blo, bhi, bs)
	}
}

func (b builder) numberIf(e *expr) numberRun {
	when, then, otherwise := b.truth(e.kids[0]), b.number(e.kids[1]), b.number(e.kids[2])
	return func(f *Frame) (lo, hi int64, st state) {
		t := when(f)
		if t&CanBeTrue != 0 {
			lo, hi, st = then(f)
		}
		if t&CanBeFalse != 0 {
			lo2, hi2, st2 := otherwise(f)
			lo, hi, st = hull(lo, hi, st, lo2, hi2, st2)
		}
		return lo, hi, st | state(t&noValue)
	}
}

func (b builder) size(e *expr) numberRun {
	list := b.list(e.kids[0])
	return func(f *Frame) (int64, int64, state) {
		m := f.mark()
		s := list(f)
		lo, hi := s.size()
		f.release(m)
		return lo, hi, s.state &^ anyValue
	}
}

func (b builder) shift(e *expr) numberRun {
	date, span, calendar, back := b.number(e.kids[0]), b.span(e.kids[1]), b.calendar, e.op == OpShiftBack
	return func(f *Frame) (int64, int64, state) {
		dlo, dhi, ds := date(f)
		slo, shi, unit, ss := span(f)
		if back {
			slo, shi = -shi, -slo
		}
		return shift(calendar, dlo, dhi, ds, slo, shi, unit, ss)
	}
}

// term is the commonest kind of number: a literal, a fact, or a literal times a fact.
type term struct {
	path   path
	factor int64
	lone   bool // a literal, in factor
}

func termOf(e *expr) (*term, bool) {
	switch e.op {
	case OpLiteral:
		return &term{factor: e.literal.lo, lone: true}, true
	case OpFact:
		p, ok := pathOf(e)
		return &term{path: p, factor: 1}, ok
	case OpMultiply:
		x, y := e.kids[0], e.kids[1]
		if x.op != OpLiteral {
			x, y = y, x
		}
		if x.op != OpLiteral || y.op != OpFact {
			return nil, false
		}
		p, ok := pathOf(y)
		return &term{path: p, factor: x.literal.lo}, ok
	}
	return nil, false
}

func (t *term) number(f *Frame) (int64, int64, state) {
	if t.lone {
		return t.factor, t.factor, hasValue
	}
	lo, hi, st := readNumber(t.path.find(f))
	if t.factor == 1 {
		return lo, hi, st
	}
	return scale(lo, hi, st, t.factor, hasValue)
}
