package record

import (
	"fmt"
	"slices"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/sheet"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// Sketch makes a small record from nested maps, as tests of norms write them: the key `it` is an event of the kind about (or of
// a kind that descends from it), on the given day unless it has a date; maps within it are the actors and events that its
// attributes point at. Lists under the name of an inverse link are events that point back. Accounts need not be declared.
func Sketch(given sheet.Node, about string, on civil.When, v *vocabulary.Vocabulary) (*Record, *Thing, problem.List) {
	r := newReader(v)
	r.sketching = true
	var before int
	if list := given.Problems(); list != nil {
		before = len(list.All)
	}
	m := given.Known("it!")
	it := r.sketch(m["it"], []string{about})
	if it != nil && !it.Date().Known() {
		it.Facts = append(it.Facts, whenFact(it, "date", on, m["it"]))
	}
	r.finish()
	if list := given.Problems(); list != nil {
		r.to.All = append(r.to.All, list.All[before:]...)
		list.All = list.All[:before]
	}
	r.to.Sort()
	return r.record, it, r.to
}

// sketch makes one thing of one of the kinds, and what it points at.
func (r *reader) sketch(n sheet.Node, kinds []string) *Thing {
	kind := r.sketchKind(n, kinds)
	if kind == nil {
		return nil
	}
	id := n.Get("id").Text()
	if id == "" {
		r.made++
		id = fmt.Sprintf("%s-%d", kind.Name, r.made)
	} else if _, taken := r.record.things[id]; taken {
		n.Get("id").Problem(fmt.Sprintf("the id %q stands here twice", id), "name the first one by its id alone, or take another id")
	}
	t := &Thing{ID: id, Kind: kind, node: n, Confidential: Public}
	r.record.things[id] = t
	if kind.Class == vocabulary.Actor {
		r.record.Actors = append(r.record.Actors, t)
	} else {
		r.record.Events = append(r.record.Events, t)
	}
	for _, f := range n.Fields() {
		r.sketchField(t, f)
	}
	return t
}

func (r *reader) sketchKind(n sheet.Node, kinds []string) *vocabulary.Kind {
	accept := &vocabulary.Attribute{Type: vocabulary.Ref, Kinds: kinds}
	targets := r.v.Targets(accept)
	var names []string
	for _, k := range targets {
		names = append(names, k.Name)
	}
	if name := n.Get("kind").Text(); name != "" {
		for _, k := range targets {
			if k.Name == name {
				return k
			}
		}
		n.Get("kind").Problem(fmt.Sprintf("%q cannot stand here", name), problem.DidYouMean(name, names))
		return nil
	}
	if len(targets) == 1 {
		return targets[0]
	}
	if len(kinds) == 1 {
		if k, ok := r.v.Kind(kinds[0]); ok && !k.Abstract {
			return k
		}
	}
	n.Problem("several kinds can stand here", "write kind: with one of them: "+problemList(names))
	return nil
}

func problemList(names []string) string {
	if len(names) > 8 {
		names = append(slices.Clone(names[:8]), "…")
	}
	out := ""
	for i, n := range names {
		if i > 0 {
			out += ", "
		}
		out += n
	}
	return out
}

func (r *reader) sketchField(t *Thing, f sheet.Field) {
	if inverse, ok := inverseOf(t.Kind, f.Name); ok {
		r.sketchInverse(t, inverse, f.Value)
		return
	}
	if r.common(t, f) {
		return
	}
	a, ok := t.Kind.Attribute(f.Name)
	if !ok || a.Type != vocabulary.Ref || !nested(f.Value) {
		r.attribute(t, f)
		return
	}
	fact := &Fact{Of: t, Name: a.Name, Attribute: a, node: f.Value}
	v := Value{Form: RefForm}
	if a.Many {
		v = Value{Form: ListForm}
	}
	for _, item := range f.Value.Items() {
		if item.IsText() && item.Text() == more {
			v.More = true
			continue
		}
		ref := r.sketchRef(item, a)
		if ref == nil {
			continue
		}
		if a.Many {
			v.Items = append(v.Items, Value{Form: RefForm, Text: ref.ID, Ref: ref})
		} else {
			v.Text, v.Ref = ref.ID, ref
		}
	}
	fact.Assertions = []Assertion{{Value: v, node: f.Value}}
	t.Facts = append(t.Facts, fact)
}

// nested reports whether a value holds maps that are things, not assertions.
func nested(n sheet.Node) bool {
	for _, item := range n.Items() {
		if item.IsMap() && !item.Get("value").Exists() {
			return true
		}
	}
	return false
}

func (r *reader) sketchRef(n sheet.Node, a *vocabulary.Attribute) *Thing {
	if !n.IsText() {
		return r.sketch(n, a.Kinds)
	}
	if t, ok := r.record.things[n.Text()]; ok {
		return t
	}
	n.Problem(fmt.Sprintf("nothing here is called %q", n.Text()), "give the other one an id: before it is named")
	return nil
}

func inverseOf(k *vocabulary.Kind, name string) (vocabulary.Inverse, bool) {
	for _, i := range k.Inverse {
		if i.Name == name {
			return i, true
		}
	}
	return vocabulary.Inverse{}, false
}

// sketchInverse makes events that point back at t. The list is complete unless `...` stands in it; `none` is an empty one.
func (r *reader) sketchInverse(t *Thing, inverse vocabulary.Inverse, n sheet.Node) {
	if t.Closed == nil {
		t.Closed = map[string]bool{}
	}
	t.Closed[inverse.Name] = true
	for _, item := range n.Items() {
		if item.IsText() {
			t.Closed[inverse.Name] = item.Text() != more
			continue
		}
		from := r.sketch(item, []string{inverse.From})
		if from == nil {
			continue
		}
		a, ok := from.Kind.Attribute(inverse.Via)
		if !ok {
			continue
		}
		v := Value{Form: RefForm, Text: t.ID, Ref: t}
		if a.Many {
			v = Value{Form: ListForm, Items: []Value{v}}
		}
		from.Facts = append(from.Facts, &Fact{Of: from, Name: a.Name, Attribute: a, Assertions: []Assertion{{Value: v, node: item}}, node: item})
	}
}
