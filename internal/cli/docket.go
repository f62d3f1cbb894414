package cli

import (
	"fmt"
	"path/filepath"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/docket"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/show"
)

// docketCommand says what is due in some matters, and what to do next.
type docketCommand struct {
	Cases  []string `arg:"" name:"CASE"`
	On     string   `placeholder:"DATE"`
	Since  string   `placeholder:"FOLDER"`
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
	return c.print(s, body, docket.All(engine, records, on), moves)
}

// compileAll compiles the whole law: a docket looks ahead to events that the records do not have yet.
func (s *shared) compileAll(body *law.Body) (*assess.Engine, error) {
	e, list := assess.Compile(body)
	return e, s.report(list, false)
}

// moves compares the due days with those of an earlier state: the folder of the earlier record, or a folder that holds the earlier record under
// cases/ and the earlier law under law/, as a copy of this repository does.
func (c *docketCommand) moves(s *shared, body *law.Body, engine *assess.Engine, rec *record.Record) ([]*docket.Move, error) {
	old := docket.Input{Engine: engine, Record: rec}
	f, err := s.open(c.Since)
	if err != nil {
		return nil, err
	}
	place := c.Since
	if !f.isRecord() {
		if place, err = c.earlier(s, f, rec); err != nil {
			return nil, err
		}
		if isDir(f.fsys, "law") {
			earlier, err := f.sub("law")
			if err != nil {
				return nil, err
			}
			then, list := law.Load(earlier.fsys, earlier.shown)
			if err := s.report(list, false); err != nil {
				return nil, err
			}
			if old.Engine, err = s.compileAll(then); err != nil {
				return nil, err
			}
			body = then
		}
	}
	if place != "" {
		records, err := s.records([]string{place}, body)
		if err != nil {
			return nil, err
		}
		old.Record = records[0]
	}
	moves, list := docket.Compare(old, docket.Input{Engine: engine, Record: rec})
	return moves, s.report(list, false)
}

// earlier finds the record in a folder with earlier files; "" where it holds only the law.
func (c *docketCommand) earlier(s *shared, f folder, rec *record.Record) (string, error) {
	for _, name := range []string{rec.ID, "cases/" + rec.ID} {
		if isDir(f.fsys, name) {
			return filepath.Join(c.Since, filepath.FromSlash(name)), nil
		}
	}
	if isDir(f.fsys, "law") {
		return "", nil
	}
	return "", s.wrong("since_nothing_there", "Path", c.Since, "Case", rec.ID)
}

// print writes the dockets in the format asked for.
func (c *docketCommand) print(s *shared, body *law.Body, matters []*docket.Matter, moves []*docket.Move) error {
	p := s.printer(body)
	p.All, p.Why = c.All, c.Why
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
