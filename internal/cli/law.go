package cli

import (
	"maps"
	"slices"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/show"
)

// lawCommand looks into the law packs.
type lawCommand struct {
	List lawListCommand `cmd:""`
	Show lawShowCommand `cmd:""`
	Diff lawDiffCommand `cmd:""`
}

// lawListCommand lists norms.
type lawListCommand struct {
	On    string `placeholder:"DATE"`
	Pack  string `placeholder:"ID"`
	About string `placeholder:"KIND"`
}

// Run prints one line for each norm in force.
func (c *lawListCommand) Run(s *shared) error {
	on := s.today
	if c.On != "" {
		d, err := civil.ParseDay(c.On)
		if err != nil {
			return s.wrong("no_day", "Text", c.On)
		}
		on = d
	}
	body, err := s.body()
	if err != nil {
		return err
	}
	if c.Pack != "" {
		if _, err := s.pack(body, c.Pack); err != nil {
			return err
		}
	}
	if _, ok := body.Vocabulary.Events[c.About]; c.About != "" && !ok {
		return s.noSuch("no_kind_of_event", c.About, slices.Sorted(maps.Keys(body.Vocabulary.Events)))
	}
	p := s.printer(body)
	return show.Norms(s.Out, p, s.palette(), on, func(n *law.Norm) bool {
		return (c.Pack == "" || n.Pack.ID == c.Pack) && (c.About == "" || n.About == c.About)
	})
}

// pack finds a pack by its id.
func (s *shared) pack(body *law.Body, id string) (*law.Pack, error) {
	if p, ok := body.Pack(id); ok {
		return p, nil
	}
	return nil, s.noSuch("no_pack", id, packIDs(body))
}

func packIDs(body *law.Body) []string {
	var out []string
	for _, p := range body.Packs {
		out = append(out, p.ID)
	}
	return out
}

// lawShowCommand shows one norm.
type lawShowCommand struct {
	Norm string `arg:"" name:"NORM"`
}

// Run prints the norm with its versions, conditions, readings and where it falls short.
func (c *lawShowCommand) Run(s *shared) error {
	body, err := s.body()
	if err != nil {
		return err
	}
	n, err := s.norm(body, c.Norm)
	if err != nil {
		return err
	}
	p := s.printer(body)
	return show.Norm(s.Out, p, s.palette(), n)
}

// norm finds a norm by its id.
func (s *shared) norm(body *law.Body, id string) (*law.Norm, error) {
	if n, ok := body.Norm(id); ok {
		return n, nil
	}
	return nil, s.noSuch("no_norm", id, normIDs(body))
}

func normIDs(body *law.Body) []string {
	var out []string
	for _, p := range body.Packs {
		for _, n := range p.Norms {
			out = append(out, n.ID)
		}
	}
	return out
}

// lawDiffCommand compares two days.
type lawDiffCommand struct {
	From string `arg:"" name:"DATE"`
	To   string `arg:"" name:"DATE2"`
	Pack string `placeholder:"ID"`
	Norm string `placeholder:"ID"`
}

// Run prints every norm that changed, with what it said before and after.
func (c *lawDiffCommand) Run(s *shared) error {
	from, err := civil.ParseDay(c.From)
	if err != nil {
		return s.wrong("no_day", "Text", c.From)
	}
	to, err := civil.ParseDay(c.To)
	if err != nil {
		return s.wrong("no_day", "Text", c.To)
	}
	if to < from {
		return s.wrong("later_first", "First", c.From, "Second", c.To)
	}
	body, err := s.body()
	if err != nil {
		return err
	}
	if c.Pack != "" {
		if _, err := s.pack(body, c.Pack); err != nil {
			return err
		}
	}
	if c.Norm != "" {
		if _, err := s.norm(body, c.Norm); err != nil {
			return err
		}
	}
	p := s.printer(body)
	return show.Changes(s.Out, p, s.palette(), c.changes(body, from, to))
}

// changes lists what changed in the packs asked for.
func (c *lawDiffCommand) changes(body *law.Body, from, to civil.Day) []law.Change {
	var out []law.Change
	for _, p := range body.Packs {
		if c.Pack != p.ID && (c.Pack != "" || p.International) {
			continue
		}
		for _, ch := range law.Compare(p, from, to) {
			if c.Norm == "" || ch.Norm.ID == c.Norm {
				out = append(out, ch)
			}
		}
	}
	return out
}
