package drafts

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// actors writes the names of the actors at a place.
func (f *filler) actors(kind string, args []any) string {
	p, _ := f.place(args)
	if p.lost || len(p.things) == 0 {
		return f.missing(p)
	}
	var out []string
	for _, t := range p.things {
		as := kind
		if isPerson := t.Kind.IsA("person"); t.Kind.Class == vocabulary.Event || isPerson != (kind == "person") {
			as = "actor"
		}
		out = append(out, "{"+as+":"+t.ID+"}")
	}
	return strings.Join(out, ", ")
}

// attribute writes a figure or another value.
func (f *filler) attribute(kind string, args []any) string {
	p, _ := f.place(args)
	if p.lost || p.fact == nil {
		return f.missing(p)
	}
	return fmt.Sprintf("{%s:%s.%s}", kind, p.of.ID, p.name)
}

func (f *filler) date(args ...any) string {
	p, rest := f.place(args)
	if len(rest) > 0 && !p.lost && len(p.things) == 1 {
		p = f.step(p.things[0], "until")
	}
	switch {
	case p.lost:
	case p.fact != nil && p.attribute.Type == vocabulary.Date && p.name == "until":
		return "{date:" + p.of.ID + " until}"
	case p.fact != nil && p.attribute.Type == vocabulary.Date && p.name == "date":
		return "{date:" + p.of.ID + "}"
	case p.fact != nil && p.attribute.Type == vocabulary.Date:
		return "{date:" + p.of.ID + "." + p.name + "}"
	case len(p.things) == 1:
		t := p.things[0]
		if t.Date().Known() {
			return "{date:" + t.ID + "}"
		}
		p = f.step(t, "date")
	}
	return f.missing(p)
}

func (f *filler) placeOf(args ...any) string {
	p, rest := f.place(args)
	if !p.lost && len(p.things) == 1 && p.things[0].Place != "" {
		return "{place:" + p.things[0].ID + "}"
	}
	return lack(fmt.Sprint(rest[0]))
}

func (f *filler) title(args ...any) string {
	p, _ := f.place(args)
	if p.lost || len(p.things) != 1 {
		return f.missing(p)
	}
	return "{title:" + p.things[0].ID + "}"
}

// id gives the id of a thing, or "" where it is not known.
func (f *filler) id(args ...any) string {
	if p, _ := f.place(args); !p.lost && len(p.things) == 1 {
		return p.things[0].ID
	}
	return ""
}

// name says what a kind of thing is called, or what a finding is about.
func (f *filler) name(args ...any) string {
	p, _ := f.place(args)
	switch {
	case p.finding != nil:
		return f.titled(p.finding.Norm)
	case p.norm != nil:
		return f.titled(p.norm)
	case p.source != nil:
		return escape(p.source.Kind.Says.In(f.order.Lang))
	case !p.lost && len(p.things) == 1:
		return escape(p.things[0].Kind.Says.In(f.order.Lang))
	}
	return f.missing(p)
}

// titled writes the title of a norm.
func (f *filler) titled(n *law.Norm) string { return asIs(n.Title.In(f.order.Lang)) }

// asIs writes words of law or vocabulary, whose figures are none of the record's.
func asIs(text string) string {
	return "{as-is:" + strings.NewReplacer(`\`, `\\`, "}", `\}`).Replace(text) + "}"
}

// cite names everything at the places that the record has, each once; nothing where it has none.
func (f *filler) cite(opening string, args []any) string {
	var parts []string
	add := func(id string) {
		if !slices.Contains(parts, id) {
			parts = append(parts, id)
		}
	}
	for len(args) > 0 {
		var p found
		p, args = f.place(args)
		switch owner := p.owner(); {
		case p.finding != nil:
			add(target(p.finding))
		case p.norm != nil:
			add(normOf(p.norm, p.on))
		case p.source != nil:
			add(p.source.ID)
		case owner == nil:
			for _, t := range p.things {
				if !p.lost && p.of == nil {
					add(t.ID)
				}
			}
		case owner.Kind.Class == vocabulary.Actor && p.fact != nil && owner == p.of:
			for _, source := range f.sourcesOf(p) {
				add(source)
			}
		default:
			add(owner.ID)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return opening + strings.Join(parts, "; ") + "]"
}

// sourcesOf lists the sources of what is said of an actor's attribute, each with its place: all that is known of an actor would be far more. Where
// none is named it is the actor.
func (f *filler) sourcesOf(p found) []string {
	var out []string
	for _, account := range append([]string{""}, p.fact.Accounts()...) {
		for _, a := range p.fact.As(account, f.day(p.of)).From {
			for _, c := range a.Sources {
				out = append(out, c.String())
			}
		}
	}
	if len(out) == 0 {
		out = append(out, p.of.ID)
	}
	return out
}

func many(list any) string {
	switch list := list.(type) {
	case []item:
		return fmt.Sprintf("{as-is:%d}", len(list))
	case []string:
		return fmt.Sprintf("{as-is:%d}", len(list))
	}
	return ""
}

// has reports whether something is known to be there.
func (f *filler) has(args ...any) bool {
	p, _ := f.place(args)
	return p.known() && !f.empty(p)
}

func (f *filler) none(args ...any) bool {
	p, _ := f.place(args)
	return !p.lost && f.empty(p)
}

// empty reports whether all who say something of it say that there is none.
func (f *filler) empty(p found) bool {
	if p.fact == nil {
		return p.closed && len(p.things) == 0
	}
	return !slices.ContainsFunc(f.values(p.of, p.fact), func(v record.Value) bool {
		return v.Form != record.None && !(v.Form == record.ListForm && len(v.Items) == 0 && !v.More && !v.Counted)
	})
}

// more reports whether a list is not complete.
func (f *filler) more(args ...any) bool {
	p, _ := f.place(args)
	if p.fact == nil {
		return !p.closed
	}
	return slices.ContainsFunc(f.values(p.of, p.fact), func(v record.Value) bool { return v.More || v.Counted })
}

// says reports whether all who answer a question answer so.
func (f *filler) says(yes bool, args []any) bool {
	p, _ := f.place(args)
	if p.lost || p.fact == nil {
		return false
	}
	return !slices.ContainsFunc(f.values(p.of, p.fact), func(v record.Value) bool { return v.Form != record.BoolForm || v.Yes != yes })
}

func (f *filler) is(args ...any) bool {
	p, rest := f.place(args)
	if p.lost || p.fact == nil || len(rest) == 0 {
		return false
	}
	isWord := func(v record.Value) bool { return v.Form == record.TextForm && v.Text == rest[0] }
	return !slices.ContainsFunc(f.values(p.of, p.fact), func(v record.Value) bool {
		return !isWord(v) && !slices.ContainsFunc(v.Items, isWord)
	})
}

func (f *filler) kind(args ...any) bool {
	p, rest := f.place(args)
	name, _ := rest[0].(string)
	return !p.lost && len(p.things) == 1 && p.things[0].Kind.IsA(name)
}

// escape writes a text from the record so that nothing in it is taken for a sign of the format.
func escape(text string) string {
	var b strings.Builder
	text = strings.Join(strings.Fields(text), " ")
	for i, r := range text {
		first := strings.TrimLeft(text[:i], "0123456789") == ""
		if strings.ContainsRune("\\`*_{}[]<>#|^&~!+=", r) || first && strings.ContainsRune("-.):", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
