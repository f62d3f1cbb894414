package cli

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/show"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// newActorCommand makes an entry for actors.yaml.
type newActorCommand struct{ entryFlags }

// newEventCommand makes an entry for events.yaml.
type newEventCommand struct{ entryFlags }

// newSourceCommand makes an entry for sources.yaml.
type newSourceCommand struct{ entryFlags }

// Run prints an entry, adds it to a record, or lists the kinds.
func (c *newActorCommand) Run(s *shared) error {
	return s.newEntry(&c.entryFlags, "actors", "no_kind_of_actor", func(v *vocabulary.Vocabulary) map[string]*vocabulary.Kind { return v.Actors })
}

// Run prints an entry, adds it to a record, or lists the kinds.
func (c *newEventCommand) Run(s *shared) error {
	return s.newEntry(&c.entryFlags, "events", "no_kind_of_event", func(v *vocabulary.Vocabulary) map[string]*vocabulary.Kind { return v.Events })
}

// Run prints an entry, adds it to a record, or lists the kinds.
func (c *newSourceCommand) Run(s *shared) error {
	return s.newEntry(&c.entryFlags, "sources", "no_kind_of_source", func(v *vocabulary.Vocabulary) map[string]*vocabulary.Kind { return v.Sources })
}

// newEntry makes an entry of the kind that is named, or lists the kinds where none is.
func (s *shared) newEntry(e *entryFlags, part, unknown string, kinds func(*vocabulary.Vocabulary) map[string]*vocabulary.Kind) error {
	body, err := s.body()
	if err != nil {
		return err
	}
	have := kinds(body.Vocabulary)
	if e.Kind == "" {
		return s.listKinds(have)
	}
	k, ok := have[e.Kind]
	switch {
	case !ok:
		return s.noSuch(unknown, e.Kind, slices.Sorted(maps.Keys(have)))
	case k.Abstract:
		return s.wrong("abstract_kind", "Word", e.Kind, "Words", strings.Join(concrete(k), ", "))
	}
	entry := func(id string) string { return s.entry(k, id, body) }
	if e.Case != "" {
		return e.append(s, body, part, entry)
	}
	if e.ID == "" {
		e.ID = numbered(k.Name, 1)
	}
	fmt.Fprint(s.Out, entry(e.ID))
	return nil
}

func concrete(k *vocabulary.Kind) []string {
	var out []string
	for _, c := range k.Family() {
		if !c.Abstract {
			out = append(out, c.Name)
		}
	}
	return out
}

// listKinds prints the kinds that an entry can have.
func (s *shared) listKinds(of map[string]*vocabulary.Kind) error {
	tw := tabwriter.NewWriter(s.Out, 0, 0, 2, ' ', 0)
	for _, c := range s.kinds(of) {
		fmt.Fprintf(tw, "%s\t%s\n", c.word, c.says)
	}
	return tw.Flush()
}

// commentWidth is how wide the comments in files to fill in are set, and commentColumn where those begin that stand beside a value.
const (
	commentWidth  = 110
	commentColumn = 40
)

// entry is a commented entry of a kind, with every key that it may have and no values.
func (s *shared) entry(k *vocabulary.Kind, id string, body *law.Body) string {
	var b strings.Builder
	comment := func(indent, text string) {
		for _, l := range show.Wrap(text, commentWidth) {
			fmt.Fprintf(&b, "%s# %s\n", indent, l)
		}
	}
	key := func(name, value, explained string) {
		line := strings.TrimRight(fmt.Sprintf("  %s: %s", name, value), " ")
		if explained != "" {
			line += "  # " + explained
		}
		fmt.Fprintln(&b, aligned(line))
	}
	comment("", s.words.Say("new_entry", "Kind", k.Says.In(s.lang)))
	fmt.Fprintf(&b, "- id: %s\n  kind: %s\n", id, k.Name)
	for _, name := range commonKeys(k.Class) {
		value := ""
		if name == "title" && k.Class == vocabulary.Source {
			value = fmt.Sprintf("%q", k.Says.In(s.lang)) // a source must have one
		}
		key(name, value, s.words.Say("new_key_"+name))
	}
	for _, a := range k.Attributes {
		fmt.Fprintln(&b)
		if !a.Asks.Empty() {
			comment("  ", a.Asks.In(s.lang))
		}
		comment("  ", s.answer(a, body))
		key(a.Name, "", "")
	}
	for _, i := range k.Inverse {
		from, ok := body.Vocabulary.Kind(i.From)
		if !ok {
			continue
		}
		fmt.Fprintln(&b)
		comment("  ", s.words.Say("asks_inverse", "Kind", from.Says.In(s.lang), "Name", i.Name))
		key(i.Name, "", "")
	}
	return b.String()
}

// commonKeys lists the keys that every entry of a class may have, in the order in which people fill them in.
func commonKeys(c vocabulary.Class) []string {
	switch c {
	case vocabulary.Actor:
		return []string{"name", "pseudonym", "confidential", "place", "sources", "note"}
	case vocabulary.Event:
		return []string{"date", "until", "title", "place", "matter", "sources", "confidential", "planned", "note"}
	}
	return []string{"title", "author", "from", "date", "account", "public", "on_file", "cited_in", "language", "consent", "confidential", "note"}
}

// answer explains how the value of an attribute is written.
func (s *shared) answer(a *vocabulary.Attribute, body *law.Body) string {
	says := s.words.Say("new_type_" + a.Type.String())
	switch a.Type {
	case vocabulary.Choice:
		var words []string
		for _, w := range a.Words {
			words = append(words, fmt.Sprintf("%s (%s)", w.ID, w.Says.In(s.lang)))
		}
		says = s.words.Say("new_type_word", "Words", strings.Join(words, ", "))
	case vocabulary.Ref:
		says = s.words.Say("new_type_ref", "Kinds", s.targets(a, body))
	}
	if a.Many {
		says = s.words.Say("new_many", "Type", says)
	}
	if a.Dated {
		says += " " + s.words.Say("new_dated")
	}
	for _, w := range a.With {
		says += " " + s.words.Say("new_with", "Word", w.Name)
	}
	return says
}

// targets says what a reference may point at.
func (s *shared) targets(a *vocabulary.Attribute, body *law.Body) string {
	var out []string
	for _, name := range a.Kinds {
		text := s.words.Say("new_any_" + name)
		if k, ok := body.Vocabulary.Kind(name); ok {
			text = k.Says.In(s.lang)
		}
		out = append(out, text)
	}
	return strings.Join(out, ", ")
}
