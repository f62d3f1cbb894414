package refer

import (
	"errors"
	"fmt"
	"strings"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
)

// norm finds ID or CASE/ID, with "on EVENT-OR-DAY" after it or as of the event that the paper is about.
func (s *Scope) norm(text string) (Target, *Fault) {
	id, moment, dated := strings.Cut(text, " on ")
	scope, id, fault := s.split(strings.TrimSpace(id))
	if fault != nil {
		return Target{}, fault
	}
	n, fault := s.law(id)
	if fault != nil {
		return Target{}, fault
	}
	out := Target{Kind: Norm, Norm: n}
	if dated {
		var at Target
		if out.On, at, fault = scope.Moment(strings.TrimSpace(moment)); fault != nil {
			return Target{}, fault
		}
		out.Record, out.Thing = at.Record, at.Thing
		return out.versions()
	}
	about, fault := s.about()
	switch {
	case fault != nil:
		return Target{}, fault
	case about.Thing == nil || !about.Thing.Date().Known():
		return Target{}, &Fault{Message: fmt.Sprintf("it is not said as of which day %q is cited", id), Hint: "write [@norm:" + id + " on EVENT-OR-DAY], or for: EVENT at the head of the paper"}
	}
	out.Record, out.Thing, out.On = about.Record, about.Thing, about.Thing.Date()
	return out.versions()
}

// versions finds the versions of the norm that may have been in force on the day.
func (t Target) versions() (Target, *Fault) {
	t.Versions, t.Gap = t.Norm.On(t.On), !t.Norm.Covers(t.On)
	if len(t.Versions) > 0 {
		return t, nil
	}
	var known []string
	for _, v := range t.Norm.Versions {
		known = append(known, v.InForce())
	}
	return Target{}, &Fault{Message: fmt.Sprintf("%q was not in force on %s", t.Norm.ID, t.On), Hint: "its versions: " + strings.Join(known, ", ")}
}

// split takes CASE/ from before an id and gives the scope that the rest is read in.
func (s *Scope) split(text string) (*Scope, string, *Fault) {
	name, id, ok := strings.Cut(text, "/")
	if !ok {
		return s, text, nil
	}
	scope, fault := s.In(name)
	return scope, id, fault
}

func (s *Scope) law(id string) (*law.Norm, *Fault) {
	if n, ok := s.Body.Norm(id); ok {
		return n, nil
	}
	var known []string
	for _, p := range s.Body.Packs {
		for _, n := range p.Norms {
			known = append(known, n.ID)
		}
	}
	return nil, &Fault{Message: fmt.Sprintf("there is no norm %q", id), Hint: problem.DidYouMean(id, known)}
}

// finding finds NORM/EVENT, or CASE/NORM/EVENT.
func (s *Scope) finding(text string) (Target, *Fault) {
	scope, rest := s, text
	if strings.Count(text, "/") == 2 {
		var fault *Fault
		if scope, rest, fault = s.split(text); fault != nil {
			return Target{}, fault
		}
	}
	id, event, ok := strings.Cut(rest, "/")
	if !ok {
		return Target{}, &Fault{Message: fmt.Sprintf("%q names no finding", text), Hint: "write finding:NORM/EVENT"}
	}
	n, fault := s.law(id)
	if fault != nil {
		return Target{}, fault
	}
	t, fault := scope.Event(event)
	if fault != nil {
		return Target{}, fault
	}
	return s.found(n, t)
}

// found looks for the finding of a norm about an event.
func (s *Scope) found(n *law.Norm, t Target) (Target, *Fault) {
	if n.JudgesLaw() || !t.Thing.Kind.IsA(n.About) {
		return Target{}, &Fault{Message: fmt.Sprintf("%q does not judge events of the kind %s", n.ID, t.Thing.Kind.Name), Hint: "cite it as norm:" + n.ID + " on " + t.Thing.ID}
	}
	a := s.Assess(t.Record)
	for _, f := range a.Findings {
		if f.Norm != n || f.Event != t.Thing {
			continue
		}
		t.Kind, t.Norm, t.Finding, t.Assessment, t.On = Finding, n, f, a, t.Thing.Date()
		t.Versions, t.Gap = versionsOf(f), f.Gap
		if len(t.Versions) == 0 {
			return Target{}, &Fault{Message: fmt.Sprintf("%q was not in force on %s", n.ID, t.On), Hint: "cite the version that you mean: norm:" + n.ID + " on DAY"}
		}
		return t, nil
	}
	return Target{}, &Fault{Message: fmt.Sprintf("there is no finding of %q about %q", n.ID, t.Thing.ID), Hint: problem.DidYouMean(n.ID, judging(a, t.Thing))}
}

// judging lists the norms that have a finding about an event.
func judging(a *assess.Assessment, t *record.Thing) []string {
	var out []string
	for _, f := range a.Findings {
		if f.Event == t && len(f.Cases) > 0 {
			out = append(out, f.Norm.ID)
		}
	}
	return out
}

// versionsOf lists the versions that a finding looked at, each once.
func versionsOf(f *assess.Finding) []*law.Version {
	var out []*law.Version
	for _, c := range f.Cases {
		if len(out) == 0 || out[len(out)-1] != c.Version {
			seen := false
			for _, v := range out {
				seen = seen || v == c.Version
			}
			if !seen {
				out = append(out, c.Version)
			}
		}
	}
	return out
}

// sentence splits an error of civil into what is wrong and what would be right.
func sentence(err error) (wrong, right string) {
	var p *civil.ParseError
	if errors.As(err, &p) {
		return p.Wrong, p.Right
	}
	return err.Error(), ""
}
