package sealed

import (
	"slices"
	"strings"
)

// mostSpellings bounds the spellings of one word.
const mostSpellings = 64

// spellings gives the sounds of a word in every spelling that it may have, the most likely first.
func spellings(word string) []string {
	var out []string
	for _, w := range written(word) {
		for _, s := range expand(soundsOfWord(w)) {
			if s != "" && !slices.Contains(out, s) && len(out) < mostSpellings {
				out = append(out, s)
			}
		}
	}
	return out
}

// soundsOfWord gives the sounds of a word of a name.
func soundsOfWord(word string) string {
	letters := joined(lettersOf(word, 0))
	in, _ := alphabet(letters, false)
	sounds, _ := soundsOf(spellOut(letters, in))
	return text(sounds)
}

// written gives the ways of writing letters that are read in more than one way.
func written(word string) []string {
	out := []string{word}
	for _, pair := range [...][2]string{{"ё", "йо"}, {"ө", "у"}, {"ң", "нг"}, {"ә", "е"}, {"қ", "х"}} {
		lower := strings.ToLower(word)
		if strings.Contains(lower, pair[0]) {
			out = append(out, strings.ReplaceAll(lower, pair[0], pair[1]))
		}
	}
	return out
}

// expand gives the sounds of other romanisations.
func expand(sounds string) []string {
	out := []string{""}
	for i := 0; i < len(sounds); {
		options, n := choices(sounds, i)
		var next []string
		for _, option := range options {
			for _, before := range out {
				if len(next) < mostSpellings {
					next = append(next, before+option)
				}
			}
		}
		out = next
		i += n
	}
	for i := range out {
		out[i] = mergedText(out[i])
	}
	return out
}

func mergedText(sounds string) string {
	list := make([]sound, len(sounds))
	for i := range list {
		list[i].c = sounds[i]
	}
	list, _ = merged(list, false)
	return text(list)
}

// choices gives what may stand instead of the sounds at i, and how many they are.
func choices(s string, i int) ([]string, int) {
	afterVowel := i > 0 && isVowel(s[i-1])
	if i+1 < len(s) {
		if options := pairs(s[i:i+2], i == 0, afterVowel); options != nil {
			return options, 2
		}
	}
	return single(s, i, afterVowel), 1
}

// pairs gives what may stand instead of two sounds, or nil.
func pairs(two string, first, afterVowel bool) []string {
	switch two {
	case "dJ", "dj":
		return []string{"dJ", "J", "dj", "j"}
	case "ts", "tz":
		return []string{"ts", "c", "tz"}
	case "ks":
		return []string{"ks", "x"}
	case "ng":
		return []string{"ng", "n"}
	case "ia":
		return []string{"ia", "ja"}
	case "iu":
		if first || afterVowel {
			return []string{"iu", "ju"}
		}
		return []string{"iu", "ju", "u"}
	case "ie":
		return []string{"e", "ie", "je"}
	case "io":
		return []string{"io", "jo", "e"}
	}
	return nil
}

func single(s string, i int, afterVowel bool) []string {
	first, last := i == 0, i == len(s)-1
	switch c := s[i]; {
	case c == 'J' && first:
		return []string{"J", "j", "dJ", "zh", "S"}
	case c == 'J':
		return []string{"J", "j", "zh", "S"}
	case c == 'j':
		return []string{"j", "J", "i", ""}
	case c == 'S':
		return []string{"S", "sh"}
	case c == 'C':
		return []string{"C", "ch"}
	case c == 'h':
		return []string{"h", "x", "kh", "C"}
	case c == 'c':
		return []string{"c", "ts", "k", "C"}
	case c == 'x':
		return []string{"x", "ks", "h"}
	case c == 'e' && (first || afterVowel):
		return []string{"e", "ie", "je"}
	case c == 'i' && afterVowel && !last:
		return []string{"i", "j"}
	case c == 'u' && !last && (afterVowel || first && isVowel(s[i+1])):
		return []string{"u", "v"}
	}
	return []string{s[i : i+1]}
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// stem cuts off the ending of the nominative, so that the endings of other cases, and of the other gender of a surname, may follow.
func stem(sounds string, surname bool) string {
	for _, ending := range [...]string{"aia", "ia", "a"} {
		if cut := strings.TrimSuffix(sounds, ending); cut != sounds && len(cut) >= 2 && (ending != "aia" || surname) {
			return cut
		}
	}
	if surname && strings.HasSuffix(sounds, "ski") {
		return strings.TrimSuffix(sounds, "i")
	}
	return sounds
}
