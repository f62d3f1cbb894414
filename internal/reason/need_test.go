package reason

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/tarazy/tarazy/internal/civil"
)

func TestNeeds(t *testing.T) {
	t.Parallel()
	c := testCompiler(t)
	typ := c.schema.Type("thing")
	it := NewObject(typ, "it").with("n", OfInt(217)).with("m", Between(900, 1100)).
		with("day", OfDate(firstTestDay)).with("length", OfSpan(civil.Span{Lo: 2, Hi: 3, Unit: civil.Days}))
	for src, want := range map[string]string{
		"2 * it.n >= it.m":                 "n at least 450..550; m at most 434..434",
		"2 * it.n > it.m":                  "n at least 451..551; m at most 433..433",
		"it.m < 2 * it.n":                  "m at most 433..433; n at least 451..551",
		"it.n <= 50":                       "n at most 50..50",
		"it.n == 5":                        "n exactly 5..5",
		"3 * it.n == 7":                    "",
		"it.n != 5":                        "",
		"it.n >= it.peer.n":                "peer.n at most 217..217",
		"it.n + 1 >= 5":                    "",
		"it.day + days(15) <= it.until":    "until from day + 15 days",
		"it.until >= it.day + workdays(5)": "until from day + 5 working days",
		"it.until - days(3) > it.day":      "day before until - 3 days",
		"it.day < it.until":                "day before until; until after day",
		"it.day + it.length <= it.until":   "",
		"it.day + days(15) <= it.peer.day": "peer.day from day + 15 days",
		"it.day <= date('2011-05-11')":     "",
		"it.day == it.until":               "",
	} {
		n := mustCompile(t, c, src, Type{Kind: KindBool}).Explain(&Frame{}, it)
		if got := needs(n); got != want {
			t.Errorf("%s: %q, want %q", src, got, want)
		}
	}
}

func needs(n *Node) string {
	var out []string
	relation := map[Op]string{OpGreaterEqual: "at least", OpLessEqual: "at most", OpEqual: "exactly"}
	for _, need := range n.Needs() {
		out = append(out, fmt.Sprintf("%s %s %d..%d", need.Fact.Path, relation[need.Op], need.Lo, need.Hi))
	}
	order := map[Op]string{OpGreaterEqual: "from", OpGreater: "after", OpLessEqual: "until", OpLess: "before"}
	for _, need := range n.DateNeeds() {
		text := need.Fact.Path + " " + order[need.Op] + " " + need.From.Path
		if need.Span.Unit != 0 {
			sign := " + "
			if need.Back {
				sign = " - "
			}
			text += sign + need.Span.String()
		}
		out = append(out, text)
	}
	return strings.Join(out, "; ")
}

// TestNeedsHold: with less than the least need a comparison is false, and with the most it is true, whatever the other side is.
func TestNeedsHold(t *testing.T) {
	t.Parallel()
	c := testCompiler(t)
	typ := c.schema.Type("thing")
	rapid.Check(t, func(t *rapid.T) {
		factor := rapid.Int64Range(1, 5).Draw(t, "factor")
		other := rapid.Int64Range(1, 5).Draw(t, "other factor")
		op := rapid.SampledFrom([]string{">", ">="}).Draw(t, "op")
		lo := rapid.Int64Range(0, 3000).Draw(t, "lo")
		hi := lo + rapid.Int64Range(0, 3000).Draw(t, "wide")
		cond, faults := c.Compile(fmt.Sprintf("%d * it.n %s %d * it.m", factor, op, other), Type{Kind: KindBool}, Var{"it", "thing"})
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		try := func(n int64) Truth {
			return cond.Test(&Frame{}, NewObject(typ, "it").with("n", OfInt(n)).with("m", Between(lo, hi)))
		}
		all := cond.Explain(&Frame{}, NewObject(typ, "it").with("m", Between(lo, hi))).Needs()
		if len(all) != 1 || all[0].Op != OpGreaterEqual {
			t.Fatalf("needs %+v", all)
		}
		need := all[0]
		if got := try(need.Lo - 1); got != CanBeFalse {
			t.Errorf("with %d: %s", need.Lo-1, got)
		}
		if got := try(need.Lo); got&CanBeTrue == 0 {
			t.Errorf("with %d: %s", need.Lo, got)
		}
		if got := try(need.Hi); got != CanBeTrue {
			t.Errorf("with %d: %s", need.Hi, got)
		}
		if got := try(need.Hi - 1); got == CanBeTrue {
			t.Errorf("with %d: %s", need.Hi-1, got)
		}
	})
}
