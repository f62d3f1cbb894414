package docket

import (
	"slices"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// Who is to do a duty.
type Who struct {
	Addressee string          // the word of the law: employer, workers, parties, …
	Actors    []*record.Thing // those of the record, where it names them without doubt; else none
}

// who finds the actors of a record that a duty falls on: those that the event names, else those that one of the events it points at names.
func (m *Matter) who(addressee string, ev *record.Thing) Who {
	out := Who{Addressee: addressee}
	if out.Actors = m.named(addressee, ev); out.Actors != nil {
		return out
	}
	for _, f := range ev.Facts {
		for _, t := range refs(f) {
			if t.Kind.Class != vocabulary.Event || t == ev {
				continue
			}
			switch found := m.named(addressee, t); {
			case found == nil:
			case out.Actors != nil && !slices.Equal(out.Actors, found):
				out.Actors = nil
				return out
			default:
				out.Actors = found
			}
		}
	}
	return out
}

// named gives the actors that an event names in an attribute called like the addressee, else the only one of a kind called so.
func (m *Matter) named(addressee string, ev *record.Thing) []*record.Thing {
	if f, ok := ev.Fact(addressee); ok {
		if actors := actorsOf(f); actors != nil {
			return actors
		}
	}
	var out []*record.Thing
	for _, f := range ev.Facts {
		for _, t := range actorsOf(f) {
			if t.Kind.IsA(addressee) && !slices.Contains(out, t) {
				out = append(out, t)
			}
		}
	}
	if len(out) != 1 {
		return nil
	}
	return out
}

func actorsOf(f *record.Fact) []*record.Thing {
	var out []*record.Thing
	for _, t := range refs(f) {
		if t.Kind.Class == vocabulary.Actor {
			out = append(out, t)
		}
	}
	return out
}

// refs gives what a fact points at, where that is not in dispute.
func refs(f *record.Fact) []*record.Thing {
	if f.Attribute == nil || f.Attribute.Type != vocabulary.Ref {
		return nil
	}
	var out []*record.Thing
	v := f.As("", civil.When{}).Value
	if v.Ref != nil {
		out = append(out, v.Ref)
	}
	for _, item := range v.Items {
		if item.Ref != nil {
			out = append(out, item.Ref)
		}
	}
	return out
}
