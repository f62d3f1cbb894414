package show

import (
	"cmp"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/docket"
)

// letters says which letters wait for an answer, and since when: those of which the day asked for has passed, those known to have no answer, the
// others; each the latest first.
func (p *Printer) letters(m *docket.Matter) Section {
	out := Section{ID: "letters", Says: p.Words.Say("docket_letters")}
	list := slices.Clone(m.Letters)
	slices.SortStableFunc(list, func(a, b *docket.Letter) int {
		return cmp.Or(cmp.Compare(urgency(b), urgency(a)), cmp.Compare(b.Sent.Latest, a.Sent.Latest))
	})
	var remind []string
	for _, l := range list {
		out.Items = append(out.Items, p.letter(l))
		if urgency(l) > 0 {
			remind = append(remind, l.Event.ID)
		}
	}
	if len(remind) > 0 {
		where := cmp.Or(p.Paths[m.Record.ID], m.Record.ID)
		out.Tail = []string{p.Words.Say("letter_reminder"), "tarazy paper draft reminder " + where + " --event " + remind[0]}
		if len(remind) > 1 {
			out.Tail = append(out.Tail, p.Words.Say("letter_reminder_also", "Events", strings.Join(remind[1:], ", ")))
		}
	}
	return out
}

// urgency is how sure it is that a letter should be followed up: two where the day asked for has passed, one where no answer came.
func urgency(l *docket.Letter) int {
	switch {
	case l.Overdue == civil.True:
		return 2
	case l.Answer == docket.NoAnswer:
		return 1
	}
	return 0
}

func (p *Printer) letter(l *docket.Letter) Item {
	w := p.Words
	out := Item{ID: l.ID, Who: p.names(l.To), Says: p.thing(l.Event) + " [" + l.Event.ID + "]", When: w.When(l.Sent), Left: p.age(l.Days)}
	outcome, word := assess.Undetermined, w.Say("letter_answer_unknown")
	switch {
	case l.Overdue == civil.True:
		outcome, word = assess.Breached, w.Say("state_overdue")
		if l.Answer == docket.NoAnswer {
			out.Lines = append(out.Lines, w.Say("letter_no_answer"))
		}
	case l.Answer == docket.NoAnswer:
		outcome, word = assess.Open, w.Say("letter_waiting")
	case l.Answer == docket.AnswerDisputed:
		outcome, word = assess.Disputed, w.Say("letter_answer_disputed", "Who", strings.Join(l.SaidBy, ", "))
	}
	out.Mark = p.mark(outcome)
	out.Mark.Word = word
	if l.AnswerBy.Known() {
		out.Lines = append(out.Lines, w.Say("letter_answer_by", "Date", w.When(l.AnswerBy)))
	}
	return out
}

// age says how many days ago something was.
func (p *Printer) age(d docket.Days) string {
	w := p.Words
	switch {
	case !d.Known, d.Open && d.Least == 0:
		return ""
	case d.Open:
		return w.Say("days_at_least", "N", w.Number(int64(d.Least)))
	case d.Least == d.Most:
		return w.Count("days_since", int64(d.Least))
	}
	return w.Say("days_since_between", "From", w.Number(int64(d.Least)), "To", w.Number(int64(d.Most)))
}

// recommendations says what was recommended, what is known of it, and what changed in the law since; under those whom it was recommended to.
func (p *Printer) recommendations(m *docket.Matter) Section {
	out := Section{ID: "recommendations", Says: p.Words.Say("docket_recommendations")}
	hidden := 0
	at := map[string]int{}
	for _, r := range m.Recommendations {
		if r.State == "met" && !p.All {
			hidden++
			continue
		}
		key := strings.Join(thingIDs(r.To), " ") + "|" + strings.Join(thingIDs(r.By), " ") + "|" + r.Event.Date().String() + "|" + silentSince(r)
		i, ok := at[key]
		if !ok {
			i, at[key] = len(out.Items), len(out.Items)
			out.Items = append(out.Items, p.addressed(r))
		}
		out.Items[i].Kids = append(out.Items[i].Kids, p.recommendation(r))
	}
	if hidden > 0 {
		out.Tail = append(out.Tail, p.Words.Count("recommendations_hidden", int64(hidden)))
	}
	return out
}

// silentSince is since when nothing is known of a recommendation; "" where there is no such day.
func silentSince(r *docket.Recommendation) string {
	if !r.Silent.Known || r.Silent.Least == 0 {
		return ""
	}
	return r.KnownUntil.String()
}

// addressed heads the recommendations of the same day to the same addressees.
func (p *Printer) addressed(r *docket.Recommendation) Item {
	w := p.Words
	out := Item{Who: p.names(r.To)}
	if by := p.names(r.By); by != "" {
		out.Says = w.Say("recommended_by", "Who", by) + ", "
	}
	out.Says += w.When(r.Event.Date())
	if silentSince(r) != "" {
		out.Lines = append(out.Lines, w.Say("nothing_known_since", "Date", w.When(r.KnownUntil))+" ("+p.age(r.Silent)+").")
	}
	return out
}

func (p *Printer) recommendation(r *docket.Recommendation) Item {
	w := p.Words
	out := Item{ID: r.ID, Says: bare(r.What), Mark: p.progress(r)}
	if out.Says == "" {
		out.Says = p.thing(r.Event)
	}
	out.Says += " [" + r.Event.ID + "]"
	if r.StateOn.Known() {
		out.Lines = append(out.Lines, w.Say("state_on", "State", out.Mark.Word, "Date", w.When(r.StateOn)))
		out.Told = true
	}
	if r.Became != "" {
		out.Lines = append(out.Lines, r.Became)
	}
	for _, c := range r.Changes {
		out.Lines = append(out.Lines, p.changed(c))
	}
	if len(r.Strangers) > 0 {
		out.Lines = append(out.Lines, w.Say("norms_not_in_packs", "Norms", strings.Join(r.Strangers, ", ")))
	}
	return out
}

// progress gives the last known state of a recommendation its sign and word.
func (p *Printer) progress(r *docket.Recommendation) Mark {
	outcome := assess.Undetermined
	switch r.State {
	case "met":
		outcome = assess.Met
	case "partly":
		outcome = assess.Open
	case "not_met":
		outcome = assess.Breached
	}
	out := p.mark(outcome)
	out.Word = p.Words.Say("state_unknown")
	if a, ok := r.Event.Kind.Attribute("state"); ok {
		for _, word := range a.Words {
			if word.ID == r.State {
				out.Word = word.Says.In(p.Words.Language)
			}
		}
	}
	return out
}

// changed says how a rule that a recommendation names changed since.
func (p *Printer) changed(c docket.Change) string {
	w := p.Words
	id := "rule_changed"
	switch {
	case c.Before == nil:
		id = "rule_new"
	case c.After == nil:
		id = "rule_ended"
	}
	text := w.Say(id, "Norm", c.Norm.Title.In(w.Language))
	if c.After != nil {
		text += " (" + p.force(c.After) + "; " + p.provisions(c.After) + ")"
	}
	if c.Perhaps {
		text += ", " + w.Say("rule_perhaps")
	}
	return text + " [" + c.Norm.ID + "]"
}
