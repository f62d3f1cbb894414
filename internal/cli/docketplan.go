package cli

import (
	"maps"
	"slices"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/docket"
	"github.com/tarazy/tarazy/internal/problem"
)

// planFlags ask for the way to an action that no record has yet.
type planFlags struct {
	Plan string            `placeholder:"KIND"`
	For  string            `placeholder:"DATE"`
	Set  map[string]string `placeholder:"NAME=VALUE" mapsep:"none"`
}

// plannedID is what a planned action is called.
const plannedID = "planned-action"

// plan puts the way to the planned action before those of the record. Nothing is written into the record.
func (f *planFlags) plan(s *shared, engine *assess.Engine, m *docket.Matter) error {
	if f.Plan == "" {
		if len(f.Set) > 0 || f.For != "" {
			return s.wrong("plan_what")
		}
		return nil
	}
	if k, ok := engine.Body.Vocabulary.Events[f.Plan]; !ok || k.Abstract {
		return s.noSuch("no_kind_of_event", f.Plan, slices.Sorted(maps.Keys(engine.Body.Vocabulary.Events)))
	}
	planned := docket.Planned{ID: plannedID, Kind: f.Plan, Attributes: f.Set}
	if f.For != "" {
		var err error
		if planned.Date, err = civil.ParseWhen(f.For); err != nil {
			return s.wrong("no_date", "Text", f.For)
		}
	}
	courses, list := docket.Plan(engine, m.Record, planned, m.On)
	for i := range list.All {
		list.All[i].Position = problem.Position{File: "--plan " + f.Plan} // what is wrong stands in no file
	}
	if err := s.report(list, false); err != nil {
		return err
	}
	if len(courses) == 0 {
		return s.wrong("plan_no_steps", "Kind", f.Plan)
	}
	m.Courses = append(courses, m.Courses...)
	return nil
}
