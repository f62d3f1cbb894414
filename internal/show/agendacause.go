package show

import (
	"strings"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/record"
)

// asserted writes what a record says of an attribute, as it stands in the file.
func (p *Printer) asserted(f *record.Fact) string {
	if f == nil || len(f.Assertions) == 0 {
		return p.Words.Say("not_known")
	}
	var out []string
	for i := range f.Assertions {
		a := &f.Assertions[i]
		text := a.Value.Written
		if a.Value.Form == record.WhenForm {
			text = p.Words.When(a.Value.When)
		}
		if a.By != "" {
			text += " (" + p.Words.Say("as_told_by", "Who", a.By) + ")"
		}
		out = append(out, text)
	}
	return strings.Join(out, "; ")
}

// dayIs says what a calendar knows of a day.
func (p *Printer) dayIs(s civil.Status, entry law.CalendarEntry) string {
	w := p.Words
	name := entry.Title.In(w.Language)
	switch s.Why {
	case civil.NotCovered:
		return w.Say("why_not_covered")
	case civil.WhyWeekend:
		return w.Say("why_weekend")
	case civil.WhyHoliday:
		return w.Say("why_holiday", "Name", name)
	case civil.WhyTransferred:
		return w.Say("why_transferred", "Name", name, "Of", w.Day(s.Of))
	case civil.WhyDayOff:
		return w.Say("why_day_off", "Name", name)
	case civil.WhyMoved:
		return w.Say("why_moved", "Of", w.Day(s.Of), "Source", entry.Source)
	}
	return w.Say("why_ordinary")
}

// versionsOf names versions of a rule by the time in which they stood.
func (p *Printer) versionsOf(list []*law.Version) string {
	if len(list) == 0 {
		return p.Words.Say("rule_none")
	}
	var out []string
	for _, v := range list {
		text := p.force(v)
		if v.Due != nil {
			id := "law_due_within"
			if v.Due.Before {
				id = "law_due_before"
			}
			text += ", " + p.Words.Say(id, "Span", p.Words.Span(v.Due.Span))
		}
		out = append(out, text+" ("+p.provisions(v)+")")
	}
	return strings.Join(out, "; ")
}
