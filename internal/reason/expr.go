package reason

import "github.com/tarazy/tarazy/internal/civil"

// Op says what a part of a condition does.
type Op uint8

// The parts of a condition.
const (
	OpLiteral Op = iota // a value written in the condition, or a list of parts
	OpVar               // a variable: it, or that of a list function
	OpFact              // an attribute: it.vote.attendance
	OpHas
	OpNot
	OpAnd
	OpOr
	OpIf
	OpEqual
	OpUnequal
	OpLess
	OpLessEqual
	OpGreater
	OpGreaterEqual
	OpIn
	OpAdd
	OpSubtract
	OpMultiply
	OpDivide
	OpRemainder
	OpNegate
	OpShift     // a date and a span: kids are the date and the span
	OpShiftBack // the same backwards
	OpSpan      // days(n) and its like
	OpDaysBetween
	OpWorkdaysBetween
	OpFigure // value('name', date)
	OpListOf // a list written in the condition
	OpSize
	OpExists
	OpAll
	OpExistsOne
	OpFilter
	OpMap
	OpItem // one round of exists, all, …: only in a trace
)

// expr is a part of a condition after type checking. It never changes.
type expr struct {
	op           Op
	typ          Type
	kids         []*expr // operands; for list functions the list and the body; for OpFact the link before, if any
	text         string
	line, column int

	literal Value
	slot    int // OpVar and list functions: where the variable is in the frame; onlyIt for the first
	name    string
	field   step // OpFact, OpHas
	unit    civil.Unit
	divisor int64
	figure  []Step

	part  *Part
	asked *expr          // OpHas: the attribute asked after
	fixed *outcomeOfPart // where nothing but the condition itself decides it
}

// prepare makes what the trace needs of the part and all below it.
func (e *expr) prepare() {
	for _, k := range e.kids {
		k.prepare()
	}
	e.part = &Part{Op: e.op, Text: e.text, Line: e.line, Column: e.column, Type: e.typ}
	if e.op == OpHas {
		e.asked = &expr{op: OpFact, typ: e.field.owner.Fields[e.field.slot].Type, kids: e.kids, field: e.field, line: e.line, column: e.column,
			text: e.kids[0].text + "." + e.field.name}
		e.asked.part = &Part{Op: OpFact, Text: e.asked.text, Line: e.line, Column: e.column, Type: e.asked.typ}
	}
	if e.op != OpLiteral && e.op != OpListOf && e.op != OpSpan {
		return
	}
	for _, k := range e.kids {
		if k.fixed == nil {
			return
		}
	}
	node, r := (&tracer{}).eval(e)
	e.fixed = &outcomeOfPart{node, r}
}

// onlyIt is the slot of the first variable, which has a place of its own in the frame.
const onlyIt = -1

// step goes from an object to one of its facts.
type step struct {
	owner *ObjectType
	slot  int
	name  string
	kind  Kind
}

// fact finds the fact in o. An object of another type is asked by the name of the fact; if it has no such attribute, or one
// of another kind, the answer is nil.
func (s *step) fact(o *Object) (*Value, state) {
	slot := s.slot
	if o.Type != s.owner && !s.alike(o.Type) {
		at, ok := o.Type.Slot(s.name)
		if !ok || o.Type.Fields[at].Type.Kind != s.kind {
			return nil, isAbsent
		}
		slot = at
	}
	if slot >= len(o.Fields) {
		return nil, s.unknown()
	}
	return &o.Fields[slot], 0
}

// alike says that another type has the same attribute in the same place, as kinds that descend from one have.
func (s *step) alike(t *ObjectType) bool {
	return s.slot < len(t.alike) && t.alike[s.slot] == s.owner.alike[s.slot]
}

// unknown is the state of the fact where nothing is known of it.
func (s *step) unknown() state {
	if s.kind == KindRef {
		return hasValue | isAbsent
	}
	return hasValue
}

// beyond is the state of the fact when the link to its object is in the given state but leads to no known object.
func (s *step) beyond(link state) state {
	st := link & notThere
	if link&hasValue != 0 {
		st |= s.unknown()
	}
	if link&anyValue == 0 {
		return st
	}
	st |= isAbsent
	if s.kind == KindRef || s.kind == KindList {
		st |= oneOf
	}
	return st
}

// path goes from a variable through links to a fact.
type path struct {
	slot  int
	steps []step
}

// pathOf gives the path of an expression that is nothing but a chain of attributes.
func pathOf(e *expr) (p path, ok bool) {
	if e.op == OpVar {
		return path{slot: e.slot}, true
	}
	if e.op != OpFact {
		return path{}, false
	}
	if p, ok = pathOf(e.kids[0]); ok {
		p.steps = append(p.steps, e.field)
	}
	return p, ok
}

// find walks the path; it has at least one step. Without a fact there is only a state.
func (p *path) find(f *Frame) (*Value, state) {
	o := f.it
	if p.slot != onlyIt {
		item := f.slots[p.slot]
		if item == nil {
			return p.beyond(0, hasValue)
		}
		if o = item.ref; o == nil {
			_, st := item.object()
			return p.beyond(0, st)
		}
	} else if o == nil {
		return p.beyond(0, hasValue)
	}
	last := len(p.steps) - 1
	for i := range last {
		v, st := p.steps[i].fact(o)
		if v == nil {
			return p.beyond(i+1, st)
		}
		if o = v.ref; o == nil {
			_, st = v.object()
			return p.beyond(i+1, st)
		}
	}
	return p.steps[last].fact(o)
}

// beyond is the state of the fact when the way ends before the given step.
func (p *path) beyond(from int, st state) (*Value, state) {
	for i := from; i < len(p.steps); i++ {
		st = p.steps[i].beyond(st)
	}
	return nil, st
}
