package show

import (
	"io"
	"slices"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/docket"
)

// alarms are when a calendar reminds: at nine in the morning three days before and one day before a day that begins at midnight.
func alarms() []string { return []string{"-P2DT15H", "-PT15H"} }

// began is the day from which sequence numbers count.
const began = "2000-01-01"

// ICS writes the due days of some records as one calendar (RFC 5545). Each entry lasts the day on which whoever must act should act at the latest. Its
// UID is that of the duty, so that a later file moves the entry and does not add another; its sequence number grows with the day of the
// docket. What was done stays in, without an alarm. Entries are private; names are those that anybody may see.
func ICS(out io.Writer, matters []*docket.Matter, p *Printer) error {
	cal := ics.NewCalendarFor("Tarazy")
	cal.SetProductId("-//Tarazy//docket//" + strings.ToUpper(string(p.Words.Language)))
	cal.SetMethod(ics.MethodPublish)
	cal.SetXWRCalName(p.Words.Say("docket_title"))
	if zone := zoneOf(matters); zone != "" {
		cal.SetXWRTimezone(zone)
	}
	for _, m := range matters {
		for _, d := range m.Duties {
			if day, ok := d.ActBy(); ok {
				p.entry(cal, m, d, day)
			}
		}
		for _, l := range m.Letters {
			if l.AnswerBy.Known() && l.AnswerBy.Latest != civil.MaxDay {
				p.answerEntry(cal, m, l)
			}
		}
	}
	return cal.SerializeTo(out, ics.WithNewLine("\r\n"))
}

// zoneOf is the time zone of the law that the duties rest on, where it is one.
func zoneOf(matters []*docket.Matter) string {
	found := ""
	for _, m := range matters {
		for _, d := range m.Duties {
			switch zone := d.Norm.Pack.TimeZone; {
			case zone == "" || zone == found:
			case found != "":
				return ""
			default:
				found = zone
			}
		}
	}
	return found
}

func (p *Printer) entry(cal *ics.Calendar, m *docket.Matter, d *docket.Duty, day civil.Day) {
	said := p.duty(m, d, partOf(d, m.On))
	e := p.allDay(cal, d.ID, m.On, day)
	e.SetSummary(said.Mark.Sign + " " + said.Who + ": " + said.Says)
	e.SetDescription(strings.Join(append([]string{m.Record.Title, p.eventWithID(d.Event), said.Mark.Word}, flat(said)...), "\n"))
	if day >= m.On && partOf(d, m.On) == "open" {
		remind(e, said.Who+": "+d.Norm.Title.In(p.Words.Language))
	}
}

// flat is all that an entry says, line by line.
func flat(i Item) []string {
	out := slices.Concat(i.Lines, []string{i.Law}, i.Proof)
	for _, k := range i.Kids {
		out = append(append(out, k.Says+": "+k.Mark.Word), flat(k)...)
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

func (p *Printer) answerEntry(cal *ics.Calendar, m *docket.Matter, l *docket.Letter) {
	said := p.letter(l)
	e := p.allDay(cal, l.ID+"/answer", m.On, l.AnswerBy.Latest)
	e.SetSummary(said.Mark.Sign + " " + p.Words.Say("letter_answer_due", "Who", said.Who))
	e.SetDescription(strings.Join(append([]string{m.Record.Title, said.Says}, said.Lines...), "\n"))
	if l.AnswerBy.Latest >= m.On {
		remind(e, said.Says)
	}
}

// allDay adds an entry that lasts a day.
func (p *Printer) allDay(cal *ics.Calendar, id string, on, day civil.Day) *ics.VEvent {
	first, _ := civil.ParseDay(began)
	e := cal.AddEvent(id + "@tarazy")
	e.SetDtStampTime(midnight(on))
	e.SetSequence(max(0, int(on-first)))
	e.SetAllDayStartAt(midnight(day))
	e.SetAllDayEndAt(midnight(day + 1))
	e.SetClass(ics.ClassificationPrivate)
	e.SetTimeTransparency(ics.TransparencyTransparent)
	return e
}

func remind(e *ics.VEvent, what string) {
	for _, trigger := range alarms() {
		a := e.AddAlarm()
		a.SetAction(ics.ActionDisplay)
		a.SetTrigger(trigger)
		a.SetDescription(what)
	}
}

// midnight is the beginning of a day.
func midnight(d civil.Day) time.Time {
	year, month, day := d.Date()
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}
