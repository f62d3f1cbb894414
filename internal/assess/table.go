package assess

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// Table judges events of one kind that stand in the rows of a table, beside a record that the rows may refer to. What the record says of
// the links that point at something stays as it is, whatever the rows add. A Table does not change; each goroutine judges rows with a
// [RowJudge] of its own.
type Table struct {
	Conclusions []*law.Conclusion // about the kind, in the order of Row.Conclusions
	Norms       []*law.Norm       // about the kind, in the order of Row.Verdicts

	engine      *Engine
	view        View
	context     *record.Record
	packs       []*law.Pack
	kind        *vocabulary.Kind
	columns     []column
	attributes  []attribute
	date, until int // their places among the attributes; -1 when there is no such column
	rules       []*rule
	conclusions []*conclusion
	accounts    []string
}

// TableProblem is what is wrong in a row, or in the columns of a table.
type TableProblem struct {
	Column int    // from 0; -1 when it is in no column
	Wrong  string // what is wrong: a sentence without a capital and without a full stop
	Right  string // what would be right, or ""
}

// column is where a row, or what holds for all rows, gives one account's value of an attribute.
type column struct {
	at        int // place in the row; -1 when no row has it
	attribute int // place in Table.attributes; -1 for the kind
	account   string
	fallback  string // what counts where the row says nothing
}

// Reads reports whether anything is judged by a column.
func (t *Table) Reads(at int) bool {
	return slices.ContainsFunc(t.columns, func(c column) bool { return c.at == at })
}

// attribute is what the columns say something of.
type attribute struct {
	*vocabulary.Attribute
	inverse bool  // links in the other direction: none, or complete
	slot    int   // of the object
	columns []int // that which is nobody's in particular first
}

// Table prepares the judging of rows. columns are the names of the attributes of kind, id, date, until, place or planned; name@account is
// the value as one account of the context has it; columns that are "" are not looked at. given holds values for all rows that say nothing
// else. The table is fit for use only when there are no problems.
func (e *Engine) Table(kind string, context *record.Record, view View, columns []string, given map[string]string) (*Table, []TableProblem) {
	k, ok := e.Body.Vocabulary.Events[kind]
	if !ok || k.Abstract {
		return nil, []TableProblem{{-1, fmt.Sprintf("there is no kind of event %q", kind), problem.DidYouMean(kind, e.concreteEvents())}}
	}
	t := &Table{engine: e, view: view, context: context, packs: e.packsOf(context), kind: k, date: -1, until: -1}
	c := &columnReader{Table: t, names: map[string]int{}}
	for i, name := range columns {
		if name != "" {
			c.add(i, i, name, "")
		}
	}
	for _, name := range slices.Sorted(maps.Keys(given)) {
		if i, ok := c.names[name]; ok {
			t.columns[i].fallback = given[name]
		} else {
			c.add(-1, -1, name, given[name])
		}
	}
	for _, r := range e.about(k) {
		if slices.Contains(t.packs, r.norm.Pack) {
			t.rules = append(t.rules, r)
			t.Norms = append(t.Norms, r.norm)
		}
	}
	for _, co := range e.concluding(k) {
		if slices.Contains(t.packs, co.law.Pack) {
			t.conclusions = append(t.conclusions, co)
			t.Conclusions = append(t.Conclusions, co.law)
		}
	}
	t.accounts = t.speaking()
	c.checkGiven()
	return t, c.problems
}

func (e *Engine) concreteEvents() []string {
	var out []string
	for name, k := range e.Body.Vocabulary.Events {
		if !k.Abstract {
			out = append(out, name)
		}
	}
	return out
}

// speaking lists the accounts whose versions are looked at: those that the context or the columns can set against each other.
func (t *Table) speaking() []string {
	side := &Assessment{Record: t.context, View: t.view}
	found := side.accounts()
	if t.view.Account != "" {
		return found
	}
	out := []string{""}
	for _, a := range t.context.Accounts {
		if slices.Contains(found, a.ID) || slices.ContainsFunc(t.columns, func(c column) bool { return c.account == a.ID }) {
			out = append(out, a.ID)
		}
	}
	return out
}

// columnReader finds out what the columns mean.
type columnReader struct {
	*Table
	names    map[string]int // the columns so far, by name
	problems []TableProblem
}

func (c *columnReader) fail(at int, right, wrong string, args ...any) {
	c.problems = append(c.problems, TableProblem{at, fmt.Sprintf(wrong, args...), right})
}

// add takes in one column; shown is where problems are put.
func (c *columnReader) add(at, shown int, name, fallback string) {
	if _, twice := c.names[name]; twice {
		c.fail(shown, "keep one of them", "the column %q stands twice", name)
		return
	}
	base, account, told := strings.Cut(name, "@")
	if told && !c.account(shown, account) {
		return
	}
	c.names[name] = len(c.columns)
	if base == "kind" && !told {
		c.columns = append(c.columns, column{at: at, attribute: -1, fallback: fallback})
		return
	}
	i := c.attributeOf(base)
	if i < 0 && (told || !slices.Contains(vocabulary.Common(vocabulary.Event), base)) {
		c.unknown(shown, base)
		return
	}
	if i < 0 { // a title, a note: nothing is judged by it
		c.columns = append(c.columns, column{at: -1, attribute: -1})
		return
	}
	a := &c.attributes[i]
	if told && (a.inverse || base == "place" || base == "planned") {
		c.fail(shown, "write "+base, "%q is not told by accounts", base)
		return
	}
	if told {
		a.columns = append(a.columns, len(c.columns))
	} else {
		a.columns = slices.Insert(a.columns, 0, len(c.columns))
	}
	c.columns = append(c.columns, column{at: at, attribute: i, account: account, fallback: fallback})
}

func (c *columnReader) account(shown int, id string) bool {
	var known []string
	for _, a := range c.context.Accounts {
		known = append(known, a.ID)
	}
	if slices.Contains(known, id) {
		return true
	}
	c.fail(shown, problem.DidYouMean(id, known), "%s has no account %q", c.context.ID, id)
	return false
}

func (c *columnReader) unknown(shown int, name string) {
	p := c.Unknown(name)
	p.Column = shown
	c.problems = append(c.problems, p)
}

// Unknown says that a name is none of an attribute of the kind.
func (t *Table) Unknown(name string) TableProblem {
	known := vocabulary.Common(vocabulary.Event)
	for _, a := range t.kind.Attributes {
		known = append(known, a.Name)
	}
	right := "--keep carries it through unread"
	if near := problem.Nearest(name, known); near != "" {
		right = fmt.Sprintf("did you mean %q? %s", near, right)
	}
	return TableProblem{-1, fmt.Sprintf("%q is not known of the kind %q", name, t.kind.Name), right}
}

// Names lists all names that a column of the kind can have.
func (e *Engine) Names(kind string, context *record.Record) []string {
	k, ok := e.Body.Vocabulary.Events[kind]
	if !ok {
		return nil
	}
	out := vocabulary.Common(vocabulary.Event)
	for _, i := range k.Inverse {
		out = append(out, i.Name)
	}
	told := []string{"date", "until"}
	for _, a := range k.Attributes {
		told = append(told, a.Name)
		out = append(out, a.Name)
	}
	for _, a := range context.Accounts {
		for _, name := range told {
			out = append(out, name+"@"+a.ID)
		}
	}
	return out
}

// attributeOf finds the place of an attribute, or gives it one; -1 when the kind has none of that name.
func (c *columnReader) attributeOf(name string) int {
	if i := slices.IndexFunc(c.attributes, func(a attribute) bool { return a.Name == name }); i >= 0 {
		return i
	}
	a := attribute{}
	var ok bool
	switch name {
	case "date", "until":
		a.Attribute, ok = &vocabulary.Attribute{Name: name, Type: vocabulary.Date}, true
	case "place":
		a.Attribute, ok = &vocabulary.Attribute{Name: name, Type: vocabulary.Label}, true
	case "planned":
		a.Attribute, ok = &vocabulary.Attribute{Name: name, Type: vocabulary.Bool}, true
	default:
		if a.Attribute, ok = c.kind.Attribute(name); !ok {
			a.inverse = slices.ContainsFunc(c.kind.Inverse, func(i vocabulary.Inverse) bool { return i.Name == name })
			a.Attribute, ok = &vocabulary.Attribute{Name: name}, a.inverse
		}
	}
	if !ok {
		return -1
	}
	a.slot, _ = c.engine.layout.schema.Type(c.kind.Name).Slot(name)
	switch name {
	case "date":
		c.date = len(c.attributes)
	case "until":
		c.until = len(c.attributes)
	}
	c.attributes = append(c.attributes, a)
	return len(c.attributes) - 1
}

// checkGiven reads what holds for all rows, so that a mistake there is told once.
func (c *columnReader) checkGiven() {
	for _, col := range c.columns {
		if col.fallback == "" {
			continue
		}
		if _, p := c.read(&col, col.fallback); p != nil {
			p.Column = -1
			c.problems = append(c.problems, *p)
		}
	}
}

// read reads the text of a cell.
func (t *Table) read(col *column, text string) (record.Value, *TableProblem) {
	if !utf8.ValidString(text) {
		return record.Value{}, &TableProblem{col.at, "the text is not UTF-8", "save the table as CSV UTF-8"}
	}
	if col.attribute < 0 {
		if text != t.kind.Name {
			return record.Value{}, &TableProblem{col.at, fmt.Sprintf("%q is another kind of event", text), "a table has one kind: " + t.kind.Name}
		}
		return record.Value{}, nil
	}
	a := &t.attributes[col.attribute]
	if a.inverse {
		if text != "none" && text != "complete" {
			return record.Value{}, &TableProblem{col.at, fmt.Sprintf("%s: %q cannot stand here", a.Name, text), "write none or complete, or leave it out"}
		}
		return record.Value{Form: record.None}, nil
	}
	v, err := t.context.Cell(text, a.Attribute)
	if err != nil {
		p := &TableProblem{Column: col.at, Wrong: a.Name + ": " + err.Error()}
		var said *civil.ParseError
		if errors.As(err, &said) {
			p.Wrong, p.Right = a.Name+": "+said.Wrong, said.Right
		}
		return v, p
	}
	return v, nil
}
