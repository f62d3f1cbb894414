package compare

import (
	"fmt"

	"github.com/tarazy/tarazy/bench/norms"
	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/record"
)

// tarazy is the engine with the cases as a record.
type tarazy struct {
	scales *assess.Scales
	events []*record.Thing
	fast   []assess.Outcome
	out    []Outcome
}

// newTarazy reads norms and cases as the program does. gap leaves out one attribute of so many; 0 leaves out none.
func newTarazy(s *Suite, gap int, judge func(*tarazy, int) ([]Outcome, error)) (Judge, error) {
	body, list := law.Load(norms.YAML(s.Norms), "")
	if list.Errors() > 0 {
		return nil, fmt.Errorf("%v", list.All[0])
	}
	engine, list := assess.Compile(body)
	if list.Errors() > 0 {
		return nil, fmt.Errorf("%v", list.All[0])
	}
	rec, list := record.Read(norms.Record(s.Cases, gap), "bench", "", body.Vocabulary)
	if list.Errors() > 0 {
		return nil, fmt.Errorf("%v", list.All[0])
	}
	t := &tarazy{scales: engine.Scales(rec, assess.View{On: civil.MaxDay}), out: make([]Outcome, len(s.Norms))}
	for i := range s.Cases {
		ev, ok := rec.Thing(s.Cases[i].ID)
		if !ok {
			return nil, fmt.Errorf("there is no %s", s.Cases[i].ID)
		}
		t.events = append(t.events, ev)
	}
	for i, n := range engine.Norms(t.events[0].Kind) {
		if n.ID != s.Norms[i].ID {
			return nil, fmt.Errorf("%s stands where %s should", n.ID, s.Norms[i].ID)
		}
	}
	return func(c int) ([]Outcome, error) { return judge(t, c) }, nil
}

// outcomes judges without reasons.
func (t *tarazy) outcomes(c int) ([]Outcome, error) {
	t.fast = t.scales.Outcomes(t.events[c], t.fast[:0])
	for i, o := range t.fast {
		t.out[i] = ofTarazy(o)
	}
	return t.out, nil
}

func ofTarazy(o assess.Outcome) Outcome {
	switch o {
	case assess.Met:
		return Met
	case assess.Breached:
		return Breached
	case assess.NotInForce:
		return NotInForce
	}
	return NotApplicable
}

// reasonsOfShown judges, and gives the reasons of what the program shows a person: all but what was met or does not apply.
func (t *tarazy) reasonsOfShown(c int) ([]Outcome, error) {
	return t.reasons(c, func(o assess.Outcome) bool { return o.Shown() && o != assess.Met })
}

// reasonsOfAll judges, and gives the reasons of every finding.
func (t *tarazy) reasonsOfAll(c int) ([]Outcome, error) {
	return t.reasons(c, func(assess.Outcome) bool { return true })
}

func (t *tarazy) reasons(c int, want func(assess.Outcome) bool) ([]Outcome, error) {
	for i, f := range t.scales.Findings(t.events[c]) {
		t.out[i] = ofTarazy(f.Outcome)
		if len(f.Cases) == 0 || !want(f.Outcome) {
			continue
		}
		for k := range f.Cases {
			if x := t.scales.Explain(f, &f.Cases[k]); len(x.Facts) == 0 {
				return nil, fmt.Errorf("%s has no facts", f.Norm.ID)
			}
		}
	}
	return t.out, nil
}
