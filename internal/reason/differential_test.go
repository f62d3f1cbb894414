package reason

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// author writes random conditions.
type author struct {
	*rand.Rand
	things []string // what is in scope: it, and the variables of list functions
	nums   []string
	next   int
}

func (a *author) pick(s ...string) string { return s[a.IntN(len(s))] }

func (a *author) thing(depth int) string {
	x := a.pick(a.things...)
	if depth > 0 && a.IntN(2) == 0 {
		x += a.pick(".peer", ".owner")
	}
	if depth > 1 && a.IntN(12) == 0 {
		return fmt.Sprintf("(%s ? %s : %s)", a.bool(depth-1), x, a.thing(depth-1))
	}
	return x
}

func (a *author) bool(depth int) string {
	if depth == 0 {
		switch a.IntN(4) {
		case 0:
			return a.thing(1) + ".kind == " + a.word()
		case 1:
			return a.thing(0) + "." + a.pick("n > 0", "m <= 2", "n == it.m", "day < "+a.thing(0)+".until")
		}
		return a.thing(1) + "." + a.pick("flag", "ready")
	}
	d := depth - 1
	switch a.IntN(20) {
	case 0, 1:
		return fmt.Sprintf("(%s && %s)", a.bool(d), a.bool(d))
	case 2, 3:
		return fmt.Sprintf("(%s || %s)", a.bool(d), a.bool(d))
	case 4:
		return fmt.Sprintf("(%s || %s && %s && %s)", a.bool(d), a.bool(d), a.bool(d), a.bool(d))
	case 5:
		return "!" + a.paren(a.bool(d))
	case 6:
		return fmt.Sprintf("(%s ? %s : %s)", a.bool(d), a.bool(d), a.bool(d))
	case 7:
		return fmt.Sprintf("(%s) %s (%s)", a.bool(d), a.pick("==", "!="), a.bool(d))
	case 8, 9:
		return fmt.Sprintf("%s %s %s", a.int(d), a.comparison(), a.int(d))
	case 10:
		return fmt.Sprintf("%s %s %s", a.date(d), a.comparison(), a.date(d))
	case 11:
		return fmt.Sprintf("%s %s %s", a.span(d), a.comparison(), a.span(d))
	case 12:
		return fmt.Sprintf("%s %s %s", a.thing(d), a.pick("==", "!="), a.thing(d))
	case 13:
		return fmt.Sprintf("%s %s %s", a.text(d), a.pick("==", "!="), a.text(d))
	case 14:
		return fmt.Sprintf("has(%s.%s)", a.thing(d), a.pick("n", "peer", "things", "day", "kind", "words", "flag"))
	case 15:
		return a.membership(d)
	case 16:
		return fmt.Sprintf("%s %s %s", a.intList(d), a.pick("==", "!="), a.intList(d))
	}
	if a.IntN(3) == 0 {
		list, v := a.intList(d), a.name()
		a.nums = append(a.nums, v)
		body := a.bool(d)
		a.nums = a.nums[:len(a.nums)-1]
		return fmt.Sprintf("%s.%s(%s, %s)", list, a.pick("exists", "all", "exists_one"), v, body)
	}
	list, v := a.thingList(d), a.name()
	return fmt.Sprintf("%s.%s(%s, %s)", list, a.pick("exists", "all", "exists_one"), v, a.with(v, func() string { return a.bool(d) }))
}

func (a *author) paren(s string) string { return "(" + s + ")" }

func (a *author) name() string {
	a.next++
	return fmt.Sprintf("x%d", a.next)
}

func (a *author) with(v string, write func() string) string {
	a.things = append(a.things, v)
	s := write()
	a.things = a.things[:len(a.things)-1]
	return s
}

func (a *author) word() string { return a.pick("'apple'", "'brick'", "'cloud'") }

func (a *author) comparison() string { return a.pick("<", "<=", ">", ">=", "==", "!=") }

func (a *author) membership(d int) string {
	switch a.IntN(4) {
	case 0:
		return fmt.Sprintf("%s in %s", a.int(d), a.intList(d))
	case 1:
		return fmt.Sprintf("%s in %s.words", a.text(d), a.thing(d))
	case 2:
		return fmt.Sprintf("%s in [%s, %s]", a.text(d), a.word(), a.word())
	}
	return fmt.Sprintf("%s in %s", a.thing(d), a.thingList(d))
}

func (a *author) text(d int) string {
	if d > 0 && a.IntN(5) == 0 {
		return fmt.Sprintf("(%s ? %s : %s)", a.bool(d-1), a.text(d-1), a.word())
	}
	return a.thing(d) + a.pick(".kind", ".note")
}

func (a *author) int(d int) string {
	if d <= 0 {
		if len(a.nums) > 0 && a.IntN(2) == 0 {
			return a.pick(a.nums...)
		}
		return a.pick("1", "3", "-1", a.thing(1)+".n", a.thing(0)+".m", "2 * "+a.thing(0)+".n")
	}
	switch a.IntN(12) {
	case 0, 1:
		return fmt.Sprintf("(%s %s %s)", a.int(d-1), a.pick("+", "-"), a.int(d-1))
	case 2:
		return fmt.Sprintf("(%s * %s)", a.int(d-1), a.int(d-1))
	case 3:
		return fmt.Sprintf("(%s %s %s)", a.int(d-1), a.pick("/", "%"), a.pick("2", "3", "-2"))
	case 4:
		return "-" + a.paren(a.int(d-1))
	case 5:
		return fmt.Sprintf("(%s ? %s : %s)", a.bool(d-1), a.int(d-1), a.int(d-1))
	case 6:
		return a.thingList(d-1) + ".size()"
	case 7:
		return fmt.Sprintf("size(%s)", a.intList(d-1))
	case 8:
		return fmt.Sprintf("%s(%s, %s)", a.pick("days_between", "workdays_between"), a.date(d-1), a.date(d-1))
	case 9:
		return fmt.Sprintf("value('rate', %s)", a.date(d-1))
	}
	return a.int(0)
}

func (a *author) date(d int) string {
	if d > 0 {
		switch a.IntN(6) {
		case 0, 1, 2:
			return fmt.Sprintf("(%s %s %s)", a.date(d-1), a.pick("+", "-"), a.anySpan(d-1))
		case 3:
			return fmt.Sprintf("(%s ? %s : %s)", a.bool(d-1), a.date(d-1), a.date(d-1))
		}
	}
	return a.pick(a.thing(1)+".day", a.thing(0)+".until", "date('2019-04-16')")
}

// span writes days only, which can be compared with each other.
func (a *author) span(d int) string {
	if d > 0 && a.IntN(4) == 0 {
		return fmt.Sprintf("(%s ? %s : %s)", a.bool(d-1), a.span(d-1), a.span(d-1))
	}
	return a.pick(a.thing(1)+".length", fmt.Sprintf("days(%s)", a.int(d-1)), "days(2)")
}

func (a *author) anySpan(d int) string {
	if a.IntN(2) == 0 {
		return a.span(d)
	}
	return fmt.Sprintf("%s(%s)", a.pick("workdays", "weeks", "months", "years"), a.pick("1", "2", "0", a.thing(0)+".n"))
}

func (a *author) thingList(d int) string {
	base := a.thing(d) + ".things"
	if d <= 0 {
		return base
	}
	v := a.name()
	switch a.IntN(6) {
	case 0, 1:
		return fmt.Sprintf("%s.filter(%s, %s)", base, v, a.with(v, func() string { return a.bool(d - 1) }))
	case 2:
		return fmt.Sprintf("%s.map(%s, %s)", base, v, a.with(v, func() string { return a.thing(1) }))
	case 3:
		return fmt.Sprintf("(%s ? %s : %s)", a.bool(d-1), base, a.thing(0)+".things")
	case 4:
		return fmt.Sprintf("[%s, %s]", a.thing(1), a.thing(1))
	}
	return base
}

func (a *author) intList(d int) string {
	base := a.thing(d) + ".nums"
	if d <= 0 {
		return a.pick(base, "[1, 2]")
	}
	v := a.name()
	switch a.IntN(6) {
	case 0:
		return fmt.Sprintf("%s.filter(%s, %s %s %s)", base, v, v, a.comparison(), a.int(d-1))
	case 1:
		return fmt.Sprintf("%s.things.map(%s, %s)", a.thing(0), v, a.with(v, func() string { return a.int(d - 1) }))
	case 2:
		return fmt.Sprintf("%s.things.map(%s, %s, %s)", a.thing(0), v, a.with(v, func() string { return a.bool(d - 1) }),
			a.with(v, func() string { return a.int(0) }))
	case 3:
		return fmt.Sprintf("[%s, %s]", a.int(d-1), a.int(d-1))
	}
	return base
}

// TestAgainstCEL checks random conditions on random partial worlds: what cel-go makes of any completion must be among the
// outcomes left; and where all is known the one outcome must be cel-go's.
func TestAgainstCEL(t *testing.T) {
	t.Parallel()
	const conditions, completions = 3000, 10
	c := testCompiler(t)
	o := newOracle(t, c)
	r := rand.New(rand.NewPCG(20, 11))
	f := &Frame{}
	definite := 0
	for range conditions {
		a := &author{Rand: r, things: []string{"it"}}
		src := a.bool(1 + r.IntN(4))
		cond := mustCompile(t, c, src, Type{Kind: KindBool})
		program := o.program(t, src)
		world := &chance{Rand: r, typ: c.schema.Type("thing")}
		it := world.object("it", 2)
		left := cond.Test(f, it)
		if left.Known() {
			definite++
		}
		checkExplain(t, cond, f, it, left)
		for range completions {
			full := world.completion(it)
			want, err := o.ask(program, full)
			if err != nil {
				t.Fatalf("%s: %v", src, err)
			}
			left := left
			if want == CanBeError {
				left |= CanBeError // what nothing is known of is taken not to lead out of the calendar
			}
			if !agrees(left, want) {
				t.Fatalf("%s\ngives %s on a partial world, but cel-go gives %s on a completion\n%s\n%s", src, left, want, dump(cond.Explain(f, it)), dump(cond.Explain(f, full)))
			}
			got := cond.Test(f, full)
			if !got.Known() || !agrees(got, want) {
				t.Fatalf("%s\nall known: got %s, cel-go gives %s\n%s", src, got, want, dump(cond.Explain(f, full)))
			}
			if got&^left&^CanBeError != 0 {
				t.Fatalf("%s\nbecame %s, which was not among %s", src, got, left)
			}
			checkExplain(t, cond, f, full, got)
		}
	}
	if definite < conditions/4 {
		t.Errorf("only %d of %d answers were definite", definite, conditions)
	}
}

// agrees says whether the outcome is among those left. cel-go gives the first of several errors, so absence and other
// errors count as one.
func agrees(left, outcome Truth) bool {
	if outcome&noValue != 0 {
		outcome = noValue
	}
	return left&outcome != 0
}

func checkExplain(t *testing.T, cond *Condition, f *Frame, it *Object, want Truth) {
	t.Helper()
	n := cond.Explain(f, it)
	if got := n.Value.Truth(); got != want {
		t.Fatalf("%s\nTest gives %s, Explain %s\n%s", cond.Source(), want, got, dump(n))
	}
	if asks := n.Settle(false); (len(asks) > 0) != (want.IfAbsentNot() == Unknown && want&CanBeError == 0) && want&CanBeError == 0 {
		t.Fatalf("%s\nis %s and asks for %d facts\n%s", cond.Source(), want, len(asks), dump(n))
	}
}
