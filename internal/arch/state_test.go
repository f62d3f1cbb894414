package arch

import (
	"fmt"
	"go/ast"
	"go/token"
	"strconv"
	"testing"
)

// The longest a file and a function of the program may be, in lines.
const (
	longestFile     = 400
	longestFunction = 100
)

// constants lists the package-level variables that there may be: Go cannot declare them constant, and nothing ever changes them.
// Patterns, made by regexp.MustCompile, and errors, made by errors.New, are recognised without being listed.
var constants = map[string]string{
	"embed.go Files":                                "embedded files",
	"internal/say/say.go words":                     "embedded files",
	"internal/show/html.go page":                    "embedded files",
	"internal/paper/page/page.go files":             "embedded files",
	"internal/paper/pdf/fonts/fonts.go files":       "embedded files",
	"internal/vocabulary/vocabulary.go typeNames":   "a table that is only read",
	"internal/cli/completion.go carried":            "embedded files",
	"internal/paper/markup/blocks.go directiveKind": "a kind of node of goldmark, only read",
	"internal/paper/markup/inlines.go inlineKind":   "a kind of node of goldmark, only read",
	"internal/golden/golden.go update":              "the flag -update of tests",
	"internal/assess/engine.go boolean":             "a type that is only read",
}

// state complains about variables of a package, and about what runs before main.
func state(files []source) []string {
	var out []string
	for _, s := range files {
		for _, d := range s.file.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Recv == nil && d.Name.Name == "init" {
					out = append(out, s.at(d)+": func init runs before anybody asked for it")
				}
			case *ast.GenDecl:
				if d.Tok == token.VAR {
					out = append(out, variables(s, d)...)
				}
			}
		}
	}
	return out
}

func variables(s source, d *ast.GenDecl) []string {
	var out []string
	for _, spec := range d.Specs {
		v, ok := spec.(*ast.ValueSpec)
		if !ok {
			continue
		}
		for i, name := range v.Names {
			_, listed := constants[s.path+" "+name.Name]
			if name.Name == "_" || listed || i < len(v.Values) && fixed(v.Values[i]) {
				continue
			}
			out = append(out, fmt.Sprintf("%s: %s is a variable of the package: pass it as an argument, or list it in this test with a reason", s.at(name), name.Name))
		}
	}
	return out
}

// fixed reports whether a value is a pattern or an error, which cannot be changed.
func fixed(e ast.Expr) bool {
	call, ok := e.(*ast.CallExpr)
	if !ok {
		return false
	}
	f, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	from, ok := f.X.(*ast.Ident)
	return ok && (from.Name == "regexp" && f.Sel.Name == "MustCompile" || from.Name == "errors" && f.Sel.Name == "New")
}

// clock complains about asking what time it is anywhere but in cli.
func clock(files []source) []string {
	var out []string
	for _, s := range files {
		if s.pkg() == "internal/cli" {
			continue
		}
		called := name(s, "time")
		ast.Inspect(s.file, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			from, ok := sel.X.(*ast.Ident)
			if !ok || from.Name != called {
				return true
			}
			switch sel.Sel.Name {
			case "Now", "Since", "Until", "After", "Tick", "NewTimer", "NewTicker", "AfterFunc", "Sleep":
				out = append(out, fmt.Sprintf("%s: time.%s: time is an argument", s.at(sel), sel.Sel.Name))
			}
			return true
		})
	}
	return out
}

// name is what a file calls a package that it imports; "" when it does not import it.
func name(s source, pkg string) string {
	for _, spec := range s.file.Imports {
		if spec.Path.Value != strconv.Quote(pkg) {
			continue
		}
		if spec.Name != nil {
			return spec.Name.Name
		}
		return pkg
	}
	return ""
}

// size complains about files and functions that are too long to be read in one sitting.
func size(files []source) []string {
	var out []string
	for _, s := range files {
		if n := s.fset.File(s.file.Pos()).LineCount(); n > longestFile {
			out = append(out, fmt.Sprintf("%s has %d lines; at most %d", s.path, n, longestFile))
		}
		for _, d := range s.file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && s.lines(f) > longestFunction {
				out = append(out, fmt.Sprintf("%s: %s has %d lines; at most %d", s.at(f), f.Name.Name, s.lines(f), longestFunction))
			}
		}
	}
	return out
}

func TestNoState(t *testing.T) {
	t.Parallel()
	holds(t, state)
}

func TestStateIsSeen(t *testing.T) {
	t.Parallel()
	const file = "internal/law/x.go"
	sees(t, state, file, "package law\nvar cache = map[string]int{}\n", "cache is a variable")
	sees(t, state, file, "package law\nvar a, pattern = 1, regexp.MustCompile(`x`)\n", "a is a variable")
	sees(t, state, file, "package law\nfunc init() {}\n", "func init")
	passes(t, state, file, "package law\nvar pattern = regexp.MustCompile(`x`)\nvar _ I = T{}\nconst x = 1\nfunc f() { var y int; _ = y }\n")
}

func TestOnlyCliAsksTheTime(t *testing.T) {
	t.Parallel()
	holds(t, clock)
}

func TestClockIsSeen(t *testing.T) {
	t.Parallel()
	sees(t, clock, "internal/assess/x.go", "package assess\nimport \"time\"\nvar now = time.Now()\n", "time.Now")
	sees(t, clock, "internal/assess/x.go", "package assess\nimport clock \"time\"\nfunc f() { _ = clock.Now }\n", "time.Now")
	passes(t, clock, "internal/assess/x.go", "package assess\nimport \"time\"\nconst m = time.May\n")
	passes(t, clock, "internal/cli/x.go", "package cli\nimport \"time\"\nfunc f() { time.Now() }\n")
}

func TestFilesAndFunctionsAreShort(t *testing.T) {
	t.Parallel()
	holds(t, size)
}

func TestSizeIsSeen(t *testing.T) {
	t.Parallel()
	lines := func(n int) string {
		out := make([]byte, n)
		for i := range out {
			out[i] = '\n'
		}
		return string(out)
	}
	sees(t, size, "internal/law/x.go", "package law\n"+lines(longestFile), "lines; at most 400")
	sees(t, size, "internal/law/x.go", "package law\nfunc long() {"+lines(longestFunction)+"}\n", "long has 101 lines")
	passes(t, size, "internal/law/x.go", "package law\nfunc f() {"+lines(longestFunction-1)+"}\n")
}
