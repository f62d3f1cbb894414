package record

import "github.com/tarazy/tarazy/internal/civil"

// KnownOn is the fact as it stood on a day: only what had been asserted by then. An assertion is as old as its `said`; else as the
// earliest of its sources that has a date; without one it has always been known.
func (f *Fact) KnownOn(day civil.Day) *Fact {
	if day == civil.MaxDay {
		return f
	}
	out := *f
	out.Assertions = nil
	for _, a := range f.Assertions {
		if saidBy(a, day) {
			out.Assertions = append(out.Assertions, a)
		}
	}
	return &out
}

func saidBy(a Assertion, day civil.Day) bool {
	if a.Said.Known() {
		return a.Said.Earliest <= day
	}
	return citedBy(a.Sources, day)
}

// KnownOn reports whether the thing was known on a day: it had happened, and one of its sources existed.
func (t *Thing) KnownOn(day civil.Day) bool {
	if day == civil.MaxDay {
		return true
	}
	if d := t.Date(); d.Known() && d.Earliest > day && !t.Planned {
		return false
	}
	return citedBy(t.Sources, day)
}

// citedBy reports whether one of the sources existed on the day; no dated source means that nothing says otherwise.
func citedBy(cites []Cite, day civil.Day) bool {
	dated := false
	for _, c := range cites {
		if c.Source == nil {
			continue
		}
		for _, d := range c.Source.Dates {
			if d.Known() {
				dated = true
				if d.Earliest <= day {
					return true
				}
			}
		}
	}
	return !dated
}
