package reason

import (
	"cmp"
	"slices"
	"strings"

	"cel.dev/cel-go/checker"
	"cel.dev/cel-go/common"
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/decls"
	"cel.dev/cel-go/parser"

	"github.com/tarazy/tarazy/internal/civil"
)

// Var is a variable of a condition: its name and the name of the type of its object.
type Var struct{ Name, Type string }

// Compiler turns text into Conditions. It may be used by several goroutines at once.
type Compiler struct {
	schema    *Schema
	calendar  *civil.Calendar
	figures   map[string][]Step
	parser    *parser.Parser
	functions []*decls.FunctionDecl
}

// NewCompiler makes a compiler for conditions on objects of schema. Working days are counted in calendar, which may be nil:
// then counting them is an error of the condition. figures are what value('name', date) knows; it may be nil.
func NewCompiler(schema *Schema, calendar *civil.Calendar, figures map[string][]Step) (*Compiler, error) {
	p, err := newParser()
	if err != nil {
		return nil, err
	}
	functions, err := functionDecls()
	if err != nil {
		return nil, err
	}
	sorted := make(map[string][]Step, len(figures))
	for name, steps := range figures {
		sorted[name] = slices.SortedStableFunc(slices.Values(steps), func(a, b Step) int { return cmp.Compare(a.From, b.From) })
	}
	return &Compiler{schema: schema, calendar: calendar, figures: sorted, parser: p, functions: functions}, nil
}

// Condition is a compiled condition. It does not change and may be used by several goroutines at once, each with a Frame of
// its own.
type Condition struct {
	src      string
	root     *expr
	vars     []Var
	calendar *civil.Calendar
	further  furtherItems
	run      run
}

// Compile parses and checks src, whose value must be of type want. The first variable is the object given to Test and its
// like; values for others are set in the Frame. All faults found are returned, in the order of the text; then there is no
// Condition.
func (c *Compiler) Compile(src string, want Type, vars ...Var) (*Condition, []Fault) {
	checked, faults := c.check(src, vars)
	if len(faults) > 0 {
		return nil, sortFaults(faults)
	}
	l := &lowering{compiler: c, ast: checked, source: []rune(src)}
	for i, v := range vars {
		l.scope = append(l.scope, variable{name: v.Name, typ: RefTo(v.Type), slot: onlyIt + i})
	}
	l.free = maxVars
	root := l.lower(checked.Expr())
	if len(l.faults) == 0 && !root.typ.fits(want) {
		l.fault(checked.Expr(), "the condition should give "+want.described()+", but it gives "+root.typ.described(), "")
	}
	if len(l.faults) > 0 {
		return nil, sortFaults(l.faults)
	}
	root.prepare()
	b := builder{calendar: c.calendar, further: newFurtherItems()}
	return &Condition{
		src: src, root: root, vars: slices.Clone(vars), calendar: c.calendar, further: b.further, run: b.run(root),
	}, nil
}

// Type gives the type of the condition's value.
func (c *Condition) Type() Type { return c.root.typ }

// Source gives the text of the condition.
func (c *Condition) Source() string { return c.src }

// check parses src and checks its types.
func (c *Compiler) check(src string, vars []Var) (*ast.AST, []Fault) {
	if strings.TrimSpace(src) == "" {
		return nil, []Fault{{Line: 1, Column: 1, Message: "the condition is empty"}}
	}
	if len(vars) == 0 || len(vars) > maxVars {
		return nil, []Fault{{Line: 1, Column: 1, Message: "a condition has one to eight variables"}}
	}
	source := common.NewTextSource(src)
	parsed, errs := c.parser.Parse(source)
	if found := errs.GetErrors(); len(found) > 0 {
		return nil, syntaxFaults(found, []rune(src))
	}
	env, err := c.newEnv(vars)
	if err != nil {
		return nil, []Fault{{Line: 1, Column: 1, Message: err.Error()}}
	}
	checked, errs := checker.Check(parsed, source, env)
	if found := errs.GetErrors(); len(found) > 0 {
		t := translation{compiler: c, ast: checked, source: []rune(src), vars: vars}
		return nil, t.faults(found)
	}
	return checked, nil
}
