package assess

import (
	"maps"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/reason"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// layout is the vocabulary as conditions see it: one object type for each kind, and one for each set of kinds that an attribute
// may point at.
type layout struct {
	v      *vocabulary.Vocabulary
	types  []reason.ObjectType
	done   map[string]bool
	schema *reason.Schema
}

// newLayout makes the schema of all kinds of actors and events.
func newLayout(v *vocabulary.Vocabulary) (*layout, error) {
	l := &layout{v: v, done: map[string]bool{}}
	for _, kinds := range []map[string]*vocabulary.Kind{v.Actors, v.Events} {
		for _, name := range slices.Sorted(maps.Keys(kinds)) {
			l.add(name, l.fields(kinds[name]))
		}
	}
	schema, err := reason.NewSchema(l.types)
	l.schema = schema
	return l, err
}

func (l *layout) add(name string, fields []reason.Field) {
	if !l.done[name] {
		l.done[name] = true
		l.types = append(l.types, reason.ObjectType{Name: name, Fields: fields})
	}
}

// fields lists what can be said of a kind: first what everything has, then its attributes, then links in the other direction.
func (l *layout) fields(k *vocabulary.Kind) []reason.Field {
	out := []reason.Field{{Name: "kind", Type: reason.Type{Kind: reason.KindText}}, {Name: "place", Type: reason.Type{Kind: reason.KindText}}}
	if k.Class == vocabulary.Event {
		out = append(out,
			reason.Field{Name: "date", Type: reason.Type{Kind: reason.KindDate}},
			reason.Field{Name: "until", Type: reason.Type{Kind: reason.KindDate}},
			reason.Field{Name: "planned", Type: reason.Type{Kind: reason.KindBool}})
	}
	for _, a := range k.Attributes {
		out = append(out, reason.Field{Name: a.Name, Type: l.typeOf(a)})
	}
	for _, i := range k.Inverse {
		out = append(out, reason.Field{Name: i.Name, Type: reason.ListOf(reason.RefTo(l.target([]string{i.From})))})
	}
	return out
}

func (l *layout) typeOf(a *vocabulary.Attribute) reason.Type {
	t := l.scalarType(a)
	if a.Many {
		return reason.ListOf(t)
	}
	return t
}

func (l *layout) scalarType(a *vocabulary.Attribute) reason.Type {
	switch a.Type {
	case vocabulary.Count, vocabulary.Money, vocabulary.Share:
		return reason.Type{Kind: reason.KindInt}
	case vocabulary.Bool:
		return reason.Type{Kind: reason.KindBool}
	case vocabulary.Date:
		return reason.Type{Kind: reason.KindDate}
	case vocabulary.Duration:
		return reason.Type{Kind: reason.KindSpan}
	case vocabulary.Ref:
		return reason.RefTo(l.target(a.Kinds))
	case vocabulary.Choice:
		words := make([]string, len(a.Words))
		for i, w := range a.Words {
			words[i] = w.ID
		}
		return reason.WordOf(words...)
	}
	return reason.Type{Kind: reason.KindText}
}

// target names the object type for references to any of the kinds. One kind without children is its own type; of several kinds
// it is a type that has the attributes of all of them.
func (l *layout) target(kinds []string) string {
	targets := l.v.Targets(&vocabulary.Attribute{Type: vocabulary.Ref, Kinds: kinds})
	if len(targets) == 1 && len(kinds) == 1 && targets[0].Name == kinds[0] {
		return kinds[0]
	}
	sorted := slices.Clone(kinds)
	slices.Sort(sorted)
	name := "any " + strings.Join(sorted, " or ")
	if !l.done[name] {
		l.done[name] = true
		at := len(l.types)
		l.types = append(l.types, reason.ObjectType{Name: name})
		l.types[at].Fields = l.union(targets)
	}
	return name
}

// union joins the fields of several kinds; a name that means different things in two of them is left out.
func (l *layout) union(kinds []*vocabulary.Kind) []reason.Field {
	var order []string
	types := map[string]reason.Type{}
	clash := map[string]bool{}
	for _, k := range kinds {
		for _, f := range l.fields(k) {
			old, ok := types[f.Name]
			if !ok {
				order = append(order, f.Name)
				types[f.Name] = f.Type
			} else if !sameType(old, f.Type) {
				clash[f.Name] = true
			}
		}
	}
	var out []reason.Field
	for _, name := range order {
		if !clash[name] {
			out = append(out, reason.Field{Name: name, Type: types[name]})
		}
	}
	return out
}

func sameType(a, b reason.Type) bool {
	if a.Kind != b.Kind || a.Object != b.Object || !slices.Equal(a.Words, b.Words) {
		return false
	}
	if a.Elem == nil || b.Elem == nil {
		return a.Elem == b.Elem
	}
	return sameType(*a.Elem, *b.Elem)
}
