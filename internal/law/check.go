package law

import (
	"fmt"

	"github.com/tarazy/tarazy/internal/problem"
)

// check looks at what only the whole body can show: references between norms, instruments, conclusions and standards, and
// the order of versions.
func (l *loader) check() {
	c := &checker{body: l.body, to: &l.to}
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
	}
	l.kindRulings()
}

type checker struct {
	body                            *Body
	to                              *problem.List
	instruments, norms, conclusions []string
}

func (c *checker) norm(n *Norm) {
	for i, id := range n.BearsOn {
		if _, ok := c.body.Conclusion(id); !ok {
			at := n.node.Get("bears_on").Items()[i]
			at.Problem(fmt.Sprintf("there is no conclusion %q", id), problem.DidYouMean(id, c.conclusions))
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
		c.instrument(v.node.Get("cites").Items()[i], cite.Instrument)
	}
	for i, id := range v.AmendedBy {
		c.instrument(v.node.Get("amended_by").Items()[i], id)
	}
	if v.Consequence != nil {
		for i, cite := range v.Consequence.Cites {
			c.instrument(v.node.Get("consequence").Get("cites").Items()[i], cite.Instrument)
		}
	}
	c.shortfalls(v)
	c.readings(v)
	ids := map[string]bool{}
	c.unique(v, v.Elements, ids)
	c.unique(v, v.Unless, ids)
}

func (c *checker) instrument(at interface{ Problem(string, string) }, id string) {
	if _, ok := c.body.Instrument(id); !ok {
		at.Problem(fmt.Sprintf("there is no instrument %q", id), problem.DidYouMean(id, c.instruments))
	}
}

func (c *checker) shortfalls(v *Version) {
	for i, f := range v.FallsShortOf {
		at := v.node.Get("falls_short_of").Items()[i]
		if n, ok := c.body.Norm(f.Standard); !ok {
			at.Get("standard").Problem(fmt.Sprintf("there is no standard %q", f.Standard), problem.DidYouMean(f.Standard, c.norms))
		} else if !n.Pack.International {
			at.Get("standard").Problem(fmt.Sprintf("%q is no standard: its pack is not international", f.Standard), "")
		}
		for j, by := range f.SaidBy {
			c.instrument(at.Get("said_by").Items()[j], by)
		}
	}
}

// readings checks that every reading an element names is declared, and that every declared one is used.
func (c *checker) readings(v *Version) {
	declared, used := map[string]bool{}, map[string]bool{}
	var names []string
	defaults := 0
	for _, r := range v.Readings {
		declared[r.ID] = true
		names = append(names, r.ID)
		if r.Default {
			defaults++
		}
	}
	if defaults > 1 {
		v.node.Get("readings").Problem("two readings are the default", "mark one, or none where the text leaves it open")
	}
	check := func(reading string) {
		used[reading] = true
		if reading != "" && !declared[reading] {
			v.node.Problem(fmt.Sprintf("the reading %q is not declared", reading), problem.DidYouMean(reading, names))
		}
	}
	for _, s := range v.Applies {
		check(s.Reading)
	}
	var walk func([]Element)
	walk = func(list []Element) {
		for _, e := range list {
			check(e.Reading)
			walk(e.Any)
			walk(e.All)
		}
	}
	walk(v.Elements)
	walk(v.Unless)
	if len(names) == 1 {
		v.node.Get("readings").Problem("one reading is none", "declare at least two ways to read the text")
	}
	marked := false
	for _, n := range names {
		marked = marked || used[n]
	}
	if len(names) > 0 && !marked {
		v.node.Get("readings").Problem("no element, exception or scope depends on a reading", "mark with reading: what counts only under one of them")
	}
}

func (c *checker) unique(v *Version, list []Element, ids map[string]bool) {
	for _, e := range list {
		if e.ID != "" && ids[e.ID] {
			v.node.Problem(fmt.Sprintf("two elements of this version are called %q", e.ID), "")
		}
		ids[e.ID] = true
		c.unique(v, e.Any, ids)
		c.unique(v, e.All, ids)
	}
}

// kindRulings checks that the conclusions that rulings draw exist.
func (l *loader) kindRulings() {
	for _, k := range l.body.Vocabulary.Events {
		if k.RulesOn == nil || len(l.body.Packs) == 0 {
			continue
		}
		if _, ok := l.body.Conclusion(k.RulesOn.Conclusion); !ok {
			l.to.Add(problem.Problem{
				Position: problem.Position{File: l.shown + "vocabulary"},
				Message:  fmt.Sprintf("rulings of kind %q draw the conclusion %q, which no pack has", k.Name, k.RulesOn.Conclusion),
			})
		}
	}
}
