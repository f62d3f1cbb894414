package show

import (
	"cmp"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/docket"
	"github.com/tarazy/tarazy/internal/reason"
	"github.com/tarazy/tarazy/internal/record"
)

// aYear is after how many months a duty is told in short: what was due so long ago must not hide what is due now.
const aYear = 12

// dutyParts are the duties of a docket by the part in which they stand.
type dutyParts struct {
	of     map[string][]*docket.Duty
	hidden int // done in time, and not shown
}

func (p *Printer) dutyParts(m *docket.Matter) dutyParts {
	out := dutyParts{of: map[string][]*docket.Duty{}}
	for _, d := range m.Duties {
		part := partOf(d, m.On)
		switch {
		case p.All:
		case part == "done":
			out.hidden++
			continue
		case lastDay(d) < civil.AddMonths(m.On, -aYear):
			part = "old"
		}
		out.of[part] = append(out.of[part], d)
	}
	for _, part := range []string{"overdue", "late"} {
		slices.SortStableFunc(out.of[part], func(a, b *docket.Duty) int { return cmp.Compare(lastDay(b), lastDay(a)) })
	}
	return out
}

// partOf says in which part of a docket a duty stands.
func partOf(d *docket.Duty, on civil.Day) string {
	switch d.State {
	case docket.Overdue, docket.NotDone:
		return "overdue"
	case docket.Open:
		return "open"
	case docket.Done:
		return "done"
	case docket.DoneLate, docket.DoneAmiss:
		return "late"
	}
	ahead := d.Due.Known() && d.Due.Latest >= on && d.Due.Latest != civil.MaxDay
	if (ahead || beyondCalendar(d, on)) && !allDone(d) {
		return "open"
	}
	return "unknown"
}

// beyondCalendar reports whether the day of a duty lies where no calendar reaches, and still ahead.
func beyondCalendar(d *docket.Duty, on civil.Day) bool {
	return slices.ContainsFunc(d.Terms, func(t *docket.Term) bool { return t.Ends != nil && t.Ends.Last >= on })
}

// allDone reports whether a duty was done by every term of it, though perhaps not in time.
func allDone(d *docket.Duty) bool {
	return !slices.ContainsFunc(d.Terms, func(t *docket.Term) bool { return t.Deed.Done != reason.Met || t.Deed.Ahead != civil.False })
}

// lastDay is the last day on which a duty may be due, or else the last on which what it comes from may have been.
func lastDay(d *docket.Duty) civil.Day {
	for _, w := range []civil.When{d.Due, d.Event.Date()} {
		switch {
		case !w.Known():
		case w.Latest != civil.MaxDay:
			return w.Latest
		case w.Earliest != civil.MinDay:
			return w.Earliest
		}
	}
	return civil.MaxDay
}

// duties says the duties of one part. Those without a state are put under the events that they come from, the latest event first.
func (p *Printer) duties(m *docket.Matter, part string, list []*docket.Duty) Section {
	out := Section{ID: part, Says: p.Words.Say("docket_" + part)}
	if part != "unknown" {
		for _, d := range list {
			item := p.duty(m, d, part)
			item.Lines = append([]string{p.eventWithID(d.Event)}, item.Lines...)
			out.Items = append(out.Items, item)
		}
		return out
	}
	for _, group := range byEvent(list) {
		item := Item{Says: p.eventWithID(group[0].Event)}
		for _, d := range group {
			item.Kids = append(item.Kids, p.duty(m, d, part))
		}
		out.Items = append(out.Items, item)
	}
	return out
}

// byEvent groups duties by the event that they come from, the latest event first.
func byEvent(list []*docket.Duty) [][]*docket.Duty {
	var order []*record.Thing
	of := map[*record.Thing][]*docket.Duty{}
	for _, d := range list {
		if of[d.Event] == nil {
			order = append(order, d.Event)
		}
		of[d.Event] = append(of[d.Event], d)
	}
	slices.SortStableFunc(order, func(a, b *record.Thing) int { return cmp.Compare(b.Date().Latest, a.Date().Latest) })
	var out [][]*docket.Duty
	for _, e := range order {
		out = append(out, of[e])
	}
	return out
}

// old tells duties of long ago in short: one entry for each event.
func (p *Printer) old(list []*docket.Duty) Section {
	out := Section{ID: "old", Says: p.Words.Say("docket_old")}
	for _, group := range byEvent(list) {
		item := Item{Says: p.eventWithID(group[0].Event)}
		var order []docket.State
		of := map[docket.State][]string{}
		for _, d := range group {
			if of[d.State] == nil {
				order = append(order, d.State)
			}
			title := d.Norm.Title.In(p.Words.Language)
			if d.Due.Known() && d.State != docket.Unknown {
				title += " (" + p.Words.When(d.Due) + ")"
			}
			of[d.State] = append(of[d.State], title)
		}
		slices.Sort(order)
		slices.Reverse(order)
		for _, s := range order {
			item.Kids = append(item.Kids, Item{Mark: p.state(s), First: true, Says: strings.Join(of[s], "; ")})
		}
		out.Items = append(out.Items, item)
	}
	if len(out.Items) > 0 {
		out.Tail = []string{p.Words.Say("docket_old_all")}
	}
	return out
}
