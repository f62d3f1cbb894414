package say

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestCollectorSees shows the collector a made-up program that says things in every way it should know.
func TestCollectorSees(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		code             string
		sentences, parts []string
	}{
		"a literal":              {`func f() { n.Problem("a is wrong", "write b") }`, []string{"a is wrong", "write b"}, nil},
		"nothing to say":         {`func f() { n.Warn("--flag: %q; %s", "has(it.vote)") }`, nil, nil},
		"a format":               {`func f() { n.Problem(fmt.Sprintf("%q is %v of %3d, 100%%", a, b, c), "") }`, []string{"%q is %s of %d, 100%"}, nil},
		"what is joined":         {`func f() { n.Make(at, "is no "+"x: "+what, "write "+name+".yaml") }`, []string{"is no x: %s", "write %s.yaml"}, nil},
		"a constant":             {`const hint = "write b"; func f() { n.Problem("a "+hint, hint) }`, []string{"a write b", "write b"}, nil},
		"a variable":             {`func f() { w := "a"; if x { w = "b" }; w += " c"; n.Problem(w, "") }`, []string{"a", "a c", "b", "b c"}, nil},
		"a variable's beginning": {`func f() { const w = "a"; var u string = "b"; var v string; v = "c"; g(w, u, v); x.Problem(w, u); x.Warn(v, "") }`, []string{"a", "b", "c"}, nil},
		"a variable within":      {`func f() { w := "a"; n.Problem("is "+w, "") }`, []string{"is %s"}, []string{"a"}},
		"fields":                 {`func f() { l.Add(problem.Problem{Message: "a", Hint: "b", Line: "c"}) }`, []string{"a", "b"}, nil},
		"fields by place":        {`func f() { x = TableProblem{1, "a", "b"} }`, []string{"a", "b"}, nil},
		"fields of a list":       {`func f() { return []Fault{{Line: 1, Message: "a"}, {1, 2, "b", "c"}} }`, []string{"a", "b", "c"}, nil},
		"a field that is set":    {`func f() { x.Message, x.Hint = "a", "b" }`, []string{"a", "b"}, nil},
		"fields set by a call":   {`func f() { x.Message, x.Hint = g() }; func g() (string, string) { return "a", "b" }`, []string{"a", "b"}, nil},
		"two results at once":    {`func f() { n.Problem(g()) }; func g() (string, string) { return "a", "b" }`, []string{"a", "b"}, nil},
		"a function's result":    {`func f() { n.Problem("a", g()) }; func g() string { return h() }; func h() string { return "b" }`, []string{"a", "b"}, nil},
		"a result within":        {`func f() { n.Problem("a "+g(), "") }; func g() string { return "b " + x }`, []string{"a %s"}, []string{"b %s"}},
		"an argument of format":  {`func f() { n.Problem(fmt.Sprintf("a %s %q", g(), g()), "") }; func g() string { return "b" }`, []string{"a %s %q"}, []string{"b"}},
		"a parameter":            {`func f() { g(1, "a") }; func g(n int, wrong string) { h(wrong) }; func h(w string) { x.Problem(w, "") }`, []string{"a"}, nil},
		"a format by parameter":  {`func f() { g("a %d", 1) }; func g(s string, args ...any) { x.Wrong = fmt.Sprintf(s, args...) }`, []string{"a %d"}, nil},
		"a method elsewhere":     {`func f() { x.y.Refuse("a"); x.y.refuse("b") } --- func (r R) Refuse(w string) { r.n.Problem(w, "") }; func (r R) refuse(w string) { r.Refuse(w) }`, []string{"a"}, nil},
		"a function elsewhere":   {`func f() { x1.Refuse("a") } --- func Refuse(w string) { r.n.Problem(w, "") }`, []string{"a"}, nil},
		"a function in a name":   {`func f() { fail := func(w string) { x.Problem(w, "") }; fail("a") }`, []string{"a"}, nil},
		"an item of a table":     {`func f() { o := map[int]string{1: "b", 2: "c"}[i]; x.Problem(fmt.Sprintf("a %s", o), "") }`, []string{"a %s"}, []string{"b", "c"}},
		"an error":               {`func f() error { return fmt.Errorf("a: %w", err) }`, []string{"a: %s"}, nil},
		"an error with a name":   {`var errA = errors.New("a"); func f() { x.Problem(errA.Error(), "") }`, []string{"a"}, nil},
		"an error's own words":   {`type e struct{}; func (e) Error() string { return "a" }`, []string{"a"}, nil},
		"a usage error":          {`func f() error { return usageError{"a"} }`, []string{"a"}, nil},
		"what makes itself":      {`func f(a string) string { a = f(a); b := a; b += b; x.Problem("a"+b, b); return a }`, []string{"a%s"}, nil},
		"what nobody is told of": {`func f() { log("a"); x.Name = "b"; return Point{Message: "c"} }`, nil, nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			for i, code := range strings.Split(tt.code, "---") {
				name := fmt.Sprintf("x%d", i)
				if err := os.WriteFile(filepath.Join(dir, name+".go"), []byte("package "+name+"\n"+code), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			c := collect(t, dir)
			if d := cmp.Diff(tt.sentences, slices.Sorted(maps.Keys(c.sentences))); d != "" {
				t.Error(d)
			}
			if d := cmp.Diff(tt.parts, slices.Sorted(maps.Keys(c.parts))); d != "" {
				t.Error(d)
			}
		})
	}
}
