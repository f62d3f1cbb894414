package reason

import (
	"math"
	"slices"

	"github.com/tarazy/tarazy/internal/civil"
)

// NoMin and NoMax are the ends of an interval without a bound. They are not numbers: a condition that reaches them by
// arithmetic on bounded numbers has an error.
const (
	NoMin int64 = -math.MaxInt64
	NoMax int64 = math.MaxInt64
)

// state says what may be there, one bit each; for values other than bools, whose bits are those of Truth.
type state uint8

const (
	hasValue state = 1 << iota // there may be a value, within the bounds given
	anyValue                   // beside hasValue: any text; for objects see oneOf
	isAbsent
	isError

	notThere = isAbsent | isError
	valued   = hasValue | anyValue
)

// Value is a fact: known, approximate, unknown or absent. The zero Value is an unknown fact of any type. A Value does not
// change once a condition may read it.
type Value struct {
	// Fact is the caller's own mark, to find the sources of the fact again from a trace. It is never read here.
	Fact any

	kind   Kind
	state  state // a Truth where kind is KindBool; 0 is unknown
	unit   civil.Unit
	lo, hi int64
	text   string
	ref    *Object // not nil only where state is hasValue and nothing else
	list   *List
}

// Object is an actor or event with its facts.
type Object struct {
	Type   *ObjectType
	ID     string
	Fields []Value // in the order of Type.Fields; what is missing at the end is unknown
}

// NewObject makes an object of which nothing is known yet.
func NewObject(t *ObjectType, id string) *Object {
	return &Object{Type: t, ID: id, Fields: make([]Value, len(t.Fields))}
}

// List is the value of a list attribute: the items recorded, and how many more there may be of which nothing is known.
type List struct {
	Items          []Item
	MoreLo, MoreHi int64 // 0, 0 when the list is complete; 0, NoMax when it is open
}

// Item is one item of a List.
type Item struct {
	Value *Value
	Maybe bool // whether it belongs to the list is not known
}

// NewList makes a list of items that all belong to it; open says that there may be more.
func NewList(open bool, values ...Value) *List {
	l := &List{Items: make([]Item, len(values))}
	for i := range values {
		l.Items[i].Value = &values[i]
	}
	if open {
		l.MoreHi = NoMax
	}
	return l
}

// None is the fact that there is no such thing: "there was no notice". For a list it says that the list is empty.
func None() Value { return Value{state: isAbsent} }

// Some is the fact that there is one, of which nothing else is known.
func Some() Value { return Value{state: valued, lo: NoMin, hi: NoMax} }

// OfBool is a known bool.
func OfBool(b bool) Value { return boolValue(truthOf(b)) }

// OfInt is a known whole number, greater than NoMin and less than NoMax.
func OfInt(n int64) Value { return Between(n, n) }

// Between is a whole number from lo to hi, both included; NoMin and NoMax leave an end open.
func Between(lo, hi int64) Value {
	return Value{kind: KindInt, state: hasValue, lo: max(lo, NoMin), hi: hi}
}

// OfRange is a whole number from r.Lo to r.Hi.
func OfRange(r civil.Range) Value { return Between(r.Lo, r.Hi) }

// OfDate is a known day.
func OfDate(d civil.Day) Value { return DateBetween(d, d) }

// DateBetween is one day from first to last, both included; civil.MinDay and civil.MaxDay leave an end open.
func DateBetween(first, last civil.Day) Value {
	v := Value{kind: KindDate, state: hasValue, lo: int64(first), hi: int64(last)}
	if first == civil.MinDay {
		v.lo = NoMin
	}
	if last == civil.MaxDay {
		v.hi = NoMax
	}
	return v
}

// OfWhen is the day w; an unknown fact if w is not Known.
func OfWhen(w civil.When) Value {
	if !w.Known() {
		return Value{}
	}
	return DateBetween(w.Earliest, w.Latest)
}

// OfSpan is a length of time; an unknown fact if s has no unit.
func OfSpan(s civil.Span) Value {
	if s.Unit == 0 {
		return Value{}
	}
	return Value{kind: KindSpan, state: hasValue, lo: s.Lo, hi: s.Hi, unit: s.Unit}
}

// OfText is a known text or word.
func OfText(s string) Value { return Value{kind: KindText, state: hasValue, text: s} }

// OfRef is a reference to o; a nil o is Some.
func OfRef(o *Object) Value {
	if o == nil {
		return Some()
	}
	return Value{kind: KindRef, state: hasValue, ref: o}
}

// OfList is a list; a nil l is an unknown list.
func OfList(l *List) Value {
	if l == nil {
		return Value{}
	}
	return Value{kind: KindList, state: hasValue, list: l}
}

// From gives the same value with the caller's mark.
func (v Value) From(fact any) Value {
	v.Fact = fact
	return v
}

// Kind says of which kind the value is; KindAny for unknown and absent facts.
func (v *Value) Kind() Kind { return v.kind }

// Truth gives the outcomes of a bool, and whether other values can be absent or failed.
func (v *Value) Truth() Truth {
	switch {
	case v.state == 0:
		return eitherWay
	case v.kind == KindBool:
		return Truth(v.state)
	case v.state&valued != 0:
		return eitherWay | Truth(v.state&notThere)
	}
	return Truth(v.state & notThere)
}

// Bounds gives the interval of a number or a date (as the number of a civil.Day), with NoMin and NoMax for what is not
// known. There is no interval where ok is false: the value is certainly absent or failed, or of another kind.
func (v *Value) Bounds() (lo, hi int64, ok bool) {
	lo, hi, st := v.number()
	return lo, hi, st&hasValue != 0 && (v.kind == KindInt || v.kind == KindDate || v.kind == KindAny)
}

// When gives a date; not Known unless the value is one that may be there.
func (v *Value) When() civil.When {
	if v.kind != KindDate || v.state&hasValue == 0 {
		return civil.When{}
	}
	return civil.Between(dayOf(v.lo), dayOf(v.hi))
}

// Span gives a length of time; ok is false if nothing is known of it.
func (v *Value) Span() (s civil.Span, ok bool) {
	ok = v.kind == KindSpan && v.unit != 0 && v.state&hasValue != 0
	return civil.Span{Lo: v.lo, Hi: v.hi, Unit: v.unit}, ok
}

// Text gives a known text.
func (v *Value) Text() (s string, known bool) {
	return v.text, v.kind == KindText && v.state == hasValue
}

// Ref gives a known reference, or nil.
func (v *Value) Ref() *Object { return v.ref }

// List gives the list, or nil.
func (v *Value) List() *List { return v.list }

// Known says whether the value is known exactly: one bool, one number, one day, one object, a complete list.
func (v *Value) Known() bool {
	switch v.kind {
	case KindBool:
		return Truth(v.state).Known() && v.state&state(noValue) == 0
	case KindList:
		return v.state == hasValue && v.list.complete()
	case KindRef:
		return v.ref != nil
	}
	return v.state == hasValue && v.lo == v.hi
}

// Absent says whether the value is known not to exist.
func (v *Value) Absent() bool { return v.state == isAbsent }

// Settled says whether nothing is left to find out: the value is known, absent or failed.
func (v *Value) Settled() bool { return v.Known() || v.state == isAbsent || v.state == isError }

func (l *List) complete() bool {
	return l.counted() && !slices.ContainsFunc(l.Items, func(i Item) bool { return !i.Value.Settled() })
}
