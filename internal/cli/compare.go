package cli

import (
	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/show"
)

// compareCommand weighs one record under the law of several days.
type compareCommand struct {
	Case   string   `arg:"" name:"CASE"`
	LawOn  []string `placeholder:"DATE" required:""`
	Event  string   `placeholder:"ID"`
	All    bool
	Format string `enum:"text,json,html" default:"text"`
}

// Run assesses the record once for each day and prints the results side by side.
func (c *compareCommand) Run(s *shared) error {
	if len(c.LawOn) < 2 {
		return s.wrong("compare_needs_two")
	}
	body, err := s.body()
	if err != nil {
		return err
	}
	records, err := s.records([]string{c.Case}, body)
	if err != nil {
		return err
	}
	engine, err := s.compile(body, records)
	if err != nil {
		return err
	}
	var found []*assess.Assessment
	for _, d := range c.LawOn {
		on, err := civil.ParseWhen(d)
		if err != nil {
			return s.wrong("no_date", "Text", d)
		}
		view := assess.View{On: s.today, LawOn: on, Event: c.Event}
		if err := s.fits(view, records[0], body); err != nil {
			return err
		}
		found = append(found, engine.Assess(records[0], view))
	}
	p := s.printer(body)
	p.All = c.All
	switch c.Format {
	case "json":
		return show.JSON(s.Out, found)
	case "html":
		return show.ComparisonHTML(s.Out, p.Compare(found), p)
	}
	return show.ComparisonText(s.Out, p.Compare(found), s.palette())
}
