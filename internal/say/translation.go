package say

import (
	"regexp"
	"strings"
)

// translation is the translating of one text. Of several ways to read it the one wins that knows the most letters.
type translation struct {
	*catalogue
	done map[phrase]said
}

// phrase is a text that is looked up in a list of words, or among the sentences when list is "".
type phrase struct{ text, list string }

// said is a phrase in the language. The weight is the number of English letters that are known; 0 when the phrase is not.
type said struct {
	text   string
	weight int
}

// heavier takes the one that knows more, the first if they know the same.
func heavier(a, b said) said {
	if b.weight > a.weight {
		return b
	}
	return a
}

// longest is the length in bytes of the longest text that is taken apart. Nobody writes longer sentences, and taking apart takes time.
const longest = 1000

// frame is what stands before a sentence without being one: the name of a flag, of an attribute or of a test.
var frame = regexp.MustCompile(`(?s)^((?:--)?[a-z_@-]+|"(?:[^"\\]|\\.)*"): (.+)$`)

// say translates a sentence, or what is made of the words of a list.
func (t translation) say(text, list string) said {
	p := phrase{text, list}
	if best, ok := t.done[p]; ok {
		return best
	}
	best := said{}
	for _, p := range t.lists[list] {
		best = heavier(best, t.fill(p, text))
	}
	switch {
	case len(text) > longest:
	case list != "":
		best = heavier(best, t.say(text, ""))
		best = heavier(best, t.both(text, list, ", "))
	default:
		if m := frame.FindStringSubmatch(text); m != nil {
			if s := t.say(m[2], ""); s.weight > 0 {
				best = heavier(best, said{m[1] + ": " + s.text, s.weight})
			}
		}
		best = heavier(best, t.both(text, "", "; "))
	}
	t.done[p] = best
	return best
}

// both translates two texts with a sign between them, if it knows the two.
func (t translation) both(text, list, between string) said {
	best := said{}
	for i := range text {
		if !strings.HasPrefix(text[i:], between) {
			continue
		}
		left := t.say(text[:i], list)
		if left.weight == 0 {
			continue
		}
		if right := t.say(text[i+len(between):], list); right.weight > 0 {
			best = heavier(best, said{left.text + between + right.text, left.weight + right.weight})
		}
	}
	return best
}

// fill translates a text by one pattern; the weight is 0 when it does not fit.
func (t translation) fill(p pattern, text string) said {
	if !strings.Contains(text, p.must) {
		return said{}
	}
	found := p.english.FindStringSubmatch(text)
	if found == nil {
		return said{}
	}
	weight := p.weight
	for i, quoted := range p.quoted {
		if quoted || len(found[i+1]) > longest {
			continue
		}
		if s := t.say(found[i+1], p.words); s.weight > 0 {
			found[i+1], weight = s.text, weight+s.weight
		}
	}
	var out strings.Builder
	for _, piece := range p.says {
		out.WriteString(piece.text)
		if piece.part > 0 {
			out.WriteString(found[piece.part])
		}
	}
	return said{out.String(), weight}
}
