// Package vocabulary knows the kinds of actors, events and sources, the attributes that each may have, and the question that
// each attribute answers, in English, Russian and Kazakh.
//
// Begin with [Read]. Laws and records both speak in these kinds; this package knows neither. It does not hold values and
// does not judge them.
package vocabulary

import (
	"cmp"
	"slices"

	"github.com/tarazy/tarazy/internal/sheet"
)

// Vocabulary is all kinds, by name.
type Vocabulary struct {
	Actors  map[string]*Kind
	Events  map[string]*Kind
	Sources map[string]*Kind
	Digest  string // sha256 over the names and texts of its files
}

// Kind is a kind of actor, event or source.
type Kind struct {
	Name       string
	Class      Class
	Is         string // the parent kind, or ""
	Abstract   bool   // only its children can stand in a record
	Says       Text
	Attributes []*Attribute // inherited ones first, in the order of the files
	Inverse    []Inverse    // inherited ones first
	RulesOn    *RulesOn     // only for rulings
	parent     *Kind
	children   []*Kind
}

// Class tells actors, events and sources apart.
type Class uint8

// The classes.
const (
	Actor Class = iota
	Event
	Source
)

// Attribute is one thing that can be known of an actor or event.
type Attribute struct {
	Name  string
	Type  Type
	Kinds []string     // what a reference may point at; for Type Ref only
	Many  bool         // a list
	Dated bool         // its value changes over time
	Words []Word       // the fixed list of a Type Word
	With  []*Attribute // further keys that an assertion of it may carry: a name and a type each
	Asks  Text         // the question that it answers; empty when nobody would be asked
}

// Type is the type of an attribute's value.
type Type uint8

// The types. A Ref points at an actor or event of one of the attribute's Kinds.
const (
	Count     Type = iota // a whole number of persons or things
	Bool                  // yes or no
	Label                 // free text
	Date                  // a day
	Duration              // a length of time
	Money                 // whole units of a currency
	Share                 // hundredths of a percent
	Choice                // a word of a fixed list
	Provision             // a citation
	NormID                // the id of a norm
	Ref                   // an actor or an event
)

var typeNames = map[string]Type{
	"count": Count, "bool": Bool, "text": Label, "date": Date, "duration": Duration, "money": Money,
	"share": Share, "word": Choice, "provision": Provision, "norm": NormID,
}

// String is the type as vocabulary files name it; "ref" for a Ref, which they name by its kinds.
func (t Type) String() string {
	for name, of := range typeNames {
		if of == t {
			return name
		}
	}
	return "ref"
}

// Word is one word of a fixed list.
type Word struct {
	ID   string
	Says Text
}

// Inverse is a link seen from its other end: Name on this kind lists the events of kind From whose attribute Via points here.
type Inverse struct {
	Name string
	From string
	Via  string
}

// RulesOn says that a kind of event is a ruling: its attribute Event names what it rules on, Grounds the norms it relied
// on, and Conclusion the conclusion that it drew.
type RulesOn struct {
	Event      string
	Grounds    string
	Conclusion string
	node       sheet.Node
}

// Problem notes that something is wrong with it, which only the law can show.
func (r *RulesOn) Problem(message, hint string) { r.node.Problem(message, hint) }

// Names that stand for every kind of a class in an attribute's type.
const (
	AnyActor = "actor"
	AnyEvent = "event"
	AnyThing = "any"
)

// Kind finds a kind of actor or event by name.
func (v *Vocabulary) Kind(name string) (*Kind, bool) {
	if k, ok := v.Events[name]; ok {
		return k, true
	}
	k, ok := v.Actors[name]
	return k, ok
}

// Attribute finds an attribute by name, inherited or own.
func (k *Kind) Attribute(name string) (*Attribute, bool) {
	for _, a := range k.Attributes {
		if a.Name == name {
			return a, true
		}
	}
	return nil, false
}

// IsA reports whether the kind is the named one or descends from it.
func (k *Kind) IsA(name string) bool {
	for ; k != nil; k = k.parent {
		if k.Name == name {
			return true
		}
	}
	return false
}

// Family is the kind and all that descend from it, sorted by name.
func (k *Kind) Family() []*Kind {
	out := []*Kind{k}
	for _, c := range k.children {
		out = append(out, c.Family()...)
	}
	slices.SortFunc(out, func(a, b *Kind) int { return cmp.Compare(a.Name, b.Name) })
	return out
}

// Accepts reports whether a reference of this attribute may point at something of the kind.
func (a *Attribute) Accepts(k *Kind) bool {
	for _, name := range a.Kinds {
		switch {
		case name == AnyThing, name == AnyActor && k.Class == Actor, name == AnyEvent && k.Class == Event, k.IsA(name):
			return true
		}
	}
	return false
}

// Targets lists the concrete kinds that a reference of this attribute may point at, sorted by name.
func (v *Vocabulary) Targets(a *Attribute) []*Kind {
	var out []*Kind
	for _, kinds := range []map[string]*Kind{v.Actors, v.Events} {
		for _, k := range kinds {
			if !k.Abstract && a.Accepts(k) {
				out = append(out, k)
			}
		}
	}
	slices.SortFunc(out, func(a, b *Kind) int { return cmp.Compare(a.Name, b.Name) })
	return out
}

// Word finds a word of a fixed list by id.
func (a *Attribute) Word(id string) (Word, bool) {
	for _, w := range a.Words {
		if w.ID == id {
			return w, true
		}
	}
	return Word{}, false
}
