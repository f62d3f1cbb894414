package record

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/sheet"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// things reads a list of actors or events.
func (r *reader) things(root sheet.Node, class vocabulary.Class) {
	if !root.Empty() && !root.IsList() {
		root.Problem("here should be a list", "begin every actor or event with a hyphen: - id: …")
		return
	}
	for _, n := range root.Items() {
		if !n.IsMap() {
			n.Problem("here should be an actor or event with its keys", "write - {id: …, kind: …}")
			continue
		}
		r.thing(n, class, r.claim(n.Get("id")))
	}
}

// thing reads one actor or event whose id is claimed.
func (r *reader) thing(n sheet.Node, class vocabulary.Class, id string) *Thing {
	if n.Get("id").Empty() && id == "" {
		n.Problem(`"id" is missing`, "")
	}
	kind := r.kind(n.Get("kind"), n, class)
	if kind == nil {
		return nil
	}
	return r.thingOf(n, kind, id)
}

// thingOf reads an actor or event whose kind is known.
func (r *reader) thingOf(n sheet.Node, kind *vocabulary.Kind, id string) *Thing {
	t := &Thing{ID: id, Kind: kind, node: n, Confidential: Public}
	for _, f := range n.Fields() {
		if !r.common(t, f) {
			r.attribute(t, f)
		}
	}
	r.secrecy(t)
	if id != "" {
		r.record.things[id] = t
	}
	if kind.Class == vocabulary.Actor {
		r.record.Actors = append(r.record.Actors, t)
	} else {
		r.record.Events = append(r.record.Events, t)
	}
	return t
}

func (r *reader) kind(n, thing sheet.Node, class vocabulary.Class) *vocabulary.Kind {
	kinds := r.v.Actors
	if class == vocabulary.Event {
		kinds = r.v.Events
	}
	name := n.Word()
	if name == "" {
		if n.Empty() {
			thing.Problem(`"kind" is missing`, "")
		}
		return nil
	}
	k, ok := kinds[name]
	switch {
	case !ok:
		n.Problem(fmt.Sprintf("there is no kind %q here", name), problem.DidYouMean(name, slices.Sorted(maps.Keys(kinds))))
		return nil
	case k.Abstract:
		n.Problem(fmt.Sprintf("%q is not concrete enough", name), "take one of its kinds: "+strings.Join(children(k), ", "))
		return nil
	}
	return k
}

func children(k *vocabulary.Kind) []string {
	var out []string
	for _, c := range k.Family() {
		if !c.Abstract {
			out = append(out, c.Name)
		}
	}
	return out
}

// common reads the keys that every thing may have; false when the key is none of them.
func (r *reader) common(t *Thing, f sheet.Field) bool {
	if !slices.Contains(vocabulary.Common(t.Kind.Class), f.Name) {
		return false
	}
	switch f.Name {
	case "name":
		t.Name = f.Value.Word()
	case "pseudonym":
		t.Pseudonym = f.Value.Word()
	case "title":
		t.Title = f.Value.Word()
	case "note":
		t.Note = f.Value.Word()
	case "place":
		t.Place = f.Value.Word()
	case "matter":
		t.Matter = r.matter(f.Value)
	case "planned":
		t.Planned = f.Value.Flag()
	case "sources":
		t.Sources = r.citations(f.Value)
	case "confidential":
		t.Confidential = secrecy(f.Value)
	case "date", "until":
		r.date(t, f)
	}
	return true
}

func secrecy(n sheet.Node) Secrecy {
	if w := n.OneOf(string(Public), string(Restricted), string(Identity)); w != "" {
		return Secrecy(w)
	}
	return Public
}

func (r *reader) matter(n sheet.Node) string {
	w := n.Word()
	var known []string
	for _, m := range r.record.Matters {
		if m.ID == w {
			return w
		}
		known = append(known, m.ID)
	}
	if w != "" {
		n.Problem(fmt.Sprintf("there is no matter %q in case.yaml", w), problem.DidYouMean(w, known))
	}
	return w
}

// secrecy refuses a real name where the identity is confidential.
func (r *reader) secrecy(t *Thing) {
	if t.Confidential != Identity {
		return
	}
	if name := t.node.Get("name"); !name.Empty() {
		name.Problem("a name stands here although the identity is confidential", "remove the name and write a pseudonym; real names never stand in a record's folder")
		t.Name = ""
	}
	if t.Pseudonym == "" && t.Kind.Class == vocabulary.Actor {
		t.node.Problem(`"pseudonym" is missing`, "a person whose identity is confidential is shown under a pseudonym")
	}
}

// date reads the date or the end of an event; `a/b` as date gives both.
func (r *reader) date(t *Thing, f sheet.Field) {
	attribute := dateAttribute(f.Name)
	if f.Name == "date" && f.Value.IsText() && strings.Contains(f.Value.Text(), "/") {
		p, err := civil.ParsePeriod(f.Value.Text())
		if err != nil {
			f.Value.Problem(sentence(err))
			return
		}
		t.Facts = append(t.Facts, whenFact(t, "date", p.Start, f.Value))
		if !p.Open {
			r.end(t, whenFact(t, "until", p.End, f.Value))
		}
		return
	}
	if f.Name == "until" {
		r.end(t, r.fact(t, attribute, f.Value))
		return
	}
	if f.Value.Text() == "none" {
		f.Value.Problem("an event that has no date is none", "leave the date out when it is not known")
		return
	}
	if fact := r.fact(t, attribute, f.Value); fact != nil {
		t.Facts = append(t.Facts, fact)
	}
}

// end notes when an event ended, unless its date says so too.
func (r *reader) end(t *Thing, until *Fact) {
	switch _, twice := t.Fact("until"); {
	case until == nil:
	case twice:
		until.node.Problem("when it ended is said twice", "write the end after the slash of date:, or after until:, not both")
	default:
		t.Facts = append(t.Facts, until)
	}
}

func dateAttribute(name string) *vocabulary.Attribute {
	return &vocabulary.Attribute{Name: name, Type: vocabulary.Date}
}

func whenFact(t *Thing, name string, w civil.When, n sheet.Node) *Fact {
	f := &Fact{Of: t, Name: name, Attribute: dateAttribute(name), node: n}
	f.Assertions = []Assertion{{Value: Value{Form: WhenForm, When: w, Written: n.Text()}, node: n}}
	return f
}

// attribute reads an attribute of the thing's kind.
func (r *reader) attribute(t *Thing, f sheet.Field) {
	if _, ok := inverseOf(t.Kind, f.Name); ok {
		r.inverse(t, f)
		return
	}
	a, ok := t.Kind.Attribute(f.Name)
	if !ok {
		known := vocabulary.Common(t.Kind.Class)
		for _, a := range t.Kind.Attributes {
			known = append(known, a.Name)
		}
		hint := fmt.Sprintf("every key of the kind: tarazy new actor %s", t.Kind.Name)
		if t.Kind.Class == vocabulary.Event {
			hint = fmt.Sprintf("every key of the kind: tarazy new event %s", t.Kind.Name)
		}
		if near := problem.Nearest(f.Name, known); near != "" {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		f.Key.Problem(fmt.Sprintf("%q is not known of the kind %q", f.Name, t.Kind.Name), hint)
		return
	}
	if fact := r.fact(t, a, f.Value); fact != nil {
		t.Facts = append(t.Facts, fact)
	}
}

// inverse reads what a thing says of the links that point at it: that there are none, or that all are recorded.
func (r *reader) inverse(t *Thing, f sheet.Field) {
	w := f.Value.OneOf("none", "complete")
	if w == "" {
		return
	}
	if t.Closed == nil {
		t.Closed = map[string]bool{}
	}
	t.Closed[f.Name] = true
	if w == "none" {
		r.empty = append(r.empty, closedLink{t, f})
	}
}

// fact reads all that is asserted of one attribute: a bare value, one assertion, or a list of assertions.
func (r *reader) fact(t *Thing, a *vocabulary.Attribute, n sheet.Node) *Fact {
	if n.Empty() {
		return nil
	}
	fact := &Fact{Of: t, Name: a.Name, Attribute: a, node: n}
	switch {
	case isAssertion(n):
		fact.Assertions = []Assertion{r.assertion(a, n)}
	case n.IsList() && len(n.Items()) > 0 && isAssertion(n.Items()[0]):
		for _, item := range n.Items() {
			if !isAssertion(item) {
				item.Problem("assertions and plain values are mixed", "write every item as {value: …}")
				continue
			}
			fact.Assertions = append(fact.Assertions, r.assertion(a, item))
		}
	default:
		fact.Assertions = []Assertion{{Value: r.value(n, a), node: n}}
	}
	return fact
}

func isAssertion(n sheet.Node) bool { return n.IsMap() }

func (r *reader) assertion(a *vocabulary.Attribute, n sheet.Node) Assertion {
	keys := []string{"value!", "by", "source", "on", "from", "to", "said", "at", "note"}
	for _, w := range a.With {
		keys = append(keys, w.Name)
	}
	m := n.Known(keys...)
	out := Assertion{
		Value: r.value(m["value"], a), By: r.account(m["by"]), Sources: r.citations(m["source"]),
		On: r.when(m["on"]), From: r.when(m["from"]), To: r.when(m["to"]), Said: r.when(m["said"]),
		at: m["at"].Word(), Note: m["note"].Word(), node: n,
	}
	if out.From.Known() && out.To.Known() && out.To.Latest < out.From.Earliest {
		m["to"].Problem("ends before it begins", "")
	}
	if out.at != "" {
		r.refs = append(r.refs, pending{node: m["at"], attribute: &vocabulary.Attribute{Name: "at", Type: vocabulary.Ref, Kinds: []string{"workplace"}}, id: out.at})
	}
	for _, w := range a.With {
		if m[w.Name].Empty() {
			continue
		}
		if v := r.value(m[w.Name], w); v.Form != Nothing {
			if out.With == nil {
				out.With = map[string]string{}
			}
			out.With[w.Name] = v.Written
		}
	}
	return out
}

func (r *reader) when(n sheet.Node) civil.When {
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
