// Package problem says what is wrong in a file, where, and what would be right.
//
// A reader of files collects problems in a List with [List.Add] and goes on, so that the author sees all of them
// at once. [List.Sort] puts them in the order of files and lines; [Problem.String] shows one with the line it is about.
// The package does not read files and does not decide what is a problem.
package problem

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Position is a place in a file. Line and Column count from 1, Column in letters; zero means that the place is not known.
type Position struct {
	File   string
	Line   int
	Column int
}

// String gives file:line:column, leaving out what is not known.
func (p Position) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Problem is one thing that is wrong, for the person who writes the file.
type Problem struct {
	Position
	Message string // what is wrong: a sentence without a capital and without a full stop
	Hint    string // what would be right, or empty
	Line    string // the text of the line, or empty
	Warning bool   // the file can be used all the same
}

// String shows the problem as a person meets it: the place and the message, the line with a mark below the column, the hint.
func (p Problem) String() string {
	var b strings.Builder
	b.WriteString(p.Position.String())
	b.WriteString(": ")
	if p.Warning {
		b.WriteString("warning: ")
	}
	b.WriteString(p.Message)
	if p.Line != "" {
		line, column := excerpt(p.Line, p.Position.Column)
		fmt.Fprintf(&b, "\n    %s", line)
		if column > 0 {
			fmt.Fprintf(&b, "\n    %s^", strings.Repeat(" ", column-1))
		}
	}
	if p.Hint != "" {
		fmt.Fprintf(&b, "\n    %s", p.Hint)
	}
	return Printable(b.String())
}

// Printable is a text without what a terminal would obey, such as a name that a stranger gave to a file.
func Printable(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		return printable(r)
	}, text)
}

// widest is the number of letters of a line that a message shows.
const widest = 110

// excerpt cuts a long line round the column and gives the column within what is left.
func excerpt(line string, column int) (string, int) {
	line = strings.ToValidUTF8(strings.Map(printable, line), "\uFFFD")
	letters := []rune(line)
	if column > len(letters)+1 {
		column = len(letters) + 1
	}
	if len(letters) <= widest {
		return strings.TrimRight(line, " "), column
	}
	from := max(0, column-widest/2)
	to := min(len(letters), from+widest)
	out := string(letters[from:to])
	if to < len(letters) {
		out += "…"
	}
	if from > 0 {
		return "…" + out, column - from + 1
	}
	return out, column
}

// printable replaces control characters, which could move the terminal's cursor, by a space.
func printable(r rune) rune {
	if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 {
		return ' '
	}
	return r
}

// List is the problems found so far. The zero List is ready to use.
type List struct {
	All []Problem
}

// Add appends one problem.
func (l *List) Add(p Problem) { l.All = append(l.All, p) }

// Join appends the problems of another list.
func (l *List) Join(o List) { l.All = append(l.All, o.All...) }

// Errors counts the problems that make the files unusable: all but the warnings.
func (l *List) Errors() int {
	n := 0
	for _, p := range l.All {
		if !p.Warning {
			n++
		}
	}
	return n
}

// Sort orders by file, line, column and message, and drops exact repetitions.
func (l *List) Sort() {
	slices.SortStableFunc(l.All, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Position.Line, b.Position.Line),
			cmp.Compare(a.Position.Column, b.Position.Column),
			cmp.Compare(a.Message, b.Message),
		)
	})
	l.All = slices.Compact(l.All)
}

// Nearest gives the candidate that a person who wrote word most likely meant, or "" when none is near.
func Nearest(word string, candidates []string) string {
	best, bestAt := "", slips(word)
	for _, c := range candidates {
		if d := distance(word, c, bestAt); d < bestAt || d == bestAt && best == "" && d <= slips(c) {
			best, bestAt = c, d
		}
	}
	return best
}

// slips is how many slips of the pen a word may have and still be told: none in a single letter, one in a short word, two in one of five letters.
func slips(word string) int { return (utf8.RuneCountInString(word) + 1) / 3 }

// DidYouMean gives a hint that names the nearest candidate, or lists the candidates when they are few, or "".
func DidYouMean(word string, candidates []string) string {
	if near := Nearest(word, candidates); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	if len(candidates) == 0 || len(candidates) > 40 {
		return ""
	}
	sorted := slices.Clone(candidates)
	slices.Sort(sorted)
	sorted = slices.DeleteFunc(slices.Compact(sorted), func(c string) bool { return c == "" })
	return "allowed here: " + strings.Join(sorted, ", ")
}

// distance counts the insertions, deletions, replacements and swaps of neighbours that lead from a to b; more than limit is limit+1.
func distance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if d := len(x) - len(y); d > limit || -d > limit {
		return limit + 1
	}
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := range x {
		row[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			row[j+1] = min(row[j]+1, last[j+1]+1, last[j]+cost)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(y)]
}
