package show

import (
	"slices"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/docket"
)

// Moves says which due days are others than before, and why, as the first part of an agenda.
func (p *Printer) Moves(out *Agenda, moves []*docket.Move) {
	section := Section{ID: "moved", Says: p.Words.Say("docket_moved")}
	if len(moves) == 0 {
		section.Lead = []string{p.Words.Say("docket_nothing_moved")}
	}
	for _, m := range moves {
		section.Items = append(section.Items, p.move(m))
	}
	out.Sections = slices.Insert(out.Sections, 0, section)
}

func (p *Printer) move(m *docket.Move) Item {
	w := p.Words
	d := m.After
	if d == nil {
		d = m.Before
	}
	out := Item{ID: m.ID, Mark: Mark{ID: assess.Open.String(), Sign: "·"}, Says: d.Norm.Title.In(w.Language), Who: p.who(d.Who), Lines: []string{p.eventWithID(d.Event)}}
	switch {
	case m.Before == nil:
		out.When = w.Say("move_new", "Date", p.dueOf(m.After))
	case m.After == nil:
		out.When = w.Say("move_gone", "Date", p.dueOf(m.Before))
	default:
		out.When = w.Say("move_from_to", "From", p.dueOf(m.Before), "To", p.dueOf(m.After))
	}
	for _, c := range m.Causes {
		out.Lines = append(out.Lines, p.cause(c)...)
	}
	return out
}

// dueOf says the due day of a duty, or that it has none.
func (p *Printer) dueOf(d *docket.Duty) string {
	if !d.Due.Known() {
		return p.Words.Say("due_day_none")
	}
	return p.Words.When(d.Due)
}

func (p *Printer) cause(c docket.Cause) []string {
	w := p.Words
	var out []string
	switch c.Kind {
	case docket.ByFact:
		for _, f := range c.Facts {
			if f.Path == "" {
				out = append(out, w.Say("cause_event"))
				continue
			}
			out = append(out, w.Say("cause_fact", "Path", f.Path, "Before", p.asserted(f.Before), "After", p.asserted(f.After)))
		}
	case docket.ByCalendar:
		for _, d := range c.Days {
			out = append(out, w.Say("cause_calendar", "Date", w.Weekday(d.Day), "Before", p.dayIs(d.Before, d.BeforeEntry), "After", p.dayIs(d.After, d.AfterEntry)))
		}
	case docket.ByLaw:
		out = append(out, w.Say("cause_law", "Before", p.versionsOf(c.Before), "After", p.versionsOf(c.After)))
	}
	return out
}
