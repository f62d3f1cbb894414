package say_test

import (
	"strings"
	"testing"

	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/reason"
	"github.com/tarazy/tarazy/internal/sheet"
)

func TestProbe(t *testing.T) {
	docs := []string{"a: b: c", "a: [1", "a: {b", "a: 'x", "a: \"x", "a:\n\tb: 1", "- a\nb: 1", "a: 1\n- b", "a: @x", "a: `x", "a: %x", "%FOO\n---\na: 1", "a: &x 1", "a: *x", "a: & x", "a: !<x", "a: !!foo! x", "? a\n: b", "a: |3x\n b", "a: |0\n b", "a: |\n\tb", "\"\\q\"", "a: \"\\xzz\"", "a: 1\n b: 2", "  a: 1\n b: 2", "a\nb: 1", "a: 1\nb", "[a, b", "{a: 1, b", "[a b: c, d: e: f", "}", "]", "a: ]", "a: }", "---\na: 1\n---\nb: 2", "a: 1\n...\nb", "a: \"x\" y", "a: 'x' y", "a: [1] 2", "a: >x\n b", "- - a\n - b", "a: - b", "a: ? b", "[?]", "%YAML 3.0\n---\na", "%YAML x", "!x!y a", strings.Repeat("[", 20000), "a: \"x\n---\nb", "key: [a, b]]", "a: {b: c}}", ": x", "a: b #c\n  d: e", "a: ,", "a: [,]", "a: {,}", "a: \"b\"c: d", "a:b\nc: d", "a: b\n\tc: d", "a: b\n c", "a:\n  - b\n c: d", "a:\n- b\n  c", "a: !<> x", "a: !%zz x", "a: \"\\ud800\"", "a: *", "a: &", "x: |-2z\n a", "a: |\n  x\n y", "a: >\n  x\n y: z: w", strings.Repeat("a", 2000) + ": 1", "? " + strings.Repeat("a", 2000) + "\n: 1", "{" + strings.Repeat("a", 2000) + "\nb: 1}", "a: [\n#c\n b: c: d]", "a: 'b''", "a: #x\n\tb: c", "-\ta: 1\n-\tb", "a: \"b\n\n\n", "[a: b: c]", "{a: b: c}", "{a b: c, [}", "[{]", "--- a: b", "--- |\n a\n--- b\n...c", "%TAG x", "%TAG ! x\n%TAG ! y\n---\na", "%YAML 1.2\n%YAML 1.2\n---\na", "%YAML 1.2\na"}
	for _, d := range docs {
		var to problem.List
		sheet.Read("x", []byte(d), &to)
		for _, p := range to.All {
			t.Logf("Y %.40q | %s | %s", d, p.Message, p.Hint)
		}
	}
	s, err := reason.NewSchema([]reason.ObjectType{{Name: "it", Fields: []reason.Field{{Name: "n", Type: reason.Type{Kind: reason.KindInt}}, {Name: "l", Type: reason.ListOf(reason.RefTo("it"))}, {Name: "d", Type: reason.Type{Kind: reason.KindDate}}, {Name: "b", Type: reason.Type{Kind: reason.KindBool}}, {Name: "w", Type: reason.WordOf("x", "y")}, {Name: "r", Type: reason.RefTo("it")}}}})
	if err != nil {
		t.Fatal(err)
	}
	c, err := reason.NewCompiler(s, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, src := range []string{"it.n >", "it.n > > 2", "it.n & 2", "it.n = 2", "(it.n", "[1, 2", "{1: 2", "it.n 2", "it.", "it.2", "it.n.", "it.`n`", "'abc", "\"abc", "b'abc", "1u", "1.5", "99999999999999999999", "0x", "it ? 1", "it.b ? 1 : ", "x{y: 1}", "it{n: 1}", "it.n.n", "it.x", "foo", "foo()", "it.n()", "it.l[0]", "it.l.exists(x)", "it.l.exists(x, y, z)", "it.l.exists(1, true)", "it.l.map(x, y)", "it.n.exists(x, true)", "has(it)", "has(it.n, 1)", "has(x)", "size()", "size(it.n)", "it.n + 'a'", "!it.n", "-it.b", "it.b ? 1 : 'a'", "it.n == null", "it.d - it.d", "it.d + 1", "it.d == '2011'", "it in it", "it.n in [1, 'a']", "[1, 'a']", "{}", "[[1]]", "it.n / it.n", "it.n / 0", "date(it.w)", "date('x')", "value(it.w, it.d)", "value('x', it.d)", "it.w == 'z'", "it.l + it.l", "it.d + hours(1)", "true && 1", "it.l.exists(x, 1)", "for", "it.for", "it.in", "let", "import", "@", "#", "it.n # 2", "'\\q'", "it?.n", "it[?0]", "{?'a': 1}", "[?1]", "x{?y: 1}", "it.l.exists_one(x, x.b)", "it.l.all(x, x.n)", "dyn(1)", "type(it)", "it.l.filter(x, 1)", "cel.bind(x, 1, x)", "it.b || 'x'", "it.d < 1", "duration('1h')", "timestamp('x')", "it.n == 1.5", "it.r.r.x", "a.b.c", "it.l.foo(x, x.n)", "int('1')", "null", "it.r{}", "optional.of(1)", "it.l.exists(it, true)", "it.l.exists(x, y, true)", "&&", "|| a", "a &&", ")", "]", "}", ",", "1,2", "a:b", "'''a", "r'a", "\x00", "é", "it.é", "it.n == 'a\nb'", strings.Repeat("(", 100) + "1" + strings.Repeat(")", 100), strings.Repeat("1+", 10000) + "1", strings.Repeat("a", 30000), "it.n mod 2", "it.n and it.b", "not it.b", "it.n <> 2", "it.n === 2", "it.n !== 2", "=> 1", "it.n ** 2", "it..n", "it.n;", "\"a\\\"", "$x", "1e", "0b1", "1_000", "it . n", "google.x", "it.l.map(x, x.n, x.b)", "has(it.l[0])", "has(it.n) == 1", "[1,]", "[,]", "f(,)", "{'a':}", "{'a'}", "x{y}", "x{1:2}", "x{y:}", "1 + ", "- ", "! "} {
		_, faults := c.Compile(src, reason.Type{Kind: reason.KindBool}, reason.Var{Name: "it", Type: "it"})
		for _, f := range faults {
			t.Logf("C %.30q | %s | %s", src, f.Message, f.Hint)
		}
	}
}
