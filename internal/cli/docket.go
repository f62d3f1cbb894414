package cli

import (
	"fmt"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/docket"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/show"
)

// docketCommand says what is due in some matters, and what to do next.
type docketCommand struct {
	Cases []string `arg:"" name:"CASE"`
	On    string   `placeholder:"DATE"`
	Since string   `placeholder:"FOLDER"`
	planFlags
	All    bool
	Why    bool
	Format string `enum:"text,json,html,ics" default:"text"`
}

// Run makes the dockets and prints them.
func (c *docketCommand) Run(s *shared) error {
	on := s.today
	if c.On != "" {
		var err error
		if on, err = civil.ParseDay(c.On); err != nil {
			return s.wrong("no_day", "Text", c.On)
		}
	}
	if c.Since != "" && len(c.Cases) != 1 {
		return s.wrong("since_one_case")
	}
	body, err := s.body()
	if err != nil {
		return err
	}
	records, err := s.records(c.Cases, body)
	if err != nil {
		return err
	}
	engine, err := s.compileAll(body)
	if err != nil {
		return err
	}
	var moves []*docket.Move
	if c.Since != "" {
		if moves, err = c.moves(s, body, engine, records[0]); err != nil {
			return err
		}
	}
	matters := docket.All(engine, records, on)
	for _, m := range matters {
		if err := c.plan(s, engine, m); err != nil {
			return err
		}
	}
	return c.print(s, body, matters, moves)
}

// compileAll compiles the whole law: a docket looks ahead to events that the records do not have yet.
func (s *shared) compileAll(body *law.Body) (*assess.Engine, error) {
	e, list := assess.Compile(body)
	return e, s.report(list, false)
}

// moves compares the due days with those of an earlier state: the folder of the earlier record under whatever name, or a folder that holds the earlier
// record and the earlier law under law/, as a copy of this repository does.
func (c *docketCommand) moves(s *shared, body *law.Body, engine *assess.Engine, rec *record.Record) ([]*docket.Move, error) {
	old := docket.Input{Engine: engine, Record: rec}
	f, err := s.open(c.Since)
	if err != nil {
		return nil, err
	}
	earlier, found, err := earlierRecord(f, rec.ID)
	if err != nil {
		return nil, err
	}
	switch {
	case !f.isRecord() && isDir(f.fsys, "law"):
		if body, err = s.earlierLaw(f); err != nil {
			return nil, err
		}
		if old.Engine, err = s.compileAll(body); err != nil {
			return nil, err
		}
	case !found:
		return nil, s.wrong("since_nothing_there", "Path", c.Since, "Case", rec.ID)
	}
	if found {
		var list problem.List
		old.Record, list = record.Read(earlier.fsys, rec.ID, earlier.shown, body.Vocabulary)
		list.Join(assess.Fit(body, old.Record))
		list.Sort()
		if err := s.report(list, false); err != nil {
			return nil, err
		}
	}
	moves, list := docket.Compare(old, docket.Input{Engine: engine, Record: rec})
	return moves, s.report(list, false)
}

// earlierRecord finds the record in a folder with earlier files: the folder itself, or one within it.
func earlierRecord(f folder, id string) (folder, bool, error) {
	if f.isRecord() {
		return f, true, nil
	}
	for _, name := range []string{id, "cases/" + id} {
		if isDir(f.fsys, name) {
			sub, err := f.sub(name)
			return sub, true, err
		}
	}
	return folder{}, false, nil
}

// earlierLaw reads the law in a folder with earlier files.
func (s *shared) earlierLaw(f folder) (*law.Body, error) {
	sub, err := f.sub("law")
	if err != nil {
		return nil, err
	}
	body, list := law.Load(sub.fsys, sub.shown)
	return body, s.report(list, false)
}

// print writes the dockets in the format asked for.
func (c *docketCommand) print(s *shared, body *law.Body, matters []*docket.Matter, moves []*docket.Move) error {
	p := s.printer(body)
	p.All, p.Why, p.Paths = c.All, c.Why, map[string]string{}
	for i, m := range matters {
		p.Paths[m.Record.ID] = c.Cases[i]
	}
	switch c.Format {
	case "json":
		return show.AgendaJSON(s.Out, matters, moves)
	case "ics":
		return show.ICS(s.Out, matters, p)
	case "html":
		p.Why = true // the counting folds away
	}
	var agendas []*show.Agenda
	for _, m := range matters {
		a := p.Agenda(m)
		if c.Since != "" {
			p.Moves(a, moves)
		}
		agendas = append(agendas, a)
	}
	if c.Format == "html" {
		return show.AgendaHTML(s.Out, agendas, p)
	}
	for i, a := range agendas {
		if i > 0 {
			fmt.Fprintln(s.Out)
		}
		if err := show.AgendaText(s.Out, a, p, s.palette()); err != nil {
			return err
		}
	}
	return nil
}
