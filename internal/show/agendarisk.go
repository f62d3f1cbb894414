package show

import (
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/docket"
	"github.com/tarazy/tarazy/internal/law"
)

// risks says what the law attaches to the breaches on the way, each consequence and each penalty once, and which of the rules themselves the
// standards criticise.
func (p *Printer) risks(c *docket.Course) Item {
	out := Item{Says: p.Words.Say("risks")}
	out.Kids = append(p.consequences(c), p.penalties(c)...)
	if criticised := p.criticised(c); len(criticised) > 0 {
		out.Kids = append(out.Kids, Item{Mark: Mark{Sign: "·"}, Says: p.Words.Say("risk_rules_criticised"), Lines: criticised})
	}
	return out
}

// consequences groups breaches by what the law says comes of them.
func (p *Printer) consequences(c *docket.Course) []Item {
	type group struct {
		says  string
		cites []law.Citation
		of    []string
	}
	var groups []*group
	for _, r := range c.Risks {
		if r.Consequence == nil {
			continue
		}
		says, title := r.Consequence.Says.In(p.Words.Language), p.breach(r)
		i := slices.IndexFunc(groups, func(g *group) bool { return g.says == says })
		if i < 0 {
			i, groups = len(groups), append(groups, &group{says: says})
		}
		g := groups[i]
		g.cites = append(g.cites, p.Body.CitedOn(r.Consequence.Cites, c.Event.Date())...)
		if !slices.Contains(g.of, title) {
			g.of = append(g.of, title)
		}
	}
	var out []Item
	for _, g := range groups {
		out = append(out, Item{Mark: Mark{Sign: "·"}, Says: g.says, Law: p.citeAll(g.cites), Lines: []string{p.Words.Say("risk_for", "Breaches", strings.Join(g.of, "; "))}})
	}
	return out
}

// breach names what a risk is about.
func (p *Printer) breach(r *docket.Risk) string {
	lang := p.Words.Language
	switch {
	case r.Finding != nil:
		return r.Finding.Norm.Title.In(lang)
	case r.Whole != nil:
		return p.Words.Say("risk_whole")
	}
	return p.Words.Say("risk_later", "What", r.Later.Title.In(lang))
}

// penalties lists the limits under which breaches may be punished, each with all the breaches that it is for.
func (p *Printer) penalties(c *docket.Course) []Item {
	var order []*docket.Penalty
	of := map[*law.Norm][]string{}
	for _, r := range c.Risks {
		for _, x := range r.Penalties {
			if of[x.Norm] == nil {
				order = append(order, x)
			}
			if b := p.breach(r); !slices.Contains(of[x.Norm], b) {
				of[x.Norm] = append(of[x.Norm], b)
			}
		}
	}
	var out []Item
	for _, x := range order {
		says, why := p.Words.Say("risk_for", "Breaches", strings.Join(of[x.Norm], "; ")), p.punished(x)
		i := slices.IndexFunc(out, func(o Item) bool { return o.Says == says && slices.Equal(o.Lines, why) })
		if i < 0 {
			i, out = len(out), append(out, Item{Mark: Mark{Sign: "·"}, Says: says, Lines: why})
		}
		out[i].Kids = append(out[i].Kids, p.penalty(c, x))
	}
	return out
}

// punished says for what a penalty is imposed, and how certain that is.
func (p *Printer) punished(x *docket.Penalty) []string {
	if x.For == nil {
		return nil
	}
	why := p.certainty(x.For.Certainty, x.Version)
	if says := x.For.Says.In(p.Words.Language); says != "" {
		why = append([]string{says}, why...)
	}
	if len(why) == 0 {
		return nil
	}
	return []string{strings.Join(why, " ")}
}

// penalty says the most that may be imposed, in money of the day, a line for each kind of sanction.
func (p *Printer) penalty(c *docket.Course, x *docket.Penalty) Item {
	w := p.Words
	out := Item{Says: x.Norm.Title.In(w.Language), Law: p.citeAll(p.Body.CitedOn(x.Version.Cites, c.Event.Date())) + " [" + x.Norm.ID + "]"}
	var kinds []string
	of := map[string][]string{}
	for _, m := range x.Most {
		if of[m.Ceiling.For] == nil {
			kinds = append(kinds, m.Ceiling.For)
		}
		of[m.Ceiling.For] = append(of[m.Ceiling.For], p.most(m))
	}
	for _, k := range kinds {
		out.Lines = append(out.Lines, w.Say("sanction_"+k)+": "+strings.Join(of[k], "; "))
	}
	for _, s := range x.FallsShortOf {
		out.Lines = append(out.Lines, p.shortfall(s))
	}
	if len(x.Standards) > 0 {
		out.Proof = []string{w.Count("penalty_standards", int64(len(x.Standards)))}
		for _, s := range x.Standards {
			out.Proof = append(out.Proof, s.Title.In(w.Language)+" ["+s.ID+"]")
		}
	}
	return out
}

// most says one ceiling: on whom, and how much of it.
func (p *Printer) most(m assess.Most) string {
	w := p.Words
	who := m.Ceiling.Says.In(w.Language)
	switch {
	case m.HasMoney:
		return w.Say("ceiling_is", "Who", who, "Most", w.Range(m.Money)+" "+m.Currency)
	case m.Span.Unit != 0:
		return w.Say("ceiling_is", "Who", who, "Most", w.Span(m.Span))
	case !m.Ceiling.Is.Empty():
		return w.Say("ceiling_is", "Who", who, "Most", w.Say("not_known"))
	}
	return who
}

// criticised says which of the rules on the way conflict with which standards.
func (p *Printer) criticised(c *docket.Course) []string {
	var out []string
	for _, r := range c.Risks {
		title := ""
		switch {
		case r.Finding != nil:
			title = r.Finding.Norm.Title.In(p.Words.Language)
		case r.Later != nil:
			title = r.Later.Title.In(p.Words.Language)
		}
		for _, s := range r.FallsShortOf {
			standard, bodies := p.standard(s)
			line := title + " – " + standard
			if bodies != "" {
				line += " (" + bodies + ")"
			}
			if !slices.Contains(out, line) {
				out = append(out, line)
			}
		}
	}
	return out
}
