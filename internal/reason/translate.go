package reason

import (
	"fmt"
	"strings"

	"cel.dev/cel-go/common"
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"

	"github.com/tarazy/tarazy/internal/problem"
)

// translation says the type checker's errors in the words of an author of conditions.
type translation struct {
	compiler *Compiler
	ast      *ast.AST
	source   []rune
	vars     []Var
}

func syntaxFaults(errs []*common.Error, source []rune) []Fault {
	var faults []Fault
	for _, e := range errs {
		f := Fault{Line: max(1, e.Location.Line()), Column: max(1, e.Location.Column()+1)}
		f.Message = strings.TrimPrefix(e.Message, "Syntax error: ")
		f.Message, f.Hint = plainSyntax(f, source)
		if n := len(faults); n > 0 && faults[n-1].Message == f.Message && faults[n-1].Line == f.Line {
			continue // one strange word gives an error for each of its letters
		}
		faults = append(faults, f)
	}
	return faults
}

// plainSyntax says what is wrong and what would be right, where the parser says it in its own terms.
func plainSyntax(f Fault, source []rune) (message, hint string) {
	is := func(s string) bool { return strings.Contains(f.Message, s) }
	switch {
	case is("single '&'"):
		return "a single & means nothing", "and is written &&"
	case is("single '|'"):
		return "a single | means nothing", "or is written ||"
	case is("invalid argument to has()"):
		return "has() asks after an attribute", "has(it.vote)"
	case is("recursion limit exceeded"):
		return "the condition is nested too deeply", "give its parts as elements of their own"
	case is("invalid int literal"):
		return "the number is too large", ""
	case is("'<EOF>'"):
		return "the condition ends too early", ""
	case is("argument must be a simple name"), is("argument is not an identifier"), is("overwrites accumulator"):
		return "the variable of a list function must be a simple name", "list.exists(x, …)"
	case is("unexpected token after expression") && standsAt(source, f, '='):
		return "a single = means nothing", "equality is written =="
	}
	return f.Message, ""
}

// standsAt says whether the letter at the place of the fault is r.
func standsAt(source []rune, f Fault, r rune) bool {
	for i := range source {
		if line, column := lineColumn(source, i); line == f.Line && column == f.Column {
			return source[i] == r
		}
	}
	return false
}

func (t translation) faults(errs []*common.Error) []Fault {
	nodes := map[int64]ast.Expr{}
	ast.PostOrderVisit(t.ast.Expr(), ast.NewExprVisitor(func(e ast.Expr) { nodes[e.ID()] = e }))
	idle := t.insideUnknown(errs, nodes)
	faults := make([]Fault, 0, len(errs))
	for _, e := range errs {
		if idle[e.ExprID] {
			continue
		}
		f := Fault{Line: max(1, e.Location.Line()), Column: max(1, e.Location.Column()+1)}
		f.Message = strings.ReplaceAll(e.Message, typeMark, "")
		if node := nodes[e.ExprID]; node != nil {
			f.Line, f.Column = place(t.ast, t.source, node)
			t.say(&f, node, e)
		}
		faults = append(faults, f)
	}
	return faults
}

// insideUnknown finds the operands of functions that do not exist. The variable of a misspelt list function is not declared:
// that is not another mistake.
func (t translation) insideUnknown(errs []*common.Error, nodes map[int64]ast.Expr) map[int64]bool {
	inside := map[int64]bool{}
	for _, e := range errs {
		call := nodes[e.ExprID]
		if call == nil || call.Kind() != ast.CallKind || !strings.HasPrefix(e.Message, "undeclared reference") {
			continue
		}
		for _, arg := range call.AsCall().Args() {
			ast.PostOrderVisit(arg, ast.NewExprVisitor(func(x ast.Expr) { inside[x.ID()] = true }))
		}
	}
	return inside
}

func (t translation) say(f *Fault, e ast.Expr, err *common.Error) {
	switch m := err.Message; {
	case strings.HasPrefix(m, "undefined field"):
		t.noAttribute(f, e)
	case strings.HasPrefix(m, "undeclared reference"):
		t.noName(f, e)
	case strings.HasPrefix(m, "found no matching overload") && e.Kind() == ast.CallKind:
		t.noOverload(f, e)
	case strings.Contains(m, "does not support field selection"):
		f.Message = fmt.Sprintf("%s has no attributes", t.typeName(e.AsSelect().Operand()))
	case strings.HasPrefix(m, "expected type"):
		f.Message = fmt.Sprintf("true or false is wanted here, but this is %s", t.typeName(e))
	case strings.Contains(m, "cannot be range of a comprehension"):
		f.Message = fmt.Sprintf("%s is not a list", t.typeName(e))
	}
}

func (t translation) noAttribute(f *Fault, e ast.Expr) {
	sel := e.AsSelect()
	object := provider{t.compiler.schema}.object(t.ast.GetType(sel.Operand().ID()).TypeName())
	if object == nil {
		return
	}
	f.Line, f.Column = t.nameAfterDot(e, sel.FieldName(), f.Line, f.Column)
	f.Message = fmt.Sprintf("%s has no attribute %q", object.Name, sel.FieldName())
	names := make([]string, len(object.Fields))
	for i, field := range object.Fields {
		names[i] = field.Name
	}
	f.Hint = didYouMean(problem.Nearest(sel.FieldName(), names))
}

// nameAfterDot finds the attribute's name, which cel-go places at its dot, and in has() at the bracket.
func (t translation) nameAfterDot(e ast.Expr, name string, line, column int) (int, int) {
	r, ok := t.ast.SourceInfo().GetOffsetRange(e.ID())
	if !ok {
		return line, column
	}
	from := min(int(r.Start), len(t.source))
	if inner, ok := t.ast.SourceInfo().GetOffsetRange(e.AsSelect().Operand().ID()); ok {
		from = max(from, int(inner.Stop))
	}
	for i, want := from, []rune(name); i+len(want) <= len(t.source); i++ {
		if string(t.source[i:i+len(want)]) == name {
			return lineColumn(t.source, i)
		}
	}
	return line, column
}

func (t translation) noName(f *Fault, e ast.Expr) {
	switch e.Kind() {
	case ast.CallKind:
		t.noFunction(f, e)
		return
	case ast.StructKind:
		f.Message = "conditions make no objects"
		return
	case ast.IdentKind:
	default:
		return
	}
	name := e.AsIdent()
	f.Message = fmt.Sprintf("there is no variable %q", name)
	var known []string
	for _, v := range t.vars {
		known = append(known, v.Name)
		if _, ok := t.compiler.schema.Type(v.Type).Slot(name); ok {
			f.Hint = fmt.Sprintf("did you mean %s.%s?", v.Name, name)
			return
		}
	}
	f.Hint = didYouMean(problem.Nearest(name, known))
}

func (t translation) noFunction(f *Fault, e ast.Expr) {
	name := e.AsCall().FunctionName()
	if r, ok := t.ast.SourceInfo().GetOffsetRange(e.ID()); ok && e.AsCall().IsMemberFunction() {
		f.Line, f.Column = lineColumn(t.source, max(0, int(r.Start)-len([]rune(name))))
	}
	if name == operators.Index {
		f.Message, f.Hint = "conditions do not count out items of a list", "ask for what the item is: list.exists(x, …)"
		return
	}
	f.Message = fmt.Sprintf("there is no function %q", name)
	known := []string{operators.Has, operators.Exists, operators.All, operators.ExistsOne, operators.Filter, operators.Map}
	for _, s := range signatures() {
		if s.function[0] >= 'a' && s.function[0] <= 'z' {
			known = append(known, s.function)
		}
	}
	switch name {
	case "timestamp":
		f.Hint = "date('2011-05-11')"
	case "duration":
		f.Hint = "days(15)"
	default:
		f.Hint = didYouMean(problem.Nearest(name, known))
	}
}

func (t translation) noOverload(f *Fault, e ast.Expr) {
	call := e.AsCall()
	args := call.Args()
	if call.IsMemberFunction() {
		args = append([]ast.Expr{call.Target()}, args...)
	}
	names := make([]string, len(args))
	for i, a := range args {
		names[i] = t.typeName(a)
	}
	symbol, infix := operators.FindReverseBinaryOperator(call.FunctionName())
	if infix && len(names) == 2 {
		f.Message = fmt.Sprintf("%q does not go with %s and %s", symbol, names[0], names[1])
		f.Hint = overloadHint(symbol, names[0], names[1])
		return
	}
	switch call.FunctionName() {
	case operators.LogicalNot:
		f.Message = fmt.Sprintf("true or false is wanted after !, but this is %s", names[0])
	case operators.Conditional:
		f.Message = fmt.Sprintf("c ? a : b needs true or false, then two values of one type; these are %s", strings.Join(names, ", "))
	case operators.Negate:
		f.Message = fmt.Sprintf("there is no minus of %s", names[0])
	default:
		f.Message = fmt.Sprintf("%q does not go with %s", call.FunctionName(), strings.Join(names, ", "))
	}
}

func overloadHint(symbol, left, right string) string {
	date, number, text := Type{Kind: KindDate}.described(), Type{Kind: KindInt}.described(), Type{Kind: KindText}.described()
	switch {
	case left == fraction || right == fraction:
		return "conditions know whole numbers only; write shares as fractions: 3 * a >= 2 * b"
	case left == nothing || right == nothing:
		return "ask has(it.vote)"
	case left == date && right == date && symbol == "-":
		return "days_between(a, b)"
	case left == date && right == number && (symbol == "+" || symbol == "-"):
		return "say of what: days(15), workdays(5), months(1)"
	case left == date && right == text || left == text && right == date:
		return "a date is written date('2011-05-11')"
	case symbol == "in":
		return "on the right stands a list of what is on the left"
	}
	return ""
}

// What conditions do not know, in words.
const (
	fraction = "a fraction"
	nothing  = "null"
)

func (t translation) typeName(e ast.Expr) string {
	ct := t.ast.GetType(e.ID())
	if typ, ok := fromCEL(ct); ok {
		return typ.described()
	}
	switch ct.Kind() {
	case types.DoubleKind:
		return fraction
	case types.NullTypeKind:
		return nothing
	}
	return strings.ReplaceAll(ct.String(), typeMark, "")
}
