package assess

import (
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/reason"
	"github.com/tarazy/tarazy/internal/record"
)

// cells keeps in mind what the texts of one column mean.
type cells struct {
	seen   map[string]*cell
	recent [256]struct {
		text string
		cell *cell
	}
}

// cell is what a text of a column means.
type cell struct {
	id      uint32
	text    string
	value   *record.Value // until known is made of it
	known   *known        // where it is nobody's in particular; nil until it is wanted
	problem *TableProblem
}

// known is what a row says of an attribute: the same pointer for rows that say the same.
type known struct {
	id       uint32
	fact     *record.Fact // nil for links in the other direction
	facts    []*record.Fact
	when     civil.When     // of date and until
	values   []reason.Value // by world; made when first wanted
	disputed bool
}

// joint is a cell of an account, added to what the columns before it say.
type joint struct {
	column       int
	before, cell uint32
}

// How much is kept in mind: cells of a column, and what accounts add to them; verdicts that say different things.
const (
	maxCells    = 2048
	maxVerdicts = 16384
)

// read finds out what the row says of each attribute.
func (j *RowJudge) read(texts []string) []TableProblem {
	var problems []TableProblem
	for i := range j.attributes {
		k, p := j.attribute(&j.attributes[i], texts)
		if p != nil {
			problems = append(problems, *p)
		}
		j.said[i], j.key[i] = k, 0
		if k != nil {
			j.key[i] = k.id
		}
	}
	for i := range j.columns {
		if j.columns[i].attribute >= 0 {
			continue
		}
		if c := j.cell(i, texts); c != nil && c.problem != nil {
			problems = append(problems, *c.problem)
		}
	}
	if p := j.backwards(); p != nil {
		problems = append(problems, *p)
	}
	return problems
}

// backwards refuses an event that ends before it begins.
func (j *RowJudge) backwards() *TableProblem {
	if j.until < 0 || j.date < 0 {
		return nil
	}
	from, to := j.said[j.date], j.said[j.until]
	if from == nil || to == nil || !from.when.Known() || !to.when.Known() || to.when.Latest >= from.when.Earliest {
		return nil
	}
	return &TableProblem{j.columns[j.attributes[j.until].columns[0]].at, "until: the event ends before it begins", ""}
}

// attribute finds out what the row says of one attribute; nil when nothing.
func (j *RowJudge) attribute(at *attribute, texts []string) (*known, *TableProblem) {
	var k *known
	for _, col := range at.columns {
		c := j.cell(col, texts)
		switch {
		case c == nil:
		case c.problem != nil:
			return nil, c.problem
		case k == nil && c.known != nil:
			k = c.known
		case k == nil && j.columns[col].account == "":
			c.known = j.know(at, nil, c, "")
			c.value = nil
			k = c.known
		default:
			k = j.join(at, k, c, col)
		}
	}
	return k, nil
}

// join adds what one account says.
func (j *RowJudge) join(at *attribute, before *known, c *cell, col int) *known {
	key := joint{column: col, cell: c.id}
	if before != nil {
		key.before = before.id
	}
	k, ok := j.joint[key]
	if !ok {
		k = j.know(at, before, c, j.columns[col].account)
		if len(j.joint) == maxCells {
			clear(j.joint)
		}
		j.joint[key] = k
	}
	return k
}

// cell gives what a column says in the row; nil when nothing.
func (j *RowJudge) cell(col int, texts []string) *cell {
	c, mind := &j.columns[col], &j.cells[col]
	text := ""
	if c.at >= 0 {
		text = trimmed(texts[c.at])
	}
	if text == "" {
		if text = c.fallback; text == "" {
			return nil
		}
	}
	recent := &mind.recent[recentOf(text)]
	if recent.text != text {
		recent.cell = j.remember(c, mind, text)
		recent.text = recent.cell.text
	}
	return recent.cell
}

// recentOf is the place of a text among the recent ones: dates and numbers differ in their last letters.
func recentOf(text string) uint8 {
	h := uint32(len(text))
	for i := max(0, len(text)-5); i < len(text); i++ {
		h = h<<3 ^ h>>11 ^ uint32(text[i])
	}
	return uint8(h ^ h>>8)
}

// remember finds a text among all that were seen in a column, or reads it.
func (j *RowJudge) remember(c *column, mind *cells, text string) *cell {
	found, ok := mind.seen[text]
	if !ok {
		text = strings.Clone(text) // not the whole row that it stands in
		v, p := j.Table.read(c, text)
		j.ids++
		found = &cell{id: j.ids, text: text, value: &v, problem: p}
		if len(mind.seen) == maxCells {
			clear(mind.seen)
		}
		mind.seen[text] = found
	}
	return found
}

// trimmed is a text without spaces round it. Most have none.
func trimmed(s string) string {
	if s == "" || s[0] > ' ' && s[0] < 0x80 && s[len(s)-1] > ' ' && s[len(s)-1] < 0x80 {
		return s
	}
	return strings.TrimSpace(s)
}

// know makes the fact of what was said before and of what one cell adds, and what it comes to in each world.
func (j *RowJudge) know(at *attribute, before *known, c *cell, account string) *known {
	j.ids++
	k := &known{id: j.ids}
	if at.inverse {
		none := reason.OfList(reason.NewList(false)).From(&Leaf{Of: j.thing, Name: at.Name})
		k.values = slices.Repeat([]reason.Value{none}, len(j.worlds))
		return k
	}
	k.fact = &record.Fact{Of: j.thing, Name: at.Name, Attribute: at.Attribute}
	if before != nil {
		k.fact.Assertions = slices.Clone(before.fact.Assertions)
	}
	k.fact.Assertions = append(k.fact.Assertions, record.Assertion{Value: *c.value, By: account})
	k.facts = []*record.Fact{k.fact}
	switch side := (&record.Thing{Facts: k.facts}); at.Name {
	case "date":
		k.when = side.Date()
	case "until":
		k.when = side.Until()
	}
	k.disputed = k.fact.Disputed()
	return k
}

// value is what is known as the account of a world tells it.
func (j *RowJudge) value(k *known, world int) *reason.Value {
	for len(k.values) <= world {
		k.values = append(k.values, j.worlds[len(k.values)].value(k.fact, civil.When{}))
	}
	return &k.values[world]
}
