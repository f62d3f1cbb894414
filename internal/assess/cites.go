package assess

import (
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/record"
)

// Cites gives the provisions that a case of a finding rests on: those of its version whose instrument was in force on the day whose law counts.
func (a *Assessment) Cites(f *Finding, c *Case) []law.Citation {
	return a.engine.Body.CitedOn(c.Version.Cites, a.LawDay(f.Event))
}

// LawDay is the day whose law counts for an event under the assessment's view.
func (a *Assessment) LawDay(event *record.Thing) civil.When { return a.View.lawDay(event.Date()) }
