package show

import (
	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/docket"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/record"
)

// Agenda is the docket of one record in sentences. [AgendaText] and [AgendaHTML] render it, so that they cannot disagree.
type Agenda struct {
	ID, Title string
	On        string   // from which day it is seen
	About     []string // what it rests on, and what is unreviewed
	Sections  []Section
	Hidden    string // how many entries are not shown
}

// Section is a part of an agenda. ID says which one to style sheets: moved, open, overdue, course, letters, unknown, late, old, recommendations, done; or empty.
type Section struct {
	ID    string
	Says  string
	Lead  []string
	Items []Item
	Tail  []string // what to do about the entries
}

// Item is one entry of an agenda, with what belongs to it.
type Item struct {
	ID    string // of a duty, letter or recommendation; "" for what has none
	Mark  Mark
	Told  bool   // the part in which the entry stands tells its state already
	First bool   // the word of the mark stands before the rest: a step
	When  string // the day
	Left  string // how far it lies ahead or behind
	Who   string
	Says  string
	Lines []string // beside it
	Law   string   // provisions and the norm's id
	Proof []string // how the day was counted: in one sentence, which may be empty, then in full
	Fold  string   // what the full count is folded under on a page where that sentence is empty
	Kids  []Item
}

// Agenda says a docket in the printer's language: what is due first, what is long past last. Without All, duties that were done in time are only
// counted, and those of which the day passed more than a year ago are told in short.
func (p *Printer) Agenda(m *docket.Matter) *Agenda {
	out := &Agenda{ID: m.Record.ID, Title: m.Record.Title, On: p.Words.Say("docket_on", "Date", p.Words.Weekday(m.On)), About: p.agendaAbout(m)}
	parts := p.dutyParts(m)
	add := func(s Section) {
		if len(s.Items) > 0 {
			out.Sections = append(out.Sections, s)
		}
	}
	add(p.duties(m, "open", parts.of["open"]))
	add(p.duties(m, "overdue", parts.of["overdue"]))
	for _, c := range m.Courses {
		add(p.course(m, c))
	}
	add(p.letters(m))
	add(p.duties(m, "unknown", parts.of["unknown"]))
	add(p.duties(m, "late", parts.of["late"]))
	add(p.old(parts.of["old"]))
	add(p.recommendations(m))
	add(p.duties(m, "done", parts.of["done"]))
	if len(out.Sections) == 0 {
		out.Sections = []Section{{ID: "empty", Says: p.Words.Say("docket_empty")}}
	}
	if parts.hidden > 0 {
		out.Hidden = p.Words.Count("docket_hidden", int64(parts.hidden))
	}
	return out
}

// agendaAbout says which law the docket rests on.
func (p *Printer) agendaAbout(m *docket.Matter) []string {
	var out []string
	seen := map[*law.Pack]bool{}
	unreviewed := map[*law.Norm]bool{}
	for _, d := range m.Duties {
		if pack := d.Norm.Pack; !seen[pack] {
			seen[pack] = true
			out = append(out, pack.Title.In(p.Words.Language))
		}
		for _, t := range d.Terms {
			if !t.Version.Reviewed() {
				unreviewed[d.Norm] = true
			}
		}
	}
	if n := len(unreviewed); n > 0 {
		out = append(out, p.Words.Count("unreviewed_norms", int64(n)))
	}
	return out
}

// who names who must act: the actors where the record has them, else the word of the law.
func (p *Printer) who(w docket.Who) string {
	if len(w.Actors) == 0 {
		return p.Words.Say("addressee_" + w.Addressee)
	}
	return p.names(w.Actors)
}

// eventWithID says an event, and its id for those who want to look it up.
func (p *Printer) eventWithID(t *record.Thing) string { return p.Event(t) + " [" + t.ID + "]" }

// state gives a state its sign and word.
func (p *Printer) state(s docket.State) Mark {
	o := outcomeOf(s)
	m := p.mark(o)
	m.Word = p.Words.Say("state_" + snake(s.String()))
	return m
}

// outcomeOf is the outcome whose sign and colours a state has.
func outcomeOf(s docket.State) assess.Outcome {
	switch s {
	case docket.Done:
		return assess.Met
	case docket.DoneLate, docket.DoneAmiss, docket.Overdue, docket.NotDone:
		return assess.Breached
	case docket.Open:
		return assess.Open
	case docket.Disputed:
		return assess.Disputed
	case docket.Mistake:
		return assess.Mistake
	}
	return assess.Undetermined
}
