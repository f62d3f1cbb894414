// Package refer knows what the references in a paper mean: which event, actor, source, version of a norm or finding an id names, and which
// attribute an insert asks for.
//
// Begin with [Scope]: [Scope.Resolve] for what is cited, [Scope.Attribute] for what is inserted. What cannot be found comes back as a
// [Fault] that says what would be right. The package writes nothing and decides nothing about editions.
package refer

import (
	"fmt"
	"slices"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
)

// Scope is what the references of one paper can mean. It does not change; [Scope.In] gives that of an included paper.
type Scope struct {
	Body    *law.Body
	Records []*record.Record                        // those that the paper is about; the first is its own. There is at least one
	For     string                                  // the event that the paper is about, or ""
	Assess  func(*record.Record) *assess.Assessment // gives the same assessment each time; asked only for findings and due days
	own     *record.Record                          // the record whose ids count first; nil: the first
}

// Own is the record whose ids count first.
func (s *Scope) Own() *record.Record {
	if s.own != nil {
		return s.own
	}
	return s.Records[0]
}

// In is the scope of a paper of another record that this one includes: ids are those of that record first.
func (s *Scope) In(id string) (*Scope, *Fault) {
	r, fault := s.record(id)
	if fault != nil {
		return nil, fault
	}
	out := *s
	out.own = r
	return &out, nil
}

// About is the event that the paper is about; nil, and no fault, where it names none.
func (s *Scope) About() (*record.Thing, *Fault) {
	t, fault := s.about()
	return t.Thing, fault
}

func (s *Scope) about() (Target, *Fault) {
	if s.For == "" {
		return Target{}, nil
	}
	first := *s
	first.own = nil // it is named by the paper, not by what it includes
	t, fault := first.thing(s.For)
	switch {
	case fault != nil:
		return Target{}, fault
	case t.Kind != Event:
		return Target{}, &Fault{Message: fmt.Sprintf("%q is not an event", s.For), Hint: "for: names the event that the paper is about"}
	}
	return t, nil
}

// Fault is why a reference means nothing.
type Fault struct {
	Message string // a sentence without a capital and without a full stop
	Hint    string // what would be right, or ""
}

// At makes a problem of a fault.
func (f *Fault) At(p problem.Position) problem.Problem {
	return problem.Problem{Position: p, Message: f.Message, Hint: f.Hint}
}

// Kind says what a target is.
type Kind uint8

// The kinds of targets.
const (
	Event Kind = iota + 1
	Actor
	Source
	Norm
	Finding
)

// Target is what a citation names. Which fields are set depends on Kind.
type Target struct {
	Kind       Kind
	Record     *record.Record // that it stands in; nil of a norm that is cited as of a day
	Thing      *record.Thing  // of Event and Actor; of Norm and Finding the event as of which, or about which; may be nil of Norm
	Source     *record.Source
	Norm       *law.Norm      // of Norm and Finding
	On         civil.When     // the day as of which the norm is cited
	Versions   []*law.Version // of Norm and Finding: the versions that may have been in force then, two or more where that is uncertain; at least one
	Gap        bool           // it may be that none was in force
	Finding    *assess.Finding
	Assessment *assess.Assessment // that the finding is of
}

// Sources lists what a thing is known from: its own sources, then those of what is said of it, each source and place once. A source without a
// place is left out where the same one is named with a place.
func Sources(t *record.Thing) []record.Cite {
	out := slices.Clone(t.Sources)
	for _, f := range t.Facts {
		for _, a := range f.Assertions {
			out = append(out, a.Sources...)
		}
	}
	return Once(out)
}

// Once drops repetitions from a list of sources, and those without a place where the same source is there with one.
func Once(list []record.Cite) []record.Cite {
	var out []record.Cite
	for _, c := range list {
		placed := func(o record.Cite) bool { return o.ID == c.ID && o.Pinpoint != "" }
		if slices.Contains(out, c) || c.Pinpoint == "" && slices.ContainsFunc(list, placed) {
			continue
		}
		out = append(out, c)
	}
	return out
}
