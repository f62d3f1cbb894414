package reason

import (
	"fmt"
	"strings"

	"cel.dev/cel-go/common"
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
)

// translation says the type checker's errors in the words of an author of conditions.
type translation struct {
	compiler *Compiler
	ast      *ast.AST
	source   []rune
	vars     []Var
}

func syntaxFaults(errs []*common.Error) []Fault {
	faults := make([]Fault, len(errs))
	for i, e := range errs {
		message := strings.TrimPrefix(e.Message, "Syntax error: ")
		faults[i] = Fault{Line: e.Location.Line(), Column: e.Location.Column() + 1, Message: message, Hint: syntaxHint(message)}
	}
	return faults
}

func syntaxHint(message string) string {
	switch {
	case strings.Contains(message, "single '&'"):
		return "and is written &&"
	case strings.Contains(message, "single '|'"):
		return "or is written ||"
	case strings.Contains(message, "'='"):
		return "equality is written =="
	case strings.Contains(message, "invalid argument to has()"):
		return "has(it.vote)"
	}
	return ""
}

func (t translation) faults(errs []*common.Error) []Fault {
	nodes := map[int64]ast.Expr{}
	ast.PostOrderVisit(t.ast.Expr(), ast.NewExprVisitor(func(e ast.Expr) { nodes[e.ID()] = e }))
	faults := make([]Fault, 0, len(errs))
	for _, e := range errs {
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

func (t translation) say(f *Fault, e ast.Expr, err *common.Error) {
	switch m := err.Message; {
	case strings.HasPrefix(m, "undefined field"):
		t.noAttribute(f, e)
	case strings.HasPrefix(m, "undeclared reference"):
		t.noName(f, e)
	case strings.HasPrefix(m, "found no matching overload") && e.Kind() == ast.CallKind:
		t.noOverload(f, e)
	case strings.Contains(m, "does not support field selection"):
		f.Message = fmt.Sprintf("a %s has no attributes", t.typeName(e.AsSelect().Operand()))
	case strings.HasPrefix(m, "expected type"):
		f.Message = fmt.Sprintf("true or false is wanted here, but this is a %s", t.typeName(e))
	case strings.Contains(m, "cannot be range of a comprehension"):
		f.Message = fmt.Sprintf("a %s is not a list", t.typeName(e))
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
	f.Hint = didYouMean(nearest(sel.FieldName(), names))
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
	if e.Kind() == ast.CallKind {
		t.noFunction(f, e.AsCall().FunctionName())
		return
	}
	if e.Kind() != ast.IdentKind {
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
	f.Hint = didYouMean(nearest(name, known))
}

func (t translation) noFunction(f *Fault, name string) {
	if display, ok := operators.FindReverseBinaryOperator(name); ok {
		name = display
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
		f.Hint = didYouMean(nearest(name, known))
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
	symbol, ok := operators.FindReverse(call.FunctionName())
	if !ok || symbol == "" {
		symbol = call.FunctionName()
	}
	f.Message = fmt.Sprintf("%q does not go with %s", symbol, strings.Join(names, ", "))
}

func overloadHint(symbol, left, right string) string {
	date, number, text := Type{Kind: KindDate}.String(), Type{Kind: KindInt}.String(), Type{Kind: KindText}.String()
	switch {
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

func (t translation) typeName(e ast.Expr) string {
	ct := t.ast.GetType(e.ID())
	if typ, ok := fromCEL(ct); ok {
		return typ.String()
	}
	return strings.ReplaceAll(ct.String(), typeMark, "")
}
