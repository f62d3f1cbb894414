package paper

import (
	"fmt"

	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/paper/refer"
	"github.com/tarazy/tarazy/internal/paper/tree"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/say"
	"github.com/tarazy/tarazy/internal/show"
)

// binder makes one edition of one paper.
type binder struct {
	desk     *Desk
	paper    *markup.Paper
	edition  markup.Edition
	scope    *refer.Scope // that of the block at hand
	style    *Style
	phrases  *phrases
	words    *say.Words
	show     *show.Printer
	problems problem.List
	used     *use
	notes    noteBook
	within   *int // the note at hand; nil outside notes
	bare     bool // no notes may stand here: in a heading
}

// document makes the document; sources, law and people that it names are listed once the whole text is known.
func (b *binder) document(p *markup.Paper) *tree.Document {
	f := p.Front
	d := &tree.Document{
		Title: f.Title, Subtitle: f.Subtitle, Author: f.Author, Language: f.Lang, Day: b.desk.day(p), RunningHead: f.Title,
		Letter: b.style.Letter, Contents: f.Contents, Subject: b.words.Say("paper_edition_" + string(b.edition)),
		Labels: tree.Labels{Contents: b.words.Say("paper_contents"), Notes: b.words.Say("paper_notes"), Page: b.words.Say("paper_page"), Back: b.words.Say("paper_back")},
	}
	if b.edition == markup.Internal {
		d.RunningHead += " · " + d.Subject
	}
	blocks := b.blocks(p.Blocks, tree.Plain)
	d.Blocks = b.warned(b.settled(blocks))
	d.Notes = b.finished()
	return d
}

// wrong notes what is wrong at a place.
func (b *binder) wrong(at problem.Position, message, hint string) {
	b.problems.Add(problem.Problem{Position: at, Message: message, Hint: hint})
}

// fault notes why a reference means nothing.
func (b *binder) fault(at problem.Position, f *refer.Fault) { b.problems.Add(f.At(at)) }

// shows reports whether the edition may show an event or actor; where it may not that is a problem.
func (b *binder) shows(t *record.Thing, at problem.Position) bool {
	if mayShow(b.edition, t) {
		b.used.thing(t, at)
		return true
	}
	b.wrong(at, fmt.Sprintf("%q is restricted and may not stand in the edition %q", t.ID, b.edition), "put what tells of it between :::only internal submission and :::")
	return false
}

// name is how an event or actor is called in a paper.
func (b *binder) name(t *record.Thing) string {
	if s := t.Shown(); s != t.ID {
		return s
	}
	return t.Kind.Says.In(b.words.Language)
}
