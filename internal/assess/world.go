package assess

import (
	"slices"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/reason"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// world is a record as one account tells it, in the form that conditions read. Values that change over time stand as they were on
// the day last given to at.
type world struct {
	layout   *layout
	account  string
	known    civil.Day
	seen     civil.Day // events that begin later are not there yet
	currency string
	objects  map[*record.Thing]*reason.Object
	dated    []datedSlot
	day      civil.When
	days     map[civil.When][]reason.Value // what dated holds on a day, for days seen before
	times    [][]reason.Value              // all that dated has held
	like     *world                        // while it is built, another world of the same record; else nil
}

// maxDays is how many days a world keeps in mind.
const maxDays = 16384

// datedSlot is a field whose value depends on the day.
type datedSlot struct {
	object *reason.Object
	slot   int
	fact   *record.Fact
}

// Leaf is the mark on a value: which fact it is, and what it rests on in this account.
type Leaf struct {
	Of       *record.Thing
	Name     string
	Fact     *record.Fact // nil when the record says nothing of it
	Resolved record.Resolved
}

// newWorld builds the objects of a record for one account ("" when nothing depends on it), as a view has them. like is the same record as another
// account tells it, from which is taken what both say nothing of; it may be nil.
func newWorld(l *layout, rec *record.Record, account string, view View, currency string, like *world) *world {
	w := &world{layout: l, account: account, known: view.known(), seen: view.seen(), currency: currency, like: like, objects: make(map[*record.Thing]*reason.Object, len(rec.Actors)+len(rec.Events))}
	for _, things := range [][]*record.Thing{rec.Actors, rec.Events} {
		for _, t := range things {
			w.objects[t] = reason.NewObject(l.schema.Type(t.Kind.Name), t.ID)
		}
	}
	for _, things := range [][]*record.Thing{rec.Actors, rec.Events} {
		for _, t := range things {
			w.fill(t)
		}
	}
	w.invert(rec)
	w.like = nil
	return w
}

// fill sets the fields of one thing.
func (w *world) fill(t *record.Thing) {
	o := w.objects[t]
	w.set(o, "kind", reason.OfText(t.Kind.Name).From(&Leaf{Of: t, Name: "kind"}))
	if t.Place != "" {
		w.set(o, "place", reason.OfText(t.Place).From(&Leaf{Of: t, Name: "place"}))
	}
	if t.Kind.Class == vocabulary.Event {
		w.set(o, "planned", reason.OfBool(t.Planned).From(&Leaf{Of: t, Name: "planned"}))
	}
	for _, f := range t.Facts {
		f = f.KnownOn(w.known)
		slot, ok := o.Type.Slot(f.Name)
		if !ok {
			continue
		}
		if f.Changing() {
			w.dated = append(w.dated, datedSlot{o, slot, f})
		}
		o.Fields[slot] = w.value(f, civil.When{})
	}
	w.unsaid(t, o)
}

// unsaid marks the fields of which the record says nothing, so that they can be asked for.
func (w *world) unsaid(t *record.Thing, o *reason.Object) {
	if w.like != nil {
		for i, f := range w.like.objects[t].Fields {
			if o.Fields[i].Fact == nil {
				o.Fields[i] = f
			}
		}
		return
	}
	count := 0
	for i := range o.Fields {
		if o.Fields[i].Fact == nil {
			count++
		}
	}
	leaves := make([]Leaf, 0, count) // made at once: most fields are unsaid
	for i := range o.Fields {
		if o.Fields[i].Fact == nil {
			leaves = append(leaves, Leaf{Of: t, Name: o.Type.Fields[i].Name})
			o.Fields[i] = o.Fields[i].From(&leaves[len(leaves)-1])
		}
	}
}

func (w *world) set(o *reason.Object, name string, v reason.Value) {
	if slot, ok := o.Type.Slot(name); ok {
		o.Fields[slot] = v
	}
}

// at sets everything that changes over time to how it was on a day.
func (w *world) at(day civil.When) {
	if w.day == day || len(w.dated) == 0 {
		return
	}
	w.day = day
	values, seen := w.days[day]
	if !seen {
		values = w.on(day)
	}
	for i, d := range w.dated {
		d.object.Fields[d.slot] = values[i]
	}
}

// on gives everything that changes over time as it was on a day. Days on which nothing was different share it.
func (w *world) on(day civil.When) []reason.Value {
	values := make([]reason.Value, len(w.dated))
	for i, d := range w.dated {
		values[i] = w.value(d.fact, day)
	}
	if i := slices.IndexFunc(w.times, func(old []reason.Value) bool { return sameTime(old, values) }); i >= 0 {
		values = w.times[i]
	} else {
		w.times = append(w.times, values)
	}
	if w.days == nil || len(w.days) == maxDays {
		w.days = map[civil.When][]reason.Value{}
	}
	w.days[day] = values
	return values
}

// sameTime reports whether values of the same facts rest on the same assertions, and are as near to their day.
func sameTime(a, b []reason.Value) bool {
	for i := range a {
		x, xok := a[i].Fact.(*Leaf)
		y, yok := b[i].Fact.(*Leaf)
		if !xok || !yok || x.Resolved.Other != y.Resolved.Other || !slices.Equal(x.Resolved.From, y.Resolved.From) {
			return false
		}
	}
	return true
}

// value is a fact as the world's account has it on a day, with its mark.
func (w *world) value(f *record.Fact, day civil.When) reason.Value {
	res := f.As(w.account, day)
	return w.convert(res.Value, f.Attribute).From(&Leaf{Of: f.Of, Name: f.Name, Fact: f, Resolved: res})
}

// convert turns a value of a record into one that conditions read.
func (w *world) convert(v record.Value, a *vocabulary.Attribute) reason.Value {
	switch v.Form {
	case record.None:
		return reason.None()
	case record.RangeForm:
		if a.Type == vocabulary.Money && v.Currency != w.currency {
			return reason.Some()
		}
		return reason.OfRange(v.Range)
	case record.WhenForm:
		return reason.OfWhen(v.When)
	case record.SpanForm:
		return reason.OfSpan(v.Span)
	case record.BoolForm:
		return reason.OfBool(v.Yes)
	case record.TextForm:
		return reason.OfText(v.Text)
	case record.RefForm:
		if !w.knows(v.Ref) {
			return reason.Value{}
		}
		if w.ahead(v.Ref) {
			return reason.None()
		}
		return reason.OfRef(w.objects[v.Ref])
	case record.ListForm:
		return w.list(v, a)
	}
	return reason.Value{}
}

func (w *world) list(v record.Value, a *vocabulary.Attribute) reason.Value {
	if v.Counted {
		return reason.OfList(&reason.List{MoreLo: max(0, v.Size.Lo), MoreHi: v.Size.Hi})
	}
	items := make([]reason.Value, 0, len(v.Items))
	more := v.More
	for _, item := range v.Items {
		if item.Form == record.RefForm && !w.knows(item.Ref) {
			more = true
			continue
		}
		if item.Form == record.RefForm && w.ahead(item.Ref) {
			continue
		}
		items = append(items, w.convert(item, a))
	}
	return reason.OfList(reason.NewList(more, items...))
}

// knows reports whether a thing that a record names was known: actors always, events once they had happened and somebody had told.
func (w *world) knows(t *record.Thing) bool {
	return t == nil || t.Kind.Class != vocabulary.Event || t.KnownOn(w.known)
}

// ahead reports whether a thing that a record names is an event that was not there yet on the day from which one looks.
func (w *world) ahead(t *record.Thing) bool {
	if w.seen == civil.MaxDay || t == nil || t.Kind.Class != vocabulary.Event || t.Planned {
		return false
	}
	d := t.Date()
	return d.Known() && d.Earliest > w.seen
}

// invert fills the links in the other direction.
func (w *world) invert(rec *record.Record) {
	for t, o := range w.objects {
		w.pointing(rec, t, o)
	}
}

// pointing fills the links to one thing. A list is complete only where the record says so.
func (w *world) pointing(rec *record.Record, t *record.Thing, o *reason.Object) {
	for _, i := range t.Kind.Inverse {
		slot, ok := o.Type.Slot(i.Name)
		if !ok {
			continue
		}
		var items []reason.Value
		for _, from := range rec.Pointing(t, i.From, i.Via) {
			if from.KnownOn(w.known) && !w.ahead(from) {
				items = append(items, reason.OfRef(w.objects[from]))
			}
		}
		list := reason.OfList(reason.NewList(!t.Closed[i.Name], items...))
		o.Fields[slot] = list.From(&Leaf{Of: t, Name: i.Name})
	}
}
