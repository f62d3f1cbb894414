package cli

import (
	"fmt"
	"strings"

	"github.com/tarazy/tarazy/internal/show"
)

// paperListCommand lists the papers of records, or the drafts that papers can be made from.
type paperListCommand struct {
	Cases []string `arg:"" optional:"" name:"CASE"`
}

// Run prints one paper or draft after the other.
func (c *paperListCommand) Run(s *shared) error {
	if len(c.Cases) == 0 {
		return c.drafts(s)
	}
	for _, given := range c.Cases {
		study, err := s.study(given)
		if err != nil {
			return err
		}
		papers, err := study.read(nil)
		if err != nil {
			return err
		}
		for _, p := range papers {
			s.listed(given+"  "+p.Front.ID, p.Front.Title, p.Front.Lang+"  "+strings.Join(editionsOf(p.Front.Editions), ", "))
		}
	}
	return nil
}

// drafts prints the drafts that come with the program.
func (c *paperListCommand) drafts(s *shared) error {
	body, err := s.body()
	if err != nil {
		return err
	}
	list, err := s.drafts(body)
	if err != nil {
		return err
	}
	for _, d := range list {
		var about []string
		for _, k := range d.About {
			about = append(about, k.Name)
		}
		s.listed(d.ID, d.Title.In(s.lang), d.Purpose.In(s.lang))
		if len(about) > 0 {
			fmt.Fprintln(s.Out, "    "+s.words.Say("draft_about", "Kinds", strings.Join(about, ", ")))
		}
	}
	return nil
}

// listed prints an id, a title, and more about it below.
func (s *shared) listed(id, title, more string) {
	fmt.Fprintln(s.Out, s.palette().Strong(id)+"  "+title)
	for _, l := range show.Wrap(more, helpWidth-4) {
		fmt.Fprintln(s.Out, "    "+l)
	}
}

func editionsOf[T ~string](list []T) []string {
	var out []string
	for _, e := range list {
		out = append(out, string(e))
	}
	if len(out) == 0 {
		return editionNames()
	}
	return out
}
