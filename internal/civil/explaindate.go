package civil

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

const rightDate = "write 2011-05-11, or 2011-05 when only the month is known, or 2011"

// explainDate finds the most helpful thing to say about a text that has not the shape of a date.
func explainDate(p piece) error {
	if p.s == "" {
		return p.fail(0, "a date is missing", rightDate)
	}
	if i := outerSpace(p.s); i >= 0 {
		return p.fail(i, "there is a space beside the date", "write the date without it")
	}
	if err := strangeSign(p); err != nil {
		return err
	}
	if i := strings.IndexByte(p.s, '~'); i >= 0 {
		return p.fail(i, "the sign ~ for \"about\" is in the wrong place", "write it once, after the date: 2011-05-27~")
	}
	if right := otherNotation(p.s); right != "" {
		return p.fail(0, "this is not how a date is written here", right)
	}
	return p.fail(0, fmt.Sprintf("%q is not a date", p.s), rightDate)
}

// outerSpace returns where a space stands at the beginning or the end of s, or -1.
func outerSpace(s string) int {
	if r, _ := utf8.DecodeRuneInString(s); unicode.IsSpace(r) {
		return 0
	}
	if r, n := utf8.DecodeLastRuneInString(s); unicode.IsSpace(r) {
		return len(s) - n
	}
	return -1
}

// strangeSign explains the first sign that no date has; nil when there is none.
func strangeSign(p piece) error {
	i := strings.IndexFunc(p.s, func(r rune) bool { return !strings.ContainsRune("0123456789-.~/", r) })
	if i < 0 {
		return nil
	}
	r, _ := utf8.DecodeRuneInString(p.s[i:])
	switch {
	case unicode.IsDigit(r):
		return p.fail(i, fmt.Sprintf("%q is not one of the digits 0 to 9", r), "write the date with plain digits: 2011-05-11")
	case unicode.Is(unicode.Pd, r) || r == '−':
		return p.fail(i, fmt.Sprintf("%q is not a plain hyphen", r), "write 2011-05-11 with hyphens, and 2011-05-11/2011-06-24 for what lasted")
	case (r == 'T' || r == ' ') && i == 10 && hasShape(p.s[:i], "0000-00-00"):
		return p.fail(i, "a date has no time of day here", "write "+p.s[:i])
	case strings.ContainsRune("?%≈", r):
		return p.fail(i, fmt.Sprintf("the sign %q is not known", r), "write 2011-05-27~ for \"about\"")
	case strings.ContainsRune("XxUu*Хх", r):
		return p.fail(i, "a digit that is not known is not written", "write 2011-05 for some day of the month, 2011 for some day of the year")
	}
	return p.fail(i, fmt.Sprintf("%q does not belong in a date", r), rightDate)
}

// otherNotation recognises a date written in another way and says how to write it here; "" when it cannot.
func otherNotation(s string) string {
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("-./", r) })
	if len(parts) == 1 && hasShape(s, "00000000") {
		parts = []string{s[:4], s[4:6], s[6:]}
	}
	if len(parts) != 2 && len(parts) != 3 {
		return ""
	}
	last := len(parts) - 1
	yearFirst := len(parts[0]) == 4
	if !yearFirst && len(parts[last]) != 4 {
		return ""
	}
	if !yearFirst {
		parts[0], parts[last] = parts[last], parts[0]
	}
	if len(parts) == 2 {
		parts = append(parts, "1")
	}
	if len(parts[1]) > 2 || len(parts[2]) > 2 {
		return ""
	}
	year, month, day := number(parts[0]), number(parts[1]), number(parts[2])
	d, ok := NewDay(year, month, day)
	switch swapped, both := NewDay(year, day, month); {
	case ok && last == 1:
		return fmt.Sprintf("write %s, not %s", d.text(byMonth), s)
	case ok && both && d != swapped && !yearFirst && strings.Contains(s, "/"):
		return fmt.Sprintf("write the year, the month, the day: %s or %s", d, swapped)
	case !ok && both && !yearFirst:
		return fmt.Sprintf("write %s, not %s", swapped, s)
	case ok:
		return fmt.Sprintf("write %s, not %s", d, s)
	}
	return ""
}
