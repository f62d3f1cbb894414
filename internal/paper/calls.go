package paper

import (
	"fmt"

	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/paper/refer"
	"github.com/tarazy/tarazy/internal/paper/tree"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
)

// later stands where a table comes that needs the whole text to be known.
type later struct {
	tree.PageBreak
	call markup.Call
}

// calls lists the blocks that the program writes.
func calls() []string {
	return []string{"timeline", "owners", "findings", "duties", "events", "dismissals", "recommendations", "answers", "method", "sources", "law", "people"}
}

// call writes a block from the records.
func (b *binder) call(c markup.Call) []tree.Block {
	switch c.Name {
	case "sources", "law", "people":
		return []tree.Block{later{call: c}}
	case "timeline":
		return b.timeline(c)
	case "owners":
		return b.owners(c)
	case "findings":
		return b.findings(c)
	case "duties":
		return b.duties(c)
	case "events":
		return b.events(c)
	case "dismissals":
		return b.dismissals(c)
	case "recommendations":
		return b.recommendations(c)
	case "answers":
		return b.answers(c)
	case "method":
		return b.method(c)
	}
	b.wrong(c.At, fmt.Sprintf("there is no block %q", c.Name), problem.DidYouMean(c.Name, calls()))
	return nil
}

// settled puts the tables that had to wait in their places.
func (b *binder) settled(list []tree.Block) []tree.Block {
	var out []tree.Block
	for _, block := range list {
		switch x := block.(type) {
		case later:
			out = append(out, b.listOfUsed(x.call)...)
		case tree.List:
			for i := range x.Items {
				x.Items[i] = b.settled(x.Items[i])
			}
			out = append(out, x)
		default:
			out = append(out, x)
		}
	}
	return out
}

func (b *binder) listOfUsed(c markup.Call) []tree.Block {
	switch c.Name {
	case "sources":
		return b.sourcesTable()
	case "law":
		return b.lawTable()
	}
	return b.peopleTable()
}

// argument is the word of a call at a place, or a problem.
func (b *binder) argument(c markup.Call, at int, what string) (markup.Word, bool) {
	if at < len(c.Args) {
		return c.Args[at], true
	}
	b.wrong(c.At, fmt.Sprintf("%s lacks a word: %s", c.Name, what), "")
	return markup.Word{}, false
}

// caseOf is the record that a call names at a place; without a word there, the own one.
func (b *binder) caseOf(c markup.Call, at int) (*record.Record, bool) {
	if at >= len(c.Args) {
		return b.scope.Own(), true
	}
	s, fault := b.scope.In(c.Args[at].Text)
	if fault != nil {
		b.fault(c.Args[at].At, fault)
		return nil, false
	}
	return s.Own(), true
}

// options reads pairs of words after the first ones: from 2011-05-01 to strike.
func (b *binder) options(c markup.Call, from int, allowed ...string) map[string]markup.Word {
	out := map[string]markup.Word{}
	for i := from; i < len(c.Args); i += 2 {
		name := c.Args[i]
		known := false
		for _, a := range allowed {
			known = known || a == name.Text
		}
		switch {
		case !known:
			b.wrong(name.At, fmt.Sprintf("%q is not understood here", name.Text), problem.DidYouMean(name.Text, allowed))
			return out
		case i+1 == len(c.Args):
			b.wrong(name.At, fmt.Sprintf("nothing follows %q", name.Text), "")
			return out
		}
		out[name.Text] = c.Args[i+1]
	}
	return out
}

// visible lists the events of a record that the edition may show, and counts the others.
func (b *binder) visible(r *record.Record, want func(*record.Thing) bool) (out []*record.Thing, hidden int) {
	for _, t := range r.Events {
		switch {
		case !want(t):
		case !mayShow(b.edition, t) || unsourced(b, t):
			hidden++
		default:
			out = append(out, t)
		}
	}
	return out, hidden
}

// unsourced reports whether an event has sources, and the edition may name none of them.
func unsourced(b *binder, t *record.Thing) bool {
	all := refer.Sources(t)
	return len(all) > 0 && len(shownSources(b.edition, all)) == 0
}

// withHidden adds under a table how many rows the edition does not show.
func (b *binder) withHidden(blocks []tree.Block, hidden int) []tree.Block {
	if hidden == 0 {
		return blocks
	}
	return append(blocks, tree.Paragraph{Style: tree.Small, Runs: words(b.words.Count("paper_not_shown", int64(hidden)))})
}

// head makes the head of a table.
func (b *binder) head(ids ...string) []tree.Cell {
	var out []tree.Cell
	for _, id := range ids {
		out = append(out, tree.Cell{Runs: words(b.words.Say("paper_col_" + id))})
	}
	return out
}

// textCell is a cell of plain text with the mark of a note.
func textCell(text string, note int) tree.Cell {
	runs := words(text)
	if note != 0 {
		runs = append(runs, tree.Run{Note: note})
	}
	return tree.Cell{Runs: runs}
}

// nothing says in a paragraph that a table would be empty.
func (b *binder) nothing(id string) []tree.Block {
	return []tree.Block{tree.Paragraph{Runs: words(b.words.Say(id))}}
}
