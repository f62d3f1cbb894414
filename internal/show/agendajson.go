package show

import (
	"encoding/json"
	"io"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/docket"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/record"
)

type jsonDocket struct {
	Case            string               `json:"case"`
	On              string               `json:"on"`
	Duties          []jsonDuty           `json:"duties"`
	Courses         []jsonCourse         `json:"courses"`
	Letters         []jsonLetter         `json:"letters"`
	Recommendations []jsonRecommendation `json:"recommendations"`
	Moved           []jsonMove           `json:"moved,omitempty"`
}

type jsonDuty struct {
	ID        string     `json:"id"`
	Norm      string     `json:"norm"`
	Event     string     `json:"event"`
	Addressee string     `json:"addressee"`
	Who       []string   `json:"who"`
	State     string     `json:"state"`
	Perhaps   bool       `json:"perhaps,omitempty"`
	Due       *string    `json:"due"`
	ActBy     *string    `json:"act_by"`
	LateAfter *string    `json:"late_after"`
	Terms     []jsonTerm `json:"terms"`
}

type jsonTerm struct {
	ID        string      `json:"id"`
	InForce   string      `json:"in_force"`
	Cites     []string    `json:"cites"`
	Accounts  []string    `json:"accounts,omitempty"`
	Readings  []string    `json:"readings,omitempty"`
	Aside     bool        `json:"aside,omitempty"`
	State     string      `json:"state"`
	Within    string      `json:"within,omitempty"`
	Before    bool        `json:"before,omitempty"`
	From      *string     `json:"from"`
	FromFacts []jsonFact  `json:"from_facts"`
	Due       *string     `json:"due"`
	Counts    []jsonCount `json:"counts"`
	Doubt     bool        `json:"doubt,omitempty"`
	Ends      *string     `json:"calendar_ends,omitempty"`
	Asks      []string    `json:"asks"`
	Done      *string     `json:"done"`
	DoneBy    string      `json:"done_by,omitempty"`
	Certainty string      `json:"certainty"`
	Reviewed  bool        `json:"reviewed"`
}

type jsonCount struct {
	Start string     `json:"start"`
	End   string     `json:"end"`
	Steps []jsonStep `json:"steps"`
}

type jsonStep struct {
	Day  string `json:"day"`
	What string `json:"what"`
	Why  string `json:"why"`
	By   string `json:"by,omitempty"`
}

type jsonLetter struct {
	ID       string   `json:"id"`
	Event    string   `json:"event"`
	From     []string `json:"from"`
	To       []string `json:"to"`
	Sent     *string  `json:"sent"`
	Days     *int     `json:"days"`
	DaysMost *int     `json:"days_most"`
	Answer   string   `json:"answer"`
	AnswerBy *string  `json:"answer_by"`
	Overdue  string   `json:"overdue"`
}

type jsonRecommendation struct {
	ID         string       `json:"id"`
	Event      string       `json:"event"`
	By         []string     `json:"by"`
	To         []string     `json:"to"`
	What       string       `json:"what"`
	State      string       `json:"state"`
	StateOn    *string      `json:"state_on"`
	Became     string       `json:"became,omitempty"`
	KnownUntil *string      `json:"known_until"`
	Strangers  []string     `json:"unknown_norms,omitempty"`
	Changes    []jsonChange `json:"changes"`
}

type jsonChange struct {
	Norm    string `json:"norm"`
	Before  string `json:"before"`
	After   string `json:"after"`
	Perhaps bool   `json:"perhaps,omitempty"`
}

// AgendaJSON writes the dockets of some records for programs: one object for one record, an array for several. moves are those of the only record,
// or none.
func AgendaJSON(out io.Writer, matters []*docket.Matter, moves []*docket.Move) error {
	list := make([]jsonDocket, 0, len(matters))
	for _, m := range matters {
		list = append(list, docketJSON(m))
	}
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if len(list) == 1 {
		list[0].Moved = movesJSON(moves)
		return e.Encode(list[0])
	}
	return e.Encode(list)
}

func docketJSON(m *docket.Matter) jsonDocket {
	out := jsonDocket{Case: m.Record.ID, On: m.On.String(), Duties: []jsonDuty{}, Courses: []jsonCourse{}, Letters: []jsonLetter{}, Recommendations: []jsonRecommendation{}}
	for _, d := range m.Duties {
		out.Duties = append(out.Duties, dutyJSON(m, d))
	}
	for _, c := range m.Courses {
		out.Courses = append(out.Courses, courseJSON(c))
	}
	for _, l := range m.Letters {
		j := jsonLetter{ID: l.ID, Event: l.Event.ID, From: thingIDs(l.From), To: thingIDs(l.To), Sent: whenJSON(l.Sent), Answer: l.Answer.String(), AnswerBy: whenJSON(l.AnswerBy), Overdue: l.Overdue.String()}
		if l.Days.Known {
			j.Days = &l.Days.Least
			if !l.Days.Open {
				j.DaysMost = &l.Days.Most
			}
		}
		out.Letters = append(out.Letters, j)
	}
	for _, r := range m.Recommendations {
		j := jsonRecommendation{ID: r.ID, Event: r.Event.ID, By: thingIDs(r.By), To: thingIDs(r.To), What: r.What, State: r.State, StateOn: whenJSON(r.StateOn), Became: r.Became, KnownUntil: whenJSON(r.KnownUntil), Strangers: r.Strangers, Changes: []jsonChange{}}
		for _, c := range r.Changes {
			j.Changes = append(j.Changes, jsonChange{c.Norm.ID, inForceOf(c.Before), inForceOf(c.After), c.Perhaps})
		}
		out.Recommendations = append(out.Recommendations, j)
	}
	return out
}

func dutyJSON(m *docket.Matter, d *docket.Duty) jsonDuty {
	out := jsonDuty{ID: d.ID, Norm: d.Norm.ID, Event: d.Event.ID, Addressee: d.Who.Addressee, Who: thingIDs(d.Who.Actors), State: d.State.String(), Perhaps: d.Perhaps,
		Due: whenJSON(d.Due), Terms: []jsonTerm{}}
	if day, ok := d.ActBy(); ok {
		out.ActBy = dayJSON(day)
	}
	if day, ok := d.LateAfter(); ok {
		out.LateAfter = dayJSON(day)
	}
	for _, t := range d.Terms {
		j := termJSON(t)
		j.Asks = paths(m.Explain(d, t).Asks)
		out.Terms = append(out.Terms, j)
	}
	return out
}

func termJSON(t *docket.Term) jsonTerm {
	v := t.Version
	out := jsonTerm{ID: t.ID, InForce: v.InForce(), Cites: []string{}, Accounts: t.Accounts, Readings: t.Readings, Aside: t.Aside, State: t.State.String(),
		From: whenJSON(t.Start.On), FromFacts: []jsonFact{}, Due: whenJSON(t.Due), Counts: []jsonCount{}, Done: whenJSON(t.Deed.On), Certainty: v.Checked.Certainty, Reviewed: v.Reviewed()}
	for _, c := range v.Cites {
		out.Cites = append(out.Cites, c.String())
	}
	if v.Due != nil {
		out.Within, out.Before = v.Due.Span.String(), v.Due.Before
	}
	for _, f := range t.Start.Facts {
		out.FromFacts = append(out.FromFacts, factJSON(f))
	}
	for _, c := range t.Counts {
		j := jsonCount{Start: c.Start.String(), End: c.End.String(), Steps: []jsonStep{}}
		for _, s := range c.Steps {
			j.Steps = append(j.Steps, jsonStep{s.Day.String(), s.What.String(), s.Why.Why.String(), s.Why.ID})
		}
		out.Counts = append(out.Counts, j)
	}
	out.Doubt = t.Doubt
	if t.Ends != nil {
		out.Ends = dayJSON(t.Ends.Last)
	}
	if t.Deed.By != nil {
		out.DoneBy = t.Deed.By.ID
	}
	return out
}

func whenJSON(w civil.When) *string {
	if !w.Known() {
		return nil
	}
	s := w.String()
	return &s
}

func dayJSON(d civil.Day) *string {
	s := d.String()
	return &s
}

func thingIDs(list []*record.Thing) []string {
	out := []string{}
	for _, t := range list {
		out = append(out, t.ID)
	}
	return out
}

// inForceOf is when a version is in force; "" for none.
func inForceOf(v *law.Version) string {
	if v == nil {
		return ""
	}
	return v.InForce()
}
