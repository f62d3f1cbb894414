package law

import (
	"fmt"
	"slices"

	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/sheet"
)

// check looks at what only the whole body can show: references between norms, instruments, conclusions and standards, and
// the order of versions.
func (l *loader) check() {
	c := &checker{body: l.body, lacking: l.lacking}
	for _, p := range l.body.Packs {
		for _, i := range p.Instruments {
			c.instruments = append(c.instruments, i.ID)
		}
		for _, n := range p.Norms {
			c.norms = append(c.norms, n.ID)
		}
		for _, co := range p.Conclusions {
			c.conclusions = append(c.conclusions, co.ID)
		}
	}
	for _, p := range l.body.Packs {
		for _, n := range p.Norms {
			c.norm(n)
		}
		for _, co := range p.Conclusions {
			c.conclusion(co)
		}
		for _, r := range p.Reviewers {
			for i, id := range r.Of {
				if n, ok := l.body.Norm(id); !ok || n.Pack != p {
					c.missing(item(r.node, i), fmt.Sprintf("there is no norm %q", id), id, c.norms)
				}
			}
		}
	}
	c.rulings()
}

type checker struct {
	body                            *Body
	lacking                         bool // what is missing may stand in a file that could not be read
	instruments, norms, conclusions []string
}

// missing notes that there is nothing called id, unless it may stand in a file that could not be read.
func (c *checker) missing(at sheet.Node, message, id string, known []string) {
	if !c.lacking {
		at.Problem(message, problem.DidYouMean(id, known))
	}
}

// item is the item of a list that gave the i-th of its words.
func item(list sheet.Node, i int) sheet.Node {
	words := slices.DeleteFunc(list.Items(), func(n sheet.Node) bool { return !n.IsText() })
	return words[i]
}

func (c *checker) norm(n *Norm) {
	for i, id := range n.BearsOn {
		if _, ok := c.body.Conclusion(id); !ok {
			c.missing(item(n.node.Get("bears_on"), i), fmt.Sprintf("there is no conclusion %q", id), id, c.conclusions)
		}
	}
	for i, v := range n.Versions {
		if i > 0 {
			order(n.Versions[i-1], v)
		}
		c.version(v)
	}
}

// order checks that a version begins after the one before it ends.
func order(before, v *Version) {
	at := v.node.Get("in_force").Get("from")
	switch {
	case !before.From.Known() || !before.To.Known() || !v.From.Known():
	case before.Open:
		at.Problem("the version before this one has no end", "write its last day: to:")
	case !before.To.Exact() && before.To.Equal(v.From):
	case v.From.Earliest <= before.To.Latest:
		at.Problem(fmt.Sprintf("overlaps the version before it, which ends %s", before.To), "a version begins after the one before it has ended; an uncertain boundary stands in both as the same a..b")
	}
}

func (c *checker) version(v *Version) {
	if v.From.Known() && v.To.Known() && !v.Open && v.To.Latest < v.From.Earliest {
		v.node.Get("in_force").Get("to").Problem("ends before it begins", "")
	}
	if v.Checked.On != 0 && v.From.Known() && v.Checked.On < v.From.Earliest {
		v.node.Get("checked").Get("on").Problem("was checked before the version came into force", "")
	}
	for i, cite := range v.Cites {
		c.instrument(item(v.node.Get("cites"), i), cite.Instrument)
	}
	for i, id := range v.AmendedBy {
		c.instrument(item(v.node.Get("amended_by"), i), id)
	}
	if v.Consequence != nil {
		for i, cite := range v.Consequence.Cites {
			c.instrument(item(v.node.Get("consequence").Get("cites"), i), cite.Instrument)
		}
	}
	c.shortfalls(v)
	c.ahead(v)
	v.readings()
	v.unique()
}

func (c *checker) instrument(at sheet.Node, id string) {
	if _, ok := c.body.Instrument(id); !ok {
		c.missing(at, fmt.Sprintf("there is no instrument %q", id), id, c.instruments)
	}
}

func (c *checker) shortfalls(v *Version) {
	for i, f := range v.FallsShortOf {
		at := v.node.Get("falls_short_of").Items()[i]
		if n, ok := c.body.Norm(f.Standard); !ok {
			c.missing(at.Get("standard"), fmt.Sprintf("there is no standard %q", f.Standard), f.Standard, c.norms)
		} else if !n.Pack.International {
			at.Get("standard").Problem(fmt.Sprintf("%q is no standard: its pack is not international", f.Standard), "")
		}
		for j, by := range f.SaidBy {
			c.instrument(item(at.Get("said_by"), j), by)
		}
	}
}

// rulings checks that the conclusions that rulings draw exist.
func (c *checker) rulings() {
	if c.lacking || len(c.body.Packs) == 0 {
		return
	}
	for _, k := range c.body.Vocabulary.Events {
		if k.RulesOn == nil {
			continue
		}
		if _, ok := c.body.Conclusion(k.RulesOn.Conclusion); !ok {
			k.RulesOn.Problem(fmt.Sprintf("there is no conclusion %q", k.RulesOn.Conclusion), problem.DidYouMean(k.RulesOn.Conclusion, c.conclusions))
		}
	}
}
