package drafts

import (
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/say"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// item is one of several: a thing, a text, a finding, a source, a matter or a standard.
type item struct {
	thing    *record.Thing
	text     string
	finding  *assess.Finding
	source   *record.Source
	matter   *matter
	question string
	norm     *law.Norm // a standard, and the event that it is held against
	on       *record.Thing
}

// String is what {{.}} writes.
func (i item) String() string {
	switch {
	case i.thing != nil && i.thing.Kind.Class == vocabulary.Event:
		return "{title:" + i.thing.ID + "}"
	case i.thing != nil:
		return "{actor:" + i.thing.ID + "}"
	case i.source != nil:
		return "[@" + i.source.ID + "]"
	case i.finding != nil:
		return "[@" + target(i.finding) + "]"
	case i.matter != nil:
		return escape(i.matter.title)
	case i.question != "":
		return asIs(i.question)
	case i.norm != nil:
		return "[@" + normOf(i.norm, i.on) + "]"
	}
	return escape(i.text)
}

func target(f *assess.Finding) string { return "finding:" + f.Norm.ID + "/" + f.Event.ID }

// found is what a path leads to.
type found struct {
	item
	things    []*record.Thing       // the things themselves, where it leads to any
	of        *record.Thing         // whose attribute it is; nil where it is none
	attribute *vocabulary.Attribute // nil where the kind does not have it
	name      string                // of the attribute
	fact      *record.Fact          // nil where nothing is known
	closed    bool                  // of things that point here: there are no others
	lost      bool                  // a step before the last is not known: of and attribute are that step's
}

// place reads what a function is given: a path from the event, or an item and perhaps a path from it. It gives the other arguments too.
func (f *filler) place(args []any) (found, []any) {
	switch first := args[0].(type) {
	case string:
		return f.at(first), args[1:]
	case item:
		rest := args[1:]
		if first.thing != nil && len(rest) > 0 {
			if path, ok := rest[0].(string); ok && strings.HasPrefix(path, ".") {
				return f.walk(first.thing, strings.Split(path[1:], ".")), rest[1:]
			}
		}
		out := found{item: first}
		if first.thing != nil {
			out.things = []*record.Thing{first.thing}
		}
		return out, rest
	}
	return found{}, args[1:]
}

// at follows a path from the event.
func (f *filler) at(path string) found {
	_, rest, more := strings.Cut(path, ".")
	if f.order.Event == nil {
		return found{lost: true, name: path}
	}
	if !more {
		return found{things: []*record.Thing{f.order.Event}}
	}
	return f.walk(f.order.Event, strings.Split(rest, "."))
}

func (f *filler) walk(from *record.Thing, names []string) found {
	at := found{things: []*record.Thing{from}}
	for i, name := range names {
		if len(at.things) != 1 {
			at.lost = true
			return at
		}
		at = f.step(at.things[0], name)
		if i < len(names)-1 && len(at.things) != 1 {
			at.lost = true
			return at
		}
	}
	return at
}

// step takes one name of a path.
func (f *filler) step(t *record.Thing, name string) found {
	out := found{of: t, name: name}
	if a, ok := t.Kind.Attribute(name); ok {
		out.attribute = a
	} else if t.Kind.Class == vocabulary.Event && (name == "date" || name == "until") {
		out.attribute = dayOf(name)
	}
	for _, inverse := range t.Kind.Inverse {
		if inverse.Name == name && out.attribute == nil {
			pointing := f.order.Record.Pointing(t, inverse.From, inverse.Via)
			out.of, out.closed = nil, t.Closed[name]
			out.things = slices.DeleteFunc(pointing, func(e *record.Thing) bool { return !f.happened(e) })
			return out
		}
	}
	fact, ok := t.Fact(name)
	if !ok {
		return out
	}
	values := f.values(t, fact)
	pointing := false
	for _, v := range values {
		for _, r := range refs(v) {
			pointing = true
			if f.happened(r) && !slices.Contains(out.things, r) {
				out.things = append(out.things, r)
			}
		}
	}
	if len(values) > 0 && (!pointing || len(out.things) > 0) {
		out.fact = fact
	}
	return out
}

// happened reports whether a thing was there on the paper's day: an event that came later is none of the paper's, unless it is planned.
func (f *filler) happened(t *record.Thing) bool {
	d := t.Date()
	return t.Kind.Class != vocabulary.Event || t.Planned || t == f.order.Event || !d.Known() || d.Earliest <= f.order.On
}

// refs lists what a value points at.
func refs(v record.Value) []*record.Thing {
	if v.Ref != nil {
		return []*record.Thing{v.Ref}
	}
	var out []*record.Thing
	for _, i := range v.Items {
		if i.Ref != nil {
			out = append(out, i.Ref)
		}
	}
	return out
}

// values lists what the accounts say of a fact on the day that counts, each once.
func (f *filler) values(t *record.Thing, fact *record.Fact) []record.Value {
	var out []record.Value
	day := f.day(t)
	if t.Kind.Class == vocabulary.Event && fact.Attribute != nil && fact.Attribute.Dated { // what became of an event since
		day = civil.On(f.order.On)
	}
	for _, account := range append([]string{""}, fact.Accounts()...) {
		v := fact.As(account, day).Value
		if v.Form != record.Nothing && !slices.ContainsFunc(out, v.Same) {
			out = append(out, v)
		}
	}
	return out
}

// day is the day on which what is said of a thing counts: an event's own, for actors that of the event that the draft is about, else the paper's.
func (f *filler) day(t *record.Thing) civil.When {
	switch {
	case t.Kind.Class == vocabulary.Event:
		return t.Date()
	}
	return f.dayOfActors()
}

// known reports whether the record says anything of it.
func (p found) known() bool {
	return !p.lost && (p.fact != nil || len(p.things) > 0 || p.text != "" || p.source != nil || p.finding != nil)
}

// owner is the thing that is cited for it: the thing itself, or the one whose attribute it is; nil where nothing is known of it.
func (p found) owner() *record.Thing {
	switch {
	case p.lost, p.of != nil && p.fact == nil:
		return nil
	case len(p.things) == 1 && (p.fact == nil || p.attribute.Type == vocabulary.Ref && !p.attribute.Many):
		return p.things[0]
	}
	return p.of
}

// question is what a person is asked where the record does not know something.
func (f *filler) question(p found) string {
	switch {
	case p.attribute != nil && (p.name == "date" || p.name == "until") && p.attribute.Asks.Empty():
		return f.say("asks_"+p.name, "What", p.of.Kind.Says.In(f.order.Lang))
	case p.attribute != nil && !p.attribute.Asks.Empty():
		return p.attribute.Asks.In(f.order.Lang)
	case p.of != nil:
		return p.of.Kind.Says.In(f.order.Lang) + ": " + p.name
	}
	return p.name
}

// say says a sentence of the program in the language of the paper.
func (f *filler) say(id string, pairs ...any) string {
	if f.words == nil {
		words, err := say.New(f.order.Lang)
		if err != nil {
			return id
		}
		f.words = words
	}
	return f.words.Say(id, pairs...)
}

// missing marks what the record does not know.
func (f *filler) missing(p found) string { return lack(f.question(p)) }

func lack(question string) string {
	return "{missing: " + strings.NewReplacer(`\`, `\\`, "}", `\}`, "\n", " ").Replace(question) + "}"
}
