package show

import (
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/docket"
	"github.com/tarazy/tarazy/internal/law"
)

// course says how far an action has come: what it comes to, what bars it, from when it would be lawful, its steps, what to find out next, what
// the law leaves open and what is risked.
func (p *Printer) course(m *docket.Matter, c *docket.Course) Section {
	knowing := *p
	knowing.judged = c.Event.Kind
	p = &knowing
	out := Section{ID: "course", Says: p.Words.Say("course_of", "Event", p.eventWithID(c.Event))}
	verdict := p.verdict(c.Conclusion.Outcome)
	whole := Item{Mark: Mark{ID: verdict.ID, Sign: verdict.Sign}, Says: c.Conclusion.Law.Says.In(p.Words.Language) + " " + verdict.Word}
	if c.Planned {
		whole.Says = p.Words.Say("as_things_stand", "What", whole.Says)
	}
	for _, b := range c.Bars {
		whole.Lines = append(whole.Lines, p.bar(b))
	}
	out.Items = append(out.Items, whole)
	if c.Ready != nil {
		out.Items = append(out.Items, p.ready(c.Ready))
	}
	out.Items = append(out.Items, p.steps(c)...)
	if c.Next != nil {
		out.Items = append(out.Items, p.next(c.Next))
	}
	out.Items = append(out.Items, p.silences(c)...)
	if risks := p.risks(c); len(risks.Kids) > 0 {
		out.Items = append(out.Items, risks)
	}
	return out
}

// bar says what forbids an action outright, since when and until when.
func (p *Printer) bar(b *docket.Bar) string {
	v := b.Case.Version
	return p.Words.Say("barred_by", "Norm", b.Finding.Norm.Title.In(p.Words.Language), "Law", p.citeAll(p.Body.CitedOn(v.Cites, b.Finding.Event.Date())), "Force", p.force(v))
}

// stage gives a stage its sign and word.
func (p *Printer) stage(s docket.Stage) Mark {
	m := Mark{ID: assess.Undetermined.String(), Sign: "?", Word: p.Words.Say("stage_" + s.String())}
	switch s {
	case docket.StageDone:
		m.ID, m.Sign = assess.Met.String(), "✓"
	case docket.StageMissing, docket.StageBarred, docket.StageAmiss, docket.StageLapsed:
		m.ID, m.Sign = assess.Breached.String(), "✗"
	case docket.StageNext:
		m.ID, m.Sign = assess.Open.String(), "→"
	case docket.StageWaiting:
		m.ID, m.Sign = assess.Open.String(), "○"
	case docket.StageLater:
		m.Sign = "·"
	case docket.StageSpared:
		m.Sign = "–"
	}
	return m
}

// steps says the steps in the order of the law; those that are no longer needed in one entry, at the end.
func (p *Printer) steps(c *docket.Course) []Item {
	var out []Item
	var spared []string
	for _, s := range c.Steps {
		if s.Stage == docket.StageSpared {
			spared = append(spared, bare(s.Law.Says.In(p.Words.Language)))
			continue
		}
		out = append(out, p.step(c, s))
	}
	if len(spared) > 0 {
		out = append(out, Item{Mark: p.stage(docket.StageSpared), First: true, Says: strings.Join(spared, "; ")})
	}
	return out
}

// bare is a sentence without its full stop, as a part of another.
func bare(sentence string) string { return strings.TrimSuffix(sentence, ".") }

// step says one step, and what it lacks.
func (p *Printer) step(c *docket.Course, s *docket.Step) Item {
	out := Item{Mark: p.stage(s.Stage), First: true, Says: bare(s.Law.Says.In(p.Words.Language))}
	if s.On.Known() {
		out.Says += ", " + p.Words.When(s.On)
	}
	several := map[*law.Norm]int{}
	for _, l := range s.Lacks {
		several[l.Finding.Norm]++
	}
	var asked []string
	for _, l := range s.Lacks {
		title := l.Finding.Norm.Title.In(p.Words.Language)
		if several[l.Finding.Norm] > 1 {
			title += " (" + l.Finding.Event.ID + ")"
		}
		said := slices.ContainsFunc(c.Bars, func(b *docket.Bar) bool { return b.Finding == l.Finding }) // as what bars it, above
		out.Kids = append(out.Kids, p.lack(l, title, said))
		for _, u := range l.Asks {
			asked = append(asked, p.fact(u, nil).Question)
		}
	}
	out.Kids = append(out.Kids, p.others(s)...)
	for _, u := range s.Missing {
		if q := p.fact(u, nil).Question; !slices.Contains(asked, q) {
			out.Lines = append(out.Lines, "→ "+q)
		}
	}
	return out
}

// others says what else is wrong with a step, where the action does not depend on it: what the other side or an authority did amiss.
func (p *Printer) others(s *docket.Step) []Item {
	var out []Item
	for _, f := range s.Findings {
		if f.Outcome == assess.Breached && !slices.ContainsFunc(s.Lacks, func(l *docket.Lack) bool { return l.Finding == f }) {
			out = append(out, Item{Mark: p.mark(f.Outcome), Told: true, Says: f.Norm.Title.In(p.Words.Language) + " [" + f.Norm.ID + "]"})
		}
	}
	return out
}

// lack says a norm that is not met, and how many more it takes; or in one line what must be found out to tell.
func (p *Printer) lack(l *docket.Lack, title string, said bool) Item {
	f := l.Finding
	out := Item{Mark: p.mark(f.Outcome), Told: true, Says: title + " [" + f.Norm.ID + "]"}
	if said {
		return out
	}
	asked := map[string]bool{}
	for _, s := range l.Counts {
		out.Lines = append(out.Lines, p.shortage(s))
		asked[s.Fact.Path] = true
	}
	if len(l.Counts) == 0 && f.Outcome != assess.Undetermined {
		for _, r := range p.reasons(l.Explain) {
			out.Lines = append(out.Lines, inLine(r))
		}
	}
	for _, u := range l.Asks {
		if !asked[u.Path] {
			out.Lines = append(out.Lines, "→ "+p.fact(u, nil).Question)
		}
	}
	if f.Outcome == assess.Undetermined {
		if len(out.Lines) > 0 {
			out.Says += " – " + strings.TrimPrefix(strings.Join(out.Lines, "; "), "→ ")
		}
		out.Lines = nil
		return out
	}
	out.Law = p.citeAll(p.Body.CitedOn(l.Case.Version.Cites, f.Event.Date()))
	return out
}

// shortage says what there is, what is needed and how many more it takes.
func (p *Printer) shortage(s *docket.Shortage) string {
	w := p.Words
	id := "shortage_" + snake(s.Relation.String())
	text := w.Say(id, "Question", p.fact(s.Fact, nil).Question, "Need", w.Range(s.Need))
	if s.HasHave {
		text = w.Say(id+"_of", "Question", p.fact(s.Fact, nil).Question, "Have", w.Range(s.Have), "Need", w.Range(s.Need))
		if s.Off.Hi > 0 {
			off := "more_needed"
			if s.Relation == docket.AtMost {
				off = "fewer_needed"
			}
			text += "; " + w.Say(off, "N", w.Range(s.Off))
		}
	}
	if s.Alternative {
		text += " (" + w.Say("one_way_of_several") + ")"
	}
	return text
}

// ready says from when an action would be lawful, with the terms that lead to it.
func (p *Printer) ready(r *docket.Ready) Item {
	w := p.Words
	out := Item{Mark: Mark{ID: assess.Open.String(), Sign: "→"}}
	switch {
	case r.Ends != nil:
		out.Says = w.Say("calendar_ends", "Date", w.Day(r.Ends.Last))
	case !r.On.Known():
		out.Says = w.Say("ready_not_known")
	case r.On.Exact():
		out.Says = w.Say("ready_on", "Date", w.Weekday(r.On.Earliest))
	case r.On.Latest == civil.MaxDay:
		out.Says = w.Say("ready_open", "Date", w.Weekday(r.On.Earliest))
	default:
		out.Says = w.Say("ready_between", "Date", w.Weekday(r.On.Earliest), "Latest", w.Weekday(r.On.Latest))
	}
	if slices.ContainsFunc(r.Proofs, func(t *docket.Proof) bool { return t.Perhaps }) {
		out.Lines = append(out.Lines, w.Say("ready_perhaps"))
	}
	if r.Early == civil.True {
		out.Lines = append(out.Lines, w.Say("ready_too_early"))
	}
	for _, s := range r.NoTerm {
		out.Lines = append(out.Lines, w.Say("ready_no_term", "Step", bare(s.Law.Says.In(w.Language))))
	}
	for _, t := range r.Proofs {
		out.Kids = append(out.Kids, p.proofOf(t))
	}
	return out
}

// proofOf says one term on the way to the day.
func (p *Printer) proofOf(t *docket.Proof) Item {
	w := p.Words
	id := "ready_term"
	if t.Back {
		id = "ready_term_back"
	}
	from := w.When(t.From)
	if t.Fact != nil {
		from = p.start(docket.Start{On: t.From, Facts: []*assess.FactUsed{t.Fact}})
	}
	out := Item{Mark: Mark{Sign: "·"}, Says: w.Say(id, "Step", bare(t.Step.Law.Says.In(w.Language)), "Span", w.Span(t.Span), "From", from, "On", w.When(t.On)), Law: p.citeAll(p.Body.CitedOn(t.Version.Cites, t.On))}
	if t.Assumed {
		out.Says += " " + w.Say("ready_supposed")
	}
	var moved []string
	for i, c := range t.Counts {
		if i == 0 {
			moved = p.moved(c, t.Version.Norm.Pack)
		}
		out.Proof = append(out.Proof, p.Counted(c, t.Version.Norm.Pack)...)
	}
	if len(out.Proof) > 0 {
		out.Proof, out.Fold = append([]string{strings.Join(moved, "; ")}, out.Proof...), w.Say("ready_days")
	}
	return out
}

// next says the one fact to find out next, and what each answer would lead to.
func (p *Printer) next(q *docket.Question) Item {
	w := p.Words
	asked := p.fact(q.Fact, nil)
	out := Item{Mark: Mark{ID: assess.Open.String(), Sign: "→"}, Says: w.Say("next_fact", "Question", asked.Question) + of(asked)}
	for _, r := range q.Replies {
		if q.Finding == nil {
			break
		}
		fact := *q.Fact
		fact.Value = r.Value
		id := "reply_leads"
		if !q.Changes {
			id = "reply_leads_rule"
		}
		out.Lines = append(out.Lines, w.Say(id, "Answer", p.answer(&fact), "Norm", q.Finding.Norm.Title.In(w.Language), "Outcome", p.mark(r.Finding).Word, "Conclusion", p.verdict(r.Conclusion).Word))
	}
	if len(q.Replies) > 0 && !q.Changes {
		out.Lines = append(out.Lines, w.Say("next_changes_nothing"))
	}
	if !q.Alone && q.Finding != nil {
		out.Lines = append(out.Lines, w.Say("one_of_several_facts"))
	}
	return out
}

// silences says what the law leaves open, each thing once.
func (p *Printer) silences(c *docket.Course) []Item {
	var out []Item
	for _, o := range c.Open {
		cites := o.Silence.Cites
		if len(cites) == 0 {
			cites = o.Version.Cites
		}
		item := Item{Mark: Mark{Sign: "!"}, Says: p.Words.Say("law_leaves_open", "What", o.Silence.Says.In(p.Words.Language)), Law: p.citeAll(p.Body.CitedOn(cites, c.Event.Date())),
			Lines: p.certainty(o.Silence.Certainty, o.Version)}
		if i := slices.IndexFunc(out, func(x Item) bool { return x.Says == item.Says }); i >= 0 {
			if out[i].Law != item.Law {
				out[i].Law += "; " + item.Law
			}
			continue
		}
		out = append(out, item)
	}
	return out
}

// certainty says how certain something is that is not simply read in the text.
func (p *Printer) certainty(own string, v *law.Version) []string {
	if own == "" {
		own = v.Checked.Certainty
	}
	if own == "seen" {
		return nil
	}
	return []string{p.Words.Say("certainty_" + own)}
}
