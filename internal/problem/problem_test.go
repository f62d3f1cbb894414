package problem_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/tarazy/tarazy/internal/problem"
)

func TestPrinted(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("ж", 100) + "X" + strings.Repeat("ш", 100)
	tests := map[string]struct {
		p    problem.Problem
		want string
	}{
		"a file":                     {problem.Problem{Position: problem.Position{File: "a.yaml"}, Message: "is not read"}, "a.yaml: is not read"},
		"a line":                     {problem.Problem{Position: problem.Position{File: "a.yaml", Line: 3}, Message: "is wrong"}, "a.yaml:3: is wrong"},
		"a place":                    {problem.Problem{Position: problem.Position{File: "a.yaml", Line: 3, Column: 5}, Message: "is wrong", Line: "қате: X", Hint: "write Y"}, "a.yaml:3:5: is wrong\n    қате: X\n        ^\n    write Y"},
		"a warning":                  {problem.Problem{Position: problem.Position{File: "a.yaml"}, Message: "is not said", Warning: true}, "a.yaml: warning: is not said"},
		"behind the line":            {problem.Problem{Position: problem.Position{File: "a", Line: 1, Column: 99}, Message: "ends", Line: "abc  "}, "a:1:99: ends\n    abc\n         ^"},
		"a long line":                {problem.Problem{Position: problem.Position{File: "a", Line: 1, Column: 101}, Message: "here", Line: long}, "a:1:101: here\n    …" + strings.Repeat("ж", 54) + "X" + strings.Repeat("ш", 55) + "…\n    " + strings.Repeat(" ", 55) + "^"},
		"what a terminal would obey": {problem.Problem{Position: problem.Position{File: "a", Line: 1, Column: 2}, Message: "here", Line: "a\x1b[31mb\tc\u009bd\xff"}, "a:1:2: here\n    a [31mb c d\uFFFD\n     ^"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, tt.p.String()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestNearest(t *testing.T) {
	t.Parallel()
	for key, want := range map[string]string{
		"strkie strike,ruling":          "strike", // two neighbours swapped
		"stike strike,ruling":           "strike",
		"strikee strike,ruling":         "strike",
		"employr employer,employee":     "employer",
		"attendence attendance,absence": "attendance",
		"form from,for":                 "from",
		"vot vote,note":                 "vote",
		"date note,name":                "", // another word, no slip
		"b a,c":                         "",
		"colour at,vote":                "",
		"ереул ереуіл,еңбек":            "ереуіл",
		"strike strike":                 "strike",
	} {
		word, list, _ := strings.Cut(key, " ")
		if got := problem.Nearest(word, strings.Split(list, ",")); got != want {
			t.Errorf("nearest to %q of %s is %q, want %q", word, list, got, want)
		}
	}
}

func TestDidYouMean(t *testing.T) {
	t.Parallel()
	many := strings.Split(strings.Repeat("word,", 41), ",")
	for i := range many {
		many[i] += strings.Repeat("x", i)
	}
	for _, tt := range []struct {
		word       string
		candidates []string
		want       string
	}{
		{"strkie", []string{"strike", "ruling"}, `did you mean "strike"?`},
		{"zzzzzz", []string{"strike", "ruling", "", "strike"}, "allowed here: ruling, strike"},
		{"zzzzzz", nil, ""},
		{"zzzzzz", many, ""},
	} {
		if got := problem.DidYouMean(tt.word, tt.candidates); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.word, got, tt.want)
		}
	}
}

func TestList(t *testing.T) {
	t.Parallel()
	at := func(file string, line, column int, message string) problem.Problem {
		return problem.Problem{Position: problem.Position{File: file, Line: line, Column: column}, Message: message}
	}
	want := []problem.Problem{at("a", 1, 2, "x"), at("a", 1, 2, "y"), at("a", 1, 10, "x"), at("a", 2, 1, "x"), at("b", 0, 0, "x")}
	var l, other problem.List
	for _, i := range []int{4, 2, 0, 1, 0} {
		l.Add(want[i])
	}
	other.Add(want[3])
	other.Add(problem.Problem{Position: problem.Position{File: "z"}, Message: "w", Warning: true})
	l.Join(other)
	l.Sort()
	if diff := cmp.Diff(want, l.All[:5]); diff != "" || l.Errors() != 5 || len(l.All) != 6 {
		t.Errorf("%d errors of %d (-want +got):\n%s", l.Errors(), len(l.All), diff)
	}
}

// TestNearestProperty: what is one slip from a longer word is found, and nothing is found that is not among the candidates.
func TestNearestProperty(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfNDistinct(rapid.StringMatching(`[a-f]{4,9}`), 1, 6, rapid.ID).Draw(t, "words")
		word := []rune(rapid.SampledFrom(words).Draw(t, "word"))
		at := rapid.IntRange(0, len(word)-1).Draw(t, "at")
		word[at] = 'z'
		got := problem.Nearest(string(word), words)
		found := false
		for _, w := range words {
			found = found || w == got
		}
		if !found {
			t.Fatalf("nearest to %q of %v is %q", string(word), words, got)
		}
	})
}

// TestNothingForTheTerminalToObey: names of files and words of strangers stand in messages, but no escape sequence among them.
func TestNothingForTheTerminalToObey(t *testing.T) {
	t.Parallel()
	p := problem.Problem{Position: problem.Position{File: "d\x1b[31m/case.yaml", Line: 1}, Message: "there is no \u009b31m", Hint: "did you mean \a?"}
	if got, want := p.String(), "d [31m/case.yaml:1: there is no  31m\n    did you mean  ?"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
