package law

import (
	"fmt"
	"slices"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/sheet"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// What a pack says for those who look ahead: what the law leaves open, how much may be imposed for what, and which steps lead to an action.

// Silence is a question that a version of a norm leaves open: the law does not say what holds then.
type Silence struct {
	ID        string
	Says      vocabulary.Text
	When      Condition // for which events it matters; empty: for all
	Certainty string    // as in Checked; "": that of the version
	Cites     []Citation
	node      sheet.Node
}

// Ceiling is the most that a limit allows to impose of one sanction.
type Ceiling struct {
	For  string // one of Sanctions
	Says vocabulary.Text
	When Condition // on whom, for what; empty: on everybody
	Is   Condition // an amount of money or a length of time; empty where there is no measure: a union is closed or not
	node sheet.Node
}

// Punished says for the breach of what a limit's sanctions may be imposed.
type Punished struct {
	Breach    string // the id of a norm or of a conclusion
	Says      vocabulary.Text
	Certainty string // as in Checked; "": that of the version
	node      sheet.Node
}

// Step is one step on the way that the law sets for an action.
type Step struct {
	ID       string
	Says     vocabulary.Text
	By       string     // who takes it: one of Addressees
	From, To civil.When // when the law asked for it; not known: always
	Open     bool       // no end is written
	DoneBy   Condition  // the event or events, the date or the yes or no that shows that it was taken
	Toward   string     // the norm that the step leads to: once it is met, the step is no longer needed
	Reading  string     // the law asks for the step only in this reading of the norm that it leads to
	Norms    []string   // the norms that say how it is taken
	node     sheet.Node
}

// Force says whether the law may have asked for the step on some day of an uncertain date.
func (s *Step) Force(at civil.When) bool {
	if !s.From.Known() {
		return true
	}
	v := Version{From: s.From, To: s.To}
	possible, _ := v.Force(at)
	return possible || !at.Known()
}

// Sanctions lists what a ceiling can be for.
func Sanctions() []string {
	return []string{"fine", "arrest", "imprisonment", "restriction", "works", "criminal_arrest", "ban", "suspension", "closure"}
}

func certainties() []string { return []string{"seen", "reported", "unsure"} }

func silences(n sheet.Node) []Silence {
	var out []Silence
	for _, item := range n.Items() {
		m := item.Known("id!", "says!", "when", "certainty", "cites")
		out = append(out, Silence{
			ID: id(m["id"]), Says: vocabulary.ReadText(m["says"]), When: condition(m["when"]),
			Certainty: m["certainty"].OneOf(certainties()...), Cites: citations(m["cites"]), node: item,
		})
	}
	return out
}

func ceilings(n sheet.Node) []Ceiling {
	var out []Ceiling
	for _, item := range n.Items() {
		m := item.Known("for!", "says!", "when", "is")
		out = append(out, Ceiling{
			For: m["for"].OneOf(Sanctions()...), Says: vocabulary.ReadText(m["says"]),
			When: condition(m["when"]), Is: condition(m["is"]), node: item,
		})
	}
	return out
}

func punished(n sheet.Node) []Punished {
	var out []Punished
	for _, item := range n.Items() {
		if item.IsText() {
			out = append(out, Punished{Breach: item.Word(), node: item})
			continue
		}
		m := item.Known("breach!", "says", "certainty")
		out = append(out, Punished{
			Breach: m["breach"].Word(), Says: vocabulary.ReadText(m["says"]), Certainty: m["certainty"].OneOf(certainties()...), node: item,
		})
	}
	return out
}

func steps(n sheet.Node) []Step {
	var out []Step
	for _, item := range n.Items() {
		m := item.Known("id!", "says!", "by!", "in_force", "done_by!", "toward", "reading", "norms")
		s := Step{
			ID: id(m["id"]), Says: vocabulary.ReadText(m["says"]), By: m["by"].OneOf(Addressees()...), DoneBy: condition(m["done_by"]),
			Toward: m["toward"].Word(), Reading: m["reading"].Word(), Norms: m["norms"].Words(), node: item,
		}
		s.From, s.To, s.Open = force(m["in_force"])
		out = append(out, s)
	}
	return out
}

// ahead checks what a version says for those who look ahead.
func (c *checker) ahead(v *Version) {
	for i := range v.LeavesOpen {
		s := &v.LeavesOpen[i]
		for j, cite := range s.Cites {
			c.instrument(item(s.node.Get("cites"), j), cite.Instrument)
		}
		for _, other := range v.LeavesOpen[:i] {
			if s.ID != "" && other.ID == s.ID {
				s.node.Get("id").Problem(fmt.Sprintf("%q stands here twice", s.ID), "give one of them another id")
			}
		}
	}
	if v.Norm.Kind != Limit {
		for _, key := range []string{"ceilings", "penalises"} {
			if at := v.node.Get(key); at.Exists() {
				at.Problem(fmt.Sprintf("only a limit has %q", key), "write kind: limit, or say it at the norm that limits the penalty")
			}
		}
	}
	for i := range v.Penalises {
		p := &v.Penalises[i]
		at := p.node
		if at.IsMap() {
			at = at.Get("breach")
		}
		c.normOrConclusion(at, p.Breach)
	}
}

func (c *checker) normOrConclusion(at sheet.Node, id string) {
	_, norm := c.body.Norm(id)
	_, conclusion := c.body.Conclusion(id)
	if !norm && !conclusion && id != "" {
		c.missing(at, fmt.Sprintf("there is no norm or conclusion %q", id), id, slices.Concat(c.norms, c.conclusions))
	}
}

// conclusion checks the steps that lead to an action: what they name exists, and every norm that bears on the conclusion belongs to one of them.
func (c *checker) conclusion(co *Conclusion) {
	named := map[string]bool{}
	ids := map[string]bool{}
	for i := range co.Steps {
		s := &co.Steps[i]
		if s.ID != "" && ids[s.ID] {
			s.node.Get("id").Problem(fmt.Sprintf("two steps are called %q", s.ID), "give one of them another id")
		}
		ids[s.ID] = true
		if s.From.Known() && s.To.Known() && s.To.Latest < s.From.Earliest {
			s.node.Get("in_force").Get("to").Problem("ends before it begins", "")
		}
		for j, id := range s.Norms {
			c.normOf(item(s.node.Get("norms"), j), id)
			if named[id] {
				item(s.node.Get("norms"), j).Problem(fmt.Sprintf("%q belongs to two steps", id), "leave it at one of them")
			}
			named[id] = true
		}
		c.toward(s)
	}
	for j, id := range co.Afterwards {
		c.normOf(item(co.node.Get("afterwards"), j), id)
	}
	if len(co.Steps) == 0 || c.lacking {
		return
	}
	for _, p := range c.body.Packs {
		for _, n := range p.Norms {
			if slices.Contains(n.BearsOn, co.ID) && !named[n.ID] {
				co.node.Get("steps").Problem(fmt.Sprintf("no step has the norm %q, which bears on the conclusion", n.ID), "name it at the step of which it says how it is taken")
			}
		}
	}
}

// normOf checks that there is a norm of an id.
func (c *checker) normOf(at sheet.Node, id string) {
	if _, ok := c.body.Norm(id); !ok {
		c.missing(at, fmt.Sprintf("there is no norm %q", id), id, c.norms)
	}
}

// toward checks that the norm that a step leads to exists and has the reading under which the law asks for the step.
func (c *checker) toward(s *Step) {
	if s.Toward == "" {
		if s.Reading != "" {
			s.node.Get("reading").Problem("a reading of what?", "name under toward: the norm that has the reading")
		}
		return
	}
	n, ok := c.body.Norm(s.Toward)
	if !ok {
		c.missing(s.node.Get("toward"), fmt.Sprintf("there is no norm %q", s.Toward), s.Toward, c.norms)
		return
	}
	var readings []string
	for _, v := range n.Versions {
		readings = append(readings, v.readingIDs()...)
	}
	if s.Reading != "" && !slices.Contains(readings, s.Reading) {
		s.node.Get("reading").Problem(fmt.Sprintf("the norm has no reading %q", s.Reading), problem.DidYouMean(s.Reading, readings))
	}
}
