package reason

import (
	"testing"

	"github.com/tarazy/tarazy/internal/civil"
)

// benchmarked are conditions of the common shapes, on a thing of which everything is known.
var benchmarked = []struct{ name, src string }{
	{"flag", "it.flag"},
	{"linked flag", "it.peer.flag"},
	{"number", "it.n >= 3"},
	{"share", "2 * it.peer.n >= it.owner.m"},
	{"two shares", "2 * it.peer.n > it.owner.m && 2 * it.peer.m > it.peer.n"},
	{"word", "it.kind == 'brick'"},
	{"words", "it.kind in ['apple', 'brick']"},
	{"date", "it.day <= it.until"},
	{"due", "it.until <= it.day + workdays(3)"},
	{"has", "has(it.peer) && it.peer.ready"},
	{"figure", "it.n <= 100 * value('rate', it.day)"},
	{"exists", "it.things.exists(x, x.kind == 'cloud' && 2 * x.n >= it.m)"},
	{"filter", "it.things.filter(x, x.flag).size() >= 3"},
	{"map", "5 in it.things.map(x, x.n + 1)"},
}

func benchThing(tb testing.TB, c *Compiler) *Object {
	tb.Helper()
	typ := c.schema.Type("thing")
	known := func(id string) *Object {
		return NewObject(typ, id).
			with("kind", OfText("brick")).with("n", OfInt(217)).with("m", OfInt(2564)).
			with("flag", OfBool(true)).with("ready", OfBool(true)).
			with("day", OfDate(firstTestDay)).with("until", OfDate(firstTestDay+4)).
			with("length", OfSpan(civil.SpanOf(5, civil.Days)))
	}
	var items []Value
	for range 10 {
		items = append(items, OfRef(known("item")))
	}
	return known("it").with("peer", OfRef(known("peer"))).with("owner", OfRef(known("owner"))).
		with("things", OfList(NewList(false, items...)))
}

func BenchmarkTest(b *testing.B) {
	c := testCompiler(b)
	it := benchThing(b, c)
	for _, m := range benchmarked {
		cond := mustCompile(b, c, m.src, Type{Kind: KindBool})
		b.Run(m.name, func(b *testing.B) {
			f := &Frame{}
			b.ReportAllocs()
			for b.Loop() {
				cond.Test(f, it)
			}
		})
	}
}

func BenchmarkExplain(b *testing.B) {
	c := testCompiler(b)
	it := benchThing(b, c)
	cond := mustCompile(b, c, "2 * it.peer.n >= it.owner.m", Type{Kind: KindBool})
	b.ReportAllocs()
	for b.Loop() {
		cond.Explain(&Frame{}, it)
	}
}

func BenchmarkCompile(b *testing.B) {
	c := testCompiler(b)
	for b.Loop() {
		mustCompile(b, c, "2 * it.peer.n >= it.owner.m", Type{Kind: KindBool})
	}
}

// TestNoAllocation is not parallel: allocations of other tests would be counted.
func TestNoAllocation(t *testing.T) {
	c := testCompiler(t)
	known := benchThing(t, c)
	unknown := NewObject(c.schema.Type("thing"), "unknown")
	f := &Frame{}
	for _, m := range benchmarked {
		cond := mustCompile(t, c, m.src, Type{Kind: KindBool})
		for _, it := range []*Object{known, unknown} {
			if n := testing.AllocsPerRun(100, func() { cond.Test(f, it) }); n != 0 {
				t.Errorf("%s: %v allocations on %s", m.src, n, it.ID)
			}
		}
	}
}
