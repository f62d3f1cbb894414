package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
)

// countCommand counts a term in a pack's calendar.
type countCommand struct {
	Date string   `arg:"" name:"DATE"`
	Span []string `arg:"" name:"SPAN"`
	Pack string   `placeholder:"ID"`
	Back bool
	Roll string `enum:"next,none,pack" default:"pack"`
}

// Run counts and prints the day and how it was reached.
func (c *countCommand) Run(s *shared) error {
	from, err := civil.ParseDay(c.Date)
	if err != nil {
		return s.wrong("no_day", "Text", c.Date)
	}
	written := strings.Join(c.Span, " ")
	span, err := civil.ParseSpan(written)
	if err != nil {
		return s.wrong("no_span", "Text", written)
	}
	body, err := s.body()
	if err != nil {
		return err
	}
	pack, err := s.calendar(body, c.Pack)
	if err != nil {
		return err
	}
	count := pack.Calendar.Add
	if c.Back {
		count = pack.Calendar.Back
	}
	counted, err := count(from, span, c.roll(pack))
	var ends *civil.OutsideError
	switch {
	case errors.As(err, &ends):
		return s.wrong("outside_calendar", "From", s.words.Day(ends.First), "To", s.words.Day(ends.Last))
	case err != nil:
		return s.wrong("not_one_length", "Text", written)
	}
	p := s.printer(body)
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

// calendar finds the pack whose calendar counts: the one that is named, else the only one that has a calendar.
func (s *shared) calendar(body *law.Body, id string) (*law.Pack, error) {
	var with []*law.Pack
	var ids []string
	for _, p := range body.Packs {
		if p.Calendar != nil {
			with, ids = append(with, p), append(ids, p.ID)
		}
	}
	switch p, ok := body.Pack(id); {
	case id == "" && len(with) == 1:
		return with[0], nil
	case id == "":
		return nil, s.wrong("which_calendar", "Words", strings.Join(ids, ", "))
	case !ok:
		return nil, s.noSuch("no_pack", id, ids)
	case p.Calendar == nil:
		return nil, s.wrong("no_calendar", "Word", id)
	default:
		return p, nil
	}
}
