// Package arch has only tests: they read the Go files of the program and hold them to the rules of the house. Which package may import which,
// that no law stands in Go, that nothing changes behind anybody's back, that files stay short. Every rule is a function from files to
// complaints, so that a test can show it a made-up violation.
package arch

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
)

const (
	module = "github.com/tarazy/tarazy"
	root   = "../.."
)

// source is one Go file that is not a test.
type source struct {
	path string // from the module's root
	file *ast.File
	fset *token.FileSet
}

// pkg is the folder that the file stands in: "internal/law", or "." for the root.
func (s source) pkg() string { return path.Dir(s.path) }

// at is where a node stands.
func (s source) at(n ast.Node) string {
	return fmt.Sprintf("%s:%d", s.path, s.fset.Position(n.Pos()).Line)
}

// lines counts the lines from the beginning of a node to its end.
func (s source) lines(n ast.Node) int {
	return s.fset.Position(n.End()).Line - s.fset.Position(n.Pos()).Line + 1
}

// program reads every Go file of the program but tests and bench, which is a module of its own.
func program(t *testing.T) []source {
	t.Helper()
	var out []source
	fsys := os.DirFS(root)
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && (strings.HasPrefix(d.Name(), ".") || slices.Contains([]string{"bench", "testdata", "cases", "law"}, name)):
			return fs.SkipDir
		case d.IsDir(), !strings.HasSuffix(name, ".go"), strings.HasSuffix(name, "_test.go"):
			return nil
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		out = append(out, parse(t, name, string(data)))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 50 {
		t.Fatalf("only %d files were found", len(out))
	}
	return out
}

// parse makes a source of a text, as a file of the given path would have it.
func parse(t *testing.T, name, text string) source {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, name, text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	return source{name, f, fset}
}

// holds fails for every complaint of a rule about the program.
func holds(t *testing.T, rule func([]source) []string) {
	t.Helper()
	for _, c := range rule(program(t)) {
		t.Error(c)
	}
}

// sees fails unless the rule has exactly one complaint about a made-up file, with the words wanted.
func sees(t *testing.T, rule func([]source) []string, name, text, want string) {
	t.Helper()
	got := rule([]source{parse(t, name, text)})
	if len(got) != 1 || !strings.Contains(got[0], want) {
		t.Errorf("the rule says %q of\n%s\nwant one complaint with %q", got, text, want)
	}
}

// passes fails if the rule has a complaint about a made-up file.
func passes(t *testing.T, rule func([]source) []string, name, text string) {
	t.Helper()
	if got := rule([]source{parse(t, name, text)}); len(got) > 0 {
		t.Errorf("the rule says %q of\n%s\nwant nothing", got, text)
	}
}
