package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/paper/drafts"
	"github.com/tarazy/tarazy/internal/record"
)

// paperDraftCommand makes a paper from a draft that comes with the program.
type paperDraftCommand struct {
	Draft string `arg:"" name:"DRAFT"`
	Case  string `arg:"" name:"CASE"`
	Event string `placeholder:"ID"`
	On    string `placeholder:"DATE"`
	ID    string `name:"id" placeholder:"ID"`
	Print bool
}

// Run fills the draft in from the record and writes it among the record's papers. A paper that is there already is never overwritten.
func (c *paperDraftCommand) Run(s *shared) error {
	study, err := s.study(c.Case)
	if err != nil {
		return err
	}
	all, err := s.drafts(study.body)
	if err != nil {
		return err
	}
	d, err := c.find(s, all)
	if err != nil {
		return err
	}
	rec, list := record.Read(study.home.fsys, study.home.name, study.home.shown, study.body.Vocabulary)
	if err := s.report(list, false); err != nil {
		return err
	}
	o := drafts.Order{Record: rec, Lang: s.lang, On: s.today, ID: c.ID}
	if c.On != "" {
		if o.On, err = civil.ParseDay(c.On); err != nil {
			return s.wrong("no_day", "Text", c.On)
		}
	}
	if o.Event, err = c.event(s, d, rec); err != nil {
		return err
	}
	engine, err := s.compileAll(study.body)
	if err != nil {
		return err
	}
	o.Assessment = engine.Assess(rec, assess.View{On: o.On})
	text, problems := d.Fill(o)
	if err := s.report(problems, true); err != nil {
		return s.refused(err)
	}
	if c.Print {
		_, err := fmt.Fprint(s.Out, text)
		return err
	}
	return c.save(s, d.PaperID(o), text)
}

func (c *paperDraftCommand) find(s *shared, list []*drafts.Draft) (*drafts.Draft, error) {
	var ids []string
	for _, d := range list {
		if d.ID == c.Draft {
			return d, nil
		}
		ids = append(ids, d.ID)
	}
	return nil, s.noSuch("no_draft", c.Draft, ids)
}

// event finds what the draft is to be about: the event named, else the only one of the record that it can be about.
func (c *paperDraftCommand) event(s *shared, d *drafts.Draft, rec *record.Record) (*record.Thing, error) {
	if len(d.About) == 0 && c.Event == "" {
		return nil, nil
	}
	var fit []*record.Thing
	var ids []string
	for _, e := range rec.Events {
		if d.Applies(e.Kind) {
			fit, ids = append(fit, e), append(ids, e.ID)
		}
	}
	if c.Event != "" {
		for _, e := range fit {
			if e.ID == c.Event {
				return e, nil
			}
		}
		if !slices.ContainsFunc(rec.Events, func(e *record.Thing) bool { return e.ID == c.Event }) {
			return nil, s.noSuch("no_event", c.Event, ids, "Case", rec.ID)
		}
		return nil, s.noSuch("no_event_for_draft", c.Event, ids, "Draft", d.ID)
	}
	switch len(fit) {
	case 0:
		return nil, s.wrong("draft_no_event", "Draft", d.ID, "Case", rec.ID)
	case 1:
		return fit[0], nil
	}
	return nil, s.wrong("draft_which_event", "Draft", d.ID, "Words", strings.Join(ids, ", "))
}

// save writes the paper into the record's folder.
func (c *paperDraftCommand) save(s *shared, id, text string) error {
	if !isDir(os.DirFS(c.Case), ".") {
		return s.wrong("not_in_program", "Path", c.Case)
	}
	folder := filepath.Join(c.Case, papersFolder)
	name := filepath.Join(folder, id+paperEnd)
	if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
		return s.wrong("exists_already", "Path", name)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return s.failed("not_written_to", "Path", folder, "Why", reason(err))
	}
	if err := s.writeFile(name, []byte(text)); err != nil {
		return err
	}
	fmt.Fprintln(s.Out, name)
	return nil
}
