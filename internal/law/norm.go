package law

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/sheet"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// Addressees lists who a norm can be addressed to.
func Addressees() []string {
	return []string{"workers", "union", "employer", "authority", "court", "registrar", "arbitration", "parties", "organiser", "state"}
}

func (l *loader) norm(p *Pack, base string, root sheet.Node) {
	m := root.Known("norm!", "title!", "kind!", "about", "judges", "addressee!", "bears_on", "versions!", "note")
	n := &Norm{
		ID: l.claim(m["norm"], base), Pack: p, File: root.Position().File, node: root,
		Title:     vocabulary.ReadText(m["title"]),
		Kind:      Kind(m["kind"].OneOf(string(Requirement), string(Duty), string(Prohibition), string(Limit))),
		Addressee: m["addressee"].OneOf(Addressees()...),
		About:     m["about"].Word(),
		BearsOn:   m["bears_on"].Words(),
		Note:      note(m["note"]),
	}
	judges := m["judges"].OneOf("act", "law")
	switch {
	case judges == "law" && n.About != "":
		m["about"].Problem("a standard that judges rules of law is about no event", "remove about, or judges: law")
		n.About = ""
	case judges != "law" && n.About == "":
		root.Problem(`"about" is missing`, "name the kind of event that the norm judges")
	case n.About != "" && l.body.Vocabulary.Events[n.About] == nil:
		m["about"].Problem(fmt.Sprintf("there is no kind of event %q", n.About), problem.DidYouMean(n.About, slices.Sorted(maps.Keys(l.body.Vocabulary.Events))))
	}
	for _, v := range m["versions"].Items() {
		one, parts := version(n, v)
		if judges == "law" || n.About != "" {
			one.shape(parts)
		}
		n.Versions = append(n.Versions, one)
	}
	p.Norms = append(p.Norms, n)
}

// note reads a text that need not be translated.
func note(n sheet.Node) vocabulary.Text {
	if n.IsMap() {
		return vocabulary.ReadText(n)
	}
	return vocabulary.Text{EN: n.Word()}
}

// version reads one version; the map has its parts by key.
func version(n *Norm, node sheet.Node) (*Version, map[string]sheet.Node) {
	m := node.Known("in_force!", "cites!", "amended_by", "checked!", "says", "applies_when", "unless", "elements", "due", "done_by",
		"readings", "falls_short_of", "consequence", "leaves_open", "ceilings", "penalises", "note")
	v := &Version{
		Norm: n, node: node,
		Cites: citations(m["cites"]), AmendedBy: m["amended_by"].Words(), Checked: checked(m["checked"]),
		Says: vocabulary.ReadText(m["says"]), Note: note(m["note"]),
		Applies: scopes(m["applies_when"]), Unless: elements(m["unless"]), Elements: elements(m["elements"]),
		DoneBy: condition(m["done_by"]), LeavesOpen: silences(m["leaves_open"]), Ceilings: ceilings(m["ceilings"]), Penalises: punished(m["penalises"]),
	}
	v.From, v.To, v.Open = force(m["in_force"])
	if d := m["due"]; !d.Empty() {
		v.Due = due(d, n.Pack)
	}
	for _, r := range m["readings"].Items() {
		rm := r.Known("id!", "says!", "held_by", "default", "note")
		v.Readings = append(v.Readings, Reading{ID: id(rm["id"]), Says: vocabulary.ReadText(rm["says"]), HeldBy: rm["held_by"].Words(), Default: rm["default"].Flag(), node: r})
	}
	for _, f := range m["falls_short_of"].Items() {
		fm := f.Known("standard!", "said_by", "note")
		v.FallsShortOf = append(v.FallsShortOf, Shortfall{Standard: fm["standard"].Word(), SaidBy: fm["said_by"].Words(), Note: note(fm["note"])})
	}
	if c := m["consequence"]; !c.Empty() {
		cm := c.Known("says!", "cites", "note")
		v.Consequence = &Consequence{Says: vocabulary.ReadText(cm["says"]), Cites: citations(cm["cites"])}
	}
	return v, m
}

// shape checks that a version has the parts that its norm's kind needs.
func (v *Version) shape(m map[string]sheet.Node) {
	switch {
	case v.Norm.JudgesLaw():
		if len(v.Elements) > 0 || !v.DoneBy.Empty() || len(v.Applies) > 0 {
			v.node.Problem("a standard that judges rules of law has no conditions", "say what it demands under says:")
		}
		if v.Says.Empty() {
			v.node.Problem(`"says" is missing`, "say in a sentence what the standard demands of the law")
		}
	case v.Norm.Kind == Duty && v.DoneBy.Empty():
		v.node.Problem(`a duty needs "done_by"`, "name the event, date or yes/no attribute that shows that it was done")
	case v.Norm.Kind != Duty && (v.Due != nil || !v.DoneBy.Empty()):
		v.node.Problem(`only a duty has "due" and "done_by"`, "write kind: duty, or elements")
	case (v.Norm.Kind == Requirement || v.Norm.Kind == Limit) && len(v.Elements) == 0:
		v.node.Problem(fmt.Sprintf("a %s needs elements", v.Norm.Kind), "write at least one element with says and when")
	case v.Norm.Kind == Prohibition && len(v.Elements) == 0 && len(v.Applies) == 0:
		v.node.Problem("a prohibition needs applies_when or elements", "say what is forbidden")
	}
}

func force(n sheet.Node) (from, to civil.When, open bool) {
	if n.Empty() {
		return civil.When{}, civil.When{}, false
	}
	m := n.Known("from!", "to")
	from = when(m["from"])
	if m["to"].Empty() {
		return from, civil.On(civil.MaxDay), true
	}
	return from, when(m["to"]), false
}

// when reads a date; nothing gives the zero When.
func when(n sheet.Node) civil.When {
	w := n.Word()
	if w == "" {
		return civil.When{}
	}
	d, err := civil.ParseWhen(w)
	if err != nil {
		n.Problem(sentence(err))
	}
	return d
}

// sentence splits an error of civil into what is wrong and what would be right.
func sentence(err error) (wrong, right string) {
	var p *civil.ParseError
	if errors.As(err, &p) {
		return p.Wrong, p.Right
	}
	return err.Error(), ""
}

// day reads a date that must be one day.
func day(n sheet.Node) civil.Day {
	w := when(n)
	oneDay(n, w)
	return w.Earliest
}

// oneDay refuses a date that is not one day.
func oneDay(n sheet.Node, w civil.When) {
	if w.Known() && !w.Exact() {
		n.Problem("here should be one day", "write it as 2011-05-11")
	}
}

func checked(n sheet.Node) Checked {
	if n.Empty() {
		return Checked{}
	}
	m := n.Known("on", "certainty!", "text", "source", "by")
	c := Checked{Certainty: m["certainty"].OneOf("seen", "reported", "unsure"), Text: m["text"].Word(), By: m["by"].Word()}
	if c.Text == "" {
		c.Text = m["source"].Word()
	}
	c.On = day(m["on"])
	return c
}

// citations reads "instrument provision" items.
func citations(n sheet.Node) []Citation {
	var out []Citation
	for _, w := range n.Words() {
		instrument, provision, _ := strings.Cut(w, " ")
		out = append(out, Citation{Instrument: instrument, Provision: strings.TrimSpace(provision)})
	}
	return out
}

func condition(n sheet.Node) Condition {
	if n.IsFolded() {
		n.Problem("a condition may not be written with >", "write it with | or on one line, so that positions in it are exact")
	}
	return Condition{Text: strings.TrimRight(n.Word(), "\n"), node: n}
}

func scopes(n sheet.Node) []Scope {
	if n.IsMap() {
		var out []Scope
		for _, f := range n.Fields() {
			out = append(out, Scope{Reading: f.Name, When: condition(f.Value)})
		}
		return out
	}
	if n.Empty() {
		return nil
	}
	return []Scope{{When: condition(n)}}
}

func elements(n sheet.Node) []Element {
	var out []Element
	for _, item := range n.Items() {
		out = append(out, element(item))
	}
	return out
}

func element(n sheet.Node) Element {
	m := n.Known("id", "says", "reading", "when", "any", "all", "note")
	e := Element{
		ID: id(m["id"]), Says: vocabulary.ReadText(m["says"]), Reading: m["reading"].Word(), When: condition(m["when"]),
		Any: elements(m["any"]), All: elements(m["all"]), node: n,
	}
	parts := 0
	for _, has := range []bool{!e.When.Empty(), len(e.Any) > 0, len(e.All) > 0} {
		if has {
			parts++
		}
	}
	if parts != 1 {
		n.Problem("an element has exactly one of when, any, all", "")
	}
	if !e.When.Empty() && e.ID == "" {
		n.Problem(`"id" is missing`, "elements are named in findings and tests by their id")
	}
	if !e.When.Empty() && e.Says.Empty() {
		n.Problem(`"says" is missing`, "say what the element demands, as people would read it")
	}
	return e
}

func due(n sheet.Node, p *Pack) *Due {
	m := n.Known("within", "before", "of!", "roll")
	d := &Due{Of: condition(m["of"]), Roll: p.Roll}
	span := m["within"]
	switch {
	case span.Empty() == m["before"].Empty():
		n.Problem(`a term has exactly one of "within" and "before"`, "write within: 7 days, or before: 5 working days")
		return d
	case span.Empty():
		span, d.Before, d.Roll = m["before"], true, civil.RollNone
	}
	s, err := civil.ParseSpan(span.Word())
	if err != nil {
		span.Problem(sentence(err))
	}
	d.Span = s
	switch m["roll"].OneOf("next", "none") {
	case "next":
		d.Roll = civil.RollNext
	case "none":
		d.Roll = civil.RollNone
	}
	return d
}

func (l *loader) conclusion(p *Pack, base string, root sheet.Node) {
	m := root.Known("conclusion!", "about!", "says!", "over!", "steps", "afterwards", "note")
	c := &Conclusion{ID: l.claim(m["conclusion"], base), Pack: p, About: m["about"].Word(), Says: vocabulary.ReadText(m["says"]), Steps: steps(m["steps"]), Afterwards: m["afterwards"].Words(), File: root.Position().File, node: root}
	if c.About != "" && l.body.Vocabulary.Events[c.About] == nil {
		m["about"].Problem(fmt.Sprintf("there is no kind of event %q", c.About), problem.DidYouMean(c.About, slices.Sorted(maps.Keys(l.body.Vocabulary.Events))))
	}
	for _, item := range m["over"].Items() {
		c.Over = append(c.Over, condition(item))
	}
	p.Conclusions = append(p.Conclusions, c)
}
