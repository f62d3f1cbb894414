// Package fonts holds the letters that papers are set in, and how wide each is.
//
// Begin with [Load]; [Set.Split] says which face each part of a text is set in, and [Set.Width] how much room it takes. The files are Noto
// fonts cut to Latin and Cyrillic; README.md beside them says how. The package draws nothing, and knows no kerning and no ligatures.
package fonts

import (
	"embed"
	"strings"
)

//go:embed *.ttf
var files embed.FS

// Face is one font.
type Face uint8

// The faces. Bold is one more than its regular face, italic two, bold italic three.
const (
	Serif Face = iota
	SerifBold
	SerifItalic
	SerifBoldItalic
	Sans
	SansBold
	SansItalic
	SansBoldItalic
	Signs // arrows, signs of comparison
	Marks // ticks, boxes
	faces
)

// Unknown stands in the place of a letter that no face has.
const Unknown = '\uFFFD'

// Name is the face's name among fonts: a file's name without its ending.
func (f Face) Name() string {
	return [faces]string{
		"NotoSerif-Regular", "NotoSerif-Bold", "NotoSerif-Italic", "NotoSerif-BoldItalic",
		"NotoSans-Regular", "NotoSans-Bold", "NotoSans-Italic", "NotoSans-BoldItalic",
		"NotoSansMath-Regular", "NotoSansSymbols2-Regular",
	}[f]
}

// Styled is the face of the same family that is bold or italic.
func (f Face) Styled(bold, italic bool) Face {
	if f >= Signs {
		return f
	}
	f -= f % 4
	if bold {
		f++
	}
	if italic {
		f += 2
	}
	return f
}

// Set is all the faces. It does not change and may be used by several goroutines at once.
type Set struct {
	tables [faces]*table
}

// Load reads the faces. An error is one of the program, not of its user.
func Load() (*Set, error) {
	var s Set
	for f := range faces {
		data, err := files.ReadFile(f.Name() + ".ttf")
		if err != nil {
			return nil, err
		}
		if s.tables[f], err = readTable(data); err != nil {
			return nil, err
		}
	}
	return &s, nil
}

// File is the face as a TrueType file.
func (s *Set) File(f Face) []byte { return s.tables[f].file }

// Has reports whether the face has a letter.
func (s *Set) Has(f Face, r rune) bool { return s.tables[f].has(r) }

// Part is a piece of text in one face.
type Part struct {
	Text string
	Face Face
}

// Split gives the text in pieces: each in the wanted face, or, for signs that it lacks, in the face that has them. What no face has becomes
// Unknown.
func (s *Set) Split(text string, want Face) []Part {
	if !strings.ContainsFunc(text, func(r rune) bool { return !s.Has(want, r) }) {
		return []Part{{text, want}}
	}
	var out []Part
	var b strings.Builder
	now := want
	flush := func() {
		if b.Len() > 0 {
			out = append(out, Part{b.String(), now})
			b.Reset()
		}
	}
	for _, r := range text {
		r, f := s.find(r, want)
		if f != now {
			flush()
			now = f
		}
		b.WriteRune(r)
	}
	flush()
	return out
}

func (s *Set) find(r rune, want Face) (rune, Face) {
	for _, f := range [...]Face{want, Signs, Marks} {
		if s.Has(f, r) {
			return r, f
		}
	}
	return Unknown, want
}

// Width is how wide a text of the face is, in ems: times the size of the letters it is a length.
func (s *Set) Width(text string, f Face) float64 {
	var n int
	for _, r := range text {
		n += s.tables[f].width(r)
	}
	return float64(n) / 1000
}

// Measure is how wide a text is, in ems, where parts that the face lacks are set in others.
func (s *Set) Measure(text string, f Face) float64 {
	var w float64
	for _, p := range s.Split(text, f) {
		w += s.Width(p.Text, p.Face)
	}
	return w
}
