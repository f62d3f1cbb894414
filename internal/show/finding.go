package show

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/law"
)

func (p *Printer) conclusion(a *assess.Assessment, c *assess.Conclusion) Conclusion {
	out := Conclusion{Says: c.Law.Says.In(p.Words.Language), Event: p.Event(c.Event), Outcome: p.verdict(c.Outcome)}
	for _, f := range a.Bearing(c) {
		if f.Outcome.Shown() || p.All {
			out.Groups = p.group(out.Groups, a, f)
		}
	}
	asked := map[string]bool{}
	add := func(facts []*assess.FactUsed) {
		for _, u := range facts {
			if q := p.question(u); !asked[q] {
				asked[q] = true
				out.Asks = append(out.Asks, q)
			}
		}
	}
	if c.Outcome == assess.Undetermined {
		for _, f := range c.Because {
			add(a.Explain(f, &f.Cases[0]).Asks)
		}
		add(c.Links)
	}
	return out
}

// verdict is an outcome in the words of a conclusion: it holds, or it does not.
func (p *Printer) verdict(o assess.Outcome) Mark {
	m := p.mark(o)
	if word, ok := p.Words.Find("conclusion_" + m.ID); ok {
		m.Word = word
	}
	return m
}

// group puts a finding with the others about its event.
func (p *Printer) group(groups []Group, a *assess.Assessment, f *assess.Finding) []Group {
	if len(groups) == 0 || groups[len(groups)-1].ID != f.Event.ID {
		groups = append(groups, Group{ID: f.Event.ID, Event: p.Event(f.Event)})
	}
	last := &groups[len(groups)-1]
	last.Findings = append(last.Findings, p.finding(a, f))
	return groups
}

func (p *Printer) ruling(r *assess.Ruling) Ruling {
	out := Ruling{Event: p.Event(r.Event)}
	for _, part := range []struct {
		id    string
		norms []*law.Norm
	}{{"grounds_supported", r.Supported}, {"grounds_not_supported", r.Unsupported}, {"grounds_open", r.Open}, {"not_relied_on", r.NotReliedOn}} {
		if len(part.norms) == 0 {
			continue
		}
		rp := RulingPart{Says: p.Words.Say(part.id)}
		for _, n := range part.norms {
			rp.Norms = append(rp.Norms, n.Title.In(p.Words.Language))
		}
		out.Parts = append(out.Parts, rp)
	}
	return out
}

// finding says one finding.
func (p *Printer) finding(a *assess.Assessment, f *assess.Finding) Finding {
	out := Finding{ID: f.Norm.ID, Title: f.Norm.Title.In(p.Words.Language), Event: p.Event(f.Event), Outcome: p.mark(f.Outcome)}
	if len(f.Cases) == 0 {
		return out
	}
	out.Cites = p.cites(a, f)
	out.Parts = p.parts(a, f)
	for i := range f.Cases {
		c := &f.Cases[i]
		if i > 0 && f.Outcome != assess.Disputed && !p.Why && c.Outcome == f.Cases[0].Outcome {
			continue
		}
		out.Cases = append(out.Cases, p.aCase(a, f, c, len(f.Cases) > 1))
	}
	out.Brief = brief(out.Cases, out.Outcome)
	out.Notes = p.notes(f)
	return out
}

// cites names the provisions that the finding rests on.
func (p *Printer) cites(a *assess.Assessment, f *assess.Finding) string {
	var all []law.Citation
	for i := range f.Cases {
		all = append(all, a.Cites(f, &f.Cases[i])...)
	}
	return p.citeAll(all)
}

// citeAll names provisions, each instrument once.
func (p *Printer) citeAll(cites []law.Citation) string {
	var order []string
	of := map[string][]string{}
	for _, c := range cites {
		if of[c.Instrument] == nil {
			order = append(order, c.Instrument)
			of[c.Instrument] = []string{}
		}
		if c.Provision != "" && !slices.Contains(of[c.Instrument], c.Provision) {
			of[c.Instrument] = append(of[c.Instrument], c.Provision)
		}
	}
	var parts []string
	for _, i := range order {
		parts = append(parts, p.Cite(law.Citation{Instrument: i, Provision: strings.Join(of[i], ", ")}))
	}
	return strings.Join(parts, "; ")
}

// Cite names a provision for people.
func (p *Printer) Cite(c law.Citation) string {
	title := c.Instrument
	if i, ok := p.Body.Instrument(c.Instrument); ok {
		title = i.Title.In(p.Words.Language)
	}
	if c.Provision == "" {
		return title
	}
	return p.Words.Say("cite", "Title", title, "Provision", c.Provision)
}

// parts says the outcomes by account, reading and version.
func (p *Printer) parts(a *assess.Assessment, f *assess.Finding) []string {
	var out []string
	for _, part := range differing(f.ByAccount(a.Record)) {
		if part.ID == "" {
			out = append(out, p.Words.Say("by_the_rest", "Outcome", p.mark(part.Outcome).Word))
			continue
		}
		out = append(out, p.Words.Say("by_account", "Who", part.ID, "Outcome", p.mark(part.Outcome).Word))
	}
	for _, part := range differing(f.ByReading()) {
		out = append(out, p.Words.Say("by_reading", "Reading", strings.TrimSuffix(p.reading(f, part.ID), "."), "Outcome", p.mark(part.Outcome).Word))
	}
	for _, part := range differing(f.ByVersion()) {
		if part.ID == assess.NoVersion {
			out = append(out, p.Words.Say("perhaps_not_in_force"))
			continue
		}
		out = append(out, p.Words.Say("by_version", "Version", p.versionOf(f, part.ID), "Outcome", p.mark(part.Outcome).Word))
	}
	return out
}

// versionOf says when the version was in force that a part stands for.
func (p *Printer) versionOf(f *assess.Finding, id string) string {
	for _, c := range f.Cases {
		if c.Version.InForce() == id {
			return p.force(c.Version)
		}
	}
	return id
}

// differing drops parts that all come to the same.
func differing(parts []assess.Part) []assess.Part {
	for _, p := range parts {
		if p.Outcome != parts[0].Outcome {
			return parts
		}
	}
	return nil
}

// reading gives the sentence of a reading.
func (p *Printer) reading(f *assess.Finding, id string) string {
	for _, c := range f.Cases {
		for _, r := range c.Version.Readings {
			if r.ID == id {
				return r.Says.In(p.Words.Language)
			}
		}
	}
	return id
}

// aCase says one account, reading or version of a finding.
func (p *Printer) aCase(a *assess.Assessment, f *assess.Finding, c *assess.Case, several bool) Case {
	x := a.Explain(f, c)
	out := Case{Outcome: p.mark(c.Outcome)}
	if several {
		out.Label = p.label(c, len(f.ByAccount(a.Record)) > 0)
	}
	out.Reasons = p.reasons(x)
	if x.Due != nil {
		out.Due, out.Counted = p.due(x.Due, f.Norm.Pack)
	}
	if c.Outcome == assess.Undetermined || f.Gap {
		for _, u := range x.Asks {
			out.Asks = append(out.Asks, p.fact(u, nil))
		}
	}
	if x.Failure != nil {
		out.Due = append(out.Due, p.Words.Sentences.Translate(x.Failure.Message))
	}
	return out
}

// label names a case among several.
func (p *Printer) label(c *assess.Case, accounts bool) string {
	var parts []string
	switch {
	case c.Account != "":
		parts = append(parts, p.Words.Say("as_told_by", "Who", c.Account))
	case accounts:
		parts = append(parts, p.Words.Say("as_the_rest"))
	}
	if c.Reading != "" {
		parts = append(parts, p.Words.Say("reading", "ID", c.Reading))
	}
	if len(parts) == 0 {
		parts = append(parts, p.force(c.Version))
	}
	return strings.Join(parts, ", ")
}

// brief takes half a line out of the cases that came out as the finding did: the first question, the first fact that was not
// enough or does not exist, when a duty was due and done, or the first fact of all.
func brief(cases []Case, outcome Mark) string {
	for _, c := range cases {
		if c.Outcome != outcome {
			continue
		}
		for _, ask := range c.Asks {
			return ask.Question
		}
		if len(c.Due) > 0 {
			return strings.Join(c.Due, " ")
		}
		reasons := c.Reasons
		if outcome.ID == "met" {
			reasons = holding(reasons)
		}
		f, ok := firstDecisive(reasons)
		if !ok {
			f, ok = firstFact(reasons)
		}
		if ok {
			return strings.TrimSuffix(fmt.Sprintf("%s %s; %s", f.Question, f.Answer, f.Needed), "; ")
		}
	}
	return ""
}

// holding keeps the reasons that hold.
func holding(list []Reason) []Reason {
	var out []Reason
	for _, r := range list {
		if r.Sign == "✓" {
			r.Kids = holding(r.Kids)
			out = append(out, r)
		}
	}
	return out
}

// firstFact finds the first fact that is known.
func firstFact(list []Reason) (Fact, bool) {
	for _, r := range list {
		for _, f := range r.Facts {
			if f.known {
				return f, true
			}
		}
		if f, ok := firstFact(r.Kids); ok {
			return f, true
		}
	}
	return Fact{}, false
}

// firstDecisive finds the first fact that was not enough, or that is missing altogether.
func firstDecisive(list []Reason) (Fact, bool) {
	for _, r := range list {
		for _, f := range r.Facts {
			if f.Needed != "" || f.absent {
				return f, true
			}
		}
		if f, ok := firstDecisive(r.Kids); ok {
			return f, true
		}
	}
	return Fact{}, false
}

// notes says what else must be known of a finding: where the rule itself falls short, how certain the text is.
func (p *Printer) notes(f *assess.Finding) []string {
	var out []string
	seen := map[string]bool{}
	add := func(s string) {
		if s != "" && !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	for _, c := range f.Cases {
		for _, s := range c.Version.FallsShortOf {
			add(p.shortfall(s))
		}
		if f.Outcome == assess.Breached && c.Version.Consequence != nil {
			add(c.Version.Consequence.Says.In(p.Words.Language))
		}
		if c.Version.Checked.Certainty != "seen" {
			add(p.Words.Say("certainty_" + c.Version.Checked.Certainty))
		}
	}
	return out
}

func (p *Printer) shortfall(s law.Shortfall) string {
	title, bodies := p.standard(s)
	if bodies == "" {
		return p.Words.Say("falls_short", "Standard", title)
	}
	return p.Words.Say("falls_short_said_by", "Standard", title, "Bodies", bodies)
}

// standard names the standard of which a rule falls short, and who said so.
func (p *Printer) standard(s law.Shortfall) (title, bodies string) {
	title = s.Standard
	if n, ok := p.Body.Norm(s.Standard); ok {
		title = n.Title.In(p.Words.Language)
	}
	var names []string
	for _, id := range s.SaidBy {
		if i, ok := p.Body.Instrument(id); ok {
			names = append(names, i.Title.In(p.Words.Language))
		} else {
			names = append(names, id)
		}
	}
	return title, strings.Join(names, "; ")
}
