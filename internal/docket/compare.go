package docket

import (
	"maps"
	"slices"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
)

// Input is what due days follow from.
type Input struct {
	Engine *assess.Engine
	Record *record.Record
}

// Move is a duty whose due day is another than before, or that is on one docket only.
type Move struct {
	ID     string // of the duty; the case is that of the later record
	Before *Duty  // nil where it was not on the docket
	After  *Duty  // nil where it is no longer
	Causes []Cause
}

// CauseKind is what sort of thing moved a due day.
type CauseKind uint8

// The kinds of causes.
const (
	ByFact     CauseKind = iota // the record says something else
	ByCalendar                  // a holiday, a day off or a moved day
	ByLaw                       // the rule itself, or when it is in force
)

// String is the kind as JSON names it.
func (k CauseKind) String() string { return [...]string{"fact", "calendar", "law"}[k] }

// Cause is one of the things that moved a due day: with this alone put back, the day would be another; or with this alone new, it would. Where only
// several together move it, each of them is a cause.
type Cause struct {
	Kind          CauseKind
	Facts         []FactMove     // ByFact: what the rule reads and the records say differently
	Days          []DayMove      // ByCalendar: the days of the count that the calendars know differently
	Before, After []*law.Version // ByLaw: the versions that may apply; none where the norm was not there or not in force
}

// FactMove is an attribute of which two records say different things.
type FactMove struct {
	Path          string       // from the event of the duty: answer.date; "" where the whole event is in one record only
	Before, After *record.Fact // nil where the record says nothing, and for links that point back at the event
}

// DayMove is a day that two calendars know differently. The zero Status is that of a day that the calendar does not cover.
type DayMove struct {
	Day                     civil.Day
	Before, After           civil.Status
	BeforeEntry, AfterEntry law.CalendarEntry // what stands in the packs; empty for ordinary days and weekends
}

// Compare says which due days are not what they were, in the order of the later docket, those that are gone last. It works out what moved each of them
// by putting in one thing at a time: the record, the law, the calendar. The list has problems where a record cannot be read in the words of the other
// law, or the law cannot be counted by the other calendar; then there are no moves.
func Compare(before, after Input) ([]*Move, problem.List) {
	w, list := newWorlds(before, after)
	if list.Errors() > 0 {
		return nil, list
	}
	old, now := w.matter(world{}), w.matter(world{ByFact: true, ByCalendar: true, ByLaw: true})
	left := old.byKey()
	var out []*Move
	for _, d := range now.Duties {
		was := left[d.key()]
		delete(left, d.key())
		if days(was) != days(d) {
			out = append(out, &Move{ID: d.ID, Before: was, After: d})
		}
	}
	for _, d := range old.Duties {
		if left[d.key()] != nil {
			out = append(out, &Move{ID: now.Record.ID + "/" + d.key(), Before: d})
		}
	}
	for _, m := range out {
		m.Causes = w.causes(m)
	}
	return out, list
}

// key names a duty in its record.
func (d *Duty) key() string { return d.Event.ID + "/" + d.Norm.ID }

func (m *Matter) byKey() map[string]*Duty {
	out := map[string]*Duty{}
	for _, d := range m.Duties {
		out[d.key()] = d
	}
	return out
}

// days writes the due days of a duty down; nothing for none.
func days(d *Duty) string {
	if d == nil {
		return ""
	}
	out := "listed"
	for _, t := range d.Terms {
		out += " " + t.Due.String()
		if t.Due.About {
			out += "~"
		}
	}
	return out
}

// world says of each sort of input whether it is the later one.
type world [ByLaw + 1]bool

// worlds makes dockets from inputs of which some are old and some new.
type worlds struct {
	engines [2][2]*assess.Engine // by law, then by calendar
	records [2][2]*record.Record // by record, then by the law in whose words it is read
	differ  []CauseKind
	made    map[world]*Matter
}

func newWorlds(before, after Input) (*worlds, problem.List) {
	w := &worlds{made: map[world]*Matter{}}
	var list problem.List
	w.differ = []CauseKind{ByFact}
	w.engines = [2][2]*assess.Engine{{before.Engine, before.Engine}, {after.Engine, after.Engine}}
	if !sameLaw(before.Engine.Body, after.Engine.Body) {
		w.differ = []CauseKind{ByFact, ByCalendar, ByLaw}
		for l := range 2 {
			engine, faults := assess.CompileWith(w.engines[l][l].Body, w.engines[1-l][1-l].Body)
			w.engines[l][1-l] = engine
			list.Join(faults)
		}
	}
	for i, rec := range []*record.Record{before.Record, after.Record} {
		for l := range 2 {
			read, faults := rec.With(w.engines[l][l].Body.Vocabulary)
			w.records[i][l] = read
			list.Join(faults)
		}
	}
	return w, list
}

// sameLaw reports whether two bodies of law have the same packs, calendars among them.
func sameLaw(a, b *law.Body) bool {
	digests := func(body *law.Body) map[string]string {
		out := map[string]string{}
		for _, p := range body.Packs {
			out[p.ID] = p.Digest
		}
		return out
	}
	return a == b || maps.Equal(digests(a), digests(b))
}

func at(later bool) int {
	if later {
		return 1
	}
	return 0
}

// matter is the docket of a world, as far as duties go. The day does not matter to due days.
func (w *worlds) matter(in world) *Matter {
	if m, ok := w.made[in]; ok {
		return m
	}
	l := at(in[ByLaw])
	m := &Matter{Record: w.records[at(in[ByFact])][l], On: civil.MaxDay}
	m.scales = w.engines[l][at(in[ByCalendar])].Scales(m.Record, assess.View{On: civil.MaxDay})
	m.Duties = m.duties()
	w.made[in] = m
	return m
}

// causes finds what moved a duty.
func (w *worlds) causes(m *Move) []Cause {
	key := ""
	if m.After != nil {
		key = m.After.key()
	} else {
		key = m.Before.key()
	}
	on := func(in world) string { return days(w.matter(in).byKey()[key]) }
	old, now := world{}, world{ByFact: true, ByCalendar: true, ByLaw: true}
	var kinds []CauseKind
	for _, k := range w.differ {
		alone, but := old, now
		alone[k], but[k] = true, false
		if on(alone) != on(old) || on(but) != on(now) {
			kinds = append(kinds, k)
		}
	}
	if len(kinds) == 0 {
		kinds = slices.Clone(w.differ)
	}
	var out []Cause
	for _, k := range kinds {
		switch c := (Cause{Kind: k}); k {
		case ByFact:
			c.Facts = w.facts(key)
			out = append(out, c)
		case ByCalendar:
			c.Days = w.days(m)
			out = append(out, c)
		case ByLaw:
			c.Before, c.After = w.matter(old).versions(key), w.matter(now).versions(key)
			out = append(out, c)
		}
	}
	return out
}
