package paper

import (
	"slices"

	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/paper/tree"
	"github.com/tarazy/tarazy/internal/record"
)

// recommendations is one table for each addressee: what was recommended, what became of it, and up to when that is known.
func (b *binder) recommendations(c markup.Call) []tree.Block {
	rec, ok := b.caseOf(c, 0)
	if !ok {
		return nil
	}
	list, hidden := b.visible(rec, func(t *record.Thing) bool { return t.Kind.IsA("recommendation") })
	var order []string
	of := map[string][]*record.Thing{}
	for _, t := range list {
		key := b.addressed(rec, t)
		if !slices.Contains(order, key) {
			order = append(order, key)
		}
		of[key] = append(of[key], t)
	}
	if len(order) == 0 {
		return b.withHidden(b.nothing("paper_no_recommendations"), hidden)
	}
	var out []tree.Block
	for _, key := range order {
		table := tree.Table{Caption: words(key), Head: b.head("recommended", "state", "became"), Widths: []int{5, 2, 5}}
		for _, t := range of[key] {
			b.used.thing(t, c.At)
			table.Rows = append(table.Rows, b.recommendation(rec, t, c))
		}
		out = append(out, table)
	}
	return b.withHidden(out, hidden)
}

// addressed is to whom a recommendation is addressed: the heading under which it was made, else the names.
func (b *binder) addressed(rec *record.Record, t *record.Thing) string {
	if group := b.attributeFact(rec, t, "group"); group != "" {
		return group
	}
	return b.attributeText(rec, t, "to")
}

func (b *binder) recommendation(rec *record.Record, t *record.Thing, c markup.Call) []tree.Cell {
	what := b.attributeFact(rec, t, "what")
	if what == "" {
		what = b.name(t)
	}
	state := b.attributeText(rec, t, "state")
	if until := b.attributeFact(rec, t, "known_until"); until != "" {
		state = b.words.Say("paper_state_until", "State", state, "Date", until)
	}
	return []tree.Cell{textCell(what, b.mark(t, c.At)), textCell(state, 0), textCell(b.attributeFact(rec, t, "what_became"), 0)}
}
