package reason

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Fault is a mistake in the text of a condition.
type Fault struct {
	Line, Column int    // where, counted from 1; columns count letters (code points), not bytes
	Message      string // what is wrong, one sentence without a full stop
	Hint         string // what would be right; may be empty
}

// String gives "2:14: no attribute \"atendance\" (did you mean \"attendance\"?)".
func (f Fault) String() string {
	s := fmt.Sprintf("%d:%d: %s", f.Line, f.Column, f.Message)
	if f.Hint != "" {
		s += " (" + f.Hint + ")"
	}
	return s
}

func didYouMean(word string) string {
	if word == "" {
		return ""
	}
	return fmt.Sprintf("did you mean %q?", word)
}

// sortFaults puts faults in the order of the text and drops repetitions.
func sortFaults(faults []Fault) []Fault {
	slices.SortStableFunc(faults, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return slices.CompactFunc(faults, func(a, b Fault) bool {
		return a.Line == b.Line && a.Column == b.Column && a.Message == b.Message
	})
}

func quoteAll(words []string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = fmt.Sprintf("%q", w)
	}
	return strings.Join(quoted, ", ")
}
