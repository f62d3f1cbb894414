package show

import (
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/docket"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/record"
)

// snake is a word of a fixed list as ids of sentences write it.
func snake(word string) string { return strings.ReplaceAll(word, " ", "_") }

// proof says how the day of a term was reached: first in one sentence what starts it, how long it runs and what moved its end; then where the
// start is known from, each day that was counted, and by which rule.
func (p *Printer) proof(t *docket.Term) []string {
	due := t.Version.Due
	if due == nil {
		return nil
	}
	id := "proof_within"
	if due.Before {
		id = "proof_before"
	}
	pack := t.Version.Norm.Pack
	first := []string{p.Words.Say(id, "Span", p.Words.Span(due.Span), "Start", p.start(t.Start))}
	if len(t.Counts) > 0 {
		first = append(first, p.moved(t.Counts[0], pack)...)
	}
	if t.Doubt {
		first = append(first, p.Words.Say("proof_doubt"))
	}
	out := []string{strings.Join(first, "; ")}
	if src := citesOf(t.Start.Sources()); src != "" {
		out = append(out, p.Words.Say("proof_known_from", "Sources", src))
	}
	for i, c := range t.Counts {
		days := p.Counted(c, pack)
		if len(t.Counts) > 1 {
			days[0] = p.Words.Say([]string{"proof_earliest", "proof_latest"}[min(i, 1)], "Date", p.Words.Weekday(c.Start))
		}
		out = append(out, days...)
	}
	if cites := p.citeAll(p.Body.CitedOn(pack.Counting, t.Start.On)); cites != "" && len(t.Counts) > 0 {
		out = append(out, p.Words.Say("counted_by", "Provisions", cites))
	}
	return out
}

// moved says which days of a count did not count or could not be its end, and why.
func (p *Printer) moved(c civil.Count, pack *law.Pack) []string {
	var out []string
	why := ""
	var days []civil.Day
	say := func() {
		if len(days) > 0 {
			out = append(out, p.Words.Say("not_counted", "Days", p.stretch(days), "Why", why))
		}
		days = nil
	}
	for i, s := range c.Steps {
		if !outOfCount(c, i) {
			say()
			continue
		}
		if reason := p.why(s.Why, pack); reason != why {
			say()
			why = reason
		}
		days = append(days, s.Day)
	}
	say()
	return out
}

// outOfCount reports whether a day was skipped, or would have been the end of a count but for what it is.
func outOfCount(c civil.Count, i int) bool {
	rolledOn := i+1 < len(c.Steps) && c.Steps[i+1].What == civil.Rolled
	switch c.Steps[i].What {
	case civil.Skipped:
		return true
	case civil.Counted, civil.Rolled:
		return rolledOn
	}
	return false
}

// stretch writes days that follow each other as from – to.
func (p *Printer) stretch(days []civil.Day) string {
	first, last := days[0], days[len(days)-1]
	if first > last {
		first, last = last, first
	}
	if first == last {
		return p.Words.Day(first)
	}
	return p.Words.Say("days_from_to", "From", p.Words.Day(first), "To", p.Words.Day(last))
}

// start says what a term is counted from: the day, and whose it is.
func (p *Printer) start(s docket.Start) string {
	if len(s.Facts) == 0 {
		if !s.On.Known() {
			return p.Words.Say("not_known")
		}
		return p.Words.When(s.On)
	}
	var out []string
	for _, f := range s.Facts {
		out = append(out, p.day(f))
	}
	text := strings.Join(out, "; ")
	if s.On.Known() && !slices.ContainsFunc(s.Facts, func(f *assess.FactUsed) bool { return f.Value.When() == s.On }) {
		return p.Words.When(s.On) + " (" + text + ")" // itself counted from those
	}
	return text
}

// day says a date that is a fact, and whose it is.
func (p *Printer) day(f *assess.FactUsed) string {
	text := p.answer(f)
	if f.Leaf != nil && f.Leaf.Of != nil {
		text += " [" + f.Leaf.Of.ID + "." + f.Leaf.Name + "]"
	}
	return text
}

func citesOf(cites []record.Cite) string {
	var out []string
	for _, c := range cites {
		out = append(out, c.String())
	}
	return strings.Join(out, ", ")
}

// names lists actors as they may be shown to anybody.
func (p *Printer) names(list []*record.Thing) string {
	var out []string
	for _, t := range list {
		out = append(out, t.Shown())
	}
	return strings.Join(out, ", ")
}
