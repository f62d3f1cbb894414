package law

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/sheet"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// Days says what the entries of a calendar are called and where they come from, by the id that a [civil.Status] carries.
type Days struct {
	entries map[string]CalendarEntry
}

// CalendarEntry is a holiday, a day off or a moved day.
type CalendarEntry struct {
	Title     vocabulary.Text // empty for moved days
	Source    string
	Certainty string
}

// Entry finds an entry by id.
func (d *Days) Entry(id string) (CalendarEntry, bool) {
	if d == nil {
		return CalendarEntry{}, false
	}
	e, ok := d.entries[id]
	return e, ok
}

// calendar reads calendar.yaml into a civil.Calendar.
func (l *loader) calendar(p *Pack, root sheet.Node) {
	m := root.Known("covers!", "weekend!", "transfer", "holidays", "days_off", "moved", "note")
	p.Days = &Days{entries: map[string]CalendarEntry{}}
	spec := civil.CalendarSpec{Weekend: weekdays(m["weekend"]), Transfer: m["transfer"].OneOf("next-working-day", "none") == "next-working-day"}
	covers, err := civil.ParsePeriod(m["covers"].Word())
	if err != nil && !m["covers"].Empty() {
		m["covers"].Problem(sentence(err))
	}
	spec.Covers = [2]civil.Day{covers.Start.Earliest, covers.End.Latest}
	var order calendarNodes
	for _, n := range m["holidays"].Items() {
		for _, h := range holiday(n, p.Days) {
			spec.Holidays = append(spec.Holidays, h)
			order.holidays = append(order.holidays, n)
		}
	}
	for _, n := range m["days_off"].Items() {
		for _, h := range holiday(n, p.Days) {
			spec.YearlyOff = append(spec.YearlyOff, h)
			order.yearly = append(order.yearly, n)
		}
		for _, d := range n.Get("dates").Items() {
			if off, ok := dayOff(n, d, p.Days); ok {
				spec.DaysOff = append(spec.DaysOff, off)
				order.off = append(order.off, d)
			}
		}
	}
	for _, n := range m["moved"].Items() {
		if mv, ok := moved(n, p.Days); ok {
			spec.Moved = append(spec.Moved, mv)
			order.moved = append(order.moved, n)
		}
	}
	if !covers.Known() {
		return
	}
	cal, err := civil.NewCalendar(spec)
	if err != nil {
		order.blame(err, root)
		return
	}
	p.Calendar = cal
}

// calendarNodes remembers where each entry of a CalendarSpec stands.
type calendarNodes struct {
	holidays, yearly, off, moved []sheet.Node
}

// blame puts each of the joined errors of civil.NewCalendar at the entry it is about.
func (c calendarNodes) blame(err error, root sheet.Node) {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range joined.Unwrap() {
			c.blame(e, root)
		}
		return
	}
	at := root
	var spec *civil.SpecError
	if errors.As(err, &spec) {
		list := map[string][]sheet.Node{"Holidays": c.holidays, "YearlyOff": c.yearly, "DaysOff": c.off, "Moved": c.moved}[spec.List]
		if spec.Index >= 0 && spec.Index < len(list) {
			at = list[spec.Index]
		}
		at.Problem(spec.Problem, "")
		return
	}
	at.Problem(err.Error(), "")
}

func weekdays(n sheet.Node) []time.Weekday {
	names := map[string]time.Weekday{}
	var words []string
	for d := time.Sunday; d <= time.Saturday; d++ {
		names[strings.ToLower(d.String())] = d
		words = append(words, strings.ToLower(d.String()))
	}
	var out []time.Weekday
	for _, item := range n.Items() {
		if w := item.OneOf(words...); w != "" {
			out = append(out, names[w])
		}
	}
	return out
}

// holiday reads one entry of holidays or days_off: recurring days of the year.
func holiday(n sheet.Node, days *Days) []civil.Holiday {
	m := n.Known("id!", "title!", "days", "dates", "from", "to", "source", "certainty", "note")
	e := CalendarEntry{Title: vocabulary.ReadText(m["title"]), Source: m["source"].Word(), Certainty: m["certainty"].OneOf("seen", "reported", "unsure")}
	name := unique(id(m["id"]), days)
	days.entries[name] = e
	if m["days"].Empty() && m["dates"].Empty() {
		n.Problem("names no day", "write days: [01-01], or dates: [{on: 2015-09-24, …}]")
	}
	if !m["days"].Empty() && (e.Source == "" || e.Certainty == "") {
		n.Problem("needs a source and a certainty", "")
	}
	from, to := year(m["from"]), year(m["to"])
	var out []civil.Holiday
	for _, d := range m["days"].Items() {
		w := d.Word()
		t, err := time.Parse("01-02", w)
		if err != nil {
			d.Problem(fmt.Sprintf("%q is no day of the year", w), "write month and day: 03-08")
			continue
		}
		out = append(out, civil.Holiday{Month: int(t.Month()), Day: t.Day(), FromYear: from, ToYear: to, ID: name})
	}
	return out
}

// unique makes an id that is not in days yet: the same holiday may stand twice, for other years.
func unique(id string, days *Days) string {
	name := id
	for i := 2; ; i++ {
		if _, taken := days.entries[name]; !taken {
			return name
		}
		name = id + "-" + strconv.Itoa(i)
	}
}

func year(n sheet.Node) int {
	w := n.Word()
	if w == "" {
		return 0
	}
	y, err := strconv.Atoi(w)
	if err != nil || y < 1000 || y > 9999 {
		n.Problem(fmt.Sprintf("%q is no year", w), "")
	}
	return y
}

// dayOff reads one day that is off in one year only; false when it is no day.
func dayOff(n, d sheet.Node, days *Days) (civil.DayOff, bool) {
	m := d.Known("on!", "certainty!", "source", "note")
	title := vocabulary.ReadText(n.Get("title"))
	name := unique(n.Get("id").Text(), days)
	days.entries[name] = CalendarEntry{Title: title, Source: m["source"].Word(), Certainty: m["certainty"].OneOf("seen", "reported", "unsure")}
	on := when(m["on"])
	oneDay(m["on"], on)
	return civil.DayOff{Day: on.Earliest, ID: name}, on.Exact()
}

// moved reads a day that is off for another that is worked; false when one of them is no day.
func moved(n sheet.Node, days *Days) (civil.Move, bool) {
	m := n.Known("off!", "working!", "source!", "certainty!", "note")
	off, working := when(m["off"]), when(m["working"])
	oneDay(m["off"], off)
	oneDay(m["working"], working)
	mv := civil.Move{Off: off.Earliest, Working: working.Earliest}
	mv.ID = unique("moved-"+mv.Off.String(), days)
	days.entries[mv.ID] = CalendarEntry{Source: m["source"].Word(), Certainty: m["certainty"].OneOf("seen", "reported", "unsure")}
	return mv, off.Exact() && working.Exact()
}
