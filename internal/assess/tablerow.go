package assess

import (
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/reason"
	"github.com/tarazy/tarazy/internal/record"
	"sync"
)

// RowJudge judges rows for one goroutine. It keeps in mind what cells mean and what came of norms: in a long table the same values, and
// the same few together, come again and again.
type RowJudge struct {
	*Table
	thing   *record.Thing // the event of the row
	worlds  []*world      // the context as each account tells it, with the event in it
	objects []*reason.Object
	blank   [][]reason.Value // by world and attribute: where a row says nothing

	cells []cells // by column
	joint map[joint]*known
	ids   uint32
	said  []*known // by attribute, in this row; nil where nothing is said
	key   []uint32 // by attribute: known.id, 0 where nothing is said

	days    map[civil.When]*day
	states  []state
	rulings map[ruled]*ruling
	all     judging // over all accounts
	first   judging // where the accounts cannot part
	hangsOn []uint32
	pool    map[string]*Verdict
	asked   asked
	adding  []concluding // by conclusion
	tallies []tally
	out     Row
}

// Row is what came of one row. It is good until the next row is judged.
type Row struct {
	Verdicts    []*Verdict // of the norms that apply, in the order of Table.Norms
	Conclusions []Outcome  // in the order of Table.Conclusions
	Asks        []string   // all facts asked for, each once
}

// rowID is no id that a record can have.
const rowID = "the row"

// Judge makes a RowJudge.
func (t *Table) Judge() *RowJudge {
	view := t.view
	view.Event = rowID
	a := &Assessment{Record: t.context, View: view, Packs: t.packs, engine: t.engine, worlds: map[string]*world{}, one: new(sync.Mutex)}
	j := &RowJudge{
		Table: t, thing: &record.Thing{ID: rowID, Kind: t.kind, Confidential: record.Public},
		cells: make([]cells, len(t.columns)), joint: map[joint]*known{},
		said: make([]*known, len(t.attributes)), key: make([]uint32, len(t.attributes)),
		days: map[civil.When]*day{}, rulings: map[ruled]*ruling{}, pool: map[string]*Verdict{}, asked: asked{ids: map[string]int{}},
		all: judging{Assessment: a, accounts: t.accounts}, first: judging{Assessment: a, accounts: t.accounts[:1]},
		tallies: make([]tally, len(t.conclusions)),
		out:     Row{Conclusions: make([]Outcome, len(t.conclusions))},
	}
	for _, account := range t.accounts {
		j.enter(a.world(account, civil.When{}))
	}
	for i := range j.cells {
		j.cells[i].seen = map[string]*cell{}
	}
	for _, c := range t.conclusions {
		j.adding = append(j.adding, j.concluding(c))
	}
	return j
}

// enter puts the event of the row into a world.
func (j *RowJudge) enter(w *world) {
	o := reason.NewObject(w.layout.schema.Type(j.kind.Name), rowID)
	w.objects[j.thing] = o
	w.fill(j.thing)
	w.pointing(j.context, j.thing, o)
	blank := make([]reason.Value, len(j.attributes))
	for i, at := range j.attributes {
		blank[i] = o.Fields[at.slot]
	}
	j.worlds, j.objects, j.blank = append(j.worlds, w), append(j.objects, o), append(j.blank, blank)
}

// Row judges one row, whose cells stand in the order of the columns. A row with problems is not judged.
func (j *RowJudge) Row(texts []string) (*Row, []TableProblem) {
	if problems := j.read(texts); len(problems) > 0 {
		return nil, problems
	}
	j.thing.Facts = nil
	var when civil.When
	if j.date >= 0 && j.said[j.date] != nil {
		when, j.thing.Facts = j.said[j.date].when, j.said[j.date].facts
	}
	d := j.on(when)
	j.out.Verdicts = j.out.Verdicts[:0]
	j.asked.begin()
	clear(j.tallies)
	for _, r := range d.rulings {
		v := j.verdict(r, d)
		for _, c := range r.concludes {
			j.tallies[c].add(v.Outcome)
		}
		if v.Outcome == NotApplicable {
			continue
		}
		j.out.Verdicts = append(j.out.Verdicts, v)
		for _, id := range v.asks {
			j.asked.add(id)
		}
	}
	for i := range j.adding {
		j.out.Conclusions[i] = j.concluded(&j.adding[i], j.tallies[i], d)
	}
	j.out.Asks = j.asked.list
	return &j.out, nil
}

// place makes the event, in so many worlds, what the row says of some attributes.
func (j *RowJudge) place(attributes []int, worlds int) {
	for w := range worlds {
		fields := j.objects[w].Fields
		for _, i := range attributes {
			v := &j.blank[w][i]
			if k := j.said[i]; k != nil {
				v = j.value(k, w)
			}
			fields[j.attributes[i].slot] = *v
		}
	}
}

// asked gathers the facts asked for, each once.
type asked struct {
	ids   map[string]int
	paths []string
	rows  []uint64 // by id: the row that asked last
	row   uint64
	list  []string
}

func (a *asked) begin() {
	a.row++
	a.list = a.list[:0]
}

func (a *asked) id(path string) int {
	id, ok := a.ids[path]
	if !ok {
		id = len(a.paths)
		a.ids[path] = id
		a.paths, a.rows = append(a.paths, path), append(a.rows, 0)
	}
	return id
}

func (a *asked) add(id int) {
	if a.rows[id] != a.row {
		a.rows[id] = a.row
		a.list = append(a.list, a.paths[id])
	}
}
