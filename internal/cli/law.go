package cli

import (
	"fmt"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/show"
)

// lawCommand looks into the law packs.
type lawCommand struct {
	List lawListCommand `cmd:"" help:"The norms in force on a day."`
	Show lawShowCommand `cmd:"" help:"One norm with all its versions."`
	Diff lawDiffCommand `cmd:"" help:"What changed between two days."`
}

// lawListCommand lists norms.
type lawListCommand struct {
	On    string `help:"The day. Default: today." placeholder:"DATE"`
	Pack  string `help:"Only this pack." placeholder:"ID"`
	About string `help:"Only norms about this kind of event." placeholder:"KIND"`
}

// Run prints one line for each norm in force.
func (c *lawListCommand) Run(s *shared) error {
	on := s.today
	if c.On != "" {
		d, err := civil.ParseDay(c.On)
		if err != nil {
			return usageError{fmt.Sprintf("--on: %v", err)}
		}
		on = d
	}
	body, err := s.body()
	if err != nil {
		return err
	}
	if _, ok := body.Pack(c.Pack); c.Pack != "" && !ok {
		return usageError{fmt.Sprintf("there is no pack %q; %s", c.Pack, problem.DidYouMean(c.Pack, packIDs(body)))}
	}
	p, err := s.printer(body)
	if err != nil {
		return err
	}
	return show.Norms(s.Out, p, s.palette(), on, func(n *law.Norm) bool {
		return (c.Pack == "" || n.Pack.ID == c.Pack) && (c.About == "" || n.About == c.About)
	})
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
	Norm string `arg:"" name:"NORM" help:"The id of a norm."`
}

// Run prints the norm with its versions, conditions, readings and where it falls short.
func (c *lawShowCommand) Run(s *shared) error {
	body, err := s.body()
	if err != nil {
		return err
	}
	n, err := findNorm(body, c.Norm)
	if err != nil {
		return err
	}
	p, err := s.printer(body)
	if err != nil {
		return err
	}
	return show.Norm(s.Out, p, s.palette(), n)
}

func findNorm(body *law.Body, id string) (*law.Norm, error) {
	if n, ok := body.Norm(id); ok {
		return n, nil
	}
	var ids []string
	for _, p := range body.Packs {
		for _, n := range p.Norms {
			ids = append(ids, n.ID)
		}
	}
	return nil, usageError{fmt.Sprintf("there is no norm %q; %s", id, problem.DidYouMean(id, ids))}
}

// lawDiffCommand compares two days.
type lawDiffCommand struct {
	From string `arg:"" name:"DATE" help:"The earlier day."`
	To   string `arg:"" name:"DATE2" help:"The later day."`
	Pack string `help:"The pack." default:"kz" placeholder:"ID"`
	Norm string `help:"Only this norm." placeholder:"ID"`
}

// Run prints every norm that changed, with what it said before and after.
func (c *lawDiffCommand) Run(s *shared) error {
	from, err := civil.ParseDay(c.From)
	if err != nil {
		return usageError{err.Error()}
	}
	to, err := civil.ParseDay(c.To)
	if err != nil {
		return usageError{err.Error()}
	}
	body, err := s.body()
	if err != nil {
		return err
	}
	pack, ok := body.Pack(c.Pack)
	if !ok {
		return usageError{fmt.Sprintf("there is no pack %q; %s", c.Pack, problem.DidYouMean(c.Pack, packIDs(body)))}
	}
	if c.Norm != "" {
		if _, err := findNorm(body, c.Norm); err != nil {
			return err
		}
	}
	p, err := s.printer(body)
	if err != nil {
		return err
	}
	var changes []law.Change
	for _, ch := range law.Compare(pack, from, to) {
		if c.Norm == "" || ch.Norm.ID == c.Norm {
			changes = append(changes, ch)
		}
	}
	return show.Changes(s.Out, p, s.palette(), changes)
}
