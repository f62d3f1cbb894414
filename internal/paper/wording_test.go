package paper

import (
	"strings"
	"testing"

	"github.com/tarazy/tarazy/internal/paper/tree"
)

func TestWordings(t *testing.T) {
	t.Parallel()
	full := fields{"a": words("A"), "b": {{Text: "B", Italic: true}, {Text: "b", Link: "https://example.org"}}}
	tests := map[string]struct{ wording, want string }{
		"words":                        {"plain", "plain"},
		"a field":                      {"x {a} y", "x A y"},
		"an empty field":               {"x {c} y", "x  y"},
		"a part":                       {"x[, {a}]", "x, A"},
		"a part with an empty field":   {"x[, {c}]y", "xy"},
		"a part in a part":             {"x[, {a}[; {c}]]", "x, A"},
		"an empty part holds a part":   {"x[, {c}[; {a}]]", "x"},
		"italics":                      {"*{a}* x", "_A_ x"},
		"italics in italics":           {"*x {b}*", "_x _B_b_<https://example.org>"},
		"a part that ends the italics": {"*x[ {a}*]", "_x A_"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w, err := readWording(tt.wording, []string{"a", "b", "c"})
			if err != nil {
				t.Fatal(err)
			}
			if got := marked(w.fill(full)); got != tt.want {
				t.Errorf("%q gives %q, want %q", tt.wording, got, tt.want)
			}
		})
	}
	for text, want := range map[string]string{
		"{a": "does not end", "a}": "did not begin", "[a": "does not end", "a]": "did not begin", "*a": "italics", "{x}": "no {x}", "[{a}": "does not end",
	} {
		if _, err := readWording(text, []string{"a"}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

func marked(runs []tree.Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Italic {
			r.Text = "_" + r.Text + "_"
		}
		if r.Link != "" {
			r.Text += "<" + r.Link + ">"
		}
		b.WriteString(r.Text)
	}
	return b.String()
}

// FuzzWording: whatever a style file says is read or refused, and what was read can be filled.
func FuzzWording(f *testing.F) {
	for _, text := range []string{"{a}[, {b}]", "*x*", "[[[", "}{", "[*{a}]*"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		w, err := readWording(text, []string{"a"})
		if err != nil {
			return
		}
		if empty := plain(w.fill(nil)); strings.ContainsAny(empty, "{}[]") {
			t.Errorf("%q gives %q", text, empty)
		}
		w.fill(fields{"a": words("A")})
	})
}

func TestNumbersOfNotes(t *testing.T) {
	t.Parallel()
	for want, list := range map[string][]int{"": nil, "1": {1}, "1, 2": {2, 1}, "1–3": {1, 2, 3, 3}, "1, 3–5, 7, 8, 10": {1, 3, 4, 5, 7, 8, 10}} {
		if got := numbers(list); got != want {
			t.Errorf("%v is %q, want %q", list, got, want)
		}
	}
}

// TestMarksAfter: the mark of a note stands after the signs that end what it belongs to, and never right beside another.
func TestMarksAfter(t *testing.T) {
	t.Parallel()
	one, two := tree.Run{Note: 1}, tree.Run{Note: 2}
	tests := map[string]struct {
		runs []tree.Run
		want string
	}{
		"a full stop":        {[]tree.Run{{Text: "x"}, one, {Text: ". Y"}}, "x.[1] Y"},
		"several signs":      {[]tree.Run{{Text: "x"}, one, {Text: "?”, y"}}, "x?”,[1] y"},
		"no sign":            {[]tree.Run{{Text: "x"}, one, {Text: " y"}}, "x[1] y"},
		"nothing before":     {[]tree.Run{one, {Text: ". y"}}, "[1]. y"},
		"between two notes":  {[]tree.Run{{Text: "x"}, one, {Text: "."}, two}, "x[1].[2]"},
		"before a bold word": {[]tree.Run{{Text: "x"}, one, {Text: ".", Bold: true}, {Text: " y"}}, "x.[1] y"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var b strings.Builder
			for _, r := range marksAfter(tt.runs) {
				if r.Note != 0 {
					r.Text = "[" + string(rune('0'+r.Note)) + "]"
				}
				b.WriteString(r.Text)
			}
			if b.String() != tt.want {
				t.Errorf("got %q, want %q", b.String(), tt.want)
			}
		})
	}
}
