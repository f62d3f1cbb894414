package reason

import (
	"math/big"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"github.com/tarazy/tarazy/internal/civil"
)

// TestTruthTables checks and, or and not on all sets of outcomes against their pairs of outcomes.
func TestTruthTables(t *testing.T) {
	t.Parallel()
	single := func(a, b Truth) Truth {
		for _, wins := range []Truth{CanBeFalse, CanBeError, CanBeAbsent} {
			if a == wins || b == wins {
				return wins
			}
		}
		return CanBeTrue
	}
	for a := Truth(1); a < 16; a++ {
		for b := Truth(1); b < 16; b++ {
			want := Truth(0)
			for x := CanBeFalse; x <= CanBeError; x <<= 1 {
				for y := CanBeFalse; y <= CanBeError; y <<= 1 {
					if a&x != 0 && b&y != 0 {
						want |= single(x, y)
					}
				}
			}
			if got := a.and(b); got != want {
				t.Errorf("%s and %s is %s, want %s", a, b, got, want)
			}
			if got := a.not().or(b.not()); got != want.not() {
				t.Errorf("not (%s) or not (%s) is %s, want %s", a, b, got, want.not())
			}
		}
		if a.not().not() != a {
			t.Errorf("not not %s is %s", a, a.not().not())
		}
	}
}

// TestAnswers checks how absence counts.
func TestAnswers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		truth        Truth
		ifNot, ifMet Answer
	}{
		{CanBeTrue, Met, Met},
		{CanBeFalse, NotMet, NotMet},
		{CanBeAbsent, NotMet, Met},
		{CanBeError, Failed, Failed},
		{CanBeFalse | CanBeAbsent, NotMet, Unknown},
		{CanBeTrue | CanBeAbsent, Unknown, Met},
		{CanBeTrue | CanBeFalse, Unknown, Unknown},
		{CanBeFalse | CanBeError, Unknown, Unknown},
		{0, Unknown, Unknown},
	} {
		if got := c.truth.IfAbsentNot(); got != c.ifNot {
			t.Errorf("%s, absent is not met: %s, want %s", c.truth, got, c.ifNot)
		}
		if got := c.truth.IfAbsentMet(); got != c.ifMet {
			t.Errorf("%s, absent is met: %s, want %s", c.truth, got, c.ifMet)
		}
	}
}

// span of numbers, drawn near 0 and near the largest.
type bound struct{ lo, hi int64 }

func drawBound(t *rapid.T, label string) bound {
	number := rapid.OneOf(rapid.Int64Range(-9, 9), rapid.Int64(), rapid.SampledFrom([]int64{NoMax - 1, NoMin + 1, 1 << 62, -1 << 62}))
	a, b := number.Draw(t, label), number.Draw(t, label)
	return bound{max(NoMin, min(a, b, NoMax-1)), max(a, b, NoMin+1)}
}

func (b bound) drawIn(t *rapid.T, label string) int64 {
	lo, hi := max(b.lo, NoMin+1), min(b.hi, NoMax-1)
	return rapid.Int64Range(lo, hi).Draw(t, label)
}

// TestArithmetic checks that the result of numbers out of two intervals lies in the interval of the results, with exact
// numbers as the measure; and that narrower operands never give anything new.
func TestArithmetic(t *testing.T) {
	t.Parallel()
	type kernel struct {
		name  string
		run   func(alo, ahi int64, as state, blo, bhi int64, bs state) (int64, int64, state)
		exact func(z, x, y *big.Int) *big.Int
	}
	kernels := []kernel{
		{"add", add, (*big.Int).Add},
		{"subtract", subtract, (*big.Int).Sub},
		{"multiply", multiply, (*big.Int).Mul},
		{"divide", func(alo, ahi int64, as state, blo, _ int64, _ state) (int64, int64, state) {
			return divide(alo, ahi, as, blo)
		}, (*big.Int).Quo},
		{"remainder", func(alo, ahi int64, as state, blo, _ int64, _ state) (int64, int64, state) {
			return remainder(alo, ahi, as, blo)
		}, (*big.Int).Rem},
	}
	rapid.Check(t, func(t *rapid.T) {
		k := rapid.SampledFrom(kernels).Draw(t, "kernel")
		a, b := drawBound(t, "a"), drawBound(t, "b")
		if k.name == "divide" || k.name == "remainder" {
			b.lo = rapid.OneOf(rapid.Int64Range(1, 9), rapid.Int64Range(-9, -1)).Draw(t, "divisor")
			b.hi = b.lo
		}
		lo, hi, st := k.run(a.lo, a.hi, hasValue, b.lo, b.hi, hasValue)
		x, y := a.drawIn(t, "x"), b.drawIn(t, "y")
		want := k.exact(new(big.Int), big.NewInt(x), big.NewInt(y))
		fits := want.IsInt64() && bounded(want.Int64(), want.Int64())
		switch {
		case fits && (st&hasValue == 0 || want.Int64() < lo || want.Int64() > hi):
			t.Fatalf("%s of %d and %d is %v, not in %d..%d (%b)", k.name, x, y, want, lo, hi, st)
		case !fits && st&isError == 0 && bounded(lo, hi):
			t.Fatalf("%s of %d and %d is too large, but that was no error", k.name, x, y)
		}
		xlo, xhi, xst := k.run(x, x, hasValue, y, y, hasValue)
		if xst&hasValue != 0 && (xlo < lo || xhi > hi) || st&isError == 0 && bounded(lo, hi) && xst&isError != 0 {
			t.Fatalf("%s of %d and %d alone is %d..%d (%b), among others %d..%d (%b)", k.name, x, y, xlo, xhi, xst, lo, hi, st)
		}
		for op := OpEqual; op <= OpGreaterEqual; op++ {
			wide := compareNumbers(op, a.lo, a.hi, hasValue, b.lo, b.hi, hasValue)
			if narrow := compareNumbers(op, x, x, hasValue, y, y, hasValue); narrow&^wide != 0 || !narrow.Known() {
				t.Fatalf("comparison %d of %d and %d is %s, not among %s", op, x, y, narrow, wide)
			}
		}
	})
}

// TestSettle checks that the facts asked for are enough: with all that is missing filled in, a condition is settled.
func TestSettle(t *testing.T) {
	t.Parallel()
	c, it := sampleCompiler(t)
	f := &Frame{}
	known := map[string]Value{"perhaps": OfBool(true), "perhaps2": OfBool(true), "number": OfInt(4), "few": OfInt(8), "some_word": OfText("oak")}
	for _, src := range []string{
		"it.perhaps && it.number > 3", "it.no || it.perhaps && it.perhaps2", "it.few >= 8 || it.perhaps", "!it.perhaps", "it.some_word == 'oak'",
		"it.perhaps ? it.number == 4 : it.perhaps2", "it.nums.exists(x, x == it.number)", "it.nums.all(x, x < it.few)",
	} {
		cond, faults := c.Compile(src, Type{Kind: KindBool}, Var{"it", "sample"})
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		missing := cond.Explain(f, it).Missing()
		asked := cond.Explain(f, it).Settle(false)
		if len(asked) == 0 || len(asked) > len(missing) {
			t.Errorf("%s: asks for %s of %s", src, paths(asked), paths(missing))
		}
		filled := &Object{Type: it.Type, ID: "filled", Fields: append([]Value(nil), it.Fields...)}
		for _, m := range missing {
			filled.with(m.Path, known[m.Path])
		}
		if got := cond.Test(f, filled); !got.Known() {
			t.Errorf("%s: is %s although %s are known", src, got, paths(missing))
		}
	}
}

// TestOtherType checks that an object of another type is asked by name.
func TestOtherType(t *testing.T) {
	t.Parallel()
	c := testCompiler(t)
	box := NewObject(c.schema.Type("box"), "box").with("n", OfInt(7)).with("note", OfText("in a box"))
	f := &Frame{}
	for src, want := range map[string]Truth{
		"it.n == 7":             CanBeTrue,
		"it.note == 'in a box'": CanBeTrue,
		"it.flag":               CanBeAbsent, // a number there
		"it.ready":              CanBeAbsent,
		"has(it.ready)":         CanBeFalse,
		"has(it.n)":             CanBeTrue,
		"it.peer.flag":          CanBeAbsent,
	} {
		cond := mustCompile(t, c, src, Type{Kind: KindBool})
		if got := cond.Test(f, box); got != want {
			t.Errorf("%s on a box is %s, want %s", src, got, want)
		}
		checkExplain(t, cond, f, box, want)
	}
}

// TestVariables checks a second variable, and that a frame keeps it from one condition to the next.
func TestVariables(t *testing.T) {
	t.Parallel()
	c := testCompiler(t)
	typ := c.schema.Type("thing")
	f := &Frame{}
	f.Set(1, NewObject(typ, "also").with("n", OfInt(3)).with("nums", OfList(NewList(false, OfInt(1)))))
	it := NewObject(typ, "it").with("n", OfInt(4))
	for _, src := range []string{"it.n > also.n", "also.nums.all(x, x < also.n)", "it.n == also.n + 1"} {
		cond := mustCompile(t, c, src, Type{Kind: KindBool})
		if got := cond.Test(f, it); got != CanBeTrue {
			t.Errorf("%s is %s", src, got)
		}
		checkExplain(t, cond, f, it, CanBeTrue)
	}
	n := mustCompile(t, c, "also.n > it.m", Type{Kind: KindBool}).Explain(f, it)
	if got := paths(n.Facts()); got != "also.n, m" {
		t.Errorf("facts %s", got)
	}
	if got := mustCompile(t, c, "also.n > 0", Type{Kind: KindBool}).Test(&Frame{}, nil); got != eitherWay {
		t.Errorf("a variable that is not set: %s", got)
	}
}

// TestTogether uses one condition from several goroutines, for the race detector.
func TestTogether(t *testing.T) {
	t.Parallel()
	c := testCompiler(t)
	it := benchThing(t, c)
	var conds []*Condition
	for _, m := range benchmarked {
		conds = append(conds, mustCompile(t, c, m.src, Type{Kind: KindBool}))
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			f := &Frame{}
			for _, cond := range conds {
				if got := cond.Explain(f, it).Value.Truth(); got != cond.Test(f, it) {
					t.Errorf("%s differs", cond.Source())
				}
			}
		})
	}
	wg.Wait()
}

// TestEval checks conditions that give something else than a bool.
func TestEval(t *testing.T) {
	t.Parallel()
	c, it := sampleCompiler(t)
	f := &Frame{}
	eval := func(src string, want Type) Value {
		cond, faults := c.Compile(src, want, Var{"it", "sample"})
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		if cond.Test(f, it) != CanBeError {
			t.Errorf("%s tests as a bool", src)
		}
		return cond.Eval(f, it)
	}
	due := eval("it.monday + days(7)", Type{Kind: KindDate})
	if got := due.When(); got.Earliest.String() != "2019-04-22" || !got.Exact() {
		t.Errorf("due on %s", got.Earliest)
	}
	friend := eval("it.friend", Type{Kind: KindRef})
	if friend.Ref() == nil || friend.Ref().ID != "friend" {
		t.Errorf("the friend is %v", friend.Ref())
	}
	if nobody := eval("it.nobody", RefTo("sample")); !nobody.Absent() {
		t.Error("nobody is not absent")
	}
	if unknown := eval("it.some_day", Type{}); unknown.Settled() || unknown.When().Earliest != civil.MinDay {
		t.Errorf("some day is %v", unknown.When())
	}
}

func TestNewSchema(t *testing.T) {
	t.Parallel()
	for want, types := range map[string][]ObjectType{
		"twice":                   {{Name: "a"}, {Name: "a"}},
		`field "x" of "a" is`:     {{Name: "a", Fields: []Field{{"x", Type{Kind: KindInt}}, {"x", Type{Kind: KindInt}}}}},
		`no object type "srtike"`: {{Name: "strike", Fields: []Field{{"x", RefTo("srtike")}}}},
		"lists themselves":        {{Name: "a", Fields: []Field{{"x", ListOf(ListOf(Type{Kind: KindInt}))}}}},
		"needs a type":            {{Name: "a", Fields: []Field{{"x", Type{}}}}},
	} {
		if _, err := NewSchema(types); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
}

// FuzzCompile: no text makes the compiler panic; what compiles gives the same answer twice; faults have a place in the text.
func FuzzCompile(f *testing.F) {
	for _, m := range benchmarked {
		f.Add(m.src)
	}
	for _, s := range []string{"", "it.", "[", "it.nums[0]", "{}", "x{y:1}", "has(it)", "1/0", "-(-9223372036854775808)", "'\\u0000'", "b''", "..a", "it.`x`",
		"it.things.map(x, [x])", "[].map(x, x)", "[[]]", "[] + []", "it.nums.exists(it, it)", "type(it)", "dyn(1)", "it == null", "!!!!it.flag",
		strings.Repeat("it.n + ", 100) + "1", "[].exists(x, x)", "[].all(x, x.y)", "(true ? [] : [])", "size([])", "it in []", "[it][0]"} {
		f.Add(s)
	}
	c := testCompiler(f)
	it := benchThing(f, c)
	frame := &Frame{}
	f.Fuzz(func(t *testing.T, src string) {
		cond, faults := c.Compile(src, Type{}, Var{"it", "thing"})
		for _, fault := range faults {
			if fault.Line < 1 || fault.Column < 1 || fault.Message == "" {
				t.Errorf("fault %+v", fault)
			}
		}
		if (cond == nil) == (len(faults) == 0) {
			t.Fatalf("condition %v and faults %v", cond, faults)
		}
		if cond == nil {
			return
		}
		for _, o := range []*Object{it, nil} {
			fast := cond.Eval(frame, o)
			n := cond.Explain(frame, o)
			if got, want := show(n), show(&Node{Part: &Part{Type: cond.Type()}, Value: fast}); got != want {
				t.Errorf("Explain gives %s, Eval %s", got, want)
			}
			n.Settle(true)
			n.Thresholds()
		}
	})
}
