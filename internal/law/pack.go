package law

import (
	"fmt"
	"slices"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/sheet"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// header reads pack.yaml.
func (l *loader) header(p *Pack, root sheet.Node) {
	m := root.Known("pack!", "title!", "jurisdiction", "international", "languages", "currency", "time_zone", "reviewers", "counting", "note")
	if w := id(m["pack"]); w != "" && w != p.folder {
		m["pack"].Problem("the pack's id is not its folder's name", "write pack: "+p.folder)
	}
	p.Title = vocabulary.ReadText(m["title"])
	p.Jurisdiction = m["jurisdiction"].Word()
	p.International = m["international"].Flag()
	p.Languages = m["languages"].Words()
	p.Currency = m["currency"].Word()
	p.TimeZone = m["time_zone"].Word()
	c := m["counting"].Known("roll", "cites", "note")
	if c["roll"].OneOf("next", "none") == "next" {
		p.Roll = civil.RollNext
	}
	p.Counting = citations(c["cites"])
	for _, r := range m["reviewers"].Items() {
		rm := r.Known("name!", "on!", "of!")
		p.Reviewers = append(p.Reviewers, Reviewer{Name: rm["name"].Word(), On: day(rm["on"]), Of: rm["of"].Words(), node: rm["of"]})
	}
}

// InstrumentKinds lists what an instrument can be.
func InstrumentKinds() []string {
	return []string{"constitution", "code", "law", "decree", "convention", "covenant", "decision", "observation", "survey", "guidelines", "resolution"}
}

func (l *loader) instruments(p *Pack, root sheet.Node) {
	for _, n := range root.Items() {
		m := n.Known("id!", "title!", "kind!", "body", "number", "adopted", "in_force", "official", "checked", "note")
		i := &Instrument{
			ID: id(m["id"]), Title: vocabulary.ReadText(m["title"]), Kind: m["kind"].OneOf(InstrumentKinds()...),
			Body: m["body"].Word(), Number: m["number"].Word(), Adopted: when(m["adopted"]),
			Official: m["official"].Word(), Note: note(m["note"]), node: n,
		}
		if f := m["in_force"]; !f.Empty() {
			i.From, i.To, _ = force(f)
			if i.From.Known() && i.To.Known() && i.To.Latest < i.From.Earliest {
				f.Get("to").Problem("ends before it begins", "")
			}
		}
		if c := m["checked"]; !c.Empty() {
			i.Checked = checked(c)
		}
		if old, ok := l.body.Instrument(i.ID); ok {
			m["id"].Problem("this instrument stands in "+old.node.Position().String()+" already", "keep one of them")
			continue
		}
		p.Instruments = append(p.Instruments, i)
	}
}

func (l *loader) figures(p *Pack, root sheet.Node) {
	for _, n := range root.Items() {
		m := n.Known("value!", "title!", "unit", "dated!", "note")
		if slices.ContainsFunc(p.Figures, func(f *Figure) bool { return f.ID == m["value"].Text() && f.ID != "" }) {
			m["value"].Problem(fmt.Sprintf("the figure %q stands here twice", m["value"].Text()), "put all its days into one list")
		}
		f := &Figure{ID: id(m["value"]), Title: vocabulary.ReadText(m["title"]), Unit: m["unit"].Word(), node: n}
		for _, d := range m["dated"].Items() {
			if one, ok := datedFigure(d); ok {
				if k := len(f.Dated); k > 0 && one.From <= f.Dated[k-1].To {
					d.Problem("begins before the one above it ends", "figures stand in order of time and do not overlap")
				}
				f.Dated = append(f.Dated, one)
			}
		}
		p.Figures = append(p.Figures, f)
	}
}

func datedFigure(n sheet.Node) (DatedFigure, bool) {
	m := n.Known("from!", "to", "is!", "certainty!", "source!", "note")
	d := DatedFigure{
		From: day(m["from"]), To: civil.MaxDay,
		Certainty: m["certainty"].OneOf("seen", "reported", "unsure"), Source: m["source"].Word(),
	}
	if !m["to"].Empty() {
		d.To = day(m["to"])
	}
	if d.To < d.From {
		m["to"].Problem("ends before it begins", "")
	}
	is, err := civil.ParseRange(m["is"].Word())
	if err != nil {
		m["is"].Problem(sentence(err))
		return d, false
	}
	d.Is = is
	return d, true
}

// On gives the figure of a day; false when the pack has none for it.
func (f *Figure) On(d civil.Day) (DatedFigure, bool) {
	for _, one := range f.Dated {
		if one.From <= d && d <= one.To {
			return one, true
		}
	}
	return DatedFigure{}, false
}
