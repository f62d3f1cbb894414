package reason

import (
	"fmt"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/parser"
)

// variable is a name in scope.
type variable struct {
	name string
	typ  Type
	slot int
}

// lowering makes an expr of cel-go's checked tree and collects what it cannot take.
type lowering struct {
	compiler *Compiler
	ast      *ast.AST
	source   []rune
	scope    []variable
	free     int // the first slot not in use
	faults   []Fault
}

func (l *lowering) fault(e ast.Expr, message, hint string) {
	line, column := place(l.ast, l.source, e)
	l.faults = append(l.faults, Fault{Line: line, Column: column, Message: message, Hint: hint})
}

// lower always gives an expr; after a fault it is a stand-in.
func (l *lowering) lower(e ast.Expr) *expr {
	x := &expr{}
	x.line, x.column = place(l.ast, l.source, e)
	if text, err := parser.Unparse(e, l.ast.SourceInfo(), parser.WrapOnColumn(maxLetters)); err == nil {
		x.text = text
	}
	switch e.Kind() {
	case ast.LiteralKind:
		l.literal(x, e)
	case ast.IdentKind:
		l.ident(x, e)
	case ast.SelectKind:
		l.attribute(x, e)
	case ast.CallKind:
		l.call(x, e)
	case ast.ListKind:
		l.list(x, e)
	case ast.ComprehensionKind:
		l.comprehension(x, e)
	case ast.MapKind, ast.StructKind:
		l.fault(e, "conditions have no maps and make no objects", "")
	default:
		l.fault(e, "this cannot be part of a condition", "")
	}
	return x
}

func (l *lowering) literal(x *expr, e ast.Expr) {
	switch v := e.AsLiteral().(type) {
	case types.Bool:
		x.typ, x.literal = Type{Kind: KindBool}, OfBool(bool(v))
	case types.Int:
		x.typ, x.literal = Type{Kind: KindInt}, OfInt(int64(v))
		if !bounded(int64(v), int64(v)) {
			l.fault(e, "the number is too large", "")
		}
	case types.String:
		x.typ, x.literal = Type{Kind: KindText}, OfText(string(v))
	case types.Double:
		l.fault(e, "conditions know whole numbers only", "write shares as fractions: 3 * a >= 2 * b")
	default:
		l.fault(e, fmt.Sprintf("%s is no value that a condition knows", x.text), "values are true, false, whole numbers and 'text'")
	}
}

func (l *lowering) ident(x *expr, e ast.Expr) {
	for i := len(l.scope) - 1; i >= 0; i-- {
		if v := l.scope[i]; v.name == e.AsIdent() {
			x.op, x.typ, x.slot, x.name = OpVar, v.typ, v.slot, v.name
			return
		}
	}
	l.fault(e, fmt.Sprintf("there is no variable %q", e.AsIdent()), "")
}

func (l *lowering) attribute(x *expr, e ast.Expr) {
	sel := e.AsSelect()
	before := len(l.faults)
	object := l.lower(sel.Operand())
	x.op, x.kids = OpFact, []*expr{object}
	owner := l.compiler.schema.Type(object.typ.Object)
	if owner == nil {
		if len(l.faults) == before {
			l.fault(e, "this has no attributes", "")
		}
		return
	}
	slot, _ := owner.Slot(sel.FieldName())
	x.typ = owner.Fields[slot].Type
	x.field = step{owner: owner, slot: slot, name: sel.FieldName(), kind: x.typ.Kind}
	if sel.IsTestOnly() {
		x.op, x.typ = OpHas, Type{Kind: KindBool}
	}
}

func (l *lowering) list(x *expr, e ast.Expr) {
	x.op = OpListOf
	elems := e.AsList().Elements()
	typ, ok := fromCEL(l.ast.GetType(e.ID()))
	if !ok && len(elems) > 0 {
		l.fault(e, "the items of a list must be of one type", "")
		return
	}
	if !ok {
		typ = ListOf(Type{Kind: KindAny})
	}
	if typ.Elem.Kind == KindList {
		l.fault(e, "conditions have no lists of lists", "")
	}
	x.typ = typ
	for _, elem := range elems {
		x.kids = append(x.kids, l.lower(elem))
	}
}

// place is where the text of e begins. cel-go gives the place of the operator, and for calls that of the bracket.
func place(a *ast.AST, source []rune, e ast.Expr) (line, column int) {
	offset, ok := startOf(a.SourceInfo(), source, e)
	if !ok {
		return 1, 1
	}
	return lineColumn(source, offset)
}

func lineColumn(source []rune, offset int) (line, column int) {
	line, column = 1, 1
	for _, r := range source[:min(offset, len(source))] {
		column++
		if r == '\n' {
			line, column = line+1, 1
		}
	}
	return line, column
}

func startOf(info *ast.SourceInfo, source []rune, e ast.Expr) (int, bool) {
	if macro, ok := info.GetMacroCall(e.ID()); ok {
		return startOfCall(info, source, macro.AsCall(), e.ID())
	}
	switch e.Kind() {
	case ast.SelectKind:
		return startOf(info, source, e.AsSelect().Operand())
	case ast.CallKind:
		return startOfCall(info, source, e.AsCall(), e.ID())
	}
	r, ok := info.GetOffsetRange(e.ID())
	return int(r.Start), ok
}

func startOfCall(info *ast.SourceInfo, source []rune, call ast.CallExpr, id int64) (int, bool) {
	if call.IsMemberFunction() {
		return startOf(info, source, call.Target())
	}
	name := call.FunctionName()
	_, infix := operators.FindReverseBinaryOperator(name)
	if (infix || name == operators.Conditional) && len(call.Args()) > 0 {
		return startOf(info, source, call.Args()[0])
	}
	r, ok := info.GetOffsetRange(id)
	start := int(r.Start)
	if ok && start < len(source) && source[start] == '(' {
		start = max(0, start-len([]rune(name)))
	}
	return start, ok
}
