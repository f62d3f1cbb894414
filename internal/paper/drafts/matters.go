package drafts

import (
	"cmp"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/record"
)

// matter is a part of a record: what is in dispute, or, without an id, all events that belong to no matter.
type matter struct{ id, title string }

// matters lists the matters of the record in which something had happened by the paper's day, and last the events that belong to none.
func (f *filler) matters() []item {
	rec := f.order.Record
	var out []item
	for _, m := range append(slices.Clone(rec.Matters), record.Matter{Title: rec.Title}) {
		i := item{matter: &matter{m.ID, m.Title}}
		if len(f.happenings(i)) > 0 {
			out = append(out, i)
		}
	}
	return out
}

// happenings lists the events of a matter, or of the whole record, that had happened by the paper's day, by date. What is only
// planned is none of them, but for the event of the draft.
func (f *filler) happenings(args ...any) []item {
	var out []*record.Thing
	for _, e := range f.order.Record.Events {
		if f.happened(e) && (!e.Planned || e == f.order.Event) && (len(args) == 0 || e.Matter == args[0].(item).matter.id) {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b *record.Thing) int {
		return cmp.Compare(begins(a), begins(b))
	})
	return itemsOf(out)
}

// begins is the first day on which an event can have begun; the last of all days where none is known.
func begins(e *record.Thing) civil.Day {
	if d := e.Date(); d.Known() {
		return d.Earliest
	}
	return civil.MaxDay
}

// concerns reports whether an event names one of the actors at a place, or a person who belongs to one.
func (f *filler) concerns(args ...any) bool {
	event, rest := f.place(args)
	actors, _ := f.place(rest)
	if event.lost || actors.lost || len(event.things) != 1 {
		return false
	}
	is := func(t *record.Thing) bool { return slices.Contains(actors.things, t) }
	return slices.ContainsFunc(event.things[0].Facts, func(fact *record.Fact) bool {
		return slices.ContainsFunc(f.linked(event.things[0], fact), func(t *record.Thing) bool {
			return is(t) || t.Kind.IsA("person") && slices.ContainsFunc(f.step(t, "of").things, is)
		})
	})
}

func (f *filler) linked(t *record.Thing, fact *record.Fact) []*record.Thing {
	var out []*record.Thing
	for _, v := range f.values(t, fact) {
		out = append(out, refs(v)...)
	}
	return out
}

// asks lists the questions that would settle what is not yet known of an event, each once: of norms that bind one of those named, or of all.
func (f *filler) asks(args ...any) []item {
	p, whom := f.place(args)
	var out []item
	for _, t := range p.things {
		for _, found := range f.about(t) {
			if found.Outcome != assess.Undetermined || len(whom) > 0 && !slices.Contains(whom, any(found.Norm.Addressee)) {
				continue
			}
			for _, fact := range f.order.Assessment.Explain(found, found.Deciding()).Asks {
				if one := (item{question: f.asked(t, fact)}); one.question != "" && !slices.Contains(out, one) {
					out = append(out, one)
				}
			}
		}
	}
	return out
}

// asked is the question of the vocabulary that a fact answers, without what it says to those who keep the record; "" where there is none.
func (f *filler) asked(of *record.Thing, fact *assess.FactUsed) string {
	names := strings.Split(fact.Path, ".")
	kind := of.Kind
	if l := fact.Leaf; l != nil && l.Of != nil {
		kind, names = l.Of.Kind, []string{l.Name}
	}
	for i, name := range names {
		a, ok := kind.Attribute(name)
		if !ok {
			return ""
		}
		if i == len(names)-1 {
			question := a.Asks.In(f.order.Lang)
			if end := strings.IndexByte(question, '?'); end >= 0 {
				question = question[:end+1]
			}
			return question
		}
		if len(a.Kinds) == 0 {
			return ""
		}
		kind, _ = f.draft.body.Vocabulary.Kind(a.Kinds[0])
	}
	return ""
}

// standards lists the standards that the rule of a finding itself falls short of, where they were in force on the day of its event.
func (f *filler) standards(of item) []item {
	var out []item
	if of.finding == nil {
		return nil
	}
	for _, c := range of.finding.Cases {
		for _, short := range c.Version.FallsShortOf {
			n, ok := f.draft.body.Norm(short.Standard)
			one := item{norm: n, on: of.finding.Event}
			if ok && len(n.On(of.finding.Event.Date())) > 0 && !slices.Contains(out, one) {
				out = append(out, one)
			}
		}
	}
	return out
}

// conclusions lists what was concluded about an event, as blocks of findings name it.
func (f *filler) conclusions(args ...any) []item {
	p, _ := f.place(args)
	a := f.order.Assessment
	if a == nil || p.lost {
		return nil
	}
	var out []item
	for _, c := range a.Conclusions {
		shown := func(found *assess.Finding) bool { return found.Outcome.Shown() && len(found.Cases) > 0 }
		if slices.Contains(p.things, c.Event) && slices.ContainsFunc(a.Bearing(c), shown) {
			out = append(out, item{text: c.Law.ID + "/" + c.Event.ID})
		}
	}
	return out
}

// international reports whether the norm of a finding is a standard, not the law of a country.
func international(of item) bool { return of.finding != nil && of.finding.Norm.Pack.International }

// dayOfActors is the day on which what is said of actors counts: that of the event, or the paper's own.
func (f *filler) dayOfActors() civil.When {
	if f.order.Event != nil && !f.today {
		return f.order.Event.Date()
	}
	return civil.On(f.order.On)
}

// normOf writes the citation of a standard, as of the event that it is held against.
func normOf(n *law.Norm, on *record.Thing) string { return "norm:" + n.ID + " on " + on.ID }

// shortcomings lists one finding for each rule that falls short of a standard: about the events at a place, or in the whole record, there first
// about the event of the draft.
func (f *filler) shortcomings(args ...any) []item {
	events := f.happenings()
	if it := f.order.Event; it != nil {
		events = append(itemsOf([]*record.Thing{it}), events...)
	}
	if len(args) > 0 {
		p, _ := f.place(args)
		events = itemsOf(p.things)
	}
	var out []item
	for _, e := range events {
		for _, found := range f.about(e.thing) {
			one := item{finding: found}
			known := func(o item) bool { return o.finding.Norm == found.Norm }
			if len(f.standards(one)) > 0 && !slices.ContainsFunc(out, known) {
				out = append(out, one)
			}
		}
	}
	return out
}
