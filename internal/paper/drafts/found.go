package drafts

import (
	"fmt"
	"slices"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
)

// norm cites a norm as of the event that the draft is about, or of another.
func (f *filler) norm(id string, args ...any) string {
	n, on, as, ok := f.lawOf(id, args)
	switch {
	case !ok:
		return ""
	case len(n.On(on)) == 0:
		f.to.Add(problem.Problem{Position: problem.Position{File: f.draft.ID}, Message: fmt.Sprintf("the norm %q was not in force on %s, and is left out", id, on),
			Hint: fmt.Sprintf("ask first: {{if inforce %q}}", id), Warning: true})
		return ""
	}
	return "[@norm:" + id + as + "]"
}

// inForce reports whether a norm has a version of the event's day.
func (f *filler) inForce(id string, args ...any) bool {
	n, on, _, ok := f.lawOf(id, args)
	return ok && len(n.On(on)) > 0
}

// lawOf finds a norm, the day as of which it is meant, and how that is written behind it. False where the day is not known.
func (f *filler) lawOf(id string, args []any) (n *law.Norm, on civil.When, as string, ok bool) {
	n, _ = f.draft.body.Norm(id)
	event := f.order.Event
	if len(args) > 0 {
		p, _ := f.place(args)
		if p.lost || len(p.things) != 1 {
			return n, on, "", false
		}
		event = p.things[0]
	}
	switch {
	case event == nil || !event.Date().Known():
		return n, civil.On(f.order.On), " on " + f.order.On.String(), true
	case event == f.order.Event:
		return n, event.Date(), "", true
	}
	return n, event.Date(), " on " + event.ID, true
}

// findingOf finds what was found by a norm about an event.
func (f *filler) findingOf(id string, args []any) (*assess.Finding, []any) {
	p, rest := f.place(args)
	if p.lost || len(p.things) != 1 {
		return nil, rest
	}
	for _, found := range f.about(p.things[0]) {
		if found.Norm.ID == id {
			return found, rest
		}
	}
	return nil, rest
}

// about lists what was found about an event, without norms that do not apply to it.
func (f *filler) about(t *record.Thing) []*assess.Finding {
	if f.order.Assessment == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(f.order.Assessment.About(t)), func(found *assess.Finding) bool {
		return !found.Outcome.Shown() || len(found.Cases) == 0
	})
}

func (f *filler) finding(id string, args ...any) string {
	if found, _ := f.findingOf(id, args); found != nil {
		return "[@" + target(found) + "]"
	}
	return ""
}

func (f *filler) found(id string, args ...any) bool {
	found, rest := f.findingOf(id, args)
	return found != nil && (len(rest) == 0 || found.Outcome.String() == rest[0])
}

// findings lists what was found about an event.
func (f *filler) findings(args ...any) []item {
	p, rest := f.place(args)
	var out []item
	for _, t := range p.things {
		for _, found := range f.about(t) {
			if len(rest) == 0 || found.Outcome.String() == rest[0] {
				out = append(out, item{finding: found})
			}
		}
	}
	return out
}

// due writes the day by which a duty is to be done.
func (f *filler) due(id string, args ...any) string {
	if f.hasDue(id, args...) {
		found, _ := f.findingOf(id, args)
		return "{due:" + found.Norm.ID + "/" + found.Event.ID + "}"
	}
	n, _ := f.draft.body.Norm(id)
	return lack(n.Title.In(f.order.Lang))
}

// hasDue reports whether the day of a duty can be counted.
func (f *filler) hasDue(id string, args ...any) bool {
	found, _ := f.findingOf(id, args)
	if found == nil {
		return false
	}
	for i := range found.Cases {
		d := f.order.Assessment.Term(found, &found.Cases[i])
		if d != nil && d.OfNode != nil && d.Ends == nil && d.On.Known() && (d.On.Earliest != civil.MinDay || d.On.Latest != civil.MaxDay) {
			return true
		}
	}
	return false
}

// binds reports whether the norm of a finding is addressed to somebody.
func binds(of item, whom string) bool { return of.finding != nil && of.finding.Norm.Addressee == whom }
