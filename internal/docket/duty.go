package docket

import (
	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/reason"
	"github.com/tarazy/tarazy/internal/record"
)

// State is how it stands with a duty on the day of the docket.
type State uint8

// The states. Done late and done amiss are breaches, and so are overdue and not done.
const (
	Unknown   State = iota // facts are missing that would tell, or it may be that the duty does not apply; also where Deed.Early holds
	Done                   // in time, where there is a day, and as it should be
	DoneLate               // after the due day
	DoneAmiss              // not late, but not as it should be: see the elements in Matter.Explain
	Open                   // not known to be done, and there is still time
	Overdue                // not done, and the day has passed
	NotDone                // not done, and the law sets no day
	Disputed               // the accounts, or the readings of the law, lead to different states: see Duty.Terms
	Mistake                // a condition of the norm stops at a mistake; never a breach
)

// String is the state as JSON names it.
func (s State) String() string {
	return [...]string{"unknown", "done", "done late", "done amiss", "open", "overdue", "not done", "disputed", "mistake"}[s]
}

// Duty is what somebody must do because of one event under one norm. It is listed unless the norm was not in force or does not apply.
type Duty struct {
	ID      string // case/event/norm: the same on every day and for every state of the record
	Norm    *law.Norm
	Event   *record.Thing
	Finding *assess.Finding
	Who     Who
	State   State
	Perhaps bool       // it may be that the duty does not apply at all: a version, an account, a fact or a boundary leaves it open
	Terms   []*Term    // at least one: one for each version, account and reading that come to something else
	Due     civil.When // from the earliest to the latest due day of all terms; not Known where none has a day
}

// ActBy is the day for whoever must act: the earliest that the due day may be, over all terms whose day is known. Who acts on it acts in time,
// however the doubts come out. False where no day is known.
func (d *Duty) ActBy() (civil.Day, bool) {
	return d.Due.Earliest, d.Due.Known() && d.Due.Earliest != civil.MinDay
}

// LateAfter is the day for whoever waits: when it is over and nothing was done, the duty is surely overdue. False where no such day is known, as where
// a start is open or the duty may not apply.
func (d *Duty) LateAfter() (civil.Day, bool) {
	if d.Perhaps || !d.Due.Known() || d.Due.Latest == civil.MaxDay {
		return 0, false
	}
	for _, t := range d.Terms {
		if !t.Aside && (t.Doubt || !t.Due.Known()) {
			return 0, false
		}
	}
	return d.Due.Latest, true
}

// Term is a duty under one version of the law, one account of the facts and one reading, with the proof of its due day.
type Term struct {
	ID       string // Duty.ID; where there are several terms, followed by @ and the version's first day, by ~ and a reading, and by + and an account
	Case     *assess.Case
	Version  *law.Version // its Due has the span, the direction and the rolling; nil where the law sets no day
	Accounts []string     // whose facts these are: "" is everybody who does not contest them; nil where the accounts come to the same
	Readings []string     // nil where all come to the same, or the text is read in one way only
	Aside    bool         // a reading on which practice has not settled: shown beside, and counted neither in Duty.Due nor in the state
	State    State
	Start    Start
	Doubt    bool                // it may be that the term never began
	Due      civil.When          // exact for an exact start; not Known where there is no day, or it cannot be counted
	Counts   []civil.Count       // from the start to the due day, day by day: one for an exact start, else from its earliest and its latest day
	Ends     *civil.OutsideError // the calendar does not reach so far; what can be counted is in Counts all the same
	Deed     Deed
}

// ActBy is like [Duty.ActBy] for this term alone.
func (t *Term) ActBy() (civil.Day, bool) {
	return t.Due.Earliest, t.Due.Known() && t.Due.Earliest != civil.MinDay
}

// LateAfter is like [Duty.LateAfter] for this term alone.
func (t *Term) LateAfter() (civil.Day, bool) {
	return t.Due.Latest, t.Due.Known() && t.Due.Latest != civil.MaxDay && !t.Doubt
}

// Start is what a term is counted from.
type Start struct {
	On    civil.When         // not Known where there is no day, or the beginning is not known
	Facts []*assess.FactUsed // the days it rests on, known or not; none where the law itself names the day. Leaf.Resolved.From has who says so
	Node  *reason.Node       // how it was worked out; nil where there is no day
}

// Sources lists where the beginning is known from, each place once.
func (s *Start) Sources() []record.Cite {
	var out []record.Cite
	for _, f := range s.Facts {
		out = append(out, sourcesOf(f)...)
	}
	return distinct(out)
}

// Deed is whether and when a duty was done.
type Deed struct {
	Done  reason.Answer
	On    civil.When       // not Known where it has no day, or on a day not known
	By    *record.Thing    // the event that shows it; nil where a date or a yes or no does
	Fact  *assess.FactUsed // the attribute that was asked for; nil where the way to it is not known
	Ahead civil.Tri        // whether it was done only after the day of the docket, so that it counts as not done yet
	Early bool             // the event is dated before the one that calls for it, and before the term began: one of the days must be wrong
}

// sourcesOf lists the places that a fact is known from: those of what is asserted of it, else those of the event as a whole; none where nothing is.
func sourcesOf(f *assess.FactUsed) []record.Cite {
	if f == nil || f.Leaf == nil {
		return nil
	}
	var out []record.Cite
	for _, a := range f.Leaf.Resolved.From {
		out = append(out, a.Sources...)
	}
	if len(out) == 0 && len(f.Leaf.Resolved.From) > 0 {
		out = append(out, f.Leaf.Of.Sources...)
	}
	return out
}

func distinct(cites []record.Cite) []record.Cite {
	var out []record.Cite
	seen := map[string]bool{}
	for _, c := range cites {
		if !seen[c.String()] {
			seen[c.String()] = true
			out = append(out, c)
		}
	}
	return out
}
