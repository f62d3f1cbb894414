package show

import (
	"github.com/tarazy/tarazy/internal/civil"
)

// Counted says how a term was counted, day by day: which days counted, which were skipped or rolled, and why.
func (p *Printer) Counted(c civil.Count) []string { return p.CountedIn(c, nil) }

// Naming says what an entry of a calendar is called and where it comes from.
type Naming func(id string) (name, source string)

// CountedIn says how a term was counted, with the names of the holidays.
func (p *Printer) CountedIn(c civil.Count, name Naming) []string {
	w := p.Words
	out := []string{w.Say("count_from", "Date", w.Weekday(c.Start))}
	n := int64(0)
	for _, s := range c.Steps {
		switch s.What {
		case civil.Counted:
			n++
			out = append(out, w.Say("count_day", "N", w.Number(n), "Date", w.Weekday(s.Day)))
		case civil.Skipped:
			out = append(out, w.Say("count_skipped", "Date", w.Weekday(s.Day), "Why", p.why(s.Why, name)))
		case civil.Shortened:
			out = append(out, w.Say("count_shortened", "Date", w.Weekday(s.Day)))
		case civil.Rolled:
			out = append(out, w.Say("count_rolled", "Date", w.Weekday(s.Day), "Why", p.why(s.Why, name)))
		}
	}
	return append(out, w.Say("count_end", "Date", w.Weekday(c.End)))
}

// why says why a day is or is not a working day.
func (p *Printer) why(s civil.Status, name Naming) string {
	w := p.Words
	title, source := s.ID, ""
	if name != nil && s.ID != "" {
		title, source = name(s.ID)
	}
	switch s.Why {
	case civil.WhyWeekend:
		return w.Say("why_weekend")
	case civil.WhyHoliday:
		return w.Say("why_holiday", "Name", title)
	case civil.WhyTransferred:
		return w.Say("why_transferred", "Name", title, "Of", w.Day(s.Of))
	case civil.WhyDayOff:
		return w.Say("why_day_off", "Name", title)
	case civil.WhyMoved:
		return w.Say("why_moved", "Of", w.Day(s.Of), "Source", source)
	}
	return w.Say("why_ordinary")
}
