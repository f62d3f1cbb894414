package docket

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/record"
)

// recounts counts a term again from the steps of its proof, and once more day by day without them. A due day is a working day where the law rolls.
func recounts(t interface{ Errorf(string, ...any) }, pack *law.Pack, term *Term) {
	if term.Version.Due == nil {
		return
	}
	ends := []civil.Day{term.Due.Earliest, term.Due.Latest}
	if len(term.Counts) == 1 && !term.Due.Exact() {
		ends = nil // one end is open, or the calendar does not reach it
	}
	for i, c := range term.Counts {
		if n := len(c.Steps); n > 0 && c.Steps[n-1].Day != c.End || n == 0 && c.End != c.Start {
			t.Errorf("%s: the steps do not lead to %s", term.ID, c.End)
		}
		if got, ok := byHand(pack.Calendar, c.Start, term.Version.Due); !ok || got != c.End {
			t.Errorf("%s: from %s counts to %s, by hand to %s", term.ID, c.Start, c.End, got)
		}
		if ends != nil && c.End != ends[i] {
			t.Errorf("%s: counts to %s, but is due %s", term.ID, c.End, term.Due)
		}
		if status, covered := pack.Calendar.Day(c.End); term.Version.Due.Roll != civil.RollNone && (!covered || !status.Working) {
			t.Errorf("%s: is due on %s, which is no working day", term.ID, c.End)
		}
		for _, s := range c.Steps {
			if status, _ := pack.Calendar.Day(s.Day); status != s.Why {
				t.Errorf("%s: %s is said to be %v and is %v", term.ID, s.Day, s.Why, status)
			}
		}
	}
}

// byHand counts a term in the plainest way there is.
func byHand(cal *civil.Calendar, from civil.Day, due *law.Due) (civil.Day, bool) {
	step := civil.Day(1)
	if due.Before {
		step = -1
	}
	to := from
	switch n := int(due.Span.Lo); due.Span.Unit {
	case civil.WorkDays:
		for n > 0 {
			to += step
			status, ok := cal.Day(to)
			if !ok {
				return 0, false
			}
			if status.Working {
				n--
			}
		}
	case civil.Months:
		to = civil.AddMonths(from, n*int(step))
	case civil.Years:
		to = civil.AddMonths(from, 12*n*int(step))
	case civil.Weeks:
		to += step * civil.Day(7*n)
	default:
		to += step * civil.Day(n)
	}
	for due.Roll != civil.RollNone {
		status, ok := cal.Day(to)
		if !ok {
			return 0, false
		}
		if status.Working {
			break
		}
		if to++; due.Roll == civil.RollPrevious {
			to -= 2
		}
	}
	return to, true
}

// TestDocketHolds draws matters. Every proof recounts to its day, the days to rely on lie within what is possible, what is done and what is overdue fit
// the days, and the same input gives the same docket.
func TestDocketHolds(t *testing.T) {
	t.Parallel()
	engine := shipped(t)
	rapid.Check(t, func(rt *rapid.T) {
		m := &model{choice: func(n int) int { return rapid.IntRange(0, n-1).Draw(rt, "choice") }}
		events := m.events()
		rec := readFiles(rt, files(events), engine.Body.Vocabulary)
		on := civil.Day(rapid.IntRange(int(day(rt, "2007-01-01")), int(day(rt, "2027-12-31"))).Draw(rt, "on"))
		got := Of(engine, rec, on)
		seen := map[string]bool{}
		for _, d := range got.Duties {
			for _, id := range append(termIDs(d), d.key()) {
				if seen[id] {
					rt.Errorf("%s stands twice", id)
				}
				seen[id] = true
			}
			for _, term := range d.Terms {
				recounts(rt, d.Norm.Pack, term)
				inOrder(rt, d, term)
				fits(rt, term, on)
			}
		}
		again := All(engine, []*record.Record{rec, readFiles(rt, files(events), engine.Body.Vocabulary)}, on)
		for _, m := range again {
			if dump(m) != dump(got) {
				rt.Errorf("the same record gives\n%s\nand\n%s", dump(got), dump(m))
			}
		}
		if moves, list := Compare(Input{engine, rec}, Input{engine, rec}); len(moves) > 0 || list.Errors() > 0 {
			rt.Errorf("against itself: %d moves, %v", len(moves), list.All)
		}
	})
}

func termIDs(d *Duty) []string {
	var out []string
	for _, t := range d.Terms {
		out = append(out, t.ID)
	}
	return out
}

// inOrder holds the days to rely on against what is possible.
func inOrder(t *rapid.T, d *Duty, term *Term) {
	act, acts := d.ActBy()
	late, lates := d.LateAfter()
	if acts && lates && act > late {
		t.Errorf("%s: act by %s, late after %s", d.ID, act, late)
	}
	if term.Aside || !term.Due.Known() {
		return
	}
	if acts && act > term.Due.Earliest || lates && late < term.Due.Latest {
		t.Errorf("%s: %s is not within %s and %s", term.ID, term.Due, act, late)
	}
	if by, ok := term.ActBy(); ok && !acts && d.Due.Earliest > by {
		t.Errorf("%s: nobody says by when, but the term does: %s", d.ID, by)
	}
}

// fits holds the state of a term against its days.
func fits(t *rapid.T, term *Term, on civil.Day) {
	switch term.State {
	case Overdue:
		if on <= term.Due.Latest {
			t.Errorf("%s is overdue on %s, due %s", term.ID, on, term.Due)
		}
	case Open:
		if on > term.Due.Earliest {
			t.Errorf("%s is open on %s, due %s", term.ID, on, term.Due)
		}
	case DoneLate:
		if term.Deed.On.After(term.Due) != civil.True {
			t.Errorf("%s was done late on %s, due %s", term.ID, term.Deed.On, term.Due)
		}
	case Done:
		if term.Version.Due != nil && term.Deed.On.NotAfter(term.Due) != civil.True {
			t.Errorf("%s was done on %s, due %s", term.ID, term.Deed.On, term.Due)
		}
	}
}
