package reason

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/tarazy/tarazy/internal/civil"
)

// The tests speak of things: a thing has facts of every type and refers to other things.

const firstTestDay = 18000

var thingFields = []Field{
	{"kind", WordOf("apple", "brick", "cloud")},
	{"n", Type{Kind: KindInt}},
	{"m", Type{Kind: KindInt}},
	{"flag", Type{Kind: KindBool}},
	{"ready", Type{Kind: KindBool}},
	{"day", Type{Kind: KindDate}},
	{"until", Type{Kind: KindDate}},
	{"length", Type{Kind: KindSpan}},
	{"peer", RefTo("thing")},
	{"owner", RefTo("thing")},
	{"things", ListOf(RefTo("thing"))},
	{"nums", ListOf(Type{Kind: KindInt})},
	{"words", ListOf(WordOf("apple", "brick", "cloud"))},
	{"days", ListOf(Type{Kind: KindDate})},
	{"flags", ListOf(Type{Kind: KindBool})},
	{"note", Type{Kind: KindText}},
}

func testSchema(t testing.TB) *Schema {
	t.Helper()
	s, err := NewSchema([]ObjectType{
		{Name: "thing", Fields: thingFields},
		{Name: "box", Fields: []Field{{"note", Type{Kind: KindText}}, {"n", Type{Kind: KindInt}}, {"flag", Type{Kind: KindInt}}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// testCalendar covers 400 days before and after the first test day; every seventh day is free.
func testCalendar(t testing.TB) *civil.Calendar {
	t.Helper()
	c, err := civil.NewCalendar(civil.CalendarSpec{Covers: [2]civil.Day{firstTestDay - 400, firstTestDay + 400}, Weekend: []time.Weekday{time.Sunday}})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func testCompiler(t testing.TB) *Compiler {
	t.Helper()
	c, err := NewCompiler(testSchema(t), testCalendar(t), map[string][]Step{
		"rate": {
			{From: firstTestDay + 3, Until: civil.MaxDay, Lo: 4, Hi: 4},
			{From: firstTestDay - 400, Until: firstTestDay + 2, Lo: 2, Hi: 2},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func mustCompile(t testing.TB, c *Compiler, src string, want Type) *Condition {
	t.Helper()
	cond, faults := c.Compile(src, want, Var{"it", "thing"}, Var{"also", "thing"})
	if len(faults) > 0 {
		t.Fatalf("%s: %v", src, faults)
	}
	return cond
}

func (o *Object) with(name string, v Value) *Object {
	slot, ok := o.Type.Slot(name)
	if !ok {
		panic("no field " + name)
	}
	o.Fields[slot] = v
	return o
}

// chance makes random worlds. A world is an object with facts some of which are not known; complete fills them in.
type chance struct {
	*rand.Rand
	typ   *ObjectType
	exact bool                // everything is known, and only links can be absent, as of an unknown thing
	lacks bool                // the thing being made has facts that are absent
	pool  []*Object           // to refer to the same thing twice
	done  map[*Object]*Object // what has been completed
}

func (c *chance) one(n int) bool { return c.IntN(n) == 0 }

func (c *chance) word() string { return []string{"apple", "brick", "cloud"}[c.IntN(3)] }

func (c *chance) number() int64 { return c.Int64N(7) - 2 }

func (c *chance) day() civil.Day { return civil.Day(firstTestDay + c.IntN(9)) }

// completion gives one way in which things may really be.
func (c *chance) completion(o *Object) *Object {
	c.done = map[*Object]*Object{}
	return c.complete(o)
}

// object makes a random object; depth says how many links may follow each other.
func (c *chance) object(id string, depth int) *Object {
	o := NewObject(c.typ, id)
	before := c.lacks
	defer func() { c.lacks = before }()
	c.lacks = !c.exact && c.one(2)
	for i, f := range o.Type.Fields {
		o.Fields[i] = c.fact(f.Type, fmt.Sprintf("%s.%s", id, f.Name), depth)
	}
	c.pool = append(c.pool, o)
	return o
}

func (c *chance) fact(t Type, id string, depth int) Value {
	if !c.exact && c.one(4) {
		if c.one(4) {
			return Some()
		}
		return Value{}
	}
	if c.one(8) && (c.lacks || t.Kind == KindRef) {
		return None()
	}
	switch t.Kind {
	case KindBool:
		return OfBool(c.one(2))
	case KindInt:
		lo := c.number()
		return Between(lo, c.upTo(lo))
	case KindDate:
		lo := c.day()
		return DateBetween(lo, civil.Day(c.upTo(int64(lo))))
	case KindSpan:
		lo := c.Int64N(4)
		return OfSpan(civil.Span{Lo: lo, Hi: c.upTo(lo), Unit: civil.Days})
	case KindText:
		return OfText(c.word())
	case KindRef:
		if len(c.pool) > 0 && c.one(3) {
			return OfRef(c.pool[c.IntN(len(c.pool))])
		}
		if depth == 0 {
			return None()
		}
		return OfRef(c.object(id, depth-1))
	}
	return c.list(*t.Elem, id, depth)
}

func (c *chance) upTo(lo int64) int64 {
	if c.exact || c.one(2) {
		return lo
	}
	return lo + c.Int64N(4)
}

func (c *chance) list(elem Type, id string, depth int) Value {
	if elem.Kind == KindRef && depth == 0 {
		return OfList(NewList(false))
	}
	l := &List{}
	for i := range c.IntN(4) {
		v := c.item(elem, fmt.Sprintf("%s[%d]", id, i), depth)
		l.Items = append(l.Items, Item{Value: &v, Maybe: !c.exact && c.one(4)})
	}
	if !c.exact && c.one(4) {
		l.MoreLo = c.Int64N(2)
		l.MoreHi = l.MoreLo + c.Int64N(3)
		if c.one(2) {
			l.MoreHi = NoMax
		}
	}
	return OfList(l)
}

// item is never absent.
func (c *chance) item(elem Type, id string, depth int) Value {
	for {
		if v := c.fact(elem, id, depth); !v.Absent() {
			if v.state == 0 {
				v = Some()
			}
			return v
		}
	}
}

// complete fills in all that is not known of o, and of what it leads to.
func (c *chance) complete(o *Object) *Object {
	if full := c.done[o]; full != nil {
		return full
	}
	full := NewObject(o.Type, o.ID)
	c.done[o] = full
	for i, f := range o.Type.Fields {
		full.Fields[i] = c.fill(f.Type, &o.Fields[i], o.ID+"."+f.Name)
	}
	return full
}

func (c *chance) fill(t Type, v *Value, id string) Value {
	known := &chance{Rand: c.Rand, typ: c.typ, exact: true}
	for _, o := range c.pool {
		// What nothing is known of lacks links at most.
		if c.done[o] != nil && !lacking(o, map[*Object]bool{}) {
			known.pool = append(known.pool, c.done[o])
		}
	}
	switch {
	case v.Absent():
		return None()
	case v.state == 0 && (t.Kind == KindRef) && c.one(3):
		return None()
	case v.state&anyValue != 0 && t.Kind != KindBool, v.state == 0:
		return known.item(t, id+"?", 1)
	}
	switch t.Kind {
	case KindInt:
		return OfInt(v.lo + c.Int64N(v.hi-v.lo+1))
	case KindDate:
		return OfDate(civil.Day(v.lo + c.Int64N(v.hi-v.lo+1)))
	case KindSpan:
		return OfSpan(civil.SpanOf(v.lo+c.Int64N(v.hi-v.lo+1), v.unit))
	case KindRef:
		return OfRef(c.complete(v.ref))
	case KindBool:
		if v.Truth() == eitherWay {
			return OfBool(c.one(2))
		}
	case KindList:
		return OfList(c.fillList(*t.Elem, v.list, id))
	}
	return *v
}

func (c *chance) fillList(elem Type, l *List, id string) *List {
	full := &List{}
	for i := range l.Items {
		if l.Items[i].Maybe && c.one(2) {
			continue
		}
		v := c.fill(elem, l.Items[i].Value, fmt.Sprintf("%s[%d]", id, i))
		full.Items = append(full.Items, Item{Value: &v})
	}
	more := l.MoreLo
	if room := min(l.MoreHi-l.MoreLo, 2); room > 0 {
		more += c.Int64N(room + 1)
	}
	for i := range more {
		some := Some()
		v := c.fill(elem, &some, fmt.Sprintf("%s[+%d]", id, i))
		at := c.IntN(len(full.Items) + 1)
		full.Items = append(full.Items[:at:at], append([]Item{{Value: &v}}, full.Items[at:]...)...)
	}
	return full
}

// lacking says whether o, or anything it leads to, has facts that are absent, other than links.
func lacking(o *Object, seen map[*Object]bool) bool {
	if seen[o] {
		return false
	}
	seen[o] = true
	for i, f := range o.Type.Fields {
		v := &o.Fields[i]
		switch {
		case f.Type.Kind != KindRef && v.Absent(), v.ref != nil && lacking(v.ref, seen):
			return true
		case v.list == nil:
			continue
		}
		for _, item := range v.list.Items {
			if item.Value.ref != nil && lacking(item.Value.ref, seen) {
				return true
			}
		}
	}
	return false
}
