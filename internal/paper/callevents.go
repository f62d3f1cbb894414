package paper

import (
	"fmt"
	"maps"
	"slices"

	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/paper/refer"
	"github.com/tarazy/tarazy/internal/paper/tree"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
)

// events is the table of the events of a kind.
func (b *binder) events(c markup.Call) []tree.Block {
	word, ok := b.argument(c, 0, "KIND")
	if !ok {
		return nil
	}
	kinds := b.desk.Body.Vocabulary.Events
	if _, ok := kinds[word.Text]; !ok {
		b.wrong(word.At, fmt.Sprintf("there is no kind %q here", word.Text), problem.DidYouMean(word.Text, slices.Sorted(maps.Keys(kinds))))
		return nil
	}
	rec, ok := b.caseOf(c, 1)
	if !ok {
		return nil
	}
	list, hidden := b.visible(rec, func(t *record.Thing) bool { return t.Kind.IsA(word.Text) })
	out := tree.Table{Head: b.head("day", "event"), Widths: []int{2, 7}}
	for _, t := range byDay(list) {
		b.used.thing(t, c.At)
		out.Rows = append(out.Rows, []tree.Cell{textCell(b.days(t), 0), textCell(b.name(t), b.mark(t, c.At))})
	}
	if len(out.Rows) == 0 {
		return b.withHidden(b.nothing("paper_no_events"), hidden)
	}
	return b.withHidden([]tree.Block{out}, hidden)
}

// byDay orders events by the first day that each may have been; those of which no day is known come last.
func byDay(list []*record.Thing) []*record.Thing {
	out := slices.Clone(list)
	slices.SortStableFunc(out, func(x, y *record.Thing) int {
		a, z := x.Date(), y.Date()
		switch {
		case a.Known() != z.Known():
			if a.Known() {
				return -1
			}
			return 1
		case a.Earliest != z.Earliest:
			return int(min(1, max(-1, int64(a.Earliest)-int64(z.Earliest))))
		}
		return 0
	})
	return out
}

// days says when an event was, and until when where it lasted.
func (b *binder) days(t *record.Thing) string {
	if !t.Date().Known() {
		return b.words.Say("day_not_known")
	}
	out := b.when(t.Date())
	if end := t.Until(); end.Exact() && end.Latest > t.Date().Latest {
		return b.words.Say("paper_until", "From", out, "To", b.when(end))
	}
	return out
}

// dismissals is the table of dismissals, with the figures of each account.
func (b *binder) dismissals(c markup.Call) []tree.Block {
	rec, ok := b.caseOf(c, 0)
	if !ok {
		return nil
	}
	list, hidden := b.visible(rec, func(t *record.Thing) bool { return t.Kind.IsA("mass_dismissal") || t.Kind.IsA("dismissal") })
	out := tree.Table{Head: b.head("day", "event", "persons", "ground"), Widths: []int{2, 4, 3, 3}}
	for _, t := range byDay(list) {
		b.used.thing(t, c.At)
		persons := "1"
		if t.Kind.IsA("mass_dismissal") {
			persons = b.attributeText(rec, t, "persons")
		}
		note := b.mark(t, c.At)
		out.Rows = append(out.Rows, []tree.Cell{textCell(b.days(t), 0), textCell(b.name(t), note), cell(words(persons)), textCell(b.attributeText(rec, t, "ground"), 0)})
	}
	if len(out.Rows) == 0 {
		return b.withHidden(b.nothing("paper_no_events"), hidden)
	}
	return b.withHidden([]tree.Block{out}, hidden)
}

// attributeText says what the accounts say of an attribute; "not known" where nothing is said.
func (b *binder) attributeText(rec *record.Record, t *record.Thing, name string) string {
	if said := b.attributeFact(rec, t, name); said != "" {
		return said
	}
	return b.words.Say("not_known")
}

// attributeFact says what the accounts say of an attribute; "" where nothing is said.
func (b *binder) attributeFact(rec *record.Record, t *record.Thing, name string) string {
	f, ok := t.Fact(name)
	if !ok {
		return ""
	}
	said := b.tell(refer.Attribute{Record: rec, Of: t, Name: name, Meaning: f.Attribute, Fact: f, On: t.Date()})
	if !said.known() {
		return ""
	}
	return b.said(said, rec, true)
}

// answers is the table of letters and their answers; with from ACTOR only of letters that the actor wrote.
func (b *binder) answers(c markup.Call) []tree.Block {
	rec, ok := b.caseOf(c, 0)
	if !ok {
		return nil
	}
	var from *record.Thing
	if w, ok := b.options(c, 1, "from")["from"]; ok {
		t, fault := b.scope.Actor(w.Text)
		if fault != nil {
			b.fault(w.At, fault)
			return nil
		}
		if !b.shows(t.Thing, w.At) {
			return nil
		}
		from = t.Thing
	}
	list, hidden := b.visible(rec, func(t *record.Thing) bool {
		return t.Kind.IsA("letter") && (from == nil || slices.Contains(pointed(t, "from"), from))
	})
	out := tree.Table{Head: b.head("to", "letter", "answer"), Widths: []int{3, 4, 5}}
	for _, t := range byDay(list) {
		b.used.thing(t, c.At)
		letter := textCell(b.days(t)+": "+b.name(t), b.mark(t, c.At))
		out.Rows = append(out.Rows, []tree.Cell{textCell(b.attributeText(rec, t, "to"), 0), letter, b.answer(t, c)})
	}
	if len(out.Rows) == 0 {
		return b.withHidden(b.nothing("paper_no_letters"), hidden)
	}
	return b.withHidden([]tree.Block{out}, hidden)
}

// answer says what came back to a letter.
func (b *binder) answer(t *record.Thing, c markup.Call) tree.Cell {
	f, ok := t.Fact("answer")
	if !ok {
		return textCell(b.words.Say("paper_answer_not_known"), 0)
	}
	v := f.As("", t.Date()).Value
	switch {
	case v.Form == record.None:
		return textCell(b.words.Say("paper_no_answer"), 0)
	case v.Ref == nil:
		return textCell(b.words.Say("paper_answer_not_known"), 0)
	case !mayShow(b.edition, v.Ref) || unsourced(b, v.Ref):
		return textCell(b.words.Say("paper_answer_kept"), 0)
	}
	b.used.thing(v.Ref, c.At)
	return textCell(b.days(v.Ref)+": "+b.name(v.Ref), b.mark(v.Ref, c.At))
}

// pointed lists what an attribute of an event points at, as any account has it.
func pointed(t *record.Thing, name string) []*record.Thing {
	f, ok := t.Fact(name)
	if !ok {
		return nil
	}
	var out []*record.Thing
	for _, a := range f.Assertions {
		for _, v := range append([]record.Value{a.Value}, a.Value.Items...) {
			if v.Ref != nil && !slices.Contains(out, v.Ref) {
				out = append(out, v.Ref)
			}
		}
	}
	return out
}
