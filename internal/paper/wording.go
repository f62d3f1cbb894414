package paper

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/paper/tree"
)

// wording is a sentence of a style file: words, {fields}, [parts that are left out when a field in them is empty], *italics*.
type wording []piece

// piece is one of the four.
type piece struct {
	text   string
	field  string
	part   wording
	italic bool // turns italics on, or off again
}

// fields are what stands in a sentence.
type fields map[string][]tree.Run

// words makes a field of plain text; none of "".
func words(s string) []tree.Run {
	if s == "" {
		return nil
	}
	return []tree.Run{{Text: s}}
}

// readWording reads a sentence that may use the given fields. The error is a sentence about it.
func readWording(text string, known []string) (wording, error) {
	r := wordingReader{rest: text, known: known}
	out, err := r.pieces(false)
	if err == nil && r.italic {
		err = fmt.Errorf("an asterisk begins italics that do not end")
	}
	return out, err
}

type wordingReader struct {
	rest   string
	known  []string
	italic bool
}

func (r *wordingReader) pieces(inPart bool) (wording, error) {
	var out wording
	for r.rest != "" {
		at := strings.IndexAny(r.rest, "{}[]*")
		if at < 0 {
			at = len(r.rest)
		}
		if at > 0 {
			out = append(out, piece{text: r.rest[:at]})
			r.rest = r.rest[at:]
			continue
		}
		sign := r.rest[0]
		r.rest = r.rest[1:]
		switch sign {
		case '*':
			r.italic = !r.italic
			out = append(out, piece{italic: true})
		case '{':
			name, err := r.field()
			if err != nil {
				return nil, err
			}
			out = append(out, piece{field: name})
		case '[':
			part, err := r.pieces(true)
			if err != nil {
				return nil, err
			}
			out = append(out, piece{part: part})
		case ']':
			if !inPart {
				return nil, fmt.Errorf("a bracket ends that did not begin")
			}
			return out, nil
		default:
			return nil, fmt.Errorf("a brace ends that did not begin")
		}
	}
	if inPart {
		return nil, fmt.Errorf("a bracket begins that does not end")
	}
	return out, nil
}

func (r *wordingReader) field() (string, error) {
	name, rest, ok := strings.Cut(r.rest, "}")
	if !ok {
		return "", fmt.Errorf("a brace begins that does not end")
	}
	if !slices.Contains(r.known, name) {
		return "", fmt.Errorf("there is no {%s} here", name)
	}
	r.rest = rest
	return name, nil
}

// fill writes a sentence.
func (w wording) fill(f fields) []tree.Run {
	var out []tree.Run
	italic := false
	w.into(&out, f, &italic)
	return joined(out)
}

func (w wording) into(out *[]tree.Run, f fields, italic *bool) {
	for _, p := range w {
		switch {
		case p.italic:
			*italic = !*italic
		case p.part != nil:
			if p.part.filled(f) {
				p.part.into(out, f, italic)
			}
		case p.field != "":
			for _, r := range f[p.field] {
				r.Italic = r.Italic != *italic
				*out = append(*out, r)
			}
		default:
			*out = append(*out, tree.Run{Text: p.text, Italic: *italic})
		}
	}
}

// filled reports whether no field that stands in a part itself is empty.
func (w wording) filled(f fields) bool {
	return !slices.ContainsFunc(w, func(p piece) bool { return p.field != "" && len(f[p.field]) == 0 })
}

// joined makes one run of runs that stand beside each other and are set in the same way.
func joined(runs []tree.Run) []tree.Run {
	var out []tree.Run
	for _, r := range runs {
		if r.Text == "" && r.Note == 0 && !r.Break {
			continue
		}
		if n := len(out); n > 0 && alike(out[n-1], r) {
			out[n-1].Text += r.Text
			continue
		}
		out = append(out, r)
	}
	return out
}

func alike(a, b tree.Run) bool {
	a.Text, b.Text = "", ""
	return a == b && a.Note == 0 && !a.Break
}

// plain is the text of runs.
func plain(runs []tree.Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// ended is a sentence of a note with the sign that ends it, unless it ends so already.
func ended(runs []tree.Run, end string) []tree.Run {
	runs = trimmed(runs)
	if text := plain(runs); text == "" || strings.HasSuffix(text, end) || strings.HasSuffix(strings.TrimRight(text, `»”"'`), end) {
		return runs
	}
	return joined(append(runs, tree.Run{Text: end}))
}
