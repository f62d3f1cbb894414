package cli

import (
	"fmt"
	"os"
	"slices"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/show"
)

// assessCommand weighs records against the law.
type assessCommand struct {
	Cases   []string `arg:"" name:"CASE" help:"Records: folders, or the names of those in the program."`
	LawOn   string   `help:"Use the law of this day for everything." placeholder:"DATE"`
	KnownOn string   `help:"Use only what was known on this day." placeholder:"DATE"`
	On      string   `help:"Look from this day: what is open, what overdue. Default: today." placeholder:"DATE"`
	Account string   `help:"As this account of the record tells it." placeholder:"ID"`
	Reading string   `help:"Under this reading, where the law can be read in several ways." placeholder:"ID"`
	Event   string   `help:"Only this event." placeholder:"ID"`
	Norm    string   `help:"Only this norm." placeholder:"ID"`
	All     bool     `help:"Also what was met, does not apply or was not in force."`
	Why     bool     `help:"Every reason, with every fact and where it comes from."`
	Format  string   `help:"What to print." enum:"text,json,html" default:"text"`
}

// Run assesses all records and prints what was found.
func (c *assessCommand) Run(s *shared) error {
	view, err := c.view(s)
	if err != nil {
		return err
	}
	body, err := s.body()
	if err != nil {
		return err
	}
	records, err := s.records(c.Cases, body)
	if err != nil {
		return err
	}
	engine, err := s.compile(body, records)
	if err != nil {
		return err
	}
	var found []*assess.Assessment
	for _, rec := range records {
		if err := fits(view, rec, body); err != nil {
			return err
		}
		found = append(found, engine.Assess(rec, view))
	}
	return c.print(s, body, found)
}

func (c *assessCommand) view(s *shared) (assess.View, error) {
	v := assess.View{On: s.today, Account: c.Account, Reading: c.Reading, Event: c.Event, Norm: c.Norm}
	var err error
	if c.LawOn != "" {
		if v.LawOn, err = civil.ParseWhen(c.LawOn); err != nil {
			return v, usageError{fmt.Sprintf("--law-on: %v", err)}
		}
	}
	if c.KnownOn != "" {
		if v.KnownOn, err = civil.ParseDay(c.KnownOn); err != nil {
			return v, usageError{fmt.Sprintf("--known-on: %v", err)}
		}
	}
	if c.On != "" {
		if v.On, err = civil.ParseDay(c.On); err != nil {
			return v, usageError{fmt.Sprintf("--on: %v", err)}
		}
	}
	return v, nil
}

// fits refuses a view that names what a record or the law does not have.
func fits(v assess.View, rec *record.Record, body *law.Body) error {
	if v.Account != "" && !slices.ContainsFunc(rec.Accounts, func(a record.Account) bool { return a.ID == v.Account }) {
		var ids []string
		for _, a := range rec.Accounts {
			ids = append(ids, a.ID)
		}
		return usageError{fmt.Sprintf("%s has no account %q; %s", rec.ID, v.Account, problem.DidYouMean(v.Account, ids))}
	}
	if v.Event != "" {
		if t, ok := rec.Thing(v.Event); !ok || !slices.Contains(rec.Events, t) {
			var ids []string
			for _, e := range rec.Events {
				ids = append(ids, e.ID)
			}
			return usageError{fmt.Sprintf("%s has no event %q; %s", rec.ID, v.Event, problem.DidYouMean(v.Event, ids))}
		}
	}
	if v.Norm != "" {
		if _, ok := body.Norm(v.Norm); !ok {
			var ids []string
			for _, p := range body.Packs {
				for _, n := range p.Norms {
					ids = append(ids, n.ID)
				}
			}
			return usageError{fmt.Sprintf("there is no norm %q; %s", v.Norm, problem.DidYouMean(v.Norm, ids))}
		}
	}
	return nil
}

// print renders the assessments in the format asked for.
func (c *assessCommand) print(s *shared, body *law.Body, found []*assess.Assessment) error {
	p, err := s.printer(body)
	if err != nil {
		return err
	}
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
			return outsideError{"the result could not be written"}
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
		for _, id := range rec.Packs {
			if _, ok := body.Pack(id); !ok {
				list.Add(problem.Problem{Position: problem.Position{File: p + "/" + record.CaseFile}, Message: fmt.Sprintf("there is no pack %q", id)})
			}
		}
		all.Join(list)
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
	f, ok := s.Out.(*os.File)
	if !ok || os.Getenv("NO_COLOR") != "" {
		return show.Palette{}
	}
	info, err := f.Stat()
	return show.Palette{On: err == nil && info.Mode()&os.ModeCharDevice != 0}
}
