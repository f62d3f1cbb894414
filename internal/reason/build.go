package reason

import "github.com/tarazy/tarazy/internal/civil"

// The fast evaluator: every part of a condition becomes a function that knows its type. Only the function for the part's own
// type is ever asked for.
type (
	truthRun  func(*Frame) Truth
	numberRun func(*Frame) (lo, hi int64, st state) // whole numbers and dates
	wordRun   func(*Frame) (string, state)
	spanRun   func(*Frame) (lo, hi int64, unit civil.Unit, st state)
	objectRun func(*Frame) (*Object, state)
	listRun   func(*Frame) seq
	valueRun  func(*Frame) Value
	factRun   func(*Frame) (v *Value, st, also state)
)

// run is a whole condition.
type run struct {
	truth truthRun // nil unless the condition gives true or false
	value valueRun
}

type builder struct {
	calendar *civil.Calendar
	further  furtherItems
}

func (b builder) run(e *expr) run {
	r := run{value: b.value(e)}
	if e.typ.Kind == KindBool {
		r.truth = b.truth(e)
	}
	return r
}

// value builds a part of any type.
func (b builder) value(e *expr) valueRun {
	kind := e.typ.Kind
	switch kind {
	case KindBool:
		run := b.truth(e)
		return func(f *Frame) Value { return boolValue(run(f)) }
	case KindText:
		run := b.word(e)
		return func(f *Frame) Value { return wordValue(run(f)) }
	case KindSpan:
		run := b.span(e)
		return func(f *Frame) Value { return spanValue(run(f)) }
	case KindRef:
		run := b.object(e)
		return func(f *Frame) Value { return objectValue(run(f)) }
	case KindList:
		run := b.list(e)
		return func(f *Frame) Value { return listValue(run(f)) }
	}
	run := b.number(e)
	return func(f *Frame) Value {
		lo, hi, st := run(f)
		return numberValue(kind, lo, hi, st)
	}
}

func wordValue(s string, st state) Value { return Value{kind: KindText, state: st, text: s} }

func spanValue(lo, hi int64, unit civil.Unit, st state) Value {
	return Value{kind: KindSpan, state: st, lo: lo, hi: hi, unit: unit}
}

func numberValue(kind Kind, lo, hi int64, st state) Value {
	return Value{kind: kind, state: st, lo: lo, hi: hi}
}

// objectValue forgets which object it is if it may be absent: such a Value could not be told from a sure one.
func objectValue(o *Object, st state) Value {
	if st != hasValue {
		o = nil
	}
	return Value{kind: KindRef, state: st, ref: o}
}

func listValue(s seq) Value {
	v := Value{kind: KindList, state: s.state}
	if s.state&hasValue != 0 {
		v.list = &List{Items: s.items, MoreLo: s.moreLo, MoreHi: s.moreHi}
	}
	return v
}

// fact builds the way to a fact that is not a plain path.
func (b builder) fact(e *expr) factRun {
	object, s := b.object(e.kids[0]), &e.field
	return func(f *Frame) (*Value, state, state) {
		o, st := object(f)
		return factOf(o, st, s)
	}
}

// slotValue is the value of a variable of a list function; unrecorded items are known to be there, and no more.
func slotValue(f *Frame, slot int) (*Value, state) {
	return f.slots[slot], hasValue
}

func (b builder) word(e *expr) wordRun {
	switch e.op {
	case OpLiteral:
		s := e.literal.text
		return func(*Frame) (string, state) { return s, hasValue }
	case OpVar:
		slot := e.slot
		return func(f *Frame) (string, state) { return readWord(slotValue(f, slot)) }
	case OpIf:
		when, then, otherwise := b.truth(e.kids[0]), b.word(e.kids[1]), b.word(e.kids[2])
		return func(f *Frame) (string, state) {
			t := when(f)
			s, st := "", state(0)
			if t&CanBeTrue != 0 {
				s, st = then(f)
			}
			if t&CanBeFalse != 0 {
				s2, st2 := otherwise(f)
				s, st = eitherWord(s, st, s2, st2)
			}
			return s, st | state(t&noValue)
		}
	}
	if p, ok := pathOf(e); ok {
		return func(f *Frame) (string, state) { return readWord(p.find(f)) }
	}
	fact := b.fact(e)
	return func(f *Frame) (string, state) {
		v, st, also := fact(f)
		s, st := readWord(v, st)
		return s, st | also
	}
}

// eitherWord is one of two texts.
func eitherWord(a string, as state, b string, bs state) (string, state) {
	switch {
	case as&hasValue == 0:
		return b, as | bs
	case bs&hasValue == 0:
		return a, as | bs
	case a != b:
		return "", as | bs | anyValue
	}
	return a, as | bs
}

func (b builder) span(e *expr) spanRun {
	switch e.op {
	case OpSpan:
		n, unit := b.number(e.kids[0]), e.unit
		return func(f *Frame) (int64, int64, civil.Unit, state) {
			lo, hi, st := n(f)
			return lo, hi, unit, st
		}
	case OpVar:
		slot := e.slot
		return func(f *Frame) (int64, int64, civil.Unit, state) { return readSpan(slotValue(f, slot)) }
	case OpIf:
		when, then, otherwise := b.truth(e.kids[0]), b.span(e.kids[1]), b.span(e.kids[2])
		return func(f *Frame) (lo, hi int64, unit civil.Unit, st state) {
			t := when(f)
			if t&CanBeTrue != 0 {
				lo, hi, unit, st = then(f)
			}
			if t&CanBeFalse != 0 {
				lo2, hi2, unit2, st2 := otherwise(f)
				lo, hi, unit, st = eitherSpan(lo, hi, unit, st, lo2, hi2, unit2, st2)
			}
			return lo, hi, unit, st | state(t&noValue)
		}
	}
	if p, ok := pathOf(e); ok {
		return func(f *Frame) (int64, int64, civil.Unit, state) { return readSpan(p.find(f)) }
	}
	fact := b.fact(e)
	return func(f *Frame) (int64, int64, civil.Unit, state) {
		v, st, also := fact(f)
		lo, hi, unit, st := readSpan(v, st)
		return lo, hi, unit, st | also
	}
}

// eitherSpan is one of two spans. Of two units nothing can be said.
func eitherSpan(
	alo, ahi int64, au civil.Unit, as state, blo, bhi int64, bu civil.Unit, bs state,
) (lo, hi int64, unit civil.Unit, st state) {
	switch {
	case as&hasValue == 0:
		return blo, bhi, bu, as | bs
	case bs&hasValue == 0:
		return alo, ahi, au, as | bs
	case au != bu:
		return NoMin, NoMax, 0, as | bs
	}
	return min(alo, blo), max(ahi, bhi), au, as | bs
}
