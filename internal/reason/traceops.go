package reason

import (
	"fmt"

	"github.com/tarazy/tarazy/internal/civil"
)

// operate traces all operands and joins them.
func (t *tracer) operate(n *Node, e *expr) traced {
	var few [3]traced
	args := few[:min(len(e.kids), len(few))]
	if len(e.kids) > len(few) {
		args = make([]traced, len(e.kids))
	}
	n.Kids = make([]*Node, len(e.kids))
	for i, k := range e.kids {
		n.Kids[i], args[i] = t.eval(k)
	}
	switch e.op {
	case OpNot:
		return traced{truth: args[0].truth.not()}
	case OpAnd, OpOr:
		q := quantifier{truthOf(e.op == OpAnd)}
		r := q.empty
		for _, a := range args {
			r = q.item(r, a.truth, false)
		}
		return traced{truth: r}
	case OpIn:
		x := valueOf(e.kids[0].typ.Kind, args[0])
		return traced{truth: among(e.kids[0].typ.Kind, &x, args[1].list)}
	case OpEqual, OpUnequal, OpLess, OpLessEqual, OpGreater, OpGreaterEqual:
		return traced{truth: compare(e, args[0], args[1])}
	case OpListOf:
		r := listOfTraced(e, args)
		for _, k := range n.Kids {
			r.items = append(r.items, source{path: k.Path, node: k})
		}
		return r
	case OpSpan:
		r := args[0]
		r.unit = e.unit
		return r
	}
	lo, hi, st := t.number(e, args)
	return traced{lo: lo, hi: hi, state: st}
}

func compare(e *expr, a, b traced) Truth {
	var same Truth
	switch e.kids[0].typ.Kind {
	case KindInt, KindDate:
		return compareNumbers(e.op, a.lo, a.hi, a.state, b.lo, b.hi, b.state)
	case KindSpan:
		return compareLengths(e.op, civil.Span{Lo: a.lo, Hi: a.hi, Unit: a.unit}, a.state,
			civil.Span{Lo: b.lo, Hi: b.hi, Unit: b.unit}, b.state)
	case KindBool:
		same = sameTruth(a.truth, b.truth)
	case KindText:
		same = sameWord(a.word, a.state, b.word, b.state)
	case KindRef:
		same = sameObject(a.object, a.state, b.object, b.state)
	case KindList:
		same = sameList(itemKind(e.kids[0], e.kids[1]), a.list, b.list)
	}
	if e.op == OpUnequal {
		return same.not()
	}
	return same
}

func listOfTraced(e *expr, args []traced) traced {
	s := seq{state: hasValue, items: make([]Item, len(args))}
	kind := e.typ.Elem.Kind
	for i, a := range args {
		v := valueOf(kind, a)
		s.state = withItem(s.state, stateOf(kind, &v), false)
		v = v.sure()
		s.items[i].Value = &v
	}
	return traced{list: s, state: s.state}
}

func (t *tracer) number(e *expr, args []traced) (int64, int64, state) {
	a := args[0]
	switch e.op {
	case OpNegate:
		return negate(a.lo, a.hi, a.state)
	case OpDivide:
		return divide(a.lo, a.hi, a.state, e.divisor)
	case OpRemainder:
		return remainder(a.lo, a.hi, a.state, e.divisor)
	case OpSize:
		lo, hi := a.list.size()
		return lo, hi, a.list.state &^ anyValue
	case OpFigure:
		return figureOn(e.figure, a.lo, a.hi, a.state)
	}
	b := args[1]
	switch e.op {
	case OpAdd:
		return add(a.lo, a.hi, a.state, b.lo, b.hi, b.state)
	case OpSubtract:
		return subtract(a.lo, a.hi, a.state, b.lo, b.hi, b.state)
	case OpMultiply:
		return multiply(a.lo, a.hi, a.state, b.lo, b.hi, b.state)
	case OpDaysBetween:
		return daysBetween(a.lo, a.hi, a.state, b.lo, b.hi, b.state)
	case OpWorkdaysBetween:
		return workdaysBetween(t.calendar, a.lo, a.hi, a.state, b.lo, b.hi, b.state)
	case OpShiftBack:
		b.lo, b.hi = -b.hi, -b.lo
	}
	return shift(t.calendar, a.lo, a.hi, a.state, b.lo, b.hi, b.unit, b.state)
}

// each traces a list function: one OpItem an item, and one for those not recorded.
func (t *tracer) each(n *Node, e *expr) traced {
	listNode, list := t.eval(e.kids[0])
	n.Kids = []*Node{listNode}
	s := list.list
	round := folding{e: e, quantifier: quantifierOf(e.op), tally: newTally(s.state), out: seq{state: s.state}}
	round.truth = round.quantifier.empty
	for i := range s.items {
		body, v := t.item(n, e, i, s.items[i], list.items[i])
		round.item(s.items[i], list.items[i], body, v)
	}
	if s.moreHi > 0 {
		from := source{path: listNode.Path + "[+]", node: listNode, unrecorded: true}
		_, v := t.item(n, e, Unrecorded, Item{Value: t.further.of(s.state), Maybe: s.moreLo == 0}, from)
		round.more(s, v)
	}
	return round.result(s.state)
}

// item traces the body for one item.
func (t *tracer) item(n *Node, e *expr, index int, item Item, from source) (body *Node, v traced) {
	round := t.node(&Part{Op: OpItem, Text: from.path, Line: e.line, Column: e.column, Type: e.kids[1].typ})
	round.Path, round.from, round.Index, round.Maybe = from.path, from.node, index, item.Maybe
	switch {
	case index == Unrecorded:
		round.Text = fmt.Sprintf("further items of %s", e.kids[0].text)
	case from.path == "":
		round.Text = fmt.Sprintf("%s[%d]", e.name, index)
	}
	if item.Value != nil {
		round.Object, round.Fact = item.Value.ref, item.Value.Fact
	}
	t.slots[e.slot] = binding{value: item.Value, source: from}
	body, v = t.eval(e.kids[1])
	round.Kids, round.Value = []*Node{body}, body.Value
	n.Kids = append(n.Kids, round)
	return body, v
}

// folding joins the rounds of a list function.
type folding struct {
	e          *expr
	quantifier quantifier
	truth      Truth
	tally      tally
	out        seq
	items      []source
}

func (r *folding) item(item Item, from source, body *Node, v traced) {
	switch r.e.op {
	case OpExists, OpAll:
		r.truth = r.quantifier.item(r.truth, v.truth, item.Maybe)
	case OpMap:
		kind := r.e.kids[1].typ.Kind
		val := valueOf(kind, v)
		r.out.state = withItem(r.out.state, stateOf(kind, &val), item.Maybe)
		if stateOf(kind, &val)&hasValue != 0 {
			val = val.sure()
			val.Fact = body.Fact
			r.out.items = append(r.out.items, Item{Value: &val, Maybe: item.Maybe})
			r.items = append(r.items, source{path: body.Path, node: body})
		}
	default:
		if in, unsure := r.tally.item(v.truth, item.Maybe); in {
			r.out.items = append(r.out.items, Item{Value: item.Value, Maybe: unsure})
			r.items = append(r.items, from)
		}
	}
}

func (r *folding) more(s seq, v traced) {
	switch r.e.op {
	case OpExists, OpAll:
		r.truth = r.quantifier.item(r.truth, v.truth, s.moreLo == 0)
	case OpMap:
		kind := r.e.kids[1].typ.Kind
		val := valueOf(kind, v)
		r.out.state = mapped(r.out.state, kind, &val, s.moreLo)
		r.out.moreLo, r.out.moreHi = s.moreLo, s.moreHi
	default:
		r.out.moreLo, r.out.moreHi = r.tally.more(v.truth, s.moreLo, s.moreHi)
	}
}

func (r *folding) result(list state) traced {
	switch r.e.op {
	case OpExists, OpAll:
		return traced{truth: r.quantifier.result(r.truth, list)}
	case OpExistsOne:
		return traced{truth: r.tally.one()}
	case OpFilter:
		r.out.state = r.tally.state
	}
	return traced{list: r.out, items: r.items, state: r.out.state}
}
