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

// newTarazy reads norms and cases as the program does. gap leaves out one attribute of so many.
func newTarazy(s *Suite, gap int) (*tarazy, error) {
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
	t.outcomes(0) // the first makes the world that all share, as the others have their inputs made
	return t, nil
}

// outcomes judges without reasons.
func (t *tarazy) outcomes(c int) []Outcome {
	t.fast = t.scales.Outcomes(t.events[c], t.fast[:0])
	for i, o := range t.fast {
		t.out[i] = ofTarazy(o)
	}
	return t.out
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

// reasons judges and gives the reasons of all findings that want says yes to.
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

func tarazyEngines(s *Suite) ([]Engine, error) {
	t, err := newTarazy(s, 0)
	if err != nil {
		return nil, err
	}
	return tarazyModes(t), nil
}

// tarazyModes are Tarazy without reasons, with the reasons of what it shows a person, and with those of every finding.
func tarazyModes(t *tarazy) []Engine {
	shown := func(o assess.Outcome) bool { return o.Shown() && o != assess.Met }
	all := func(assess.Outcome) bool { return true }
	return []Engine{
		{Name: "Tarazy", Judge: func(c int) ([]Outcome, error) { return t.outcomes(c), nil }},
		{Name: "Tarazy, reasons of what is shown", Judge: func(c int) ([]Outcome, error) { return t.reasons(c, shown) }},
		{Name: "Tarazy, reasons of everything", Judge: func(c int) ([]Outcome, error) { return t.reasons(c, all) }},
	}
}
