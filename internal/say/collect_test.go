package say

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
)

// The collector reads the program's Go files and finds every sentence that the program can say to a person: the texts that reach a
// problem, a hint or an error. It looks at names only, not at types: what calls itself Problem is one. A text that is made in
// another function is followed there, and a parameter that reaches a problem makes every call of its function say something.

// collector gathers sentences. Every one is as the catalogue has it: with %q, %s and %d for the parts that vary.
type collector struct {
	fset      *token.FileSet
	packages  map[string]*code
	sentences map[string]string // sentence → where it is said
	parts     map[string]string // what stands within a sentence → where
	sinks     map[*function]map[int]bool
	evaluated map[evaluated]bool
	reading   map[inUse]bool // variables whose values are being looked up
}

// evaluated is a result of a function, as a sentence or as a part of one.
type evaluated struct {
	f      *function
	result int
	part   bool
}

// inUse is a variable of a function.
type inUse struct {
	f    *function
	name string
}

// code is one package.
type code struct {
	name      string
	functions map[string][]*function
	constants map[string]ast.Expr
	errors    map[string]ast.Expr // variables made by errors.New
}

// function is a function, a method, or a function literal that has a name.
type function struct {
	in     *code
	name   string
	of     string // the type of a method
	params []string
	body   *ast.BlockStmt
	outer  *function // in which a literal stands
}

// collect reads the packages below the folders.
func collect(t *testing.T, folders ...string) *collector {
	t.Helper()
	c := &collector{
		fset: token.NewFileSet(), packages: map[string]*code{}, sentences: map[string]string{}, parts: map[string]string{},
		sinks: map[*function]map[int]bool{}, evaluated: map[evaluated]bool{}, reading: map[inUse]bool{},
	}
	for _, folder := range folders {
		err := fs.WalkDir(os.DirFS(folder), ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return err
			}
			if in := path.Base(path.Dir(path.Join(folder, name))); in == "say" || in == "golden" {
				return nil // what fails there is the program, or a test of it
			}
			f, err := parser.ParseFile(c.fset, path.Join(folder, name), nil, parser.SkipObjectResolution)
			if err == nil {
				c.file(f)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	c.walk()
	return c
}

// lookAt notes what a method returns that stands in sentences where only its value is named, as fmt allows.
func (c *collector) lookAt(pkg, of string) {
	for _, f := range c.packages[pkg].functions["String"] {
		if f.of == of {
			c.returns(f, 0, true)
		}
	}
}

// file notes the functions and constants of a file.
func (c *collector) file(f *ast.File) {
	in := c.packages[f.Name.Name]
	if in == nil {
		in = &code{name: f.Name.Name, functions: map[string][]*function{}, constants: map[string]ast.Expr{}, errors: map[string]ast.Expr{}}
		c.packages[in.name] = in
	}
	for _, d := range f.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Body != nil {
				f := in.add(d.Name.Name, d.Type, d.Body, nil)
				if d.Recv != nil {
					f.of = last(d.Recv.List[0].Type)
				}
			}
		case *ast.GenDecl:
			for _, s := range d.Specs {
				if v, ok := s.(*ast.ValueSpec); ok {
					in.values(d.Tok, v)
				}
			}
		}
	}
}

// values notes the constants, and the errors, that are declared.
func (in *code) values(tok token.Token, v *ast.ValueSpec) {
	for i, value := range v.Values {
		call, made := value.(*ast.CallExpr)
		switch {
		case tok == token.CONST:
			in.constants[v.Names[i].Name] = value
		case made && last(call.Fun) == "New" && len(call.Args) == 1:
			in.errors[v.Names[i].Name] = call.Args[0]
		}
	}
}

// add notes a function and the named literals within it.
func (in *code) add(name string, typ *ast.FuncType, body *ast.BlockStmt, outer *function) *function {
	f := &function{in: in, name: name, body: body, outer: outer}
	for _, field := range typ.Params.List {
		for _, n := range field.Names {
			f.params = append(f.params, n.Name)
		}
		if len(field.Names) == 0 {
			f.params = append(f.params, "_")
		}
	}
	in.functions[name] = append(in.functions[name], f)
	f.visit(func(n ast.Node) {
		assign, ok := n.(*ast.AssignStmt)
		if !ok || len(assign.Lhs) != len(assign.Rhs) {
			return
		}
		for i, right := range assign.Rhs {
			left, named := assign.Lhs[i].(*ast.Ident)
			if literal, ok := right.(*ast.FuncLit); ok && named {
				in.add(left.Name, literal.Type, literal.Body, f)
			}
		}
	})
	return f
}

// visit goes through the body of a function, but not of the named literals within it.
func (f *function) visit(see func(ast.Node)) {
	ast.Inspect(f.body, func(n ast.Node) bool {
		if assign, ok := n.(*ast.AssignStmt); ok && len(assign.Lhs) == 1 && len(assign.Rhs) == 1 {
			_, named := assign.Lhs[0].(*ast.Ident)
			if _, literal := assign.Rhs[0].(*ast.FuncLit); named && literal {
				see(n)
				return false
			}
		}
		if n != nil {
			see(n)
		}
		return true
	})
}

// fields lists the fields that hold sentences, and their places, by the name of their type.
var fields = map[string]map[string]int{
	"Problem": {"Message": 1, "Hint": 2}, "Fault": {"Message": 2, "Hint": 3}, "ParseError": {"Wrong": 1, "Right": 2},
	"SpecError": {"Problem": 2}, "SpanError": {"Problem": 2}, "TableProblem": {"Wrong": 1, "Right": 2},
	"usageError": {"sentence": 0}, "outsideError": {"sentence": 0},
}

// methods lists the methods of which the last two arguments are what is wrong and what would be right.
var methods = []string{"Problem", "Warn", "ProblemAt", "Make"}

// walk looks at every function until no new parameter is found to reach a problem.
func (c *collector) walk() {
	for before := -1; before != c.known(); {
		before = c.known()
		for _, name := range slices.Sorted(maps.Keys(c.packages)) {
			for _, list := range c.packages[name].functions {
				for _, f := range list {
					f.visit(func(n ast.Node) { c.node(f, n) })
				}
			}
		}
	}
}

// known counts what was found, to see when nothing more is.
func (c *collector) known() int {
	n := len(c.sentences) + len(c.parts)
	for _, params := range c.sinks {
		n += len(params)
	}
	return n
}

func (c *collector) node(f *function, n ast.Node) {
	switch n := n.(type) {
	case *ast.CompositeLit:
		c.composite(f, n)
	case *ast.CallExpr:
		c.call(f, n)
	case *ast.AssignStmt:
		for i, left := range n.Lhs {
			sel, ok := left.(*ast.SelectorExpr)
			if !ok || !slices.Contains([]string{"Message", "Hint", "Wrong", "Right"}, sel.Sel.Name) {
				continue
			}
			if len(n.Rhs) == len(n.Lhs) {
				c.says(f, n.Rhs[i], 0)
			} else {
				c.says(f, n.Rhs[0], i)
			}
		}
	case *ast.ReturnStmt:
		if f.name == "Error" && len(n.Results) == 1 {
			c.says(f, n.Results[0], 0)
		}
	}
}

func (c *collector) composite(f *function, n *ast.CompositeLit) {
	places := fields[last(n.Type)]
	if list, ok := n.Type.(*ast.ArrayType); ok {
		for _, e := range n.Elts {
			if item, ok := e.(*ast.CompositeLit); ok && item.Type == nil {
				c.composite(f, &ast.CompositeLit{Type: list.Elt, Elts: item.Elts})
			}
		}
		return
	}
	for i, e := range n.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			if _, ok := places[last(kv.Key)]; ok {
				c.says(f, kv.Value, 0)
			}
			continue
		}
		for _, at := range places {
			if at == i {
				c.says(f, e, 0)
			}
		}
	}
}

func (c *collector) call(f *function, n *ast.CallExpr) {
	name := last(n.Fun)
	if sel, ok := n.Fun.(*ast.SelectorExpr); ok {
		switch from := last(sel.X); {
		case slices.Contains(methods, name) && len(n.Args) >= 2:
			c.says(f, n.Args[len(n.Args)-2], 0)
			c.says(f, n.Args[len(n.Args)-1], 0)
		case slices.Contains(methods, name) && len(n.Args) == 1: // of a function that gives both
			c.says(f, n.Args[0], 0)
			c.says(f, n.Args[0], 1)
		case from == "fmt" && name == "Errorf", from == "errors" && name == "New":
			c.says(f, n, 0)
		}
	}
	for _, g := range c.called(f, n) {
		for i := range c.sinks[g] {
			if i < len(n.Args) {
				c.says(f, n.Args[i], 0)
			}
		}
	}
}

// last is the last name of an expression: of x.y.Name it is Name.
func last(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	case *ast.StarExpr:
		return last(e.X)
	case *ast.IndexExpr:
		return last(e.X)
	}
	return ""
}

// called finds the functions of the program that a call may mean, by name: in another package if that is named, else in this one, else the
// methods of that name anywhere.
func (c *collector) called(f *function, n *ast.CallExpr) []*function {
	name := last(n.Fun)
	if name == "Error" || name == "String" {
		return nil // of any type whatever
	}
	sel, ok := n.Fun.(*ast.SelectorExpr)
	if !ok {
		return f.in.functions[name]
	}
	if from, ok := sel.X.(*ast.Ident); ok && c.packages[from.Name] != nil {
		return c.packages[from.Name].functions[name]
	}
	if here := f.in.functions[name]; here != nil || !ast.IsExported(name) {
		return here
	}
	var out []*function
	for _, in := range c.packages {
		for _, g := range in.functions[name] {
			if g.of != "" {
				out = append(out, g)
			}
		}
	}
	return out
}
