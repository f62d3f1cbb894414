package sealed

import (
	"unicode"
)

// A sound is one letter of a small alphabet in which the spellings of a name meet: J is ж and zh, S is ш and sh, C is ч and ch, h is х, һ and
// kh; i stands for и, й, і, ы and y; Kazakh letters and their Russian substitutes are one; ь and ъ are none. The Latin j stays by itself,
// because it may be ж or й: the spellings of a name allow for both.

// sound is one sound of a text and the letters that it was read from: from first to last.
type sound struct {
	c           byte
	first, last int
}

// script is an alphabet in which a word is read.
type script uint8

const (
	own      script = iota // each letter in its own
	latin                  // letters that look Latin are
	cyrillic               // letters that look Cyrillic are
)

// cyrillicSounds gives the sounds of a small Cyrillic letter.
func cyrillicSounds(r rune) string {
	switch r {
	case 'а', 'ә':
		return "a"
	case 'б':
		return "b"
	case 'в', 'ԝ':
		return "v"
	case 'г', 'ғ', 'ґ':
		return "g"
	case 'д', 'ԁ':
		return "d"
	case 'е', 'ё', 'э', 'є':
		return "e"
	case 'ж':
		return "J"
	case 'з':
		return "z"
	case 'и', 'й', 'і', 'ы', 'ї':
		return "i"
	case 'к', 'қ', 'ԛ':
		return "k"
	case 'л':
		return "l"
	case 'м':
		return "m"
	case 'н', 'ң':
		return "n"
	case 'о', 'ө':
		return "o"
	case 'п':
		return "p"
	case 'р':
		return "r"
	case 'с', 'ѕ':
		return "s"
	case 'т':
		return "t"
	case 'у', 'ұ', 'ү', 'ў':
		return "u"
	case 'ф':
		return "f"
	case 'х', 'һ':
		return "h"
	case 'ц':
		return "ts"
	case 'ч':
		return "C"
	case 'ш', 'щ':
		return "S"
	case 'ю':
		return "iu"
	case 'я':
		return "ia"
	case 'ј':
		return "j"
	}
	return ""
}

// latinSounds gives the sounds that a Latin word begins with, and how many of its letters they take.
func latinSounds(word []rune) (string, int) {
	spelt := [...][2]string{{"shch", "S"}, {"sch", "S"}, {"tch", "C"}, {"sh", "S"}, {"ch", "C"}, {"zh", "J"}, {"kh", "h"}, {"gh", "g"}, {"ph", "f"}, {"ck", "k"}}
	if len(word) > 1 && (word[1] == 'h' || word[1] == 'c' || word[1] == 'k') {
		for _, s := range spelt {
			if starts(word, s[0]) {
				return s[1], len(s[0])
			}
		}
	}
	switch r := word[0]; r {
	case 'š':
		return "S", 1
	case 'č':
		return "C", 1
	case 'ž':
		return "J", 1
	case 'q':
		return "k", 1
	case 'w':
		return "v", 1
	case 'y', 'ı':
		return "i", 1
	case 'ə', 'ǝ', 'æ':
		return "a", 1
	case 'ŋ':
		return "n", 1
	case 'ł':
		return "l", 1
	case 'ø':
		return "o", 1
	case '0':
		return "o", 1
	case '1':
		return "l", 1
	default:
		if r >= 'a' && r <= 'z' {
			return string(r), 1
		}
	}
	return "", 1
}

func starts(word []rune, with string) bool {
	if len(word) < len(with) {
		return false
	}
	for i := range len(with) {
		if word[i] != rune(with[i]) {
			return false
		}
	}
	return true
}

// twin gives the letter of the other alphabet that looks the same, or the letter itself.
func twin(r rune, to script) rune {
	const cyr, lat, greekLatin, greek = "аеорсхуіјѕһкмтпԁԛԝв", "aeopcxyijshkmtndqwb", "aeiovpktuxhn", "αειονρκτυχηπ"
	switch {
	case to == latin && r >= 0x370 && r < 0x400:
		return other(r, greek, greekLatin)
	case to == latin:
		return other(r, cyr, lat)
	case r >= 0x370 && r < 0x400:
		r = other(r, greek, greekLatin)
	}
	return other(r, lat, cyr)
}

// capital gives the capital of the other alphabet that looks the same: some capitals look like others than their small letters do.
func capital(r rune, to script) rune {
	const cyr, lat = "ВНУХРС", "BHYXPC"
	if to == latin {
		return other(r, cyr, lat)
	}
	return other(r, lat, cyr)
}

// other gives the letter of one list that stands where r stands in another.
func other(r rune, in, out string) rune {
	at, list := 0, []rune(out)
	for _, l := range in {
		if l == r {
			return list[at]
		}
		at++
	}
	return r
}

// spellOut gives a word's letters as small letters of one script.
func spellOut(word []letter, read script) []rune {
	out := make([]rune, len(word))
	for i, l := range word {
		r := l.r
		if read != own {
			if unicode.IsUpper(r) {
				r = capital(r, read)
			}
			r = twin(unicode.ToLower(r), read)
		}
		out[i] = unicode.ToLower(r)
	}
	return out
}

// soundsOf gives the sounds of a word; lossy says that letters were lost that a romanisation keeps.
func soundsOf(word []rune) (out []sound, lossy bool) {
	for i := 0; i < len(word); {
		sounds, n := cyrillicSounds(word[i]), 1
		if word[i] < 0x400 {
			sounds, n = latinSounds(word[i:])
			lossy = lossy || n > 1 && word[i] == 'c' && word[i+1] == 'k'
		}
		if sounds == "f" && n == 1 && i == len(word)-2 && word[i+1] == 'f' {
			sounds = "v" // Dosmagambetoff
		}
		for j := range len(sounds) {
			out = append(out, sound{sounds[j], i, i + n - 1})
		}
		i += n
	}
	return merged(out, lossy)
}

// merged makes one of two sounds that are the same, and u of ou.
func merged(in []sound, lossy bool) ([]sound, bool) {
	out := in[:0]
	for _, s := range in {
		last := len(out) - 1
		switch {
		case last >= 0 && out[last].c == s.c:
			lossy = lossy || s.c != 'i'
			out[last].last = s.last
		case last >= 0 && out[last].c == 'o' && s.c == 'u':
			lossy = true
			out[last].c, out[last].last = 'u', s.last
		default:
			out = append(out, s)
		}
	}
	return out, lossy
}

// text gives sounds as a text.
func text(sounds []sound) string {
	out := make([]byte, len(sounds))
	for i, s := range sounds {
		out[i] = s.c
	}
	return string(out)
}
