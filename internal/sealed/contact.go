package sealed

import (
	"slices"
	"strings"
	"unicode"
)

// A number is compared by its last digits, because the code of the country may be written in several ways or not at all.
const (
	nationalDigits = 10
	fewestDigits   = 6
	sureDigits     = 9 // so many digits are no other figure
)

// contact puts a telephone number, an address or a handle into the index.
func (x *index) contact(text string, owner int) {
	text = strings.ToLower(strings.TrimSpace(text))
	digits := onlyDigits(text)
	if len(digits) >= fewestDigits && !strings.ContainsFunc(text, unicode.IsLetter) && !strings.Contains(text, "@") {
		digits = digits[max(0, len(digits)-nationalDigits):]
		x.phones[digits] = owner
		if !slices.Contains(x.digits, len(digits)) {
			x.digits = append(x.digits, len(digits))
		}
		return
	}
	x.literals[text] = owner
}

// usable reports whether a text is a contact that can be looked for.
func usable(text string) bool {
	text = strings.TrimSpace(text)
	return len(onlyDigits(text)) >= fewestDigits || strings.Contains(text, "@") && len(text) > 4 || strings.Contains(text, "/")
}

func onlyDigits(text string) string {
	var b strings.Builder
	for _, r := range text {
		if r >= '0' && r <= '9' {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// contacts finds numbers, addresses and handles.
func (x *index) contacts(letters []letter) []Hit {
	if len(x.phones) == 0 && len(x.literals) == 0 {
		return nil
	}
	return append(x.numbers(letters), x.addresses(letters)...)
}

// numbers finds telephone numbers: digits with the signs between them that people write.
func (x *index) numbers(letters []letter) []Hit {
	var out []Hit
	for i := 0; i < len(letters); i++ {
		if !isDigit(letters[i].r) {
			continue
		}
		var run []letter
		for gap := 0; i < len(letters) && gap <= 3; i++ {
			r := letters[i].r
			if isDigit(r) {
				run, gap = append(run, letters[i]), 0
				continue
			}
			if !unicode.IsSpace(r) && !isOneOf(r, ".()+/_"+hyphens) {
				break
			}
			gap++
		}
		out = append(out, x.inRun(run)...)
	}
	return out
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// inRun finds numbers in a run of digits. A short number must be the whole run, because it could be any figure.
func (x *index) inRun(run []letter) []Hit {
	var out []Hit
	all := make([]byte, len(run))
	for i, l := range run {
		all[i] = byte(l.r)
	}
	for _, n := range x.digits {
		for at := 0; at+n <= len(run); at++ {
			if owner, ok := x.phones[string(all[at:at+n])]; ok && (n >= sureDigits || n == len(run)) {
				out = append(out, Hit{x.ids[owner], run[at].start, run[at+n-1].end})
			}
		}
	}
	return out
}

// addresses finds e-mail addresses and handles in small letters, in words that hold the signs of one.
func (x *index) addresses(letters []letter) []Hit {
	var out []Hit
	for i := 0; i < len(letters); {
		if !addressLetter(letters[i].r) {
			i++
			continue
		}
		first, marked := i, false
		var b strings.Builder
		for ; i < len(letters) && addressLetter(letters[i].r); i++ {
			marked = marked || letters[i].r == '@' || letters[i].r == '/'
			b.WriteRune(unicode.ToLower(letters[i].r))
		}
		if marked && len(x.literals) > 0 {
			out = append(out, x.literal(b.String(), letters[first:i])...)
		}
	}
	return out
}

func addressLetter(r rune) bool {
	return unicode.IsLetter(r) || isDigit(r) || isOneOf(r, "@._-+/:")
}

// literal finds the literals that a word holds, between signs that are no letters of an address. A handle is found after a stroke too.
func (x *index) literal(word string, letters []letter) []Hit {
	var out []Hit
	runes := []rune(word)
	for from := range runes {
		if from > 0 && isName(runes[from-1]) && runes[from] != '@' {
			continue
		}
		for to := from + 1; to <= len(runes); to++ {
			if to < len(runes) && isName(runes[to]) {
				continue
			}
			owner, ok := x.literals[string(runes[from:to])]
			if !ok && from > 0 && runes[from-1] == '/' {
				owner, ok = x.literals["@"+string(runes[from:to])]
			}
			if ok {
				out = append(out, Hit{x.ids[owner], letters[from].start, letters[to-1].end})
			}
		}
	}
	return out
}

func isName(r rune) bool { return unicode.IsLetter(r) || isDigit(r) || r == '_' }
