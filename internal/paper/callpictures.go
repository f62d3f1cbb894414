package paper

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/paper/picture"
	"github.com/tarazy/tarazy/internal/paper/refer"
	"github.com/tarazy/tarazy/internal/paper/tree"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
)

// timeline draws the events of a case; more than a page holds are drawn on several.
func (b *binder) timeline(c markup.Call) []tree.Block {
	word, ok := b.argument(c, 0, "CASE")
	if !ok {
		return nil
	}
	rec, ok := b.caseOf(c, 0)
	if !ok {
		return nil
	}
	from, to := civil.MinDay, civil.MaxDay
	options := b.options(c, 1, "from", "to")
	if w, ok := options["from"]; ok {
		from = b.moment(w).Earliest
	}
	if w, ok := options["to"]; ok {
		to = b.moment(w).Latest
	}
	if from > to {
		b.wrong(word.At, "the time ends before it begins", "write from the earlier day to the later one")
		return nil
	}
	list, hidden := b.visible(rec, func(t *record.Thing) bool {
		return t.Date().Known() && t.Date().Latest >= from && t.Date().Earliest <= to
	})
	for _, t := range list {
		b.used.thing(t, c.At)
	}
	drawings := picture.Timeline(list, from, to, b.words, b.measure())
	if len(drawings) == 0 {
		return b.withHidden(b.nothing("paper_no_events"), hidden)
	}
	var out []tree.Block
	for i, d := range drawings {
		caption := b.words.Say("paper_timeline", "Title", rec.Title)
		if len(drawings) > 1 {
			caption = b.words.Say("paper_timeline_part", "Title", rec.Title, "N", i+1, "Of", len(drawings))
		}
		out = append(out, tree.Picture{Scene: d.Scene, Alt: d.Alt, Caption: words(caption)})
	}
	return b.withHidden(out, hidden)
}

// moment is the day that a word of a call means; not known where it means none, which is a problem.
func (b *binder) moment(w markup.Word) civil.When {
	at, _, fault := b.scope.Moment(w.Text)
	if fault != nil {
		b.fault(w.At, fault)
		return civil.Between(civil.MinDay, civil.MaxDay)
	}
	return at
}

// owners draws who owned an actor.
func (b *binder) owners(c markup.Call) []tree.Block {
	word, ok := b.argument(c, 0, "ACTOR")
	if !ok {
		return nil
	}
	t, fault := b.scope.Actor(word.Text)
	if fault != nil {
		b.fault(word.At, fault)
		return nil
	}
	if !b.shows(t.Thing, word.At) {
		return nil
	}
	var on civil.When
	caption := b.words.Say("paper_owners", "Name", b.name(t.Thing))
	if about, fault := b.scope.About(); fault == nil && about != nil {
		on = about.Date()
	}
	if w, ok := b.options(c, 1, "on")["on"]; ok {
		on = b.moment(w)
	}
	if on.Known() {
		caption = b.words.Say("paper_owners_on", "Name", b.name(t.Thing), "Date", b.when(on))
	}
	drawn := &ownership{b: b, at: c.At}
	drawing, ok := picture.Owners(t.Record, t.Thing, on, picture.Edition{Name: drawn.name, Kept: drawn.keeps}, b.words, b.measure())
	if !ok {
		b.wrong(word.At, fmt.Sprintf("of %q no owner is known on that day", t.Thing.ID), "")
		return nil
	}
	runs := words(caption)
	if items := b.sources(refer.Once(drawn.sources), c.At); len(items) > 0 {
		runs = append(runs, tree.Run{Note: b.note([]group{{items: items}})})
	}
	return b.withHidden([]tree.Block{tree.Picture{Scene: drawing.Scene, Alt: drawing.Alt, Caption: runs}}, len(drawn.hidden))
}

// ownersOf is the attribute that says who owns a company.
const ownersOf = "owners"

// ownership names actors in a picture, and gathers on which sources it rests that they have owners.
type ownership struct {
	b       *binder
	at      problem.Position
	sources []record.Cite
	hidden  []*record.Assertion
}

func (o *ownership) name(t *record.Thing) string {
	if f, ok := t.Fact(ownersOf); ok {
		for _, a := range f.Assertions {
			o.sources = append(o.sources, a.Sources...)
		}
	}
	o.b.used.thing(t, o.at)
	return o.b.name(t)
}

func (o *ownership) keeps(owner, owned *record.Thing, a *record.Assertion) bool {
	if mayShow(o.b.edition, owner) && mayShow(o.b.edition, owned) && !o.b.secret(a) {
		return false
	}
	if !slices.Contains(o.hidden, a) {
		o.hidden = append(o.hidden, a)
	}
	return true
}

// measure is how wide words are in pictures: as the desk says, else roughly.
func (b *binder) measure() picture.Measure {
	if b.desk.Measure != nil {
		return b.desk.Measure
	}
	return func(text string, _ bool) float64 { return 3 * float64(utf8.RuneCountInString(text)) / 5 } // wider than most letters, so that no word leaves its box
}
