package sealed

import (
	"strings"
	"unicode"
)

// punycodes decodes the labels xn--… of addresses.
func punycodes(in []letter) []letter {
	var out []letter
	for i := 0; i < len(in); {
		if !prefixed(in[i:]) {
			out = append(out, in[i])
			i++
			continue
		}
		end := i + 4
		for end < len(in) && (in[end].r == '-' || in[end].r < 0x80 && (unicode.IsLetter(in[end].r) || unicode.IsDigit(in[end].r))) {
			end++
		}
		var label strings.Builder
		for _, l := range in[i+4 : end] {
			label.WriteRune(unicode.ToLower(l.r))
		}
		decoded, ok := punycode(label.String())
		if !ok {
			out = append(out, in[i:end]...)
		}
		for _, r := range decoded {
			out = append(out, letter{r, in[i].start, in[end-1].end})
		}
		i = end
	}
	return out
}

func prefixed(in []letter) bool {
	const prefix = "xn--"
	if len(in) < len(prefix) {
		return false
	}
	for i, r := range prefix {
		if unicode.ToLower(in[i].r) != r {
			return false
		}
	}
	return true
}

// The parameters of RFC 3492, section five.
const (
	base        = 36
	tmin        = 1
	tmax        = 26
	skew        = 38
	damp        = 700
	initialBias = 72
	initialN    = 128
	longest     = 64 // a label of an address is shorter
)

// punycode decodes a label without its prefix; false when it is none.
func punycode(label string) ([]rune, bool) {
	if len(label) > longest {
		return nil, false
	}
	var out []rune
	at := strings.LastIndexByte(label, '-')
	if at >= 0 {
		out = []rune(label[:at])
	}
	n, i, bias := rune(initialN), 0, initialBias
	for rest := label[at+1:]; rest != ""; {
		delta, length, ok := variable(rest, bias)
		if !ok {
			return nil, false
		}
		rest = rest[length:]
		first := i == 0 && len(out) == max(at, 0)
		i += delta
		bias = adapt(delta, len(out)+1, first)
		n += rune(i / (len(out) + 1))
		i %= len(out) + 1
		if n > unicode.MaxRune || n < 0 {
			return nil, false
		}
		out = append(out[:i], append([]rune{n}, out[i:]...)...)
		i++
	}
	return out, true
}

// variable reads one number of variable length and says how many letters it has.
func variable(text string, bias int) (value, length int, ok bool) {
	w := 1
	for k := base; length < len(text); k += base {
		digit := int(text[length]) - 'a'
		if text[length] <= '9' {
			digit = int(text[length]) - '0' + tmax
		}
		if digit < 0 || digit >= base {
			return 0, 0, false
		}
		length++
		value += digit * w
		t := min(max(k-bias, tmin), tmax)
		if digit < t {
			return value, length, value <= unicode.MaxRune*longest
		}
		w *= base - t
		if w > unicode.MaxRune*longest {
			return 0, 0, false
		}
	}
	return 0, 0, false
}

func adapt(delta, points int, first bool) int {
	if first {
		delta /= damp
	} else {
		delta /= 2
	}
	delta += delta / points
	k := 0
	for delta > (base-tmin)*tmax/2 {
		delta /= base - tmin
		k += base
	}
	return k + (base-tmin+1)*delta/(delta+skew)
}
