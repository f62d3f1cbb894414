package cli

import (
	"fmt"
	"os"
	"slices"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/docket"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/show"
)

// assessCommand weighs records against the law.
type assessCommand struct {
	Cases   []string `arg:"" name:"CASE"`
	LawOn   string   `placeholder:"DATE"`
	KnownOn string   `placeholder:"DATE"`
	On      string   `placeholder:"DATE"`
	Account string   `placeholder:"ID"`
	Reading string   `placeholder:"ID"`
	Event   string   `placeholder:"ID"`
	Norm    string   `placeholder:"ID"`
	All     bool
	Why     bool
	Docket  bool
	Format  string `enum:"text,json,html" default:"text"`
}

// Run assesses all records and prints what was found.
func (c *assessCommand) Run(s *shared) error {
	view, err := c.view(s)
	if err != nil {
		return err
	}
	if c.Docket && c.Format != "text" {
		return s.wrong("docket_only_text")
	}
	body, err := s.body()
	if err != nil {
		return err
	}
	records, err := s.records(c.Cases, body)
	if err != nil {
		return err
	}
	engine, err := c.compile(s, body, records)
	if err != nil {
		return err
	}
	var found []*assess.Assessment
	for _, rec := range records {
		if err := s.fits(view, rec, body); err != nil {
			return err
		}
		found = append(found, engine.Assess(rec, view))
	}
	if err := c.print(s, body, found); err != nil || !c.Docket {
		return err
	}
	fmt.Fprintln(s.Out)
	due := docketCommand{Cases: c.Cases, All: c.All, Why: c.Why, Format: c.Format}
	return due.print(s, body, docket.All(engine, records, view.On), nil)
}

// compile compiles the law that is needed: a docket looks ahead to events of kinds that the records do not have yet.
func (c *assessCommand) compile(s *shared, body *law.Body, records []*record.Record) (*assess.Engine, error) {
	if c.Docket {
		return s.compileAll(body)
	}
	return s.compile(body, records)
}

func (c *assessCommand) view(s *shared) (assess.View, error) {
	v := assess.View{On: s.today, Account: c.Account, Reading: c.Reading, Event: c.Event, Norm: c.Norm}
	var err error
	if c.LawOn != "" {
		if v.LawOn, err = civil.ParseWhen(c.LawOn); err != nil {
			return v, s.wrong("no_date", "Text", c.LawOn)
		}
	}
	if c.KnownOn != "" {
		if v.KnownOn, err = civil.ParseDay(c.KnownOn); err != nil {
			return v, s.wrong("no_day", "Text", c.KnownOn)
		}
	}
	if c.On != "" {
		if v.On, err = civil.ParseDay(c.On); err != nil {
			return v, s.wrong("no_day", "Text", c.On)
		}
	}
	return v, nil
}

// fits refuses a view that names what a record or the law does not have.
func (s *shared) fits(v assess.View, rec *record.Record, body *law.Body) error {
	if v.Account != "" && !slices.ContainsFunc(rec.Accounts, func(a record.Account) bool { return a.ID == v.Account }) {
		var ids []string
		for _, a := range rec.Accounts {
			ids = append(ids, a.ID)
		}
		return s.noSuch("no_account", v.Account, ids, "Case", rec.ID)
	}
	if v.Event != "" {
		if t, ok := rec.Thing(v.Event); !ok || !slices.Contains(rec.Events, t) {
			var ids []string
			for _, e := range rec.Events {
				ids = append(ids, e.ID)
			}
			return s.noSuch("no_event", v.Event, ids, "Case", rec.ID)
		}
	}
	if v.Norm != "" {
		if _, err := s.norm(body, v.Norm); err != nil {
			return err
		}
	}
	if known := readings(body); v.Reading != "" && !slices.Contains(known, v.Reading) {
		return s.noSuch("no_reading", v.Reading, known)
	}
	return nil
}

// readings lists the readings that the law has.
func readings(body *law.Body) []string {
	var out []string
	for _, p := range body.Packs {
		for _, n := range p.Norms {
			for _, v := range n.Versions {
				for _, r := range v.Readings {
					out = append(out, r.ID)
				}
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// print renders the assessments in the format asked for.
func (c *assessCommand) print(s *shared, body *law.Body, found []*assess.Assessment) error {
	p := s.printer(body)
	p.All, p.Why = c.All, c.Why
	switch c.Format {
	case "json":
		return show.JSON(s.Out, found)
	case "html":
		var reports []*show.Report
		for _, a := range found {
			reports = append(reports, p.Report(a))
		}
		return show.HTML(s.Out, reports, p)
	}
	for i, a := range found {
		if i > 0 {
			fmt.Fprintln(s.Out)
		}
		if err := show.Text(s.Out, p.Report(a), p, s.palette()); err != nil {
			return err
		}
	}
	return nil
}

// records reads several records and prints the problems of all of them at once.
func (s *shared) records(paths []string, body *law.Body) ([]*record.Record, error) {
	var out []*record.Record
	var all problem.List
	for _, p := range paths {
		rec, list, err := s.record(p, body)
		if err != nil {
			return nil, err
		}
		all.Join(list)
		all.Join(assess.Fit(body, rec))
		out = append(out, rec)
	}
	all.Sort()
	return out, s.report(all, false)
}

// compile compiles the law that can apply to the records.
func (s *shared) compile(body *law.Body, records []*record.Record) (*assess.Engine, error) {
	var kinds []string
	for _, rec := range records {
		for _, e := range rec.Events {
			if !slices.Contains(kinds, e.Kind.Name) {
				kinds = append(kinds, e.Kind.Name)
			}
		}
	}
	e, list := assess.Compile(body, kinds...)
	return e, s.report(list, false)
}

// palette colours only a terminal, and only where NO_COLOR does not forbid it.
func (s *shared) palette() show.Palette {
	f, ok := s.results.to.(*os.File)
	if !ok || os.Getenv("NO_COLOR") != "" {
		return show.Palette{}
	}
	info, err := f.Stat()
	return show.Palette{On: err == nil && info.Mode()&os.ModeCharDevice != 0}
}
