package gate_test

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/paper/gate"
	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/paper/refer"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/sheet"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

var mill = sync.OnceValue(func() *refer.Scope {
	var list problem.List
	v := vocabulary.Read(os.DirFS("../../../law"), "vocabulary", "law/", &list)
	r, found := record.Read(os.DirFS("testdata/record"), "mill-2015", "", v)
	list.Join(found)
	if list.Errors() > 0 {
		panic(fmt.Sprint(list.All))
	}
	return &refer.Scope{Body: &law.Body{}, Records: []*record.Record{r}}
})

// paper reads a paper of the record mill-2015; what stands before the first blank line of the text is put at its head.
func paper(t *testing.T, head, text string) *markup.Paper {
	t.Helper()
	if head == "" {
		head = "lang: en"
	}
	whole := "---\npaper: p\ntitle: T\nstyle: report\n" + head + "\n---\n" + text + "\n"
	p, list := markup.Read(markup.File{Name: "p.md", Text: []byte(whole)}, markup.Around{Record: "mill-2015"})
	if list.Errors() > 0 {
		t.Fatalf("%s\n%v", text, list.All)
	}
	return p
}

func readTable(t *testing.T, name, key string) []sheet.Node {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var list problem.List
	root, ok := sheet.Read(name, data, &list)
	if !ok {
		t.Fatal(list.All)
	}
	return root.Get(key).Items()
}

// said gives problems as line:column and message; the lines count from the first of the text.
func said(list problem.List, head string) []string {
	var out []string
	for _, p := range list.All {
		kind := ""
		if p.Warning {
			kind = "warning: "
		}
		at := fmt.Sprintf("%d:%d", p.Position.Line-6-strings.Count(head, "\n"), p.Position.Column)
		if p.Position.Line == 0 {
			at = "-"
		}
		out = append(out, at+" "+kind+p.Message)
	}
	return out
}

// TestPapers holds the gate against papers that it must stop, for each of its reasons, and papers that it must let through.
func TestPapers(t *testing.T) {
	t.Parallel()
	good, bad := 0, 0
	for _, row := range readTable(t, "papers.yaml", "papers") {
		text, head := row.Get("text").Text(), row.Get("head").Text()
		want := row.Get("stops").Words()
		if len(want) == 0 {
			good++
		} else {
			bad++
		}
		p := paper(t, head, text)
		for _, e := range row.Get("editions").Words() {
			if diff := cmp.Diff(want, said(gate.Check(p, mill(), markup.Edition(e), nil), head)); diff != "" {
				t.Errorf("%v, %s:\n%s\n(-want +got):\n%s", row.Position(), e, text, diff)
			}
		}
	}
	if good < 30 || bad < 30 {
		t.Errorf("the table has %d papers to let through and %d to stop", good, bad)
	}
	t.Logf("%d papers let through, %d stopped", good, bad)
}

func TestSentences(t *testing.T) {
	t.Parallel()
	for _, row := range readTable(t, "sentences.yaml", "texts") {
		want := row.Get("are").Words()
		if diff := cmp.Diff(want, gate.Split(strings.Join(want, " "))); diff != "" {
			t.Errorf("%v (-want +got):\n%s", row.Position(), diff)
		}
	}
}

func TestFigures(t *testing.T) {
	t.Parallel()
	for _, row := range readTable(t, "figures.yaml", "texts") {
		text := row.Get("text").Text()
		if diff := cmp.Diff(row.Get("has").Words(), gate.Figures(row.Get("lang").Text(), text)); diff != "" {
			t.Errorf("%v: %s (-want +got):\n%s", row.Position(), text, diff)
		}
	}
}

// TestSmall: somebody without a name who can be one of few people is warned of, with how many and of what.
func TestSmall(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"Askar A. was beaten.":                                  nil,
		"Askar A. of the Old Silo.":                             {`1:1 warning: "one" can be one of only 6 people here: workforce of "mill"`},
		"{person:one} worked at the Old Silo of Northern Mill.": {`1:1 warning: "one" can be one of only 6 people here: workforce of "mill"`},
		"{person:one} sat on the committee of [@meeting].":      {`1:1 warning: "one" can be one of only 3 people here: strike_committee of "meeting"`},
		"{person:two} of the Weavers.":                          nil,
		"{person:ivanov} of the Old Silo of Northern Mill.":     nil,
	} {
		p := paper(t, "", text)
		if diff := cmp.Diff(want, said(gate.Small(p, mill(), markup.Public, 10), "")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
		if list := gate.Small(p, mill(), markup.Internal, 10); len(list.All) > 0 {
			t.Errorf("%s: the internal edition: %v", text, list.All)
		}
	}
}
