package paper

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/paper/tree"
)

// look is how text is set.
type look struct {
	bold, italic bool
	link         string
}

// runs writes inlines.
func (b *binder) runs(list []markup.Inline) []tree.Run {
	out := joined(b.inlines(nil, list, look{}))
	if b.phrases.MarkAfter {
		out = marksAfter(out)
	}
	return out
}

// inlines adds inlines to the runs before them.
func (b *binder) inlines(out []tree.Run, list []markup.Inline, l look) []tree.Run {
	for _, i := range list {
		switch i := i.(type) {
		case markup.Text:
			out = append(out, l.set(words(afterStop(out, i.Text)))...)
		case markup.Emphasis:
			inner := l
			inner.bold, inner.italic = l.bold || i.Strong, l.italic || !i.Strong
			out = b.inlines(out, i.Inlines, inner)
		case markup.Link:
			inner := l
			inner.link = i.Address
			out = b.inlines(out, i.Inlines, inner)
		case markup.LineBreak:
			out = append(out, tree.Run{Break: true})
		case markup.Insert:
			out = append(out, l.set(b.insert(i))...)
		case markup.Cite:
			out = b.marked(out, b.groups(i.Parts))
		case markup.Note:
			out = b.freeNote(out, i)
		}
	}
	return out
}

// afterStop takes away a full stop where what was inserted before it ends with one: "in 2011 г..".
func afterStop(before []tree.Run, text string) string {
	if n := len(before); n > 0 && strings.HasSuffix(before[n-1].Text, ".") && strings.HasPrefix(text, ".") && !strings.HasPrefix(text, "..") {
		return text[1:]
	}
	return text
}

// set gives runs a look.
func (l look) set(runs []tree.Run) []tree.Run {
	for i := range runs {
		if runs[i].Note != 0 {
			continue
		}
		runs[i].Bold, runs[i].Italic, runs[i].Link = runs[i].Bold || l.bold, runs[i].Italic != l.italic, l.link
	}
	return runs
}

// marked adds the mark of a note that cites some things; within a note, the things themselves.
func (b *binder) marked(out []tree.Run, groups []group) []tree.Run {
	switch {
	case len(groups) == 0:
		return trimmed(out)
	case b.within != nil:
		return append(out, b.cited(groups, *b.within)...)
	case b.bare:
		return trimmed(out)
	}
	return b.add(trimmed(out), func(note int) []tree.Run { return b.cited(groups, note) })
}

// add adds the mark of a note, or adds to the note whose mark stands there already.
func (b *binder) add(out []tree.Run, write func(note int) []tree.Run) []tree.Run {
	if n := len(out); n > 0 && out[n-1].Note != 0 && out[n-1].Note == len(b.notes.all) {
		b.more(write)
		return out
	}
	return append(out, tree.Run{Note: b.noteOf(write)})
}

// freeNote is a note in the author's words.
func (b *binder) freeNote(out []tree.Run, i markup.Note) []tree.Run {
	if b.bare || b.within != nil {
		b.wrong(i.At, "a note cannot stand here", "notes stand in paragraphs, lists, quotes and tables, and not in other notes")
		return out
	}
	return b.add(trimmed(out), func(note int) []tree.Run {
		b.within = &note
		defer func() { b.within = nil }()
		runs := joined(b.inlines(nil, i.Inlines, look{}))
		b.notes.last = lastCited{}
		return runs
	})
}

// trimmed takes the spaces from before the mark of a note.
func trimmed(runs []tree.Run) []tree.Run {
	for len(runs) > 0 {
		last := &runs[len(runs)-1]
		if last.Note != 0 || last.Break {
			break
		}
		last.Text = strings.TrimRight(last.Text, " \u00a0")
		if last.Text != "" {
			break
		}
		runs = runs[:len(runs)-1]
	}
	return runs
}

// marksAfter moves marks of notes behind the signs that end what they belong to.
func marksAfter(runs []tree.Run) []tree.Run {
	var out []tree.Run
	for i, r := range runs {
		at := len(out)
		for at > 0 && out[at-1].Note != 0 {
			at--
		}
		between := i+1 < len(runs) && runs[i+1].Note != 0 && leading(r.Text) == r.Text // nothing else would stand between two marks
		if signs := leading(r.Text); signs != "" && !between && at < len(out) && at > 0 && !out[at-1].Break {
			out[at-1].Text += signs
			r.Text = r.Text[len(signs):]
		}
		out = append(out, r)
	}
	return joined(out)
}

// leading is the signs that a text begins with.
func leading(text string) string {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !strings.ContainsRune(`.,;:!?»”’"`, r) || unicode.IsSpace(r) {
			return text[:i]
		}
		i += size
	}
	return text
}
