// Package paper binds the text of a paper to the records and the law that it is about: it fills in names, figures and dates, writes numbered
// notes for what is cited, and the tables that come from the records, for one of four readers.
//
// Begin with [Desk.Bind], which makes a finished document of a paper's text. How notes are worded stands in style files: [ReadStyles].
// The package reads no files, does not decide whether a sentence is carried by what it cites (package gate does), and writes no format
// (packages page, docx and pdf do).
package paper

import (
	"fmt"
	"maps"
	"slices"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/paper/picture"
	"github.com/tarazy/tarazy/internal/paper/refer"
	"github.com/tarazy/tarazy/internal/paper/tree"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/show"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// Desk has everything that papers are bound to. It may be used by several goroutines at once, and does not change but for remembering
// assessments; make it with [NewDesk].
type Desk struct {
	Body    *law.Body
	Engine  *assess.Engine
	Records map[string]*record.Record // by id: at least those that the papers name
	Styles  map[string]*Style         // by id
	On      civil.Day                 // the day that every paper is dated with; zero: the day that the paper gives
	Measure picture.Measure           // of the letters that pictures are drawn with; nil: roughly
	kept    *memory
}

// NewDesk makes a desk. The records must have no problems.
func NewDesk(e *assess.Engine, records []*record.Record, styles map[string]*Style) *Desk {
	d := &Desk{Body: e.Body, Engine: e, Records: map[string]*record.Record{}, Styles: styles, kept: newMemory()}
	for _, r := range records {
		d.Records[r.ID] = r
	}
	return d
}

// Bound is one edition of a paper and what went into it.
type Bound struct {
	Document *tree.Document
	Used     Used
}

// Bind makes one edition of a paper. Every reference that means nothing, and everything that this edition may not show, is in the list; the
// document is fit to be written only when the list has no errors. Whether the paper's sentences are carried by citations is not looked at.
func (d *Desk) Bind(p *markup.Paper, e markup.Edition) (*Bound, problem.List) {
	b, ok := d.binder(p, e)
	if !ok {
		b.problems.Sort()
		return &Bound{Document: &tree.Document{}}, b.problems
	}
	doc := b.document(p)
	b.problems.Sort()
	return &Bound{Document: doc, Used: b.used.done()}, b.problems
}

// Scope is what the references of a paper mean. The list says which of its records are not there.
func (d *Desk) Scope(p *markup.Paper) (*refer.Scope, problem.List) {
	var problems problem.List
	s := &refer.Scope{Body: d.Body, For: p.Front.For, Assess: func(r *record.Record) *assess.Assessment { return d.assess(r, d.day(p)) }}
	for _, id := range p.Front.Cases {
		r, ok := d.Records[id]
		if !ok {
			problems.Add(refused(p, "cases", fmt.Sprintf("there is no record %q", id), problem.DidYouMean(id, slices.Sorted(maps.Keys(d.Records)))))
			continue
		}
		s.Records = append(s.Records, r)
	}
	return s, problems
}

// day is the day of a paper.
func (d *Desk) day(p *markup.Paper) civil.Day {
	if d.On != 0 {
		return d.On
	}
	return p.Front.Date
}

// binder makes ready to bind; false when something is missing without which nothing can be done.
func (d *Desk) binder(p *markup.Paper, e markup.Edition) (*binder, bool) {
	b := &binder{desk: d, paper: p, edition: e, used: newUse()}
	b.scope, b.problems = d.Scope(p)
	if len(p.Front.Editions) > 0 && !slices.Contains(p.Front.Editions, e) {
		b.problems.Add(refused(p, "editions", fmt.Sprintf("the paper is not made for the edition %q", e), "name it under editions: at the head of the paper"))
	}
	if d.day(p) == 0 {
		b.problems.Add(refused(p, "date", "the paper has no day", "write date: 2012-02-01 at the head of the paper, or give the day with --on"))
	}
	style, ok := d.Styles[p.Front.Style]
	switch {
	case ok:
	case p.Front.Style == "":
		b.problems.Add(refused(p, "style", "the paper has no style", "write style: letter or style: report at the head of the paper"))
	default:
		b.problems.Add(refused(p, "style", fmt.Sprintf("there is no style %q", p.Front.Style), problem.DidYouMean(p.Front.Style, slices.Sorted(maps.Keys(d.Styles)))))
	}
	lang := vocabulary.Language(p.Front.Lang)
	w, err := d.words(lang)
	if err != nil {
		b.problems.Add(refused(p, "lang", fmt.Sprintf("there is no language %q", p.Front.Lang), "allowed here: en, ru, kk"))
	}
	if b.problems.Errors() > 0 || len(b.scope.Records) == 0 {
		return b, false
	}
	b.style, b.phrases, b.words, b.show = style, style.languages[lang], w, show.New(w, d.Body)
	if _, fault := b.scope.About(); fault != nil {
		b.problems.Add(refused(p, "for", fault.Message, fault.Hint))
	}
	return b, true
}

// refused is a problem of a key at the head of a paper.
func refused(p *markup.Paper, key, message, hint string) problem.Problem {
	at, ok := p.Front.Positions[key]
	if !ok {
		at = problem.Position{File: p.File}
	}
	return problem.Problem{Position: at, Message: message, Hint: hint}
}
