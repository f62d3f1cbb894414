package reason

import (
	"fmt"
	"maps"
	"slices"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"

	"github.com/tarazy/tarazy/internal/civil"

	"github.com/tarazy/tarazy/internal/problem"
)

// plainOps are the calls whose operands are the kids as they stand.
func plainOps() map[string]Op {
	return map[string]Op{
		operators.LogicalAnd: OpAnd, operators.LogicalOr: OpOr, operators.LogicalNot: OpNot, operators.Conditional: OpIf,
		operators.Equals: OpEqual, operators.NotEquals: OpUnequal, operators.In: OpIn,
		operators.Less: OpLess, operators.LessEquals: OpLessEqual,
		operators.Greater: OpGreater, operators.GreaterEquals: OpGreaterEqual,
		operators.Add: OpAdd, operators.Subtract: OpSubtract, operators.Multiply: OpMultiply, operators.Negate: OpNegate,
		operators.Divide: OpDivide, operators.Modulo: OpRemainder,
		"size": OpSize, "days_between": OpDaysBetween, "workdays_between": OpWorkdaysBetween,
	}
}

func (l *lowering) call(x *expr, e ast.Expr) {
	call := e.AsCall()
	name, args := call.FunctionName(), call.Args()
	if call.IsMemberFunction() {
		args = append([]ast.Expr{call.Target()}, args...)
	}
	x.typ, _ = fromCEL(l.ast.GetType(e.ID()))
	switch name {
	case "date":
		l.dateLiteral(x, e, args)
		return
	case "value":
		l.figure(x, args)
		return
	}
	for _, a := range args {
		x.kids = append(x.kids, l.lower(a))
	}
	if i := slices.IndexFunc(spanFunctions(), func(s spanFunction) bool { return s.name == name }); i >= 0 {
		x.op, x.unit = OpSpan, spanFunctions()[i].unit
		return
	}
	op, ok := plainOps()[name]
	if !ok {
		l.fault(e, fmt.Sprintf("%q cannot be part of a condition", name), "")
		return
	}
	x.op = op
	l.finish(x, e, args)
}

// finish settles what depends on the operator.
func (l *lowering) finish(x *expr, e ast.Expr, args []ast.Expr) {
	switch x.op {
	case OpAnd, OpOr:
		x.kids = flatten(x.op, x.kids)
	case OpIf:
		if x.typ = x.kids[1].typ; x.typ.Kind == KindList && x.typ.Elem.Kind == KindAny {
			x.typ = x.kids[2].typ
		}
	case OpEqual, OpUnequal, OpIn:
		l.checkWords(x.kids[0], x.kids[1])
		l.checkWords(x.kids[1], x.kids[0])
	case OpAdd, OpSubtract:
		l.sum(x, e)
	case OpDivide, OpRemainder:
		l.divisor(x, args[1])
	}
}

// flatten turns (a && b) && c into one part with three operands.
func flatten(op Op, kids []*expr) []*expr {
	var flat []*expr
	for _, k := range kids {
		if k.op == op {
			flat = append(flat, k.kids...)
		} else {
			flat = append(flat, k)
		}
	}
	return flat
}

// sum tells adding numbers from counting days.
func (l *lowering) sum(x *expr, e ast.Expr) {
	switch x.typ.Kind {
	case KindList:
		l.fault(e, "lists cannot be joined", "ask each list: a.exists(…) || b.exists(…)")
	case KindDate:
		if x.op = OpShift; e.AsCall().FunctionName() == operators.Subtract {
			x.op = OpShiftBack
		}
		if span := x.kids[1]; span.op == OpSpan && span.unit == civil.Hours {
			l.fault(e, "hours cannot be counted from a date", "days(1)")
		}
	}
}

func (l *lowering) divisor(x *expr, arg ast.Expr) {
	by := x.kids[1]
	switch {
	case by.op != OpLiteral || by.typ.Kind != KindInt:
		l.fault(arg, "only a number written in the condition can divide", "multiply the other side instead: 2 * a >= b")
	case by.literal.lo == 0:
		l.fault(arg, "nothing can be divided by 0", "")
	default:
		x.divisor = by.literal.lo
	}
}

func (l *lowering) dateLiteral(x *expr, e ast.Expr, args []ast.Expr) {
	x.op, x.typ = OpLiteral, Type{Kind: KindDate}
	text := l.lower(args[0])
	if text.op != OpLiteral {
		l.fault(args[0], "a date is written out", "date('2011-05-11')")
		return
	}
	when, err := civil.ParseWhen(text.literal.text)
	if err != nil || !when.Exact() {
		l.fault(args[0], fmt.Sprintf("%q is not one day", text.literal.text), "write year-month-day: date('2011-05-11')")
		return
	}
	x.literal = OfWhen(when)
}

func (l *lowering) figure(x *expr, args []ast.Expr) {
	x.op, x.typ = OpFigure, Type{Kind: KindInt}
	name := l.lower(args[0])
	x.kids = []*expr{l.lower(args[1])}
	known := slices.Sorted(maps.Keys(l.compiler.figures))
	if name.op != OpLiteral {
		l.fault(args[0], "the name of a dated figure is written out", "value('name', it.date)")
		return
	}
	x.name = name.literal.text
	steps, ok := l.compiler.figures[x.name]
	if !ok {
		l.fault(args[0], fmt.Sprintf("there is no dated figure %q", x.name), didYouMean(problem.Nearest(x.name, known)))
	}
	x.figure = steps
}

// checkWords looks for words that the text or list of texts cannot hold.
func (l *lowering) checkWords(of, with *expr) {
	words := of.typ.words()
	if len(words) == 0 {
		return
	}
	for _, lit := range append([]*expr{with}, with.kids...) {
		if lit.op != OpLiteral || lit.typ.Kind != KindText || slices.Contains(words, lit.literal.text) {
			continue
		}
		hint := didYouMean(problem.Nearest(lit.literal.text, words))
		if hint == "" {
			hint = "one of " + quoteAll(words)
		}
		l.faults = append(l.faults, Fault{Line: lit.line, Column: lit.column, Hint: hint,
			Message: fmt.Sprintf("%s is never %q", of.text, lit.literal.text)})
	}
}

// words gives the words that a text, or the items of a list of texts, may be.
func (t Type) words() []string {
	if t.Kind == KindList {
		return t.Elem.Words
	}
	return t.Words
}

// comprehension reads back the list function that the parser has expanded.
func (l *lowering) comprehension(x *expr, e ast.Expr) {
	macro, ok := l.ast.SourceInfo().GetMacroCall(e.ID())
	c := e.AsComprehension()
	if !ok || c.HasIterVar2() {
		l.fault(e, "this cannot be part of a condition", "")
		return
	}
	list := l.lower(c.IterRange())
	if list.typ.Kind != KindList {
		l.fault(e, "only lists can be gone through", "")
		return
	}
	step := c.LoopStep().AsCall().Args()
	body, keep := step[0], ast.Expr(nil)
	switch name := macro.AsCall().FunctionName(); name {
	case operators.Exists, operators.All:
		x.op, x.typ, body = OpExists, Type{Kind: KindBool}, step[1]
		if name == operators.All {
			x.op = OpAll
		}
	case operators.Filter:
		x.op, x.typ = OpFilter, list.typ
	case operators.Map:
		x.op = OpMap
		if len(macro.AsCall().Args()) == 3 {
			keep, step = step[0], step[1].AsCall().Args()
		}
		body = step[1].AsList().Elements()[0]
	default:
		x.op, x.typ = OpExistsOne, Type{Kind: KindBool}
	}
	l.each(x, c.IterVar(), list, keep, body)
}

// each lowers the body with the variable in scope.
func (l *lowering) each(x *expr, name string, list *expr, keep, body ast.Expr) {
	x.slot, x.name = l.free, name
	if l.free >= 2*maxVars {
		l.fault(body, "list functions are nested too deeply", "")
		return
	}
	l.scope = append(l.scope, variable{name: name, typ: *list.typ.Elem, slot: l.free})
	l.free++
	if keep != nil {
		k := l.lower(keep)
		list = &expr{op: OpFilter, typ: list.typ, kids: []*expr{list, k}, slot: x.slot, name: name,
			line: x.line, column: x.column, text: fmt.Sprintf("%s.filter(%s, %s)", list.text, name, k.text)}
	}
	b := l.lower(body)
	l.free--
	l.scope = l.scope[:len(l.scope)-1]
	x.kids = []*expr{list, b}
	if x.op == OpMap {
		x.typ = ListOf(b.typ)
		if b.typ.Kind == KindList {
			l.fault(body, "conditions have no lists of lists", "")
		}
	}
}
