package reason

import (
	"fmt"

	"cel.dev/cel-go/checker"
	"cel.dev/cel-go/common/containers"
	"cel.dev/cel-go/common/decls"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/parser"
)

// provider shows a Schema to cel-go's type checker. Object types carry a mark before their names there, so that no
// identifier of a condition can be taken for one.
type provider struct{ schema *Schema }

const typeMark = "#"

func (p provider) EnumValue(name string) ref.Val { return types.NewErr("no constant %q", name) }

func (p provider) FindIdent(string) (ref.Val, bool) { return nil, false }

func (p provider) FindStructType(name string) (*types.Type, bool) {
	if p.object(name) == nil {
		return nil, false
	}
	return types.NewTypeTypeWithParam(types.NewObjectType(name)), true
}

func (p provider) FindStructFieldNames(name string) ([]string, bool) {
	t := p.object(name)
	if t == nil {
		return nil, false
	}
	names := make([]string, len(t.Fields))
	for i, f := range t.Fields {
		names[i] = f.Name
	}
	return names, true
}

func (p provider) FindStructFieldType(object, field string) (*types.FieldType, bool) {
	t := p.object(object)
	if t == nil {
		return nil, false
	}
	slot, ok := t.Slot(field)
	if !ok {
		return nil, false
	}
	return &types.FieldType{Type: celType(t.Fields[slot].Type)}, true
}

func (p provider) NewValue(name string, _ map[string]ref.Val) ref.Val {
	return types.NewErr("conditions cannot make objects")
}

func (p provider) object(marked string) *ObjectType {
	if len(marked) < len(typeMark) || marked[:len(typeMark)] != typeMark {
		return nil
	}
	return p.schema.Type(marked[len(typeMark):])
}

const (
	celDate = "date"
	celSpan = "span"
)

// celType is the type as cel-go knows it.
func celType(t Type) *types.Type {
	switch t.Kind {
	case KindBool:
		return types.BoolType
	case KindInt:
		return types.IntType
	case KindDate:
		return types.NewOpaqueType(celDate)
	case KindSpan:
		return types.NewOpaqueType(celSpan)
	case KindText:
		return types.StringType
	case KindRef:
		return types.NewObjectType(typeMark + t.Object)
	case KindList:
		return types.NewListType(celType(*t.Elem))
	}
	return types.DynType
}

// fromCEL is the reverse of celType; ok is false for what conditions do not know: doubles, maps, mixed lists.
func fromCEL(t *types.Type) (_ Type, ok bool) {
	switch t.Kind() {
	case types.BoolKind:
		return Type{Kind: KindBool}, true
	case types.IntKind:
		return Type{Kind: KindInt}, true
	case types.StringKind:
		return Type{Kind: KindText}, true
	case types.StructKind:
		return RefTo(t.TypeName()[len(typeMark):]), true
	case types.OpaqueKind:
		switch t.TypeName() {
		case celDate:
			return Type{Kind: KindDate}, true
		case celSpan:
			return Type{Kind: KindSpan}, true
		}
	case types.ListKind:
		elem, ok := fromCEL(t.Parameters()[0])
		return ListOf(elem), ok
	}
	return Type{}, false
}

func newParser() (*parser.Parser, error) {
	return parser.NewParser(
		parser.Macros(parser.AllMacros...),
		parser.PopulateMacroCalls(true),
		parser.EnablePrattParser(true),
		parser.MaxRecursionDepth(maxDepth),
		parser.ExpressionSizeCodePointLimit(maxLetters),
	)
}

// No condition that a person can read comes near these.
const (
	maxDepth   = 60
	maxLetters = 20_000
)

func (c *Compiler) newEnv(vars []Var) (*checker.Env, error) {
	s := c.schema
	env, err := checker.NewEnv(containers.DefaultContainer, provider{s})
	if err != nil {
		return nil, err
	}
	if err := env.AddFunctions(c.functions...); err != nil {
		return nil, err
	}
	for _, v := range vars {
		if s.Type(v.Type) == nil {
			return nil, fmt.Errorf("variable %q: no object type %q", v.Name, v.Type)
		}
		if err := env.AddIdents(decls.NewVariable(v.Name, celType(RefTo(v.Type)))); err != nil {
			return nil, err
		}
	}
	return env, nil
}

// signature is one way to call a function: the types of the operands, then that of the result.
type signature struct {
	function string
	member   bool
	types    []*types.Type
}

// signatures lists all that a condition may call. What is not here is a fault.
func signatures() []signature {
	b, n, text := types.BoolType, types.IntType, types.StringType
	date, span := types.NewOpaqueType(celDate), types.NewOpaqueType(celSpan)
	any := types.NewTypeParamType("A")
	list := types.NewListType(any)
	all := []signature{
		{operators.LogicalAnd, false, []*types.Type{b, b, b}},
		{operators.LogicalOr, false, []*types.Type{b, b, b}},
		{operators.LogicalNot, false, []*types.Type{b, b}},
		{operators.NotStrictlyFalse, false, []*types.Type{b, b}},
		{operators.Conditional, false, []*types.Type{b, any, any, any}},
		{operators.Equals, false, []*types.Type{any, any, b}},
		{operators.NotEquals, false, []*types.Type{any, any, b}},
		{operators.In, false, []*types.Type{any, list, b}},
		{operators.Add, false, []*types.Type{n, n, n}},
		{operators.Add, false, []*types.Type{date, span, date}},
		{operators.Add, false, []*types.Type{list, list, list}},
		{operators.Subtract, false, []*types.Type{n, n, n}},
		{operators.Subtract, false, []*types.Type{date, span, date}},
		{operators.Multiply, false, []*types.Type{n, n, n}},
		{operators.Divide, false, []*types.Type{n, n, n}},
		{operators.Modulo, false, []*types.Type{n, n, n}},
		{operators.Negate, false, []*types.Type{n, n}},
		{"size", false, []*types.Type{list, n}},
		{"size", true, []*types.Type{list, n}},
		{"date", false, []*types.Type{text, date}},
		{"days_between", false, []*types.Type{date, date, n}},
		{"workdays_between", false, []*types.Type{date, date, n}},
		{"value", false, []*types.Type{text, date, n}},
	}
	for _, name := range []string{operators.Less, operators.LessEquals, operators.Greater, operators.GreaterEquals} {
		for _, t := range []*types.Type{n, date, span} {
			all = append(all, signature{name, false, []*types.Type{t, t, b}})
		}
	}
	for _, s := range spanFunctions() {
		all = append(all, signature{s.name, false, []*types.Type{n, span}})
	}
	return all
}

func functionDecls() ([]*decls.FunctionDecl, error) {
	var names []string
	overloads := map[string][]decls.FunctionOpt{}
	for i, s := range signatures() {
		last := len(s.types) - 1
		declare := decls.Overload
		if s.member {
			declare = decls.MemberOverload
		}
		if overloads[s.function] == nil {
			names = append(names, s.function)
		}
		id := fmt.Sprintf("%s_%d", s.function, i)
		overloads[s.function] = append(overloads[s.function], declare(id, s.types[:last], s.types[last]))
	}
	functions := make([]*decls.FunctionDecl, 0, len(names))
	for _, name := range names {
		f, err := decls.NewFunction(name, overloads[name]...)
		if err != nil {
			return nil, err
		}
		functions = append(functions, f)
	}
	return functions, nil
}
