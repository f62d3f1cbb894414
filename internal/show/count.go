package show

import (
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
)

// Counted says how a term was counted in a pack's calendar, day by day: which days counted, which were skipped or rolled over, and why.
func (p *Printer) Counted(c civil.Count, pack *law.Pack) []string {
	w := p.Words
	out := []string{w.Say("count_from", "Date", w.Weekday(c.Start))}
	n := int64(0)
	for i, s := range c.Steps {
		switch s.What {
		case civil.Counted:
			n++
			line := w.Say("count_day", "N", w.Number(n), "Date", w.Weekday(s.Day))
			if far := s.Day - c.Start; i == 0 && (far > 1 || far < -1) { // months and years are counted at once
				line = w.Say("count_lands", "Date", w.Weekday(s.Day))
			}
			if i+1 < len(c.Steps) && c.Steps[i+1].What == civil.Rolled {
				line += " (" + p.why(s.Why, pack) + ")"
			}
			out = append(out, line)
		case civil.Skipped:
			out = append(out, w.Say("count_skipped", "Date", w.Weekday(s.Day), "Why", p.why(s.Why, pack)))
		case civil.Shortened:
			out = append(out, w.Say("count_shortened", "Date", w.Weekday(s.Day)))
		case civil.Rolled:
			out = append(out, w.Say("count_rolled", "Date", w.Weekday(s.Day), "Why", p.why(s.Why, pack)))
		}
	}
	return append(out, w.Say("count_end", "Date", w.Weekday(c.End)))
}

// why says why a day is or is not a working day.
func (p *Printer) why(s civil.Status, pack *law.Pack) string {
	entry, _ := pack.Days.Entry(s.ID)
	return p.dayIs(s, entry)
}
