package assess_test

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/reason"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// read works out the outcome of a case from its reasons alone, as somebody would who reads them.
func read(x *assess.Explanation, from civil.Day) assess.Outcome {
	kind := x.Case.Version.Norm.Kind
	scope, exception, holds := all(x.Scope), anyOf(x.Exceptions), all(x.Elements)
	if scope == reason.NotMet || exception == reason.Met {
		return assess.NotApplicable
	}
	if scope == reason.Failed || exception == reason.Failed {
		return assess.Mistake
	}
	var out assess.Outcome
	switch kind {
	case law.Duty:
		out = duty(x.Due, holds, from)
	case law.Prohibition:
		out = plainly(not(holds))
	default:
		out = plainly(holds)
	}
	switch {
	case out == assess.Breached && (scope == reason.Unknown || exception == reason.Unknown), out == assess.Open && scope == reason.Unknown:
		return assess.Undetermined
	}
	return out
}

func duty(d *assess.DueReason, holds reason.Answer, from civil.Day) assess.Outcome {
	if d.OfNode != nil && d.OfNode.Value.Absent() {
		return assess.NotApplicable
	}
	if d.OfNode != nil && d.OfNode.Value.Truth() == reason.CanBeError || d.Answer == reason.Failed {
		return assess.Mistake
	}
	out := assess.Undetermined
	switch over := d.OfNode == nil || d.On.Known() && from > d.On.Latest; {
	case d.Answer == reason.Met:
		kept := reason.Unknown
		switch {
		case d.OfNode == nil || d.DoneOn.NotAfter(d.On) == civil.True:
			kept = reason.Met
		case d.DoneOn.NotAfter(d.On) == civil.False:
			kept = reason.NotMet
		}
		out = plainly(both(kept, holds))
	case d.OfNode != nil && d.On.Known() && from <= d.On.Earliest:
		out = assess.Open
	case d.Answer == reason.NotMet && over:
		out = assess.Breached
	}
	if d.Doubt && (out == assess.Breached || out == assess.Open) {
		return assess.Undetermined
	}
	return out
}

func plainly(a reason.Answer) assess.Outcome {
	return map[reason.Answer]assess.Outcome{reason.Met: assess.Met, reason.NotMet: assess.Breached, reason.Failed: assess.Mistake, reason.Unknown: assess.Undetermined}[a]
}

// answer is the answer of a reason, for a group worked out of its parts.
func answer(r *assess.Reason) reason.Answer {
	switch {
	case r.Node != nil:
		return r.Answer
	case len(r.Any) > 0:
		return anyOf(r.Any)
	}
	return all(r.All)
}

func all(list []*assess.Reason) reason.Answer {
	out := reason.Met
	for _, r := range list {
		out = both(out, answer(r))
	}
	return out
}

func anyOf(list []*assess.Reason) reason.Answer {
	out := reason.NotMet
	for _, r := range list {
		out = not(both(not(out), not(answer(r))))
	}
	return out
}

func both(a, b reason.Answer) reason.Answer {
	for _, strongest := range []reason.Answer{reason.NotMet, reason.Failed, reason.Unknown} {
		if a == strongest || b == strongest {
			return strongest
		}
	}
	return reason.Met
}

func not(a reason.Answer) reason.Answer {
	switch a {
	case reason.Met:
		return reason.NotMet
	case reason.NotMet:
		return reason.Met
	}
	return a
}

// reasonsAgree fails where the reasons of a case lead to another outcome than the case has, or where it asks although nothing is open, or does not
// although something is.
func reasonsAgree(t interface {
	Errorf(string, ...any)
}, a *assess.Assessment) {
	for _, f := range a.Findings {
		for i := range f.Cases {
			c := &f.Cases[i]
			x := a.Explain(f, c)
			if got := read(x, a.View.On); got != c.Outcome {
				t.Errorf("%s of %s as %q tells it, %q: is %s, but its reasons say %s", f.Norm.ID, f.Event.ID, c.Account, c.Reading, c.Outcome, got)
			}
			open := c.Outcome == assess.Undetermined || f.Outcome == assess.Undetermined && !f.Event.Date().Exact() && !a.View.LawOn.Known()
			if open == (len(x.Asks) == 0) && !unaskable(x) {
				t.Errorf("%s of %s as %q tells it, %q: is %s and asks [%s]", f.Norm.ID, f.Event.ID, c.Account, c.Reading, c.Outcome, paths(x.Asks))
			}
		}
	}
}

// unaskable reports whether a case can be open although every fact is known: the calendar ends before the term does, or a month is
// compared with thirty days.
func unaskable(x *assess.Explanation) bool {
	if x.Due != nil && (x.Due.Ends != nil || x.Due.OfNode != nil && x.Due.Of.Known() && !x.Due.On.Known()) {
		return true
	}
	return slices.ContainsFunc(x.Facts, func(u *assess.FactUsed) bool { return u.Value.Kind() == reason.KindSpan && u.Value.Known() })
}

// TestReasonsAgree explains every finding of the shipped records, and of records drawn at random.
func TestReasonsAgree(t *testing.T) {
	t.Parallel()
	engine := shippedEngine(t)
	for name, rec := range shippedRecords(t, engine) {
		for _, view := range []assess.View{{On: day(t, "2024-06-01")}, {On: day(t, "2011-06-01")}} {
			t.Run(fmt.Sprint(name, view.On), func(t *testing.T) {
				t.Parallel()
				reasonsAgree(t, engine.Assess(rec, view))
			})
		}
	}
	t.Run("drawn", func(t *testing.T) {
		t.Parallel()
		rapid.Check(t, func(rt *rapid.T) {
			m := drawModel(rt, engine, rapid.Bool().Draw(rt, "disputes"))
			rt.Log(m.yaml(vocabulary.Actor), m.yaml(vocabulary.Event))
			reasonsAgree(rt, engine.Assess(m.read(t, engine.Body.Vocabulary), assess.View{On: day(rt, "2013-06-01")}))
		})
	})
}

// shippedRecords reads the records that ship with the program.
func shippedRecords(t testing.TB, e *assess.Engine) map[string]*record.Record {
	t.Helper()
	entries, err := os.ReadDir("../../cases")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]*record.Record{}
	for _, entry := range entries {
		rec, list := record.Read(os.DirFS("../../cases/"+entry.Name()), entry.Name(), "cases/"+entry.Name()+"/", e.Body.Vocabulary)
		list.Join(assess.Fit(e.Body, rec))
		if list.Errors() > 0 {
			t.Fatal(printed(list))
		}
		out[entry.Name()] = rec
	}
	return out
}

// TestAsksDecide draws records and answers what an open case asks for, in many ways: one of them must decide it. A fact on which several
// conditions rest is left out: what one of them would need of it another may forbid, and the search for the fewest questions does not see that
// (docs/outcomes.md says so).
func TestAsksDecide(t *testing.T) {
	t.Parallel()
	engine := shippedEngine(t)
	rapid.Check(t, func(rt *rapid.T) {
		m := drawModel(rt, engine, false)
		view := assess.View{On: day(rt, "2024-06-01")}
		a := engine.Assess(m.read(t, engine.Body.Vocabulary), view)
		for _, f := range a.Findings {
			if f.Outcome != assess.Undetermined || len(f.Cases) != 1 || f.Gap {
				continue
			}
			x := a.Explain(f, &f.Cases[0])
			asks := x.Asks
			if len(asks) == 0 || len(asks) > 2 || slices.ContainsFunc(asks, unguessable) || slices.ContainsFunc(asks, shared(x)) {
				continue
			}
			view.Event, view.Norm = f.Event.ID, f.Norm.ID
			if !answerable(engine, m, asks, view) {
				rt.Fatalf("%s of %s asks %s, but no answer decides it\n%s%s", f.Norm.ID, f.Event.ID, paths(asks), m.yaml(vocabulary.Actor), m.yaml(vocabulary.Event))
			}
			return // one of a record is enough: each takes many assessments
		}
	})
}

// shared tells the facts on which more than one condition of an explanation rests.
func shared(x *assess.Explanation) func(*assess.FactUsed) bool {
	seen := map[string]int{}
	count := func(r *assess.Reason) {
		if r.Node == nil {
			return
		}
		for _, n := range r.Node.Facts() {
			seen[n.Path]++
		}
	}
	for _, r := range x.Scope {
		count(r)
	}
	x.Each(count)
	return func(u *assess.FactUsed) bool { return seen[u.Path] > 1 }
}

// unguessable reports whether a fact is a text, of which there are too many, or nobody's.
func unguessable(u *assess.FactUsed) bool {
	if u.Leaf == nil {
		return true
	}
	a, ok := u.Leaf.Of.Kind.Attribute(u.Leaf.Name)
	return ok && (a.Type == vocabulary.Label || a.Type == vocabulary.Provision || a.Type == vocabulary.NormID)
}

// answerable reports whether some answers to the questions decide the finding of a view.
func answerable(e *assess.Engine, m *model, asks []*assess.FactUsed, view assess.View) bool {
	lists := make([][]string, len(asks))
	for i, u := range asks {
		lists[i] = answers(e, u)
	}
	for _, first := range lists[0] {
		second := []string{""}
		if len(asks) == 2 {
			second = lists[1]
		}
		for _, other := range second {
			answered := m.clone()
			for i, value := range []string{first, other}[:len(asks)] {
				answered.answer(e, asks[i], value)
			}
			rec, list := answered.try(e.Body.Vocabulary)
			if list.Errors() > 0 {
				continue // it would end before it begins
			}
			for _, f := range e.Assess(rec, view).Findings {
				if f.Outcome != assess.Undetermined {
					return true
				}
			}
		}
	}
	return false
}

// answer writes an answer to a question into a model. A link to a kind is one to a new thing of it, of which everything is known, in one of
// several ways.
func (m *model) answer(e *assess.Engine, u *assess.FactUsed, value string) {
	if words := strings.Fields(value); words[0] == "new" {
		k, _ := e.Body.Vocabulary.Kind(words[1])
		t := &modelThing{id: fmt.Sprintf("answer-%d", len(m.things)), kind: k.Name, class: k.Class, said: map[string][]modelValue{}}
		way, _ := strconv.Atoi(words[2])
		for _, a := range k.Attributes {
			list := choices(a, u)
			t.said[a.Name] = []modelValue{{value: list[way%len(list)]}}
		}
		if k.Class == vocabulary.Event {
			t.said["date"] = []modelValue{{value: dates(u)[way%len(dates(u))]}}
		}
		m.things = append(m.things, t)
		value = t.id
	}
	for _, t := range m.things {
		if t.id != u.Leaf.Of.ID {
			continue
		}
		if value == "closed" {
			t.closed = append(t.closed, u.Leaf.Name)
			return
		}
		t.said[u.Leaf.Name] = []modelValue{{value: value}}
	}
}

// answers lists what could be said to a question.
func answers(e *assess.Engine, u *assess.FactUsed) []string {
	a, ok := u.Leaf.Of.Kind.Attribute(u.Leaf.Name)
	if u.Leaf.Name == "date" || u.Leaf.Name == "until" {
		a, ok = &vocabulary.Attribute{Name: u.Leaf.Name, Type: vocabulary.Date}, true
	}
	if !ok {
		return []string{"closed"}
	}
	if out := ends(u, a); out != nil && a.Type == vocabulary.Duration {
		return append(out, choices(a, u)...) // between the ends in years lie months
	} else if out != nil {
		return out
	}
	if a.Type != vocabulary.Ref {
		return choices(a, u)
	}
	out := []string{"none"}
	for _, target := range e.Body.Vocabulary.Targets(a) {
		for way := range 12 {
			out = append(out, fmt.Sprintf("new %s %d", target.Name, way))
		}
	}
	return out
}

// choices lists values of an attribute that is no link.
func choices(a *vocabulary.Attribute, u *assess.FactUsed) []string {
	var out []string
	switch a.Type {
	case vocabulary.Count:
		out = []string{"0", "1", "2", "5", "49", "1000", "1000000"}
	case vocabulary.Money:
		out = []string{"0 KZT", "100000000 KZT"}
	case vocabulary.Share:
		out = []string{"0%", "50%", "100%"}
	case vocabulary.Bool:
		out = []string{"true", "false"}
	case vocabulary.Date:
		out = dates(u)
		if a.Name != "date" {
			out = append(out, "none")
		}
	case vocabulary.Duration:
		out = []string{"1 hours", "1 days", "30 days", "1 months", "3 months", "4 months", "6 months", "1 years", "50 years"}
	case vocabulary.Choice:
		for _, w := range a.Words {
			out = append(out, w.ID)
		}
	case vocabulary.Ref:
		return []string{"none"}
	case vocabulary.Provision:
		return []string{"kz-labour-code-2007"}
	case vocabulary.NormID:
		return []string{"claims-quorum"}
	default:
		out = []string{"words"}
	}
	if a.Many {
		out = append(out, "none")
	}
	return out
}

// dates lists days round the day of the event, and what lies in an interval.
func dates(u *assess.FactUsed) []string {
	var out []string
	at := u.Leaf.Of.Date()
	if !at.Exact() {
		at = civil.On(15_106)
	}
	for _, days := range []int{-9000, -4000, -400, -30, -1, 0, 1, 8, 30, 400, 4000, 9000} {
		out = append(out, (at.Earliest + civil.Day(days)).String())
	}
	return out
}

// ends lists the ends of an interval that is known; nil where nothing is.
func ends(u *assess.FactUsed, a *vocabulary.Attribute) []string {
	if a.Many || u.Leaf.Fact == nil {
		return nil
	}
	v := u.Leaf.Resolved.Value
	switch v.Form {
	case record.RangeForm:
		unit := map[vocabulary.Type]string{vocabulary.Money: " " + v.Currency, vocabulary.Share: "%"}[a.Type]
		lo, hi := v.Range.Lo, min(v.Range.Hi, v.Range.Lo+1_000_000)
		if a.Type == vocabulary.Share {
			lo, hi = lo/100, hi/100
		}
		return []string{fmt.Sprint(lo) + unit, fmt.Sprint((lo+hi)/2) + unit, fmt.Sprint(hi) + unit}
	case record.WhenForm:
		return []string{v.When.Earliest.String(), ((v.When.Earliest + v.When.Latest) / 2).String(), v.When.Latest.String()}
	case record.SpanForm:
		return []string{fmt.Sprintf("%d %s", v.Span.Lo, v.Span.Unit), fmt.Sprintf("%d %s", v.Span.Hi, v.Span.Unit)}
	}
	return nil
}
