package sheet_test

import (
	"strings"
	"testing"

	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/sheet"
)

// FuzzRead reads anything at all: it never fails without saying why, every value and every problem stands in the file, and the ends of
// lines that Windows writes change nothing.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"", "a: 1", "- {id: a, kind: b}\n", "a: |\n  b\n  c\n", "a: >-\n b\n", "'a': \"b\"", "a: &x 1\nb: *x", "---\n...\n---", "a: [b, {c: d}]",
		"қ: [ә, 'і']", "a: b # c\n#d\n", "\ufeffa: b", "a:\tb", "? a\n: b", "!!str a", "%YAML 1.2\n---\na", "a: >=20", "\"\\u0436\"", "a\u2028b", "a\rb",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var list problem.List
		root, ok := sheet.Read("f.yaml", data, &list)
		if ok != (len(list.All) == 0) {
			t.Fatalf("usable is %v with %d problems", ok, len(list.All))
		}
		lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n").Replace(string(data)), "\n")
		for _, p := range list.All {
			within(t, lines, p.Position)
			if p.Message == "" || strings.ContainsAny(p.String(), "\x00\x1b") {
				t.Fatalf("a problem prints as %q", p.String())
			}
		}
		if ok {
			inside(t, root, lines)
		}
		if text := string(data); ok && !strings.ContainsAny(text, "\r") {
			var crlf problem.List
			windows, ok := sheet.Read("f.yaml", []byte(strings.ReplaceAll(text, "\n", "\r\n")), &crlf)
			var a, b strings.Builder
			values(&a, root, "")
			values(&b, windows, "")
			if !ok || a.String() != b.String() {
				t.Fatalf("with the ends of lines of Windows it is read otherwise:\n%s\n%s", a.String(), b.String())
			}
		}
	})
}

// inside fails for a value that stands outside the file.
func inside(t *testing.T, n sheet.Node, lines []string) {
	if !n.Exists() {
		return
	}
	within(t, lines, n.Position())
	switch {
	case n.IsMap():
		for _, f := range n.Fields() {
			inside(t, f.Key, lines)
			inside(t, f.Value, lines)
		}
	case n.IsList():
		for _, item := range n.Items() {
			inside(t, item, lines)
		}
	case n.IsText():
		for i, line := range strings.Split(n.Text(), "\n") {
			if at := n.At(i+1, 1); at.Line < 1 || at.Column < 1 {
				t.Fatalf("line %d of %q (%q) is said to stand at %v", i+1, n.Text(), line, at)
			}
		}
	}
}

func within(t *testing.T, lines []string, p problem.Position) {
	t.Helper()
	if p.Line < 1 || p.Line > len(lines)+1 || p.Column < 1 || p.Line <= len(lines) && p.Column > len([]rune(lines[p.Line-1]))+2 {
		t.Fatalf("%v does not stand in the file %q", p, lines)
	}
}
