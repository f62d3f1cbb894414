package assess

import (
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
	currency string
	objects  map[*record.Thing]*reason.Object
	dated    []datedSlot
	day      civil.When
}

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

// newWorld builds the objects of a record for one account ("" when nothing depends on it).
func newWorld(l *layout, rec *record.Record, account string, known civil.Day, currency string) *world {
	w := &world{layout: l, account: account, known: known, currency: currency, objects: make(map[*record.Thing]*reason.Object, len(rec.Actors)+len(rec.Events))}
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
		if changing(f) {
			w.dated = append(w.dated, datedSlot{o, slot, f})
		}
		o.Fields[slot] = w.value(f, civil.When{})
	}
	for i := range o.Fields {
		if o.Fields[i].Fact == nil {
			o.Fields[i] = o.Fields[i].From(&Leaf{Of: t, Name: o.Type.Fields[i].Name})
		}
	}
}

func (w *world) set(o *reason.Object, name string, v reason.Value) {
	if slot, ok := o.Type.Slot(name); ok {
		o.Fields[slot] = v
	}
}

// changing reports whether a fact can have another value on another day.
func changing(f *record.Fact) bool {
	for i := range f.Assertions {
		a := &f.Assertions[i]
		if a.On.Known() || a.From.Known() || a.To.Known() {
			return true
		}
	}
	return false
}

// at sets everything that changes over time to how it was on a day.
func (w *world) at(day civil.When) {
	if w.day == day {
		return
	}
	w.day = day
	for _, d := range w.dated {
		d.object.Fields[d.slot] = w.value(d.fact, day)
	}
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
	for _, item := range v.Items {
		items = append(items, w.convert(item, a))
	}
	return reason.OfList(reason.NewList(v.More, items...))
}

// invert fills the links in the other direction. A list is complete only where the record says so.
func (w *world) invert(rec *record.Record) {
	for t, o := range w.objects {
		for _, i := range t.Kind.Inverse {
			slot, ok := o.Type.Slot(i.Name)
			if !ok {
				continue
			}
			var items []reason.Value
			for _, from := range rec.Pointing(t, i.From, i.Via) {
				if from.KnownOn(w.known) {
					items = append(items, reason.OfRef(w.objects[from]))
				}
			}
			list := reason.OfList(reason.NewList(!t.Closed[i.Name], items...))
			o.Fields[slot] = list.From(&Leaf{Of: t, Name: i.Name})
		}
	}
}
