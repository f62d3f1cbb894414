package drafts

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// shape is what a path or a function can give, as far as that is known without a record.
type shape struct {
	kinds     []*vocabulary.Kind    // things of one of these kinds
	attribute *vocabulary.Attribute // a value of this attribute, which kinds then does not say unless it is a reference
	of        *vocabulary.Kind      // the kind whose attribute it is
	many      bool                  // several of them
	finding   bool
	source    bool
	matter    bool
	words     bool // a text
	yes       bool // true or false
	list      bool // can be gone through with range
}

// one is the shape of each of several.
func (s shape) one() shape {
	s.many, s.list = false, false
	return s
}

func (s shape) isThing() bool { return len(s.kinds) > 0 }

func (s shape) isActor() bool { return s.isClass(vocabulary.Actor) }

func (s shape) isEvent() bool { return s.isClass(vocabulary.Event) }

func (s shape) isClass(c vocabulary.Class) bool {
	return slices.ContainsFunc(s.kinds, func(k *vocabulary.Kind) bool { return k.Class == c })
}

func (s shape) isType(types ...vocabulary.Type) bool {
	return s.attribute != nil && slices.Contains(types, s.attribute.Type)
}

// fault is what is wrong with a path, at which of its names.
type fault struct {
	name int
	problem.Problem
}

// path finds what names lead to from a thing. From a text it begins with "it".
func (c *checker) path(from shape, names []string, fromIt bool) (shape, *fault) {
	first := 0
	if fromIt {
		switch {
		case names[0] != "it":
			return shape{}, &fault{0, problem.Problem{Message: fmt.Sprintf("a path begins with it, not with %q", names[0]), Hint: "write it.employer, for what the event says of its employer"}}
		case !from.isThing():
			return shape{}, &fault{0, problem.Problem{Message: "the draft is about no event", Hint: "name the kinds of events under about:, or go through events with range events"}}
		}
		first = 1
	}
	at := from
	for i := first; i < len(names); i++ {
		if i > first && !at.isThing() {
			return shape{}, &fault{i, problem.Problem{Message: fmt.Sprintf("%q points at nothing that has attributes", names[i-1]), Hint: "leave out what stands after it"}}
		}
		next, ok := c.step(at, names[i])
		if !ok {
			return shape{}, &fault{i, problem.Problem{Message: fmt.Sprintf("%q is not known of the kind %q", names[i], named(at.kinds)), Hint: problem.DidYouMean(names[i], attributesOf(at.kinds))}}
		}
		at = next
	}
	return at, nil
}

// step takes one name of a path: an attribute, the link from an event back to those that name it, or the day of an event.
func (c *checker) step(from shape, name string) (shape, bool) {
	out, found := shape{}, false
	for _, k := range from.kinds {
		if a, ok := k.Attribute(name); ok {
			found = true
			out.attribute, out.of = a, k
			out.many = out.many || a.Many
			if a.Type == vocabulary.Ref {
				out.add(c.loader.v.Targets(a))
			}
			continue
		}
		for _, inverse := range k.Inverse {
			if inverse.Name == name {
				found = true
				out.many = true
				out.add(c.loader.v.Events[inverse.From].Family())
			}
		}
		if k.Class == vocabulary.Event && (name == "date" || name == "until") && !found {
			found = true
			out.attribute, out.of = dayOf(name), k
		}
	}
	return out, found
}

// dayOf is the attribute that the day of an event is.
func dayOf(name string) *vocabulary.Attribute {
	return &vocabulary.Attribute{Name: name, Type: vocabulary.Date}
}

func (s *shape) add(kinds []*vocabulary.Kind) {
	for _, k := range kinds {
		if !slices.Contains(s.kinds, k) {
			s.kinds = append(s.kinds, k)
		}
	}
}

// named names the first of the kinds that a thing can be of.
func named(kinds []*vocabulary.Kind) string {
	var out []string
	for i, k := range kinds {
		if i == 4 {
			out = append(out, "…")
			break
		}
		out = append(out, k.Name)
	}
	return strings.Join(out, ", ")
}

// attributesOf lists what can follow on a path.
func attributesOf(kinds []*vocabulary.Kind) []string {
	var out []string
	add := func(name string) {
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	for _, k := range kinds {
		for _, a := range k.Attributes {
			add(a.Name)
		}
		for _, i := range k.Inverse {
			add(i.Name)
		}
		if k.Class == vocabulary.Event {
			add("date")
			add("until")
		}
	}
	return out
}
