package sealed

import (
	"html"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// letter is a letter or sign as a reader sees it, and the bytes of the text that stand for it.
type letter struct {
	r          rune
	start, end int
}

// lettersOf gives the letters of a text: escapes of addresses, HTML and JSON are decoded, letters in disguise (full width, with marks) made
// plain, and what is not seen is left out.
func lettersOf(text string, from int) []letter {
	out := make([]letter, 0, len(text))
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		out = append(out, letter{r, from + i, from + i + size})
		i += size
	}
	for range 2 { // %2541 and &amp;#65; are escaped twice
		if !strings.ContainsAny(text, `%&\`) {
			break
		}
		out = unescape(out)
	}
	out = seen(plain(out))
	if strings.Contains(strings.ToLower(text), "xn--") {
		out = punycodes(out)
	}
	return out
}

// unescape decodes %D0%94, &#1044; and \u0414.
func unescape(in []letter) []letter {
	out := in[:0:0]
	for i := 0; i < len(in); {
		decoded, n := "", 0
		switch in[i].r {
		case '%':
			decoded, n = percent(in[i:])
		case '&':
			decoded, n = entity(in[i:])
		case '\\':
			decoded, n = jsonEscape(in[i:])
		}
		if n == 0 {
			out = append(out, in[i])
			i++
			continue
		}
		for _, r := range decoded {
			out = append(out, letter{r, in[i].start, in[i+n-1].end})
		}
		i += n
	}
	return out
}

// percent decodes one letter of %XX; n is 0 when there is none.
func percent(in []letter) (decoded string, n int) {
	var bytes []byte
	for n+2 < len(in) && in[n].r == '%' && len(bytes) < utf8.UTFMax {
		v, ok := hexadecimal(in[n+1 : n+3])
		if !ok {
			break
		}
		bytes = append(bytes, byte(v))
		n += 3
		if r, size := utf8.DecodeRune(bytes); r != utf8.RuneError && size == len(bytes) {
			return string(r), n
		}
	}
	if len(bytes) > 0 && bytes[0] >= 0xC0 { // no UTF-8: old pages have addresses in Windows-1251
		return string('А' + rune(bytes[0]-0xC0)), 3
	}
	return "", 0
}

func hexadecimal(in []letter) (int64, bool) {
	var b strings.Builder
	for _, l := range in {
		b.WriteRune(l.r)
	}
	v, err := strconv.ParseUint(b.String(), 0x10, 0x20)
	return int64(v), err == nil
}

// longestEntity is the longest name of an entity that is looked at, in letters.
const longestEntity = 64

func entity(in []letter) (decoded string, n int) {
	var b strings.Builder
	for n < len(in) && n < longestEntity {
		r := in[n].r
		n++
		b.WriteRune(r)
		if r == ';' {
			break
		}
		if n > 1 && r != '#' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return "", 0
		}
	}
	if !strings.HasSuffix(b.String(), ";") {
		return "", 0
	}
	if decoded = html.UnescapeString(b.String()); decoded == b.String() {
		return "", 0
	}
	return decoded, n
}

func jsonEscape(in []letter) (decoded string, n int) {
	if len(in) < 6 || in[1].r != 'u' {
		return "", 0
	}
	v, ok := hexadecimal(in[2:6])
	if !ok || v >= 0xD800 && v < 0xE000 {
		return "", 0
	}
	return string(rune(v)), 6
}

// Small capitals, which Unicode holds for letters of their own, and the capitals that they are read as.
const (
	smallCapitals = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ"
	capitals      = "ABCDEFGHIJKLMNOPRSTUVWYZ"
)

// plain takes letters apart into those that a reader sees: full-width and mathematical letters, ligatures, letters with marks.
func plain(in []letter) []letter {
	out := make([]letter, 0, len(in))
	for _, l := range in {
		if at := strings.IndexRune(smallCapitals, l.r); l.r >= utf8.RuneSelf && at >= 0 {
			l.r = rune(capitals[utf8.RuneCountInString(smallCapitals[:at])])
		}
		if l.r < utf8.RuneSelf || l.r >= 0x400 && l.r < 0x530 {
			out = append(out, l)
			continue
		}
		for _, r := range norm.NFKD.String(string(l.r)) {
			out = append(out, letter{r, l.start, l.end})
		}
	}
	return out
}

// seen leaves out marks and what has no shape, after letting a mark change its letter where that makes another sound.
func seen(in []letter) []letter {
	out := in[:0]
	for _, l := range in {
		switch {
		case unicode.In(l.r, unicode.Mn, unicode.Me):
			if n := len(out); n > 0 {
				out[n-1].r = marked(out[n-1].r, l.r)
				out[n-1].end = max(out[n-1].end, l.end)
			}
		case unicode.Is(unicode.Cf, l.r):
		default:
			out = append(out, l)
		}
	}
	return out
}

// The marks that make another sound of a letter.
const (
	acute      = '\u0301'
	circumflex = '\u0302'
	dotAbove   = '\u0307'
	caron      = '\u030C'
	commaBelow = '\u0326'
	cedilla    = '\u0327'
)

// marked is a Latin letter with a mark, where the two are read otherwise than the letter alone.
func marked(r, mark rune) rune {
	hiss := mark == caron || mark == cedilla || mark == commaBelow || mark == circumflex
	switch lower := unicode.ToLower(r); {
	case lower == 's' && hiss:
		return like(r, 'š')
	case lower == 'c' && (hiss || mark == acute):
		return like(r, 'č')
	case lower == 'z' && (hiss || mark == dotAbove):
		return like(r, 'ž')
	case lower == 'y' && mark == acute:
		return like(r, 'u')
	}
	return r
}

// like is a letter in the case of another.
func like(of, r rune) rune {
	if unicode.IsUpper(of) {
		return unicode.ToUpper(r)
	}
	return r
}
