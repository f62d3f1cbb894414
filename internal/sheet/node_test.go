package sheet_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/sheet"
)

// read reads a text that must be usable.
func read(t *testing.T, text string) (sheet.Node, *problem.List) {
	t.Helper()
	var list problem.List
	root, ok := sheet.Read("f.yaml", []byte(text), &list)
	if !ok {
		t.Fatalf("not usable: %s", printed(list))
	}
	return root, &list
}

// TestTakingApart reads values as something that they are or are not, and looks at the problems.
func TestTakingApart(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		text string
		take func(sheet.Node) any
		want any
		says string // the messages, joined
	}{
		"a word":                   {"a: strike", func(n sheet.Node) any { return n.Get("a").Word() }, "strike", ""},
		"a missing word":           {"b: 1", func(n sheet.Node) any { return n.Get("a").Word() }, "", ""},
		"an empty word":            {"a:", func(n sheet.Node) any { return n.Get("a").Word() }, "", ""},
		"a list as a word":         {"a: [x]", func(n sheet.Node) any { return n.Get("a").Word() }, "", "here should be one value, not a list"},
		"a map as a word":          {"a: {x: 1}", func(n sheet.Node) any { return n.Get("a").Word() }, "", "here should be one value, not keys with values"},
		"words":                    {"a: [x, y]", func(n sheet.Node) any { return n.Get("a").Words() }, []string{"x", "y"}, ""},
		"one word as words":        {"a: x", func(n sheet.Node) any { return n.Get("a").Words() }, []string{"x"}, ""},
		"no words":                 {"a: []", func(n sheet.Node) any { return len(n.Get("a").Words()) }, 0, ""},
		"an empty item":            {"a: [x, '', y]", func(n sheet.Node) any { return n.Get("a").Words() }, []string{"x", "y"}, "an item of the list is empty"},
		"an empty item of a block": {"a:\n- x\n-\n", func(n sheet.Node) any { return n.Get("a").Words() }, []string{"x"}, "an item of the list is empty"},
		"a flag":                   {"a: true", func(n sheet.Node) any { return n.Get("a").Flag() }, true, ""},
		"no flag":                  {"a: false", func(n sheet.Node) any { return n.Get("a").Flag() }, false, ""},
		"a missing flag":           {"b: 1", func(n sheet.Node) any { return n.Get("a").Flag() }, false, ""},
		"yes is no flag":           {"a: yes", func(n sheet.Node) any { return n.Get("a").Flag() }, false, `"yes" is neither true nor false`},
		"one of":                   {"a: law", func(n sheet.Node) any { return n.Get("a").OneOf("act", "law") }, "law", ""},
		"none of":                  {"a: lwa", func(n sheet.Node) any { return n.Get("a").OneOf("act", "law") }, "", `"lwa" is not one of the words that can stand here`},
		"fields of a list":         {"a: [x]", func(n sheet.Node) any { return len(n.Get("a").Fields()) }, 0, "here should be keys with values, not a list"},
		"fields of a word":         {"a: x", func(n sheet.Node) any { return len(n.Get("a").Fields()) }, 0, `here should be keys with values, not "x"`},
		"fields of nothing":        {"a:", func(n sheet.Node) any { return len(n.Get("a").Fields()) }, 0, ""},
		"get from a list":          {"- a", func(n sheet.Node) any { return n.Get("a").Exists() }, false, ""},
		"an empty value exists":    {"a:", func(n sheet.Node) any { return fmt.Sprint(n.Get("a").Exists(), n.Get("a").Empty()) }, "true true", ""},
		"quotes without a letter": {`a: " "`, func(n sheet.Node) any {
			return fmt.Sprint(n.Get("a").Exists(), n.Get("a").Empty(), n.Get("a").IsText())
		}, "true true false", ""},
		"a long word in a message": {"a: " + strings.Repeat("ж", 60), func(n sheet.Node) any { return len(n.Get("a").Fields()) }, 0, `here should be keys with values, not "` + strings.Repeat("ж", 40) + `…"`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			root, list := read(t, tt.text)
			if diff := cmp.Diff(tt.want, tt.take(root)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			var says []string
			for _, p := range list.All {
				says = append(says, p.Message)
			}
			if got := strings.Join(says, "; "); got != tt.says {
				t.Errorf("says %q, want %q", got, tt.says)
			}
		})
	}
}

// TestKnown notes unknown keys, with what was probably meant, and missing ones, all at once.
func TestKnown(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ text, want string }{
		"all well":      {"id: a\nkind: b\n", ""},
		"a slip":        {"id: a\nkidn: b\n", "1:1 \"kind\" is missing\n2:1 \"kidn\" is not a key that can stand here (did you mean \"kind\"?)"},
		"far off":       {"id: a\nkind: b\nzzzzzz: 1\n", "3:1 \"zzzzzz\" is not a key that can stand here (allowed here: id, kind, note)"},
		"a loose comma": {"{id: a, kind: b, note: one, and two}", "1:29 \"and two\" is not a key that can stand here (within { } a comma begins a new key: put quotes round a text that has commas in it)"},
		"missing":       {"note: x", "1:1 \"id\" is missing\n1:1 \"kind\" is missing"},
		"empty":         {"id:\nkind: ''", "1:1 \"id\" is missing\n1:1 \"kind\" is missing"},
		"nothing":       {"", "0:0 \"id\" is missing\n0:0 \"kind\" is missing"},
		"a list":        {"[a]", "1:1 here should be keys with values, not a list (write `key: value`, one on a line)"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			root, list := read(t, tt.text)
			root.Known("id!", "kind!", "note")
			list.Sort()
			var got []string
			for _, p := range list.All {
				s := fmt.Sprintf("%d:%d %s", p.Position.Line, p.Position.Column, p.Message)
				if p.Hint != "" {
					s += " (" + p.Hint + ")"
				}
				got = append(got, s)
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, "\n")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestAt finds the letter X of a text by its line and column in the text, in every way to write one.
func TestAt(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"plain":                     "a: one X",
		"after other letters":       "ұйым: {ә: қазақ, a: біз X}",
		"in single quotes":          "a: 'one X'",
		"in double quotes":          `a: "one X"`,
		"doubled quotes":            "a: 'it''s the ''X'",
		"escaped quotes":            `a: "say \"X"`,
		"escaped letters":           `a: "\u0436\x41\\ \U0001F600 X"`,
		"literal block":             "a: |\n  X",
		"second line of a block":    "a: |\n  one\n  two X\n",
		"indented line of a block":  "a: |\n  one &&\n      two X\n",
		"after a blank line":        "a: |\n  one\n\n  X\n",
		"block with its own indent": "a: |2\n    one\n   X\n",
		"block in a list":           "- - a: |\n      one\n      X\n",
		"block without last break":  "a: |-\n  one\n    X",
		"block of a windows file":   "a: |\r\n  one\r\n    X\r\n",
		"a key of its own":          "b: 1\na: X\nc: 2",
	}
	for name, text := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			root, _ := read(t, text)
			n := find(root)
			line, column := place(n.Text())
			got := n.At(line, column)
			wantLine, wantColumn := place(strings.ReplaceAll(text, "\r\n", "\n"))
			if got.Line != wantLine || got.Column != wantColumn || got.File != "f.yaml" {
				t.Errorf("got %v, want f.yaml:%d:%d, where this has the X:\n%s", got, wantLine, wantColumn, text)
			}
			if n.IsFolded() {
				t.Error("is said to be folded")
			}
		})
	}
}

// find gives the text that has the X.
func find(n sheet.Node) sheet.Node {
	if n.IsText() && strings.Contains(n.Text(), "X") {
		return n
	}
	if n.IsList() {
		for _, item := range n.Items() {
			if x := find(item); x.Exists() {
				return x
			}
		}
	}
	if n.IsMap() {
		for _, f := range n.Fields() {
			if x := find(f.Value); x.Exists() {
				return x
			}
		}
	}
	return sheet.Node{}
}

// place is the line and column of the X in a text.
func place(text string) (line, column int) {
	before, _, _ := strings.Cut(text, "X")
	last := before[strings.LastIndexByte(before, '\n')+1:]
	return strings.Count(before, "\n") + 1, len([]rune(last)) + 1
}

func TestIsFolded(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"a: one two":               false,
		"a: |\n  one\n  two":       false,
		"a: >\n  one\n  two":       true,
		"a: >\n  one":              true,
		"a: one\n  two":            true,
		"a: 'one\n  two'":          true,
		"a: \"one\n  two\"":        true,
		"a: \"one \\\n  two\"":     true,
		"a: {b: 1}":                false,
		"a:":                       false,
		"a: 'it''s' # a comment":   false,
		"a: \"\\u0436\" # comment": false,
	} {
		root, _ := read(t, text)
		if got := root.Get("a").IsFolded(); got != want {
			t.Errorf("%q: folded is %v", text, got)
		}
	}
}

// TestNoFile shows that a node that stands nowhere can be asked everything, and notes nothing.
func TestNoFile(t *testing.T) {
	t.Parallel()
	var n sheet.Node
	n.Problem("x", "")
	n.Warn("x", "")
	n.Known("id!")
	if n.Exists() || !n.Empty() || n.IsMap() || n.IsList() || n.IsText() || n.Flag() || n.IsFolded() ||
		n.Word() != "" || n.Text() != "" || n.OneOf("a") != "" || len(n.Items()) != 0 || len(n.Words()) != 0 || n.Get("a").Exists() ||
		n.At(1, 1) != (problem.Position{}) || n.Problems() != nil || n.Make(n.Position(), "x", "").Message != "x" {
		t.Error("nothing is something")
	}
}

// TestPipeIsNotOpened: to open a pipe that is called events.yaml would be to wait for ever.
func TestPipeIsNotOpened(t *testing.T) {
	t.Parallel()
	var list problem.List
	fsys := neverOpened{fstest.MapFS{"events.yaml": {Mode: fs.ModeNamedPipe | 0o600}}, t}
	if _, ok := sheet.Open(fsys, "events.yaml", "x/events.yaml", &list); ok {
		t.Error("a pipe was read")
	}
	if want := "x/events.yaml: cannot be read\n    check that it is a file and that you may read it"; len(list.All) != 1 || list.All[0].String() != want {
		t.Errorf("it says %s", printed(list))
	}
}

// neverOpened are files of which only what is known without opening them may be asked.
type neverOpened struct {
	fstest.MapFS
	t *testing.T
}

func (n neverOpened) Open(name string) (fs.File, error) {
	n.t.Error(name, "was opened")
	return nil, fs.ErrInvalid
}
