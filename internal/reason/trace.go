package reason

import (
	"fmt"

	"github.com/tarazy/tarazy/internal/civil"
)

// Explain works the condition out as Test and Eval do and tells how. It is much slower.
func (c *Condition) Explain(f *Frame, it *Object) *Node {
	if f.tracer == nil {
		f.tracer = &tracer{}
	}
	t := f.tracer
	t.calendar, t.further, t.it, t.itNode = c.calendar, c.further, it, nil
	for i, v := range c.vars[1:] {
		t.slots[i] = binding{value: f.slots[i], source: source{path: v.Name}}
	}
	n, _ := t.eval(c.root)
	return n
}

// binding is what a variable stands for: an unrecorded item where value is nil.
type binding struct {
	value *Value
	source
}

// source says where an item comes from: its path, and if its list was made by the condition, the part that made it.
type source struct {
	path       string
	node       *Node
	unrecorded bool
}

// traced is a value of any type while it is traced; what does not belong to its type is not set. The state is set for all
// types but bools.
type traced struct {
	truth  Truth
	lo, hi int64
	unit   civil.Unit
	word   string
	object *Object
	list   seq
	items  []source // of the items of list
	state  state
}

// outcomeOfPart is what a part comes to wherever it is traced, and how.
type outcomeOfPart struct {
	node  *Node
	value traced
}

// tracer is the slow evaluator. It joins values with the same functions as the fast one. A frame keeps one.
type tracer struct {
	calendar *civil.Calendar
	further  furtherItems
	it       *Object
	itNode   *Node // of the first variable, whenever it is named
	slots    [2 * maxVars]binding
	spare    []Node // made in advance
}

// node makes a node. They are made several at once, since a trace has many.
func (t *tracer) node(p *Part) *Node {
	if len(t.spare) == 0 {
		t.spare = make([]Node, 12)
	}
	n := &t.spare[0]
	t.spare = t.spare[1:]
	n.Part = p
	return n
}

func (t *tracer) eval(e *expr) (*Node, traced) {
	switch {
	case e.fixed != nil:
		return e.fixed.node, e.fixed.value
	case e.op == OpVar && e.slot == onlyIt && t.itNode != nil:
		return t.itNode, traced{object: t.it, state: hasValue}
	}
	n := t.node(e.part)
	var r traced
	switch e.op {
	case OpLiteral:
		r = readAny(e.typ.Kind, &e.literal, 0)
	case OpVar:
		r = t.variable(n, e)
	case OpFact:
		r = t.fact(n, e)
	case OpHas:
		r = t.has(n, e)
	case OpIf:
		r = t.either(n, e)
	case OpExists, OpAll, OpExistsOne, OpFilter, OpMap:
		r = t.each(n, e)
	default:
		r = t.operate(n, e)
	}
	n.Value = valueOf(e.typ.Kind, r)
	if n.Op == OpFact || n.Op == OpVar {
		n.Value.Fact = n.Fact
	}
	n.Message = t.message(n, e)
	return n, r
}

// readAny reads a fact of any type.
func readAny(kind Kind, v *Value, st state) (r traced) {
	switch kind {
	case KindBool:
		r.truth = readTruth(v, st)
	case KindText:
		r.word, r.state = readWord(v, st)
	case KindSpan:
		r.lo, r.hi, r.unit, r.state = readSpan(v, st)
	case KindRef:
		r.object, r.state = readObject(v, st)
	case KindList:
		r.list = readList(v, st)
		r.state = r.list.state
	default:
		r.lo, r.hi, r.state = readNumber(v, st)
	}
	return r
}

// also adds to the state.
func (r traced) also(st state) traced {
	r.truth |= Truth(st)
	r.state |= st
	r.list.state |= st
	return r
}

func valueOf(kind Kind, r traced) Value {
	switch kind {
	case KindBool:
		return boolValue(r.truth)
	case KindText:
		return wordValue(r.word, r.state)
	case KindSpan:
		return spanValue(r.lo, r.hi, r.unit, r.state)
	case KindRef:
		return objectValue(r.object, r.state)
	case KindList:
		return listValue(r.list)
	}
	return numberValue(kind, r.lo, r.hi, r.state)
}

func (t *tracer) variable(n *Node, e *expr) traced {
	if e.slot == onlyIt {
		n.Object, t.itNode = t.it, n
		return traced{object: t.it, state: hasValue}
	}
	bound := t.slots[e.slot]
	n.Path, n.from, n.unrecorded = bound.path, bound.node, bound.unrecorded
	r := readAny(e.typ.Kind, bound.value, hasValue)
	if bound.value != nil {
		n.Fact = bound.value.Fact
	}
	n.Object = r.object
	r.items = itemSources(n.Path, r.list)
	return r
}

func (t *tracer) fact(n *Node, e *expr) traced {
	link, from := t.eval(e.kids[0])
	n.Path, n.Object, n.name = e.text, from.object, e.field.name
	n.unrecorded = link.unrecorded
	switch link.Op {
	case OpVar:
		n.Path, n.from = join(link.Path, e.field.name), link
	case OpFact:
		n.Path = join(link.Path, e.field.name)
		link.Link = true
		n.Kids = []*Node{link}
	default:
		n.Kids = []*Node{link}
	}
	v, st, also := factOf(from.object, from.state, &e.field)
	if v != nil {
		n.Fact = v.Fact
	}
	r := readAny(e.field.kind, v, st).also(also)
	r.items = itemSources(n.Path, r.list)
	return r
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

func itemSources(list string, s seq) []source {
	items := make([]source, len(s.items))
	for i := range items {
		items[i].path = fmt.Sprintf("%s[%d]", list, i)
	}
	return items
}

// has traces the attribute asked after, and answers from the object that would have it.
func (t *tracer) has(n *Node, e *expr) traced {
	fact, _ := t.eval(e.asked)
	n.Kids = []*Node{fact}
	_, from := t.eval(e.kids[0])
	return traced{truth: hasFact(from.object, from.state, &e.field)}
}

// either traces a condition and those of its branches that are possible.
func (t *tracer) either(n *Node, e *expr) (r traced) {
	when, w := t.eval(e.kids[0])
	n.Kids = []*Node{when}
	if w.truth&CanBeTrue != 0 {
		then, v := t.eval(e.kids[1])
		n.Kids = append(n.Kids, then)
		r = v
	}
	if w.truth&CanBeFalse != 0 {
		otherwise, v := t.eval(e.kids[2])
		n.Kids = append(n.Kids, otherwise)
		r = eitherOf(e.typ.Kind, r, v)
	}
	return r.also(state(w.truth & noValue))
}

// eitherOf is one of two values; the state of the first is 0 if it is not possible.
func eitherOf(kind Kind, a, b traced) (r traced) {
	switch kind {
	case KindBool:
		r.truth = a.truth | b.truth
	case KindText:
		r.word, r.state = eitherWord(a.word, a.state, b.word, b.state)
	case KindSpan:
		r.lo, r.hi, r.unit, r.state = eitherSpan(a.lo, a.hi, a.unit, a.state, b.lo, b.hi, b.unit, b.state)
	case KindRef:
		r.object, r.state = eitherObject(a.object, a.state, b.object, b.state)
	case KindList:
		r.list = eitherList(a.list, b.list)
		r.state = r.list.state
		r.items = a.items
		if a.list.state&hasValue == 0 {
			r.items = b.items
		}
	default:
		r.lo, r.hi, r.state = hull(a.lo, a.hi, a.state, b.lo, b.hi, b.state)
	}
	return r
}

// message says why an error arises here; it is empty if none does, or if it arises in an operand.
func (t *tracer) message(n *Node, e *expr) string {
	if n.Value.Truth()&CanBeError == 0 {
		return ""
	}
	for _, k := range n.Kids {
		if k.Value.Truth()&CanBeError != 0 {
			return ""
		}
	}
	switch e.op {
	case OpShift, OpShiftBack:
		if lo, hi, unit, _ := n.Kids[1].Value.span(); unit != civil.WorkDays {
			return fmt.Sprintf("%s cannot be counted from this date", civil.Span{Lo: lo, Hi: hi, Unit: unit})
		}
		return calendarMessage(t.calendar)
	case OpWorkdaysBetween:
		return calendarMessage(t.calendar)
	case OpFigure:
		return fmt.Sprintf("there is no value of %q for all of these days", e.name)
	}
	return "the number is too large"
}
