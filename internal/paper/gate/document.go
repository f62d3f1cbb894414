package gate

import (
	"fmt"

	"github.com/tarazy/tarazy/internal/paper/tree"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/sealed"
)

// Document looks for sealed names in every text of a finished document, its metadata, alternative texts, words in pictures and links included,
// and in the name that its files are to have. The places are those of [tree.Document.Texts]; a problem has no line.
func Document(d *tree.Document, fileName string, names *sealed.Names) problem.List {
	f := newFinder(fileName, names)
	d.Texts(func(place, text string) { f.look(place, text) })
	l := d.Labels
	for _, text := range []string{l.Contents, l.Notes, l.Page, l.Back, d.Language} {
		f.look("title", text)
	}
	return f.done()
}

// finder collects hits in one file.
type finder struct {
	shown    string // the file's name without sealed names
	names    *sealed.Names
	problems problem.List
}

func newFinder(fileName string, names *sealed.Names) *finder {
	f := &finder{shown: Hide(fileName, names), names: names}
	for _, h := range names.Find(fileName) {
		f.problems.Add(problem.Problem{
			Position: problem.Position{File: f.shown}, Message: fmt.Sprintf("a sealed name stands in the name of a file or folder: that of %q", h.ID), Hint: "rename it",
		})
	}
	return f
}

// Folder looks for sealed names in the name of the folder that files are to be written into.
func Folder(name string, names *sealed.Names) problem.List { return newFinder(name, names).done() }

// look notes each person whose name stands in a text, once for each place.
func (f *finder) look(place, text string) {
	said := map[string]bool{}
	for _, h := range f.names.Find(text) {
		if said[h.ID] {
			continue
		}
		said[h.ID] = true
		if len(f.names.Find(place)) > 0 {
			place = "a part of it"
		}
		f.problems.Add(problem.Problem{
			Position: problem.Position{File: f.shown},
			Message:  fmt.Sprintf("a sealed name stands in what would be sent (%s): that of %q", place, h.ID),
			Hint:     "find where it comes from: the paper, the record, the drafts or the style; nothing is written until it is gone",
		})
	}
}

// cannot notes that a part cannot be looked through, which is reason enough not to send it.
func (f *finder) cannot(place string) {
	f.problems.Add(problem.Problem{
		Position: problem.Position{File: f.shown},
		Message:  fmt.Sprintf("%s cannot be looked through for sealed names", place),
		Hint:     "this is a mistake of the program: do not send the file",
	})
}

func (f *finder) done() problem.List {
	f.problems.Sort()
	return f.problems
}

// scrubbed takes sealed names out of problems: the name of a file, or words of the paper that a message repeats.
func scrubbed(list problem.List, names *sealed.Names) problem.List {
	if names.Len() == 0 {
		return list
	}
	for i := range list.All {
		p := &list.All[i]
		p.File = Hide(p.File, names)
		p.Message = Hide(p.Message, names)
		p.Hint = Hide(p.Hint, names)
		p.Line = Hide(p.Line, names)
	}
	return list
}

// Hide puts dots where a sealed name stands in a text that somebody is to read, such as a message.
func Hide(text string, names *sealed.Names) string {
	hits := names.Find(text)
	for i := len(hits) - 1; i >= 0; i-- {
		if h := hits[i]; h.End <= len(text) {
			text = text[:h.Start] + "…" + text[h.End:]
		}
	}
	return text
}
