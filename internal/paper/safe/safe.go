// Package safe knows which texts and links a document may hold that other people's programs will open.
//
// Begin with [Text], which every text passes on its way into a document, and [Link]. The package says nothing of names that must stay
// sealed, and escapes for XML only: pages in HTML are escaped by html/template.
package safe

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// Text is a text without the characters that XML 1.0 forbids: control characters, halves of pairs and noncharacters are dropped, line ends
// and tabs become spaces, and bytes that are not UTF-8 become U+FFFD, so that the damage is seen.
func Text(s string) string {
	for i, r := range s {
		if wide(r, s[i:]) != r {
			return strings.Map(func(r rune) rune { return wide(r, "") }, s)
		}
	}
	return s
}

// wide is what stands for a character; -1 for nothing.
func wide(r rune, rest string) rune {
	switch {
	case r == '\t' || r == '\n' || r == '\r':
		return ' '
	case r < ' ' || 0x7f <= r && r <= 0x9f || r&0xfffe == 0xfffe:
		return -1
	case r == utf8.RuneError && rest != "" && !strings.HasPrefix(rest, string(utf8.RuneError)):
		return -1 // a byte that is not UTF-8: Map writes it anew
	}
	return r
}

// XML is a text as it stands in XML, between tags or in an attribute between double quotation marks.
func XML(s string) string {
	s = Text(s)
	if !strings.ContainsAny(s, `&<>"`) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	last := 0
	for i := range len(s) {
		var name string
		switch s[i] {
		case '&':
			name = "&amp;"
		case '<':
			name = "&lt;"
		case '>':
			name = "&gt;"
		case '"':
			name = "&quot;"
		default:
			continue
		}
		b.WriteString(s[last:i])
		b.WriteString(name)
		last = i + 1
	}
	b.WriteString(s[last:])
	return b.String()
}

var (
	web    = regexp.MustCompile(`^(?i:https?)://[\pL\pN](?:[\pL\pN.-]*[\pL\pN])?(?::[0-9]{1,5})?(?:[/?#]|$)`)
	mailto = regexp.MustCompile(`^(?i:mailto):[A-Za-z0-9.!$'*+/=^_{|}~-]+@[\pL\pN](?:[\pL\pN.-]*[\pL\pN])?(?:\?|$)`)
)

// Link is the address of a link as a URI that every program reads, and whether it is one that a document may hold: an http, https or mailto
// address of a host. What a URI may not hold is written in per cent.
func Link(s string) (string, bool) {
	s = strings.TrimSpace(s)
	end := web.FindStringIndex(s)
	if end == nil {
		end = mailto.FindStringIndex(s)
	}
	if end == nil || !utf8.ValidString(s) {
		return "", false
	}
	var b strings.Builder
	b.WriteString(s[:end[1]])
	fragment := strings.HasSuffix(s[:end[1]], "#")
	for i := end[1]; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '%' && escaped(s[i:]), c == '#' && !fragment, plain(c):
			b.WriteByte(c)
			fragment = fragment || c == '#'
		default:
			const digits = "0123456789ABCDEF"
			b.Write([]byte{'%', digits[c>>4], digits[c&0xf]})
		}
	}
	return b.String(), true
}

// escaped reports whether a text begins with a byte written in per cent.
func escaped(s string) bool {
	hex := func(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F' }
	return len(s) > 2 && hex(s[1]) && hex(s[2])
}

// plain reports whether a character stands for itself behind the host of a URI.
func plain(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~!$&'()*+,;=:@/?", c) >= 0
}
