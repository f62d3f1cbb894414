package show

import (
	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/docket"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/reason"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

type jsonCourse struct {
	Conclusion string         `json:"conclusion"`
	Event      string         `json:"event"`
	Outcome    string         `json:"outcome"`
	Planned    bool           `json:"planned"`
	Steps      []jsonWayStep  `json:"steps"`
	Bars       []string       `json:"bars"`
	Lawful     *string        `json:"lawful_from"`
	TooEarly   string         `json:"too_early,omitempty"`
	NoTerm     []string       `json:"no_term,omitempty"`
	Ends       *string        `json:"calendar_ends,omitempty"`
	Next       *jsonQuestion  `json:"next"`
	Open       []jsonSilence  `json:"left_open"`
	Risks      []jsonRiskItem `json:"risks"`
}

type jsonWayStep struct {
	ID    string     `json:"id"`
	By    string     `json:"by"`
	Stage string     `json:"stage"`
	On    *string    `json:"on"`
	Done  []string   `json:"events"`
	Lacks []jsonLack `json:"lacks"`
	Asks  []string   `json:"asks"`
}

type jsonLack struct {
	Norm    string         `json:"norm"`
	Event   string         `json:"event"`
	Outcome string         `json:"outcome"`
	Counts  []jsonShortage `json:"counts"`
	Asks    []string       `json:"asks"`
}

type jsonShortage struct {
	Path     string  `json:"path"`
	Relation string  `json:"relation"`
	Need     string  `json:"need"`
	Have     *string `json:"have"`
	Off      *string `json:"off"`
}

type jsonQuestion struct {
	Path    string      `json:"path"`
	Of      string      `json:"of,omitempty"`
	Step    string      `json:"step"`
	Norm    string      `json:"norm,omitempty"`
	Changes bool        `json:"changes"`
	Replies []jsonReply `json:"replies"`
}

type jsonReply struct {
	Answer     string `json:"answer"`
	Finding    string `json:"finding"`
	Conclusion string `json:"conclusion"`
}

type jsonSilence struct {
	ID      string   `json:"id"`
	Norm    string   `json:"norm"`
	InForce string   `json:"in_force"`
	Cites   []string `json:"cites"`
}

type jsonRiskItem struct {
	Breach      string          `json:"breach"`
	Outcome     string          `json:"outcome,omitempty"`
	Consequence string          `json:"consequence,omitempty"`
	FallsShort  []jsonShortfall `json:"falls_short_of"`
	Penalties   []jsonPenalty   `json:"penalties"`
}

type jsonPenalty struct {
	Norm       string          `json:"norm"`
	Most       []jsonMost      `json:"most"`
	Certainty  string          `json:"certainty"`
	FallsShort []jsonShortfall `json:"falls_short_of"`
	Standards  []string        `json:"standards"`
}

type jsonMost struct {
	For  string `json:"for"`
	Says string `json:"says"`
	Most string `json:"most"`
}

type jsonMove struct {
	ID     string      `json:"id"`
	Before *string     `json:"before"`
	After  *string     `json:"after"`
	Causes []jsonCause `json:"causes"`
}

type jsonCause struct {
	Kind   string   `json:"kind"`
	Paths  []string `json:"paths,omitempty"`
	Days   []string `json:"days,omitempty"`
	Before []string `json:"before,omitempty"`
	After  []string `json:"after,omitempty"`
}

func courseJSON(c *docket.Course) jsonCourse {
	out := jsonCourse{Conclusion: c.Conclusion.Law.ID, Event: c.Event.ID, Outcome: c.Conclusion.Outcome.String(), Planned: c.Planned,
		Steps: []jsonWayStep{}, Bars: []string{}, Open: []jsonSilence{}, Risks: []jsonRiskItem{}}
	for _, s := range c.Steps {
		out.Steps = append(out.Steps, stepJSON(s))
	}
	for _, b := range c.Bars {
		out.Bars = append(out.Bars, b.Finding.Norm.ID)
	}
	if c.Ready != nil {
		out.readyJSON(c.Ready)
	}
	if c.Next != nil {
		out.Next = questionJSON(c.Next)
	}
	for _, o := range c.Open {
		out.Open = append(out.Open, silenceJSON(o))
	}
	for _, r := range c.Risks {
		out.Risks = append(out.Risks, riskJSON(r))
	}
	return out
}

func (out *jsonCourse) readyJSON(r *docket.Ready) {
	out.Lawful, out.TooEarly = whenJSON(r.On), r.Early.String()
	for _, s := range r.NoTerm {
		out.NoTerm = append(out.NoTerm, s.Law.ID)
	}
	if r.Ends != nil {
		out.Ends = dayJSON(r.Ends.Last)
	}
}

func stepJSON(s *docket.Step) jsonWayStep {
	out := jsonWayStep{ID: s.Law.ID, By: s.Law.By, Stage: s.Stage.String(), On: whenJSON(s.On), Done: thingIDs(s.Events), Lacks: []jsonLack{}, Asks: paths(s.Missing)}
	for _, l := range s.Lacks {
		lack := jsonLack{Norm: l.Finding.Norm.ID, Event: l.Finding.Event.ID, Outcome: l.Finding.Outcome.String(), Counts: []jsonShortage{}, Asks: paths(l.Asks)}
		for _, c := range l.Counts {
			lack.Counts = append(lack.Counts, shortageJSON(c))
		}
		out.Lacks = append(out.Lacks, lack)
	}
	return out
}

func shortageJSON(c *docket.Shortage) jsonShortage {
	out := jsonShortage{Path: c.Fact.Path, Relation: c.Relation.String(), Need: c.Need.String()}
	if c.HasHave {
		have, off := c.Have.String(), c.Off.String()
		out.Have, out.Off = &have, &off
	}
	return out
}

func questionJSON(q *docket.Question) *jsonQuestion {
	out := &jsonQuestion{Path: q.Fact.Path, Step: q.Step.Law.ID, Changes: q.Changes, Replies: []jsonReply{}}
	if l := q.Fact.Leaf; l != nil && l.Of != nil {
		out.Of = l.Of.ID
	}
	if q.Finding != nil {
		out.Norm = q.Finding.Norm.ID
	}
	for _, r := range q.Replies {
		out.Replies = append(out.Replies, jsonReply{replyJSON(r.Value), r.Finding.String(), r.Conclusion.String()})
	}
	return out
}

// replyJSON writes an answer as records write it.
func replyJSON(v reason.Value) string {
	if v.Absent() {
		return "none"
	}
	if lo, hi, ok := v.Bounds(); ok {
		return civil.Range{Lo: lo, Hi: hi}.String()
	}
	if text, ok := v.Text(); ok {
		return text
	}
	return v.Truth().String()
}

func silenceJSON(o *docket.OpenPoint) jsonSilence {
	out := jsonSilence{ID: o.Silence.ID, Norm: o.Version.Norm.ID, InForce: o.Version.InForce(), Cites: []string{}}
	for _, c := range o.Silence.Cites {
		out.Cites = append(out.Cites, c.String())
	}
	return out
}

func riskJSON(r *docket.Risk) jsonRiskItem {
	out := jsonRiskItem{FallsShort: shortfallsJSON(r.FallsShortOf), Penalties: []jsonPenalty{}}
	switch {
	case r.Finding != nil:
		out.Breach, out.Outcome = r.Finding.Norm.ID, r.Finding.Outcome.String()
	case r.Whole != nil:
		out.Breach = r.Whole.ID
	default:
		out.Breach = r.Later.ID
	}
	if r.Consequence != nil {
		out.Consequence = r.Consequence.Says.In(vocabulary.English)
	}
	for _, x := range r.Penalties {
		out.Penalties = append(out.Penalties, penaltyJSON(x))
	}
	return out
}

func penaltyJSON(x *docket.Penalty) jsonPenalty {
	out := jsonPenalty{Norm: x.Norm.ID, Most: []jsonMost{}, Certainty: x.Version.Checked.Certainty, FallsShort: shortfallsJSON(x.FallsShortOf), Standards: []string{}}
	if x.For != nil && x.For.Certainty != "" {
		out.Certainty = x.For.Certainty
	}
	for _, m := range x.Most {
		out.Most = append(out.Most, jsonMost{m.Ceiling.For, m.Ceiling.Says.In(vocabulary.English), mostJSON(m)})
	}
	for _, s := range x.Standards {
		out.Standards = append(out.Standards, s.ID)
	}
	return out
}

func shortfallsJSON(list []law.Shortfall) []jsonShortfall {
	out := []jsonShortfall{}
	for _, s := range list {
		out = append(out, jsonShortfall{s.Standard, append([]string{}, s.SaidBy...)})
	}
	return out
}

// mostJSON writes a ceiling as records write it; "" where it has no measure, or none that is known.
func mostJSON(m assess.Most) string {
	switch {
	case m.HasMoney:
		return m.Money.String() + " " + m.Currency
	case m.Span.Unit != 0:
		return m.Span.String()
	}
	return ""
}

func movesJSON(moves []*docket.Move) []jsonMove {
	var out []jsonMove
	for _, m := range moves {
		j := jsonMove{ID: m.ID, Before: dueJSON(m.Before), After: dueJSON(m.After), Causes: []jsonCause{}}
		for _, c := range m.Causes {
			cause := jsonCause{Kind: c.Kind.String(), Before: versionsJSON(c.Before), After: versionsJSON(c.After)}
			for _, f := range c.Facts {
				cause.Paths = append(cause.Paths, f.Path)
			}
			for _, d := range c.Days {
				cause.Days = append(cause.Days, d.Day.String())
			}
			j.Causes = append(j.Causes, cause)
		}
		out = append(out, j)
	}
	return out
}

func versionsJSON(list []*law.Version) []string {
	var out []string
	for _, v := range list {
		out = append(out, v.InForce())
	}
	return out
}

// dueJSON is the due day of a duty; null where there is no such duty or no day.
func dueJSON(d *docket.Duty) *string {
	if d == nil {
		return nil
	}
	return whenJSON(d.Due)
}

// factJSON is a fact with its sources.
func factJSON(u *assess.FactUsed) jsonFact {
	out := jsonFact{Path: u.Path, Sources: []string{}}
	if u.Leaf != nil {
		out.Value, out.Sources = written(u.Leaf), append(out.Sources, cited(u.Leaf)...)
	}
	return out
}
