package show

import (
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/docket"
	"github.com/tarazy/tarazy/internal/reason"
)

// duty says one duty, which stands in the given part, with the proof of its day.
func (p *Printer) duty(m *docket.Matter, d *docket.Duty, part string) Item {
	out := Item{ID: d.ID, Mark: p.state(d.State), Says: d.Norm.Title.In(p.Words.Language), Who: p.who(d.Who)}
	out.Told = part == "unknown" && d.State == docket.Unknown || part == "open" && d.State == docket.Open || part == "overdue" && d.State == docket.Overdue || part == "done"
	out.When, out.Left = p.dayOf(d, m.On, part)
	if part == "open" {
		out.Lines = append(out.Lines, p.rely(d, m.On)...)
	} else if d.Perhaps {
		out.Lines = append(out.Lines, p.Words.Say("duty_perhaps"))
	}
	var terms []Item
	for _, t := range d.Terms {
		terms = append(terms, p.term(m, d, t))
	}
	if len(terms) == 1 {
		out.Lines, out.Law, out.Proof = append(out.Lines, terms[0].Lines...), terms[0].Law, terms[0].Proof
		return out
	}
	out.Kids = terms
	if !slices.ContainsFunc(terms, func(t Item) bool { return t.Law != terms[0].Law }) {
		out.Law = terms[0].Law
		for i := range terms {
			terms[i].Law = ""
		}
	}
	if !slices.ContainsFunc(terms, func(t Item) bool { return !slices.Equal(t.Proof, terms[0].Proof) }) {
		out.Proof = terms[0].Proof
		for i := range terms {
			terms[i].Proof = nil
		}
	}
	return out
}

// dayOf says the due day of a duty: where there is still something to do the safe one, with how far off it is; else all that it may be.
func (p *Printer) dayOf(d *docket.Duty, on civil.Day, part string) (when, left string) {
	if day, ok := d.ActBy(); ok && part == "open" {
		return p.Words.Weekday(day), p.left(day, on)
	}
	if !d.Due.Known() {
		if slices.ContainsFunc(d.Terms, func(t *docket.Term) bool { return t.Version.Due != nil }) {
			return "", ""
		}
		return p.Words.Say("due_day_none"), ""
	}
	when = p.Words.When(d.Due)
	if d.Due.Exact() {
		when = p.Words.Weekday(d.Due.Earliest)
	}
	if day, ok := d.LateAfter(); ok && part == "overdue" {
		left = p.left(day, on)
	}
	return when, left
}

// rely says which day to rely on where the due day is not certain.
func (p *Printer) rely(d *docket.Duty, on civil.Day) []string {
	w := p.Words
	act, ok := d.ActBy()
	if !ok || d.Due.Exact() && !d.Perhaps {
		if d.Perhaps {
			return []string{w.Say("duty_perhaps")}
		}
		return nil
	}
	late, sure := d.LateAfter()
	switch {
	case d.Perhaps && act < on:
		return []string{w.Say("rely_passed", "Date", w.Day(act)) + " " + w.Say("duty_perhaps")}
	case d.Perhaps:
		return []string{w.Say("rely_perhaps", "Date", w.Day(act))}
	case !sure:
		return []string{w.Say("rely_act", "Date", w.Day(act)) + " " + w.Say("rely_never")}
	case act < on:
		return []string{w.Say("rely_passed", "Date", w.Day(act)) + " " + w.Say("rely_wait", "Date", w.Weekday(late))}
	}
	return []string{w.Say("rely_act", "Date", w.Day(act)) + " " + w.Say("rely_wait", "Date", w.Weekday(late))}
}

// left says how far a day lies ahead or behind.
func (p *Printer) left(day, on civil.Day) string {
	n := int64(day - on)
	switch {
	case n == 0:
		return p.Words.Say("day_today")
	case n > 0:
		return p.Words.Count("days_left", n)
	}
	return p.Words.Count("days_ago", -n)
}

// term says a duty under one version, account and reading.
func (p *Printer) term(m *docket.Matter, d *docket.Duty, t *docket.Term) Item {
	cites := p.citeAll(p.Body.CitedOn(t.Version.Cites, d.Event.Date()))
	out := Item{ID: t.ID, Mark: p.state(t.State), Says: p.termLabel(d, t), Law: cites + " [" + d.Norm.ID + "]"}
	if t.Due.Known() && !d.Due.Exact() { // else it stands with the duty
		out.When = p.Words.When(t.Due)
	}
	var asks []string
	if t.State == docket.Unknown || t.State == docket.DoneAmiss || t.State == docket.Mistake {
		asks = p.open(m, d, t)
	}
	out.Lines = append(out.Lines, p.deed(t, len(asks) > 0)...)
	out.Lines = append(out.Lines, asks...)
	if t.Ends != nil {
		out.Lines = append(out.Lines, p.Words.Say("calendar_ends", "Date", p.Words.Day(t.Ends.Last)))
	}
	out.Proof = p.proof(t)
	if c := t.Version.Checked.Certainty; c != "seen" {
		out.Lines = append(out.Lines, p.Words.Say("certainty_"+c))
	}
	return out
}

// termLabel names a term among several: its version, whose facts it has, and how the text is read; each only where the terms differ in it.
func (p *Printer) termLabel(d *docket.Duty, t *docket.Term) string {
	var parts []string
	if slices.ContainsFunc(d.Terms, func(o *docket.Term) bool { return o.Version != t.Version }) {
		parts = append(parts, p.force(t.Version))
	}
	for _, who := range t.Accounts {
		if who == "" {
			parts = append(parts, p.Words.Say("as_the_rest"))
			continue
		}
		parts = append(parts, p.Words.Say("as_told_by", "Who", who))
	}
	for _, id := range t.Readings {
		parts = append(parts, p.Words.Say("reading", "ID", p.readingOf(t, id)))
	}
	if t.Aside {
		parts = append(parts, p.Words.Say("reading_aside"))
	}
	return strings.Join(parts, ", ")
}

// readingOf is what a reading of a term's version says, or its id.
func (p *Printer) readingOf(t *docket.Term, id string) string {
	for _, r := range t.Version.Readings {
		if says := r.Says.In(p.Words.Language); r.ID == id && says != "" {
			return says
		}
	}
	return id
}

// deed says whether and when a duty was done, and what shows it. That it is not known is said only where nothing is asked about it.
func (p *Printer) deed(t *docket.Term, asked bool) []string {
	w := p.Words
	by := ""
	if t.Deed.By != nil {
		by = " [" + t.Deed.By.ID + "]"
	}
	switch {
	case t.Deed.Early:
		return []string{w.Say("deed_early", "Date", w.When(t.Deed.On)) + by}
	case t.Deed.Done == reason.Met && t.Deed.On.Known() && t.State == docket.DoneLate:
		return []string{w.Say("done_late", "Date", w.When(t.Deed.On)) + by}
	case t.Deed.Done == reason.Met && t.Deed.On.Known():
		return []string{w.Say("done_on", "Date", w.When(t.Deed.On)) + by}
	case t.Deed.Done == reason.Met && t.State != docket.Done:
		return []string{w.Say("done_some_day") + by}
	case t.Deed.Done == reason.Unknown && t.State == docket.Unknown && !asked:
		return []string{w.Say("done_not_known")}
	}
	return nil
}

// open says what is missing or wrong about a term.
func (p *Printer) open(m *docket.Matter, d *docket.Duty, t *docket.Term) []string {
	x := m.Explain(d, t)
	var out []string
	for _, u := range x.Asks {
		out = append(out, "→ "+p.fact(u, nil).Question)
	}
	if t.State == docket.DoneAmiss {
		for _, r := range p.reasons(x) {
			out = append(out, inLine(r))
		}
	}
	if x.Failure != nil && t.Ends == nil { // that the calendar ends is said with the term
		out = append(out, p.Words.Sentences.Translate(x.Failure.Message))
	}
	return out
}

// inLine is a reason in one line, with what it is made of.
func inLine(r Reason) string {
	var kids []string
	for _, k := range r.Kids {
		kids = append(kids, bare(inLine(k)))
	}
	if len(kids) == 0 {
		return r.Sign + " " + r.Says
	}
	return r.Sign + " " + bare(r.Says) + ": " + strings.Join(kids, "; ")
}
