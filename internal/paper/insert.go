package paper

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/paper/refer"
	"github.com/tarazy/tarazy/internal/paper/tree"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// inserts lists what may stand before the colon of an insert.
func inserts() []string {
	return []string{"person", "org", "actor", "count", "value", "date", "place", "title", "due", "as-is", "missing"}
}

// insert writes what an insert means.
func (b *binder) insert(i markup.Insert) []tree.Run {
	switch i.Kind {
	case "person", "org", "actor":
		return b.named(i)
	case "count", "value":
		a, fault := b.scope.Attribute(i.Ref, i.Rest)
		return b.attribute(i, a, fault)
	case "date":
		return b.dated(i)
	case "place", "title":
		return b.described(i)
	case "due":
		return b.due(i)
	case "as-is":
		return words(rest(i))
	case "missing":
		return b.missing(i)
	}
	b.wrong(i.At, fmt.Sprintf("there is no insert %q", i.Kind), problem.DidYouMean(i.Kind, inserts()))
	return nil
}

// rest is all that stands after the colon.
func rest(i markup.Insert) string { return strings.TrimSpace(i.Ref + " " + i.Rest) }

// named is the name of an actor.
func (b *binder) named(i markup.Insert) []tree.Run {
	t, fault := b.scope.Actor(i.Ref)
	if fault != nil {
		b.fault(i.At, fault)
		return nil
	}
	isPerson := t.Thing.Kind.IsA("person")
	if i.Kind == "person" && !isPerson || i.Kind == "org" && isPerson {
		b.wrong(i.At, fmt.Sprintf("%q is of the kind %s", i.Ref, t.Thing.Kind.Name), "write {actor:"+i.Ref+"}, or the kind that it is")
	}
	if !b.shows(t.Thing, i.At) {
		return nil
	}
	return words(b.name(t.Thing))
}

// attribute is a figure or another value, as the accounts tell it; where they differ, a note names the sources of each.
func (b *binder) attribute(i markup.Insert, a refer.Attribute, fault *refer.Fault) []tree.Run {
	if fault != nil {
		b.fault(i.At, fault)
		return nil
	}
	if i.Kind == "count" && !isFigure(a.Meaning) {
		b.wrong(i.At, fmt.Sprintf("%q of %q is not a figure", a.Name, a.Of.ID), "write {value:"+i.Ref+"}")
	}
	if !b.shows(a.Of, i.At) {
		return nil
	}
	t := b.tell(a)
	switch {
	case !t.known() && a.Fact != nil && slices.ContainsFunc(a.Fact.Assertions, func(x record.Assertion) bool { return b.secret(&x) }):
		b.wrong(i.At, fmt.Sprintf("no source of %q may be cited in the edition %q", a.Of.ID+"."+a.Name, b.edition), "leave the figure out here: put the sentence between :::except "+string(b.edition)+" and :::")
		return nil
	case !t.known():
		return b.unknown(i, a)
	}
	out := words(b.said(t, a.Record, false))
	if t.disputed() {
		out = append(out, b.sourced(t, i.At)...)
	}
	return out
}

func isFigure(m *vocabulary.Attribute) bool {
	return m.Many || slices.Contains([]vocabulary.Type{vocabulary.Count, vocabulary.Money, vocabulary.Share, vocabulary.Duration}, m.Type)
}

// unknown marks what the record does not say; only the internal edition is built with it.
func (b *binder) unknown(i markup.Insert, a refer.Attribute) []tree.Run {
	p := problem.Problem{Position: i.At, Message: fmt.Sprintf("the record does not say %s of %q", a.Name, a.Of.ID), Hint: a.Meaning.Asks.EN, Warning: b.edition == markup.Internal}
	b.problems.Add(p)
	return []tree.Run{{Text: b.words.Say("paper_not_known", "What", b.asked(a)), Mark: true}}
}

// asked is the question that an attribute answers.
func (b *binder) asked(a refer.Attribute) string {
	switch {
	case a.Name == "date" || a.Name == "until":
		return b.words.Say("asks_"+a.Name, "What", b.name(a.Of))
	case !a.Meaning.Asks.Empty():
		return a.Meaning.Asks.In(b.words.Language)
	}
	return a.Name
}

// sourced is a note that names the sources of each figure.
func (b *binder) sourced(t told, at problem.Position) []tree.Run {
	var groups []group
	for _, s := range t.sides {
		items := b.sources(s.sources, at)
		if len(items) == 0 {
			continue
		}
		groups = append(groups, group{items: items, frame: func(sources []tree.Run) []tree.Run {
			return b.phrases.wordings["figure"].fill(fields{"value": words(s.text), "sources": sources})
		}})
	}
	if len(groups) == 0 {
		return nil
	}
	if b.within != nil {
		return append(append(words(" ("), b.cited(groups, *b.within)...), tree.Run{Text: ")"})
	}
	if b.bare {
		return nil
	}
	return []tree.Run{{Note: b.note(groups)}}
}

// dated is the day of an event, or a fixed day.
func (b *binder) dated(i markup.Insert) []tree.Run {
	if i.Ref != "" && (i.Ref[0] >= '0' && i.Ref[0] <= '9' || strings.HasPrefix(i.Ref, "..")) {
		w, _, fault := b.scope.Moment(i.Ref)
		if fault != nil {
			b.fault(i.At, fault)
			return nil
		}
		return words(b.when(w))
	}
	a, fault := b.scope.Dated(i.Ref, i.Rest)
	if fault == nil && a.Meaning.Type != vocabulary.Date {
		b.wrong(i.At, fmt.Sprintf("%q of %q is not a day", a.Name, a.Of.ID), "write {value:"+i.Ref+"}")
		return nil
	}
	return b.attribute(i, a, fault)
}

// described is where an event or actor is, or what an event is called.
func (b *binder) described(i markup.Insert) []tree.Run {
	t, fault := b.scope.Resolve(i.Ref)
	switch {
	case fault != nil:
		b.fault(i.At, fault)
		return nil
	case t.Kind != refer.Event && t.Kind != refer.Actor:
		b.wrong(i.At, fmt.Sprintf("%q is not an event or an actor", i.Ref), "")
		return nil
	case !b.shows(t.Thing, i.At):
		return nil
	case i.Kind == "title":
		return words(b.name(t.Thing))
	case t.Thing.Place == "":
		a := refer.Attribute{Of: t.Thing, Name: "place", Meaning: &vocabulary.Attribute{Name: "place", Type: vocabulary.Label}}
		return b.unknown(i, a)
	}
	return words(t.Thing.Place)
}

// missing is shown loudly, and only to those who work on the case.
func (b *binder) missing(i markup.Insert) []tree.Run {
	p := problem.Problem{Position: i.At, Message: "something is missing here: " + rest(i), Hint: "fill it in; with {missing: …} only the edition internal is built", Warning: b.edition == markup.Internal}
	b.problems.Add(p)
	return []tree.Run{{Text: b.words.Say("paper_missing", "What", rest(i)), Mark: true}}
}

// due is the day by which a duty was to be done; where accounts part over it, as each has it.
func (b *binder) due(i markup.Insert) []tree.Run {
	t, fault := b.scope.Resolve("finding:" + i.Ref)
	if fault != nil {
		b.fault(i.At, fault)
		return nil
	}
	if !b.shows(t.Thing, i.At) {
		return nil
	}
	if b.keeps(t, i.At) {
		return nil
	}
	out, reason := b.dueOf(t.Assessment, t.Finding)
	if out.known() {
		return words(b.said(out, t.Record, true))
	}
	b.problems.Add(problem.Problem{Position: i.At, Message: fmt.Sprintf("the due day of %q is not known: %s", i.Ref, reason), Warning: b.edition == markup.Internal})
	return []tree.Run{{Text: b.words.Say("paper_not_known", "What", t.Norm.Title.In(b.words.Language)), Mark: true}}
}

// dueOf finds the due day of a duty in each account's version; else why there is none.
func (b *binder) dueOf(a *assess.Assessment, f *assess.Finding) (out told, reason string) {
	reason = "the norm gives no day"
	for k := range f.Cases {
		c := &f.Cases[k]
		d := a.Explain(f, c).Due
		switch {
		case d == nil || d.OfNode == nil:
			continue
		case d.Ends != nil:
			reason = fmt.Sprintf("the calendar ends on %s", d.Ends.Last)
			continue
		case !d.On.Known() || d.On.Earliest == civil.MinDay && d.On.Latest == civil.MaxDay:
			reason = "the day from which the term runs is not known"
			continue
		}
		text := b.when(d.On)
		if slices.ContainsFunc(out.sides, func(s side) bool { return s.text == text }) {
			continue
		}
		s := side{text: text}
		if c.Account != "" {
			s.accounts = []string{c.Account}
		}
		out.sides = append(out.sides, s)
	}
	return out, reason
}
