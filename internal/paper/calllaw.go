package paper

import (
	"fmt"
	"strings"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/paper/refer"
	"github.com/tarazy/tarazy/internal/paper/tree"
	"github.com/tarazy/tarazy/internal/problem"
)

// findings is the table of what bears on a conclusion: norm, outcome, why.
func (b *binder) findings(c markup.Call) []tree.Block {
	word, ok := b.argument(c, 0, "CONCLUSION/EVENT")
	if !ok {
		return nil
	}
	a, x, ok := b.conclusion(word)
	if !ok || !b.shows(x.Event, word.At) {
		return nil
	}
	out := tree.Table{Head: b.head("norm", "outcome", "why"), Widths: []int{4, 2, 5}}
	hidden := 0
	for _, f := range a.Bearing(x) {
		if !f.Outcome.Shown() || len(f.Cases) == 0 {
			continue
		}
		if !mayShow(b.edition, f.Event) || unsourced(b, f.Event) || b.hides(a, f) {
			hidden++
			continue
		}
		note := b.lawNote(f, c)
		title := f.Norm.Title.In(b.words.Language)
		if f.Event != x.Event {
			title += " (" + b.show.Event(f.Event) + ")"
		}
		b.used.thing(f.Event, c.At)
		why := b.why(a, f)
		if f.Outcome == assess.Disputed {
			why = b.parting(a, f)
		}
		out.Rows = append(out.Rows, []tree.Cell{textCell(title, note), textCell(b.show.Outcome(f.Outcome).Word, 0), textCell(why, 0)})
	}
	if len(out.Rows) == 0 {
		return b.withHidden(b.nothing("paper_no_findings"), hidden)
	}
	caption := x.Law.Says.In(b.words.Language) + " " + b.show.Event(x.Event)
	if hidden == 0 { // else it may rest on what is not shown
		caption += ": " + strings.TrimSuffix(b.show.Verdict(x.Outcome).Word, ".")
	}
	out.Caption = words(caption)
	return b.withHidden([]tree.Block{out}, hidden)
}

// lawNote is a note with the law of a finding.
func (b *binder) lawNote(f *assess.Finding, c markup.Call) int {
	t := refer.Target{Kind: refer.Norm, Norm: f.Norm, On: f.Event.Date(), Gap: f.Gap}
	for _, k := range f.Cases {
		if n := len(t.Versions); n == 0 || t.Versions[n-1] != k.Version {
			t.Versions = append(t.Versions, k.Version)
		}
	}
	return b.note([]group{{items: []item{b.law(t, c.At)}}})
}

// conclusion finds CONCLUSION/EVENT, or CASE/CONCLUSION/EVENT.
func (b *binder) conclusion(w markup.Word) (*assess.Assessment, *assess.Conclusion, bool) {
	scope, text := b.scope, w.Text
	if strings.Count(text, "/") == 2 {
		name, after, _ := strings.Cut(text, "/")
		inner, fault := b.scope.In(name)
		if fault != nil {
			b.fault(w.At, fault)
			return nil, nil, false
		}
		scope, text = inner, after
	}
	id, event, _ := strings.Cut(text, "/")
	t, fault := scope.Event(event)
	if fault != nil {
		b.fault(w.At, fault)
		return nil, nil, false
	}
	a := b.scope.Assess(t.Record)
	var known []string
	for _, x := range a.Conclusions {
		if x.Event != t.Thing {
			continue
		}
		if x.Law.ID == id {
			return a, x, true
		}
		known = append(known, x.Law.ID)
	}
	b.wrong(w.At, fmt.Sprintf("there is no conclusion %q about %q", id, event), problem.DidYouMean(id, known))
	return nil, nil, false
}

// duties is the table of what was due in a case, by when, and what was done.
func (b *binder) duties(c markup.Call) []tree.Block {
	rec, ok := b.caseOf(c, 0)
	if !ok {
		return nil
	}
	a := b.scope.Assess(rec)
	out := tree.Table{Head: b.head("duty", "who", "about", "due", "outcome"), Widths: []int{4, 2, 4, 3, 2}}
	hidden := 0
	for _, f := range a.Findings {
		if f.Norm.Kind != law.Duty || !f.Outcome.Shown() || len(f.Cases) == 0 {
			continue
		}
		if !mayShow(b.edition, f.Event) || unsourced(b, f.Event) || b.hides(a, f) {
			hidden++
			continue
		}
		due, _ := b.dueOf(a, f)
		day := b.words.Say("not_known")
		if due.known() {
			day = b.said(due, rec, true)
		}
		b.used.thing(f.Event, c.At)
		note := b.lawNote(f, c)
		out.Rows = append(out.Rows, []tree.Cell{
			textCell(f.Norm.Title.In(b.words.Language), note), textCell(b.words.Say("paper_addressee_"+f.Norm.Addressee), 0),
			textCell(b.show.Event(f.Event), 0), textCell(day, 0), textCell(b.outcome(a, f), 0),
		})
	}
	if len(out.Rows) == 0 {
		return b.withHidden(b.nothing("paper_no_duties"), hidden)
	}
	return b.withHidden([]tree.Block{out}, hidden)
}
