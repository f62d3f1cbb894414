package record

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// finish checks and resolves what needs all files: references, citations, order of dates, cycles.
func (r *reader) finish() {
	for _, p := range r.refs {
		r.reference(p)
	}
	for _, c := range r.citeNodes {
		if _, ok := r.record.sources[c.id]; !ok && c.id != "" && !r.lacking {
			c.node.Problem(fmt.Sprintf("there is no source %q", c.id), problem.DidYouMean(c.id, slices.Sorted(maps.Keys(r.record.sources))))
		}
	}
	for _, s := range r.record.Sources {
		s.From = r.record.things[s.from]
		if s.cited == "" {
			continue
		}
		if s.CitedIn = r.record.sources[s.cited]; s.CitedIn == nil && !r.lacking {
			s.node.Get("cited_in").Problem(fmt.Sprintf("there is no source %q", s.cited), problem.DidYouMean(s.cited, slices.Sorted(maps.Keys(r.record.sources))))
		}
	}
	for _, t := range slices.Concat(r.record.Actors, r.record.Events) {
		r.resolve(t)
		t.lasted = &lasted{t.hull("date"), t.hull("until")}
		r.order(t)
	}
	for _, c := range r.empty {
		i, _ := inverseOf(c.thing.Kind, c.field.Name)
		if found := r.record.Pointing(c.thing, i.From, i.Via); len(found) > 0 {
			c.field.Value.Problem(fmt.Sprintf("says none, but %q points here", found[0].ID), "write complete, or remove the link")
		}
	}
	r.cycles()
}

// reference checks that a reference points at something of a kind that may stand there.
func (r *reader) reference(p pending) {
	_, known := r.record.things[p.id]
	_, claimed := r.where[p.id]
	if !known && (claimed && r.record.sources[p.id] == nil || r.lacking) {
		return // it stands in the record, with a problem of its own, or may stand in a file that could not be read
	}
	if _, err := r.record.refer(p.id, p.attribute); err != nil {
		p.node.Problem(sentence(err))
	}
}

// refer finds what a reference names. The error is a *civil.ParseError: there is no such thing, or it is of a kind that may not stand there.
func (r *Record) refer(id string, a *vocabulary.Attribute) (*Thing, error) {
	t, ok := r.things[id]
	switch {
	case !ok:
		return nil, &civil.ParseError{Wrong: fmt.Sprintf("there is no actor or event %q in this record", id), Right: problem.DidYouMean(id, r.candidates(a))}
	case !a.Accepts(t.Kind):
		return nil, &civil.ParseError{Wrong: fmt.Sprintf("%q is of kind %s, which cannot be the value of %s", id, t.Kind.Name, a.Name), Right: "allowed here: " + strings.Join(a.Kinds, ", ")}
	}
	return t, nil
}

// candidates lists the ids that may stand in a reference.
func (r *Record) candidates(a *vocabulary.Attribute) []string {
	var out []string
	for id, t := range r.things {
		if a.Accepts(t.Kind) {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

// resolve ties references and citations of a thing to what they name.
func (r *reader) resolve(t *Thing) {
	r.cited(t.Sources)
	for _, f := range t.Facts {
		for i := range f.Assertions {
			a := &f.Assertions[i]
			r.cited(a.Sources)
			a.At = r.record.things[a.at]
			if a.Value.Form == RefForm {
				a.Value.Ref = r.record.things[a.Value.Text]
			}
			for j := range a.Value.Items {
				if a.Value.Items[j].Form == RefForm {
					a.Value.Items[j].Ref = r.record.things[a.Value.Items[j].Text]
				}
			}
		}
		f.undisputed()
	}
}

func (r *reader) cited(cites []Cite) {
	for i := range cites {
		cites[i].Source = r.record.sources[cites[i].ID]
	}
}

// undisputed refuses two different values that nobody is said to dispute.
func (f *Fact) undisputed() {
	if f.Attribute.Many {
		return
	}
	for i, a := range f.Assertions {
		for _, b := range f.Assertions[:i] {
			sameTime := a.On == b.On && a.From == b.From && a.To == b.To && a.at == b.at
			if a.By == b.By && sameTime && !a.Value.Same(b.Value) {
				a.node.Problem(fmt.Sprintf("gives another value for %s than %s, of the same account and time", f.Name, b.node.Position()), "say with by: who asserts each, or write an interval such as 217..220")
				return
			}
		}
	}
}

// Same reports whether two values say the same. The order of the items of a list does not matter.
func (v Value) Same(o Value) bool {
	if v.Form != o.Form || v.Range != o.Range || v.Currency != o.Currency || v.When != o.When || v.Span != o.Span || v.Yes != o.Yes || v.Text != o.Text ||
		v.More != o.More || v.Size != o.Size || len(v.Items) != len(o.Items) {
		return false
	}
	rest := slices.Clone(o.Items)
	for _, item := range v.Items {
		at := slices.IndexFunc(rest, item.Same)
		if at < 0 {
			return false
		}
		rest = slices.Delete(rest, at, at+1)
	}
	return true
}

// order refuses an event that ends before it begins.
func (r *reader) order(t *Thing) {
	from, to := t.Date(), t.Until()
	if from.Known() && to.Known() && to.Latest < from.Earliest {
		at := t.node.Get("until")
		if at.Empty() {
			at = t.node.Get("date")
		}
		at.Problem(fmt.Sprintf("ends %s, before it begins %s", to, from), "")
	}
}

// cycles refuses a thing that leads back to itself by one and the same kind of link: a company that owns itself, an appeal
// against itself, a source cited in itself.
func (r *reader) cycles() {
	for _, t := range slices.Concat(r.record.Actors, r.record.Events) {
		for _, f := range t.Facts {
			if f.Attribute.Type != vocabulary.Ref {
				continue
			}
			if path := loop(t, f.Name, t, nil, map[*Thing]bool{}); path != nil {
				f.node.Problem(fmt.Sprintf("leads back to %q itself: %s", t.ID, strings.Join(path, " → ")), "one of these links is wrong")
			}
		}
	}
	for _, s := range r.record.Sources {
		seen := map[*Source]bool{}
		for at := s.CitedIn; at != nil && !seen[at]; at = at.CitedIn {
			seen[at] = true
			if at == s {
				s.node.Get("cited_in").Problem(fmt.Sprintf("the source %q is cited in itself", s.ID), "")
			}
		}
	}
}

// loop follows one attribute from thing to thing and gives the way back to start, or nil. seen keeps it from going anywhere twice.
func loop(at *Thing, name string, start *Thing, path []string, seen map[*Thing]bool) []string {
	path = append(path, at.ID)
	if len(path) > 1 && at == start {
		return path
	}
	f, ok := at.Fact(name)
	if !ok || seen[at] {
		return nil
	}
	seen[at] = true
	for _, a := range f.Assertions {
		for _, v := range append([]Value{a.Value}, a.Value.Items...) {
			if v.Ref == nil {
				continue
			}
			if back := loop(v.Ref, name, start, path, seen); back != nil {
				return back
			}
		}
	}
	return nil
}
