package refer

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// Cite finds what a part of a citation names. Parts that are the author's own words name nothing and may not be given.
func (s *Scope) Cite(p markup.CitePart) (Target, *Fault) {
	if p.On.Text != "" {
		return s.Resolve(p.Target + " on " + p.On.Text)
	}
	return s.Resolve(p.Target)
}

// Resolve finds what a citation names: an event, actor or source by its id, norm:ID, norm:ID on EVENT-OR-DAY, finding:NORM/EVENT.
// Before an id may stand the record that it is of, and a slash.
func (s *Scope) Resolve(target string) (Target, *Fault) {
	kind, rest, ok := strings.Cut(target, ":")
	if !ok {
		return s.thing(target)
	}
	switch kind {
	case "norm":
		return s.norm(rest)
	case "finding":
		return s.finding(rest)
	}
	return Target{}, &Fault{Message: fmt.Sprintf("%q cannot be cited", kind+":"), Hint: "write the id of an event or a source, norm:ID or finding:NORM/EVENT"}
}

// record finds one of the paper's records.
func (s *Scope) record(id string) (*record.Record, *Fault) {
	var known []string
	for _, r := range s.Records {
		if r.ID == id {
			return r, nil
		}
		known = append(known, r.ID)
	}
	hint := problem.DidYouMean(id, known)
	if problem.Nearest(id, known) == "" {
		hint = "name it under cases: at the head of the paper"
	}
	return nil, &Fault{Message: fmt.Sprintf("the paper is not about a record %q", id), Hint: hint}
}

// thing finds an event, actor or source: in the record named before it, else in the own record, else in the one other record that has it.
func (s *Scope) thing(ref string) (Target, *Fault) {
	if name, id, ok := strings.Cut(ref, "/"); ok {
		r, fault := s.record(name)
		if fault != nil {
			return Target{}, fault
		}
		if t, ok := find(r, id); ok {
			return t, nil
		}
		return Target{}, &Fault{Message: fmt.Sprintf("there is no event, actor or source %q in the record %s", id, r.ID), Hint: problem.DidYouMean(id, ids(r))}
	}
	if t, ok := find(s.Own(), ref); ok {
		return t, nil
	}
	var found []Target
	var where []string
	for _, r := range s.Records {
		if t, ok := find(r, ref); ok {
			found = append(found, t)
			where = append(where, r.ID+"/"+ref)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return Target{}, s.missing(ref)
	}
	return Target{}, &Fault{Message: fmt.Sprintf("several records have %q", ref), Hint: "write which one is meant: " + strings.Join(where, ", ")}
}

// missing says that an id names nothing, and what may have been meant.
func (s *Scope) missing(id string) *Fault {
	out := &Fault{Message: fmt.Sprintf("there is no event, actor or source %q", id)}
	if _, ok := s.Body.Norm(id); ok {
		out.Hint = fmt.Sprintf("write norm:%s", id)
		return out
	}
	known := ids(s.Own())
	for _, r := range s.Records {
		if r == s.Own() {
			continue
		}
		for _, other := range ids(r) {
			if !slices.Contains(known, other) {
				known = append(known, other)
			}
		}
	}
	out.Hint = problem.DidYouMean(id, known)
	return out
}

func find(r *record.Record, id string) (Target, bool) {
	if t, ok := r.Thing(id); ok {
		if isEvent(t) {
			return Target{Kind: Event, Record: r, Thing: t}, true
		}
		return Target{Kind: Actor, Record: r, Thing: t}, true
	}
	if src, ok := r.Source(id); ok {
		return Target{Kind: Source, Record: r, Source: src}, true
	}
	return Target{}, false
}

func isEvent(t *record.Thing) bool { return t.Kind.Class == vocabulary.Event }

// ids lists everything in a record that can be cited, in the order of its files.
func ids(r *record.Record) []string {
	var out []string
	for _, t := range slices.Concat(r.Events, r.Actors) {
		out = append(out, t.ID)
	}
	for _, src := range r.Sources {
		out = append(out, src.ID)
	}
	return out
}

// Event finds an event by its id, with the record before it where that is another.
func (s *Scope) Event(ref string) (Target, *Fault) {
	t, fault := s.thing(ref)
	if fault == nil && t.Kind != Event {
		return Target{}, &Fault{Message: fmt.Sprintf("%q is not an event", ref)}
	}
	return t, fault
}

// Actor finds an actor by its id, with the record before it where that is another.
func (s *Scope) Actor(ref string) (Target, *Fault) {
	t, fault := s.thing(ref)
	if fault == nil && t.Kind != Actor {
		return Target{}, &Fault{Message: fmt.Sprintf("%q is not an actor", ref)}
	}
	return t, fault
}

// Moment finds the day that a text means: a day as dates are written, or the id of an event, which comes back too.
func (s *Scope) Moment(text string) (civil.When, Target, *Fault) {
	if text != "" && text[0] >= '0' && text[0] <= '9' || strings.HasPrefix(text, "..") {
		w, err := civil.ParseWhen(text)
		if err != nil {
			wrong, right := sentence(err)
			return civil.When{}, Target{}, &Fault{Message: wrong, Hint: right}
		}
		return w, Target{}, nil
	}
	t, fault := s.Event(text)
	if fault != nil {
		return civil.When{}, Target{}, fault
	}
	on := t.Thing.Date()
	if !on.Known() {
		return civil.When{}, Target{}, &Fault{Message: fmt.Sprintf("of the event %q no day is known", text), Hint: "write the day instead: 2011-05-11, or 2011-05"}
	}
	return on, t, nil
}
