package docket

import (
	"slices"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/record"
)

const recommendationKind = "recommendation"

// Recommendation is a recommendation in the record, and what is known of it on the day of the docket.
type Recommendation struct {
	ID         string // case/event
	Event      *record.Thing
	By, To     []*record.Thing
	What       string
	Group      string
	State      string     // a word of the vocabulary, as it was last known; "" where the record says nothing that was known by then, or the accounts differ
	StateOn    civil.When // the day of which it was so; not Known where it is not said
	StateFrom  []*record.Assertion
	Became     string     // what came of it, in the words of the record
	KnownUntil civil.When // up to which day anything is known: what the record says, else the day of the last state, else that of the recommendation
	Silent     Days       // since then
	Changes    []Change   // what changed since in the rules that it names
	Strangers  []string   // ids of norms that it names and no pack has
}

// Change is a rule that stands otherwise on the day of the docket than on that of the recommendation.
type Change struct {
	law.Change
	Perhaps bool // it may have changed before the recommendation, whose day is not known so well
}

// recommendations lists the recommendations that a record has by a day.
func recommendations(engine *assess.Engine, rec *record.Record, on civil.Day) []*Recommendation {
	var out []*Recommendation
	for _, ev := range rec.Events {
		if !ev.Kind.IsA(recommendationKind) || ev.Planned || ahead(ev, on) {
			continue
		}
		r := &Recommendation{ID: rec.ID + "/" + ev.ID, Event: ev, By: linked(ev, "by"), To: linked(ev, "to"),
			What: text(ev, "what"), Group: text(ev, "group"), Became: text(ev, "what_became"), KnownUntil: ev.Date()}
		r.state(on)
		if f, ok := ev.Fact("known_until"); ok {
			if v := f.As("", civil.When{}).Value; v.When.Known() {
				r.KnownUntil = v.When
			}
		}
		r.Silent = since(r.KnownUntil, on)
		r.changed(engine, on)
		out = append(out, r)
	}
	return out
}

// state finds the last state that was known on a day.
func (r *Recommendation) state(on civil.Day) {
	f, ok := r.Event.Fact("state")
	if !ok {
		return
	}
	last := f.As("", civil.On(on))
	for _, a := range last.From {
		if a.On.After(civil.On(on)) == civil.True {
			return // it was so only later
		}
	}
	r.State, r.StateFrom = last.Value.Text, last.From
	for _, a := range last.From {
		if a.On.Known() && (!r.StateOn.Known() || a.On.Latest > r.StateOn.Latest) {
			r.StateOn = a.On
		}
	}
	if r.StateOn.Known() {
		r.KnownUntil = r.StateOn
	}
}

// changed compares the rules that the recommendation names, on its day and on that of the docket.
func (r *Recommendation) changed(engine *assess.Engine, on civil.Day) {
	f, ok := r.Event.Fact("norms")
	day := r.Event.Date()
	if !ok || !day.Known() || day.Earliest == civil.MinDay {
		return
	}
	for _, item := range f.As("", civil.When{}).Value.Items {
		n, ok := engine.Body.Norm(item.Text)
		if !ok {
			r.Strangers = append(r.Strangers, item.Text)
			continue
		}
		one := &law.Pack{Norms: []*law.Norm{n}}
		surely := law.Compare(one, min(day.Latest, on), on)
		for _, c := range law.Compare(one, day.Earliest, on) {
			r.Changes = append(r.Changes, Change{c, !slices.Contains(surely, c)})
		}
	}
}

// text is a text of an event, where it is not in dispute.
func text(ev *record.Thing, name string) string {
	if f, ok := ev.Fact(name); ok {
		return f.As("", civil.When{}).Value.Text
	}
	return ""
}
