// Package compare judges the same cases by the same norms in several engines: by hand in Go, Tarazy, cel-go, expr and OPA. Its tests look
// that all come to the same findings; its benchmarks measure how long each takes. Begin with [Engines].
package compare

import (
	"fmt"

	"cel.dev/cel-go/cel"

	"github.com/tarazy/tarazy/bench/norms"
)

//go:generate sh -c "go run ../cmd/handwritten > handwritten.go"

// Outcome is what a norm comes to in a case.
type Outcome uint8

// The outcomes.
const (
	NotInForce Outcome = iota
	NotApplicable
	Met
	Breached
)

// Engine judges cases in one way.
type Engine struct {
	Name string
	// New compiles the norms and brings every case into the form that the engine likes best.
	New func(*Suite) (Judge, error)
}

// Judge gives what every norm comes to in a case, in the order of the norms. The slice is good until the next call.
type Judge func(c int) ([]Outcome, error)

// Suite is what all engines are given.
type Suite struct {
	Norms []norms.Norm
	Cases []norms.Case
}

// NewSuite makes norms and cases.
func NewSuite(cases int) *Suite { return &Suite{Norms: norms.Make(), Cases: norms.Cases(cases)} }

// Engines lists all engines, the one by hand first.
func Engines() []Engine {
	return []Engine{
		{"by hand", byHand},
		{"Tarazy", func(s *Suite) (Judge, error) { return newTarazy(s, 0, (*tarazy).outcomes) }},
		{"Tarazy, reasons of what is shown", func(s *Suite) (Judge, error) { return newTarazy(s, 0, (*tarazy).reasonsOfShown) }},
		{"Tarazy, reasons of everything", func(s *Suite) (Judge, error) { return newTarazy(s, 0, (*tarazy).reasonsOfAll) }},
		{"cel-go", func(s *Suite) (Judge, error) { return newCEL(s, cel.EvalOptions(cel.OptOptimize)) }},
		{"cel-go, state tracked", func(s *Suite) (Judge, error) { return newCEL(s, cel.EvalOptions(cel.OptTrackState)) }},
		{"expr", newExpr},
		{"OPA", func(s *Suite) (Judge, error) { return newOPA(s, false) }},
		{"OPA, full trace", func(s *Suite) (Judge, error) { return newOPA(s, true) }},
	}
}

// byHand calls the functions that a programmer would have written.
func byHand(s *Suite) (Judge, error) {
	law := periods()
	out := make([]Outcome, len(s.Norms))
	return func(i int) ([]Outcome, error) {
		c := &s.Cases[i]
		for n, judge := range law[norms.PeriodOf(c.Date)] {
			if judge == nil {
				out[n] = NotInForce
			} else {
				out[n] = judge(c)
			}
		}
		return out, nil
	}, nil
}

// joined are the norms in force in one period, compiled: nil where none is in force.
func joined[T any](s *Suite, compile func(n *norms.Norm, v *norms.Version) (*T, error)) ([][]*T, error) {
	out := make([][]*T, len(norms.Periods()))
	for p := range out {
		out[p] = make([]*T, len(s.Norms))
	}
	for i := range s.Norms {
		n := &s.Norms[i]
		for k := range n.Versions {
			v := &n.Versions[k]
			program, err := compile(n, v)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", n.ID, err)
			}
			for p := range out {
				if in, _ := n.InForce(p); in == v {
					out[p][i] = program
				}
			}
		}
	}
	return out, nil
}

// outcomes are what the joined expressions give: 0, 1, 2.
func outcomes(n int64) Outcome { return [...]Outcome{NotApplicable, Met, Breached}[n] }
