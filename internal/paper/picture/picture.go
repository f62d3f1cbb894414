// Package picture draws what a record says as scenes: a timeline of events, and who owns whom.
//
// Begin with [Timeline] and [Owners]. Both give the picture with its alternative text, which says the same in words. Which events and names may be
// shown is for the caller to say. The package knows no format of files, and no kinds of events.
package picture

import (
	"strings"

	"github.com/tarazy/tarazy/internal/paper/scene"
)

// Drawing is a picture and its alternative text.
type Drawing struct {
	Scene *scene.Scene
	Alt   string
}

// Measure is how wide a text is, in ems: times the size of the letters it is a length.
type Measure func(text string, bold bool) float64

// The measures of all pictures, in millimetres.
const (
	full     = 160.0 // the width of the text of a page
	textSize = 2.75
	leading  = 3.7
	smallest = 2.4 // the size of what matters less
)

// wrap breaks a text into lines of a width, at spaces, or within words that are wider; what does not fit on so many lines is cut.
func wrap(text string, width, size float64, most int, m Measure) []string {
	var out []string
	now := ""
	for _, word := range strings.Fields(text) {
		for m(word, false)*size > width {
			head, rest := within(word, width, size, m)
			if now != "" {
				out = append(out, now)
				now = ""
			}
			out = append(out, head)
			word = rest
		}
		longer := strings.TrimSpace(now + " " + word)
		if m(longer, false)*size > width {
			out = append(out, now)
			longer = word
		}
		now = longer
	}
	if now != "" {
		out = append(out, now)
	}
	if len(out) > most {
		out = out[:most]
		last := []rune(out[most-1])
		for len(last) > 0 && m(string(last)+"…", false)*size > width {
			last = last[:len(last)-1]
		}
		out[most-1] = string(last) + "…"
	}
	return out
}

// within splits a word where its beginning fits a width. At least one letter does.
func within(word string, width, size float64, m Measure) (head, rest string) {
	letters := []rune(word)
	n := 1
	for n < len(letters) && m(string(letters[:n+1]), false)*size <= width {
		n++
	}
	return string(letters[:n]), string(letters[n:])
}

// put adds lines of text below each other, the first with its base line at y.
func put(s *scene.Scene, lines []string, at scene.Word) {
	for i, l := range lines {
		w := at
		w.Text = l
		w.Y += float64(i) * leading * at.Size / textSize
		s.Shapes = append(s.Shapes, w)
	}
}
