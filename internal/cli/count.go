package cli

import (
	"fmt"
	"strings"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/problem"
)

// countCommand counts a term in a pack's calendar.
type countCommand struct {
	Date string   `arg:"" name:"DATE" help:"The day from which the term runs: 2011-03-14."`
	Span []string `arg:"" name:"SPAN" help:"The term: 15 days, 3 working days, 1 month."`
	Pack string   `help:"The pack whose calendar counts." default:"kz" placeholder:"ID"`
	Back bool     `help:"Count back: at the latest so long before the day."`
	Roll string   `help:"A last day that is not a working day: next, none, or as the pack says." enum:"next,none,pack" default:"pack"`
}

// Run counts and prints the day and how it was reached.
func (c *countCommand) Run(s *shared) error {
	from, err := civil.ParseDay(c.Date)
	if err != nil {
		return usageError{err.Error()}
	}
	span, err := civil.ParseSpan(strings.Join(c.Span, " "))
	if err != nil {
		return usageError{err.Error()}
	}
	body, err := s.body()
	if err != nil {
		return err
	}
	pack, err := findPack(body, c.Pack)
	if err != nil {
		return err
	}
	count := pack.Calendar.Add
	if c.Back {
		count = pack.Calendar.Back
	}
	counted, err := count(from, span, c.roll(pack))
	if err != nil {
		return usageError{err.Error()}
	}
	p, err := s.printer(body)
	if err != nil {
		return err
	}
	fmt.Fprintln(s.Out, counted.End)
	for _, l := range p.Counted(counted, pack) {
		fmt.Fprintln(s.Out, " ", l)
	}
	return nil
}

func (c *countCommand) roll(p *law.Pack) civil.Roll {
	switch {
	case c.Roll == "next":
		return civil.RollNext
	case c.Roll == "none", c.Back:
		return civil.RollNone
	}
	return p.Roll
}

// findPack finds a pack that has a calendar.
func findPack(body *law.Body, id string) (*law.Pack, error) {
	var ids []string
	for _, p := range body.Packs {
		if p.Calendar != nil {
			ids = append(ids, p.ID)
		}
	}
	p, ok := body.Pack(id)
	switch {
	case !ok:
		return nil, usageError{fmt.Sprintf("there is no pack %q; %s", id, problem.DidYouMean(id, ids))}
	case p.Calendar == nil:
		return nil, usageError{fmt.Sprintf("the pack %q has no calendar", id)}
	}
	return p, nil
}
