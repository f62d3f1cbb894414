package assess

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/reason"
	"github.com/tarazy/tarazy/internal/record"
)

// TestRun is what came of the tests beside the norms.
type TestRun struct {
	Tests    int
	Passed   int
	Problems problem.List // every test that failed, and why
	Coverage []Gap        // conditions that no test made true, or none false, in the order of the norms
	Parts    int          // conditions that count for coverage: two answers each
	Seen     int          // how many of these answers some test produced
}

// Gap is an answer that no test produced.
type Gap struct {
	Norm    *law.Norm
	Version *law.Version // nil where the norm as a whole lacks an outcome
	Part    string       // the id of an element or exception, or "applies_when"; "" for the norm as a whole
	Lacks   string       // "true" or "false", or an outcome: every norm is tested met (a prohibition: or not applying), breached, and with a decisive fact unknown
}

// part is one condition of a version whose two answers tests should produce.
type part struct {
	version *version
	index   int // position in the version's list of parts
}

// RunTests runs tests beside norms and counts which conditions they made true and false.
func (e *Engine) RunTests(tests []law.Test) *TestRun {
	run := &TestRun{Tests: len(tests)}
	seen := map[part][2]bool{}
	wanted := map[*law.Norm]map[string]bool{}
	for i := range tests {
		t := &tests[i]
		if wanted[t.Norm] == nil {
			wanted[t.Norm] = map[string]bool{}
		}
		wanted[t.Norm][t.Want] = true
		failures := e.runTest(t, seen)
		if len(failures) == 0 {
			run.Passed++
		}
		for _, p := range failures {
			run.Problems.Add(p)
		}
	}
	e.gaps(run, seen, wanted)
	run.Problems.Sort()
	return run
}

// runTest gives what is wrong with the result of one test.
func (e *Engine) runTest(t *law.Test, seen map[part][2]bool) []problem.Problem {
	rec, it, problems := record.Sketch(t.Given, t.Norm.About, t.On, e.Body.Vocabulary)
	if problems.Errors() > 0 {
		return problems.All
	}
	view := View{On: t.Known, LawOn: t.LawOn, Reading: t.Reading, Event: it.ID, Norm: t.Norm.ID}
	rec.Packs = []string{t.Norm.Pack.ID}
	a := e.Assess(rec, view)
	if len(a.Findings) != 1 {
		return []problem.Problem{t.Problem("the norm was not applied", "the event under it: must be of the kind that the norm is about")}
	}
	f := a.Findings[0]
	var got []*Explanation
	for i := range f.Cases {
		c := &f.Cases[i]
		x := a.Explain(f, c)
		got = append(got, x)
		c.version.cover(x, seen)
	}
	return judgeTest(t, f, got)
}

// judgeTest compares a finding with what the test wants.
func judgeTest(t *law.Test, f *Finding, got []*Explanation) []problem.Problem {
	var out []problem.Problem
	fail := func(hint, format string, args ...any) {
		out = append(out, t.Problem(fmt.Sprintf("%q: ", t.Name)+fmt.Sprintf(format, args...), hint))
	}
	var because, asks []string
	var due civil.When
	for _, x := range got {
		because = append(because, x.because()...)
		for _, a := range x.Asks {
			asks = append(asks, a.Path)
		}
		if x.Due != nil {
			due = x.Due.On
		}
		if x.Failure != nil {
			fail("", "%s", x.Failure.Message)
		}
	}
	hint := ""
	if len(asks) > 0 {
		hint = "not known: " + strings.Join(unique(asks), ", ")
	}
	if f.Outcome.String() != t.Want {
		fail(hint, "came out %s, not %s", f.Outcome, t.Want)
	}
	if missing := without(t.Because, because); len(missing) > 0 {
		fail("because of: "+strings.Join(unique(because), ", "), "%s is not among the reasons", strings.Join(missing, ", "))
	}
	if len(t.Asks) > 0 && !slices.Equal(sorted(t.Asks), sorted(unique(asks))) {
		fail("", "asks for [%s], not for [%s]", strings.Join(unique(asks), ", "), strings.Join(t.Asks, ", "))
	}
	if t.Due.Known() && t.Due != due {
		fail("", "is due %s, not %s", due, t.Due)
	}
	return out
}

// because lists the elements that failed, and the exceptions that hold.
func (x *Explanation) because() []string {
	var out []string
	var walk func(list []*Reason, want reason.Answer)
	walk = func(list []*Reason, want reason.Answer) {
		for _, r := range list {
			if r.Element != nil && r.Element.ID != "" && r.Answer == want {
				out = append(out, r.Element.ID)
			}
			walk(r.Any, want)
			walk(r.All, want)
		}
	}
	failing := reason.NotMet
	if x.Case.Version.Norm.Kind == law.Prohibition {
		failing = reason.Met
	}
	walk(x.Elements, failing)
	walk(x.Exceptions, reason.Met)
	return out
}

func unique(list []string) []string {
	var out []string
	for _, s := range list {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func sorted(list []string) []string { return slices.Sorted(slices.Values(list)) }

func without(list, found []string) []string {
	var out []string
	for _, s := range list {
		if !slices.Contains(found, s) {
			out = append(out, s)
		}
	}
	return out
}

// cover notes which answers the parts of a version gave.
func (v *version) cover(x *Explanation, seen map[part][2]bool) {
	answers := map[*law.Element]reason.Answer{}
	var walk func([]*Reason)
	walk = func(list []*Reason) {
		for _, r := range list {
			answers[r.Element] = r.Answer
			walk(r.Any)
			walk(r.All)
		}
	}
	walk(x.Exceptions)
	walk(x.Elements)
	scope := reason.Met
	for _, r := range x.Scope {
		scope = all(scope, r.Answer)
	}
	for i, p := range v.parts() {
		answer := scope
		if p.element != nil {
			answer = answers[p.element]
		}
		note := seen[part{v, i}]
		note[0] = note[0] || answer == reason.Met
		note[1] = note[1] || answer == reason.NotMet
		seen[part{v, i}] = note
	}
}

// namedPart is a condition of a version by name; without an element it is the scope.
type namedPart struct {
	name    string
	element *law.Element
}

// parts lists the conditions of a version that tests should make true and false.
func (v *version) parts() []namedPart {
	var out []namedPart
	if len(v.applies) > 0 {
		out = append(out, namedPart{name: "applies_when"})
	}
	var walk func([]element)
	walk = func(list []element) {
		for i := range list {
			if list[i].when != nil {
				out = append(out, namedPart{list[i].law.ID, list[i].law})
			}
			walk(list[i].any)
			walk(list[i].all)
		}
	}
	walk(v.unless)
	walk(v.elements)
	return out
}

// gaps lists the answers that no test produced.
func (e *Engine) gaps(run *TestRun, seen map[part][2]bool, wanted map[*law.Norm]map[string]bool) {
	var norms []*rule
	for _, rules := range e.rules {
		norms = append(norms, rules...)
	}
	slices.SortFunc(norms, func(a, b *rule) int { return compareNorms(a.norm, b.norm) })
	for _, r := range norms {
		for _, o := range []Outcome{Met, Breached, Undetermined} {
			kept := o == Met && r.norm.Kind == law.Prohibition && wanted[r.norm][NotApplicable.String()]
			if !wanted[r.norm][o.String()] && !kept {
				run.Coverage = append(run.Coverage, Gap{Norm: r.norm, Lacks: o.String()})
			}
		}
		for _, v := range r.versions {
			for i, p := range v.parts() {
				run.Parts++
				for k, answer := range []string{"true", "false"} {
					if seen[part{v, i}][k] {
						run.Seen++
					} else {
						run.Coverage = append(run.Coverage, Gap{Norm: r.norm, Version: v.law, Part: p.name, Lacks: answer})
					}
				}
			}
		}
	}
}
