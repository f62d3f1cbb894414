package reason

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tarazy/tarazy/internal/civil"
)

var update = flag.Bool("update", false, "rewrite the expected results in testdata")

// checkFile runs every condition of a file: the line of a condition begins at the margin, what is expected is indented
// under it, and lines with # are for the reader.
func checkFile(t *testing.T, name string, run func(src string) string) {
	t.Helper()
	path := "testdata/" + name
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for line := range strings.Lines(string(text)) {
		switch {
		case strings.HasPrefix(line, "\t"):
			continue
		case strings.HasPrefix(line, "#"), strings.TrimSpace(line) == "":
			got.WriteString(line)
			continue
		}
		got.WriteString(line)
		for result := range strings.Lines(strings.TrimRight(run(strings.ReplaceAll(strings.TrimSpace(line), `\n`, "\n")), "\n") + "\n") {
			got.WriteString("\t" + result)
		}
	}
	if *update {
		if err := os.WriteFile(path, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(strings.Split(string(text), "\n"), strings.Split(got.String(), "\n")); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

// sampleFields are named for what is known of them on the sample.
var sampleFields = []Field{
	{"kind", WordOf("sample", "person")},
	{"five", Type{Kind: KindInt}},
	{"few", Type{Kind: KindInt}},    // 2..8
	{"many", Type{Kind: KindInt}},   // 20 or more
	{"number", Type{Kind: KindInt}}, // not known
	{"no_number", Type{Kind: KindInt}},
	{"large", Type{Kind: KindInt}},
	{"yes", Type{Kind: KindBool}},
	{"no", Type{Kind: KindBool}},
	{"perhaps", Type{Kind: KindBool}},
	{"perhaps2", Type{Kind: KindBool}},
	{"perhaps3", Type{Kind: KindBool}},
	{"no_bool", Type{Kind: KindBool}},
	{"monday", Type{Kind: KindDate}}, // 2019-04-15
	{"thursday", Type{Kind: KindDate}},
	{"april", Type{Kind: KindDate}}, // some day of April 2019
	{"some_day", Type{Kind: KindDate}},
	{"no_day", Type{Kind: KindDate}},
	{"week", Type{Kind: KindSpan}}, // 7 days
	{"term", Type{Kind: KindSpan}}, // 2..5 days
	{"some_time", Type{Kind: KindSpan}},
	{"no_time", Type{Kind: KindSpan}},
	{"word", WordOf("oak", "elm", "ash")}, // elm
	{"some_word", WordOf("oak", "elm", "ash")},
	{"no_word", WordOf("oak", "elm", "ash")},
	{"friend", RefTo("sample")},
	{"twin", RefTo("sample")},     // the same as friend
	{"somebody", RefTo("sample")}, // there is one, it is not known who
	{"anybody", RefTo("sample")},  // not known whether there is one
	{"nobody", RefTo("sample")},
	{"nums", ListOf(Type{Kind: KindInt})},       // 1, 2, 3
	{"one_or_two", ListOf(Type{Kind: KindInt})}, // 1, and perhaps 2
	{"and_more", ListOf(Type{Kind: KindInt})},   // 1, 2 and others
	{"rough", ListOf(Type{Kind: KindInt})},      // 1, and a number from 2 to 8
	{"some_nums", ListOf(Type{Kind: KindInt})},
	{"no_nums", ListOf(Type{Kind: KindInt})},
	{"words", ListOf(WordOf("oak", "elm", "ash"))},
	{"guests", ListOf(RefTo("sample"))},  // two to four, none of them known
	{"friends", ListOf(RefTo("sample"))}, // friend, and one of whom nothing is known
	{"crowd", ListOf(RefTo("sample"))},   // friend and others
}

func sampleCompiler(t testing.TB) (*Compiler, *Object) {
	t.Helper()
	schema, err := NewSchema([]ObjectType{{Name: "sample", Fields: sampleFields}})
	if err != nil {
		t.Fatal(err)
	}
	day := func(s string) civil.Day {
		when, err := civil.ParseWhen(s)
		if err != nil {
			t.Fatal(err)
		}
		return when.Earliest
	}
	c, err := NewCompiler(schema, testCalendar(t), map[string][]Step{
		"rate": {
			{From: day("2019-01-01"), Until: day("2019-04-20"), Lo: 100, Hi: 100},
			{From: day("2019-04-18"), Until: day("2019-12-31"), Lo: 120, Hi: 130},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	typ := schema.Type("sample")
	friend := NewObject(typ, "friend").with("kind", OfText("sample")).with("five", OfInt(5)).with("yes", OfBool(true)).
		with("no", OfBool(false)).with("no_number", None()).with("nobody", None())
	it := NewObject(typ, "it").with("kind", OfText("sample")).
		with("five", OfInt(5).From("note 1")).with("few", Between(2, 8)).with("many", Between(20, NoMax)).with("no_number", None()).
		with("large", OfInt(NoMax-1)).
		with("yes", OfBool(true)).with("no", OfBool(false)).with("no_bool", None()).
		with("monday", OfDate(day("2019-04-15"))).with("thursday", OfDate(day("2019-04-18"))).
		with("april", DateBetween(day("2019-04-01"), day("2019-04-30"))).with("no_day", None()).
		with("week", OfSpan(civil.SpanOf(7, civil.Days))).with("term", OfSpan(civil.Span{Lo: 2, Hi: 5, Unit: civil.Days})).
		with("no_time", None()).with("word", OfText("elm")).with("no_word", None()).
		with("friend", OfRef(friend)).with("twin", OfRef(friend)).with("somebody", Some()).with("nobody", None()).
		with("nums", OfList(NewList(false, OfInt(1), OfInt(2), OfInt(3)))).
		with("and_more", OfList(NewList(true, OfInt(1), OfInt(2)))).
		with("rough", OfList(NewList(false, OfInt(1), Between(2, 8)))).
		with("no_nums", None()).with("words", OfList(NewList(false, OfText("oak"), OfText("elm")))).
		with("guests", OfList(&List{MoreLo: 2, MoreHi: 4})).
		with("friends", OfList(NewList(false, OfRef(friend), Some()))).
		with("crowd", OfList(NewList(true, OfRef(friend))))
	maybe := NewList(false, OfInt(1), OfInt(2))
	maybe.Items[1].Maybe = true
	return c, it.with("one_or_two", OfList(maybe))
}

// TestValues works out the conditions of values.txt; those that give a bool also on the fast path.
func TestValues(t *testing.T) {
	t.Parallel()
	c, it := sampleCompiler(t)
	f := &Frame{}
	checkFile(t, "values.txt", func(src string) string {
		cond, faults := c.Compile(src, Type{}, Var{"it", "sample"})
		if len(faults) > 0 {
			return fmt.Sprint("fault: ", faults)
		}
		n := cond.Explain(f, it)
		if cond.Type().Kind == KindBool {
			if got := cond.Test(f, it); got != n.Value.Truth() {
				t.Errorf("%s: Test gives %s, Explain %s", src, got, n.Value.Truth())
			}
		}
		fast := cond.Eval(f, it)
		if got, want := show(&Node{Part: &Part{Type: cond.Type()}, Value: fast}), show(n); got != want {
			t.Errorf("%s: Eval gives %s, Explain %s", src, got, want)
		}
		if failure := n.Failure(); failure != nil {
			return show(n) + ": " + failure.Message
		}
		return show(n)
	})
}

// TestReasons checks trees, and what they ask for.
func TestReasons(t *testing.T) {
	t.Parallel()
	c, it := sampleCompiler(t)
	f := &Frame{}
	checkFile(t, "reasons.txt", func(src string) string {
		cond, faults := c.Compile(src, Type{Kind: KindBool}, Var{"it", "sample"})
		if len(faults) > 0 {
			return fmt.Sprint("fault: ", faults)
		}
		n := cond.Explain(f, it)
		return dump(n) + "reads " + paths(n.Facts()) + "\nmissing " + paths(n.Missing()) + "\nasks " + paths(n.Settle(false)) +
			thresholds(n)
	})
}

func paths(facts []*Node) string {
	var s []string
	for _, f := range facts {
		p := f.Path
		if f.Link {
			p = "(" + p + ")"
		}
		s = append(s, p)
	}
	return strings.Join(s, ", ")
}

func thresholds(n *Node) string {
	s := ""
	for _, t := range n.Thresholds() {
		relation := map[Op]string{OpGreaterEqual: "at least", OpLessEqual: "at most", OpEqual: "exactly"}[t.Op]
		s += fmt.Sprintf("\ntrue if %s is %s %d", t.Fact.Path, relation, t.Bound)
	}
	for _, k := range n.Kids {
		s += thresholds(k)
	}
	return s
}

// TestFaults checks what authors are told.
func TestFaults(t *testing.T) {
	t.Parallel()
	c, _ := sampleCompiler(t)
	checkFile(t, "faults.txt", func(src string) string {
		_, faults := c.Compile(src, Type{Kind: KindBool}, Var{"it", "sample"})
		var lines []string
		for _, f := range faults {
			lines = append(lines, f.String())
		}
		return strings.Join(lines, "\n")
	})
}
