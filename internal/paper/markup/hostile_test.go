package markup_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/tarazy/tarazy/internal/paper/markup"
)

// TestHostileInput reads texts made to take long or to nest deep: each is read or refused, and says so. What took without end would end with the time that
// go test has.
func TestHostileInput(t *testing.T) {
	t.Parallel()
	many := func(text string, n int) string { return strings.Repeat(text, n) }
	tests := map[string]struct {
		text    string
		refused string
	}{
		"too large":             {many("a\n", 600_000), "larger than 1 MiB"},
		"a long line":           {many("a", 40_000), "longer than"},
		"a long paragraph":      {many(many("a", 1000)+"\n", 100), "the paragraph is longer"},
		"brackets":              {many("[", 2_000), "brackets"},
		"brackets in lines":     {many(many("[", 100)+"\n", 100), "brackets"},
		"brackets allowed":      {many(many("[", 999)+"\n\n", 80), ""},
		"closing brackets":      {many(many("[a", 900)+many("]", 900)+"\n\n", 80), ""},
		"open citations":        {many(many("[@a ", 999)+"\n\n", 80), "not closed"},
		"open notes":            {many(many("^[a ", 999)+"\n\n", 80), "not closed"},
		"open inserts":          {many(many("{a ", 999)+"\n\n", 80), "not closed"},
		"notes":                 {many(many("^[a]", 999)+"\n\n", 80), ""},
		"emphasis":              {many("*a **b ", 3_000), "emphasis"},
		"emphasis allowed":      {many(many("*a _b", 900)+many("* b_", 100)+"\n\n", 60), ""},
		"quotes":                {many(">", 100) + "a\n" + many("b\n", 100), "deeper"},
		"lists":                 {many("- ", 100) + "a\n", "deeper"},
		"blocks":                {many(":::own\n", 1_000), "deeper"},
		"backticks":             {many("`", 30_000), ""},
		"backticks of lengths":  {backticks(200), ""},
		"tables":                {"|a|\n|-|\n" + many("|b|\n", 100), ""},
		"a wide table":          {many("|a", 15_000) + "\n" + many("|-", 15_000) + "\n", "columns"},
		"a table of short rows": {many(many("|a", 90)+"\n"+many("|-", 90)+"\n"+many("b\n", 1000)+"\n", 100), "cells"},
		"entities":              {many(many("&amp;", 5_000)+"\n\n", 30), ""},
		"angle brackets":        {many(many("<a ", 9_000)+"\n\n", 30), ""},
		"a head that is a bomb": {"", "alias"},
		"many problems":         {many("[@]\n\n", 100_000), "more than 500 problems"},
		"includes without end":  {many(":::include fan\n", 100), "at most"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			head := "---\npaper: paper\ntitle: T\nlang: en\n---\n"
			if name == "a head that is a bomb" {
				head = "---\na: &a [1]\nb: [*a, *a]\n---\n"
			}
			_, list := markup.Read(markup.File{Name: "paper.md", Text: []byte(head + tt.text)}, fan())
			if got := printed(list); tt.refused != "" && !strings.Contains(got, tt.refused) {
				t.Errorf("the problems do not say %q: %.500s", tt.refused, got)
			}
		})
	}
}

// backticks are runs of backticks of which no two have the same length.
func backticks(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%s a ", strings.Repeat("`", i+1))
	}
	return b.String()
}

// fan is a folder in which every paper includes ten others.
func fan() markup.Around {
	n := 0
	return markup.Around{Record: "mine", Open: func(_, id string) (markup.File, bool) {
		var b strings.Builder
		for range 10 {
			n++
			fmt.Fprintf(&b, ":::include fan-%d\n", n)
		}
		return markup.File{Name: id + ".md", Text: []byte(b.String())}, true
	}}
}
