package civil

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Range is a whole number known between two bounds, both possible. Lo == Hi is an exact number, so the zero Range is
// exactly 0. A Hi of math.MaxInt64 means that no upper bound is known. What ParseRange reads is never less than 0.
type Range struct {
	Lo, Hi int64
	About  bool // the bounds come, in part, from somebody's "about"
}

// noUpperBound is the Hi of "at least 20".
const noUpperBound = math.MaxInt64

// maxNumber is the largest number that can be written; its quarter more is far from overflow.
const maxNumber = 1_000_000_000_000_000

// Exact reports whether r is one certain number.
func (r Range) Exact() bool { return r.Lo == r.Hi }

// Compare says whether r is less than o, not more than it, or equal to it.
func (r Range) Compare(o Range) Order { return interval{r.Lo, r.Hi}.compare(interval{o.Lo, o.Hi}) }

// ParseRange reads 217, ~700 (a quarter less to a quarter more, rounded outwards), 300..500, >=20, >20, <=5, <5;
// "~" may also stand before one number of the others. The error is a *ParseError.
func ParseRange(s string) (Range, error) { return parseRange(piece{s, 0}) }

func parseRange(p piece) (Range, error) {
	if i := strings.Index(p.s, ".."); i >= 0 {
		return parseFromTo(p.to(i), p.from(i+2))
	}
	sign := p.s[:len(p.s)-len(strings.TrimLeft(p.s, "<>="))]
	r, err := parseNumber(p.from(len(sign)))
	if err != nil {
		return Range{}, err
	}
	switch sign {
	case "":
	case ">=":
		r.Hi = noUpperBound
	case ">":
		r.Lo, r.Hi = r.Lo+1, noUpperBound
	case "<=":
		r.Lo = 0
	case "<":
		if r.Hi == 0 {
			return Range{}, p.fail(0, "nothing is less than 0", "write 0 for none")
		}
		r.Lo, r.Hi = 0, r.Hi-1
	default:
		return Range{}, p.fail(0, fmt.Sprintf("the sign %s is not known", sign), "write >=20, >20, <=5 or <5")
	}
	return r, nil
}

// parseFromTo reads the two sides of "..".
func parseFromTo(left, right piece) (Range, error) {
	switch {
	case left.s == "" && right.s == "":
		return Range{}, left.fail(0, "both numbers are missing", "write 300..500, or leave the value out when nothing is known of it")
	case left.s == "":
		return Range{}, left.fail(0, "the lower number is missing", "write <="+right.s)
	case right.s == "":
		return Range{}, right.fail(0, "the upper number is missing", "write >="+left.s)
	case strings.HasPrefix(right.s, "."):
		return Range{}, right.fail(0, "there are too many dots", "write two: 300..500")
	}
	lo, err := parseNumber(left)
	if err != nil {
		return Range{}, err
	}
	hi, err := parseNumber(right)
	if err != nil {
		return Range{}, err
	}
	if hi.Hi < lo.Lo {
		return Range{}, right.fail(0, fmt.Sprintf("the upper number %s is less than the lower number %s", right.s, left.s), "write the lower number first")
	}
	return Range{Lo: lo.Lo, Hi: hi.Hi, About: lo.About || hi.About}, nil
}

// parseNumber reads 217 or ~700.
func parseNumber(p piece) (Range, error) {
	digits, about := strings.CutPrefix(p.s, "~")
	p = p.from(len(p.s) - len(digits))
	if digits == "" || strings.ContainsFunc(digits, func(r rune) bool { return r < '0' || r > '9' }) {
		return Range{}, explainNumber(p)
	}
	if len(digits) > 1 && digits[0] == '0' {
		return Range{}, p.fail(0, "a number does not begin with 0", "write "+max(strings.TrimLeft(digits, "0"), "0"))
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || n > maxNumber {
		return Range{}, p.fail(0, "the number is too large", fmt.Sprintf("write at most %d", maxNumber))
	}
	if about {
		return Range{Lo: quarterLess(n), Hi: quarterMore(n), About: true}, nil
	}
	return Range{Lo: n, Hi: n}, nil
}

// quarterLess and quarterMore are what "about" means for a number, rounded outwards.
func quarterLess(n int64) int64 { return n - (n+3)/4 }
func quarterMore(n int64) int64 { return n + (n+3)/4 }

// explainNumber finds the most helpful thing to say about a text that is not made of digits.
func explainNumber(p piece) error {
	if p.s == "" {
		return p.fail(0, "a number is missing", "write 217, ~700, 300..500 or >=20")
	}
	if i := outerSpace(p.s); i >= 0 {
		return p.fail(i, "there is a space beside the number", "write the number without it")
	}
	i := strings.IndexFunc(p.s, func(r rune) bool { return r < '0' || r > '9' })
	r, size := utf8.DecodeRuneInString(p.s[i:])
	before, after := p.s[:i], p.s[i+size:]
	switch {
	case i == 0 && r == '-':
		return p.fail(i, "a number here is not less than 0", "write it without the minus sign")
	case strings.ContainsRune("≥≤", r):
		return p.fail(i, fmt.Sprintf("the sign %q is not known", r), "write >= for at least, <= for at most")
	case unicode.IsDigit(r):
		return p.fail(i, fmt.Sprintf("%q is not one of the digits 0 to 9", r), "write the number with plain digits: 217")
	case unicode.Is(unicode.Pd, r) && allDigits(before) && allDigits(after):
		return p.fail(i, "a hyphen does not join two numbers", fmt.Sprintf("write %s..%s", before, after))
	case strings.ContainsRune("_,' \u00a0\u202f’", r):
		return p.fail(i, "digits are not grouped", "write "+ungrouped(p.s))
	case r == '.':
		return p.fail(i, "a number has no dot", "write a whole number in plain digits: 1300")
	}
	return p.fail(i, fmt.Sprintf("%q does not belong in a number", r), "write 217, ~700, 300..500 or >=20")
}

func allDigits(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}

// ungrouped keeps the digits of a number whose digits were grouped; an example when that is not what it was.
func ungrouped(s string) string {
	kept := strings.Map(func(r rune) rune {
		if strings.ContainsRune("_,' \u00a0\u202f’", r) {
			return -1
		}
		return r
	}, s)
	if !allDigits(kept) {
		return "1300, not 1 300"
	}
	return kept
}

// String returns the shortest notation that [ParseRange] reads as the same Range.
func (r Range) String() string {
	lo, hi := strconv.FormatInt(r.Lo, 10), strconv.FormatInt(r.Hi, 10)
	if r.About {
		return r.aboutString()
	}
	switch {
	case r.Lo == r.Hi:
		return lo
	case r.Hi == noUpperBound:
		return ">=" + lo
	case r.Lo == 0:
		return "<=" + hi
	}
	return lo + ".." + hi
}

// aboutString looks for the number that, widened, gives the bounds of r; else for one that gives the lower bound.
func (r Range) aboutString() string {
	if r.Hi != noUpperBound {
		if n := r.Hi/5*4 + r.Hi%5*4/5; quarterLess(n) == r.Lo && quarterMore(n) == r.Hi {
			return "~" + strconv.FormatInt(n, 10)
		}
	}
	lo := strconv.FormatInt(r.Lo+(r.Lo+2)/3, 10)
	if r.Hi == noUpperBound {
		return ">=~" + lo
	}
	return "~" + lo + ".." + strconv.FormatInt(r.Hi, 10)
}
