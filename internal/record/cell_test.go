package record_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

const cellKinds = `
actors:
  pool: {says: {en: pool}, attributes: {}}
events:
  opening:
    says: {en: opening}
    attributes:
      pool: {type: pool}
      pools: {type: pool, many: true}
      guards: {type: count}
      heated: {type: bool}
      fee: {type: money}
      full: {type: share}
      length: {type: duration}
      told: {type: date}
      weather: {type: word, words: {dry: {en: dry}, wet: {en: wet}}}
      colours: {type: word, many: true, words: {red: {en: red}, blue: {en: blue}}}
      remark: {type: text}
      remarks: {type: text, many: true}
sources: {letter: {says: {en: letter}}}
`

func cellRecord(t *testing.T, events string) *record.Record {
	t.Helper()
	var list problem.List
	v := vocabulary.Read(fstest.MapFS{"vocabulary/kinds.yaml": {Data: []byte(cellKinds)}}, "vocabulary", "", &list)
	rec, more := record.Read(fstest.MapFS{
		"case.yaml":   {Data: []byte("case: x\ntitle: X\npacks: [any]\n")},
		"actors.yaml": {Data: []byte("- {id: lake, kind: pool}\n- {id: pond, kind: pool}\n")},
		"events.yaml": {Data: []byte(events)},
	}, "x", "", v)
	list.Join(more)
	for _, p := range list.All {
		if !p.Warning {
			t.Fatal(p)
		}
	}
	return rec
}

// TestCellReadsAsFilesDo reads a value from a cell and from a file of a record.
func TestCellReadsAsFilesDo(t *testing.T) {
	t.Parallel()
	tests := []struct{ attribute, cell, file string }{
		{"guards", "~700", "~700"}, {"guards", "300..500", "300..500"}, {"guards", ">=20", `">=20"`}, {"guards", "none", "none"},
		{"heated", "true", "true"}, {"heated", "FALSE", "false"}, {"fee", "105804 KZT", "105804 KZT"}, {"full", "33.33%", "33.33%"},
		{"length", "5 working days", "5 working days"}, {"told", "2011-05-27~", "2011-05-27~"}, {"told", "2011-04..2011-05", "2011-04..2011-05"},
		{"weather", "dry", "dry"}, {"pool", "lake", "lake"}, {"pools", "lake, pond", "[lake, pond]"}, {"pools", "lake; ...", "[lake, ...]"},
		{"pools", "~20", "~20"}, {"pools", "none", "none"}, {"pools", "lake\npond\n", "[lake, pond]"}, {"colours", "red", "[red]"},
		{"remark", "a, b; c", `"a, b; c"`}, {"remarks", "a, b" + record.EndItem + "c" + record.EndItem, `["a, b", c]`},
	}
	for _, tt := range tests {
		t.Run(tt.attribute+" "+tt.cell, func(t *testing.T) {
			t.Parallel()
			rec := cellRecord(t, "- id: first\n  kind: opening\n  "+tt.attribute+": "+tt.file+"\n")
			ev, _ := rec.Thing("first")
			fact, _ := ev.Fact(tt.attribute)
			got, err := rec.Cell(tt.cell, fact.Attribute)
			if err != nil {
				t.Fatal(err)
			}
			if want := fact.Assertions[0].Value; !got.Same(want) || refs(got) != refs(want) {
				t.Errorf("a cell gives other than a file:\n%s", cmp.Diff(want.Written, got.Written))
			}
		})
	}
}

// refs names what a value points at.
func refs(v record.Value) string {
	var out []string
	for _, one := range append([]record.Value{v}, v.Items...) {
		if one.Ref != nil {
			out = append(out, one.Ref.ID)
		}
	}
	return strings.Join(out, " ")
}

func TestCellRefuses(t *testing.T) {
	t.Parallel()
	rec := cellRecord(t, "- {id: first, kind: opening}\n")
	ev, _ := rec.Thing("first")
	tests := []struct{ attribute, cell, wrong string }{
		{"guards", "two", "does not belong in a number"}, {"guards", "1" + record.EndItem, "a list stands where there is one value"},
		{"heated", "yes", "neither true nor false"}, {"pool", "laek", `no actor or event "laek"`}, {"pool", "first", "of kind opening"},
		{"pools", "lake, none", "none stands among other items"}, {"weather", "dri", "not a word for weather"}, {"told", "11.05.2011", ""},
	}
	for _, tt := range tests {
		a, _ := ev.Kind.Attribute(tt.attribute)
		_, err := rec.Cell(tt.cell, a)
		var said *civil.ParseError
		if !errors.As(err, &said) || !strings.Contains(said.Wrong, tt.wrong) {
			t.Errorf("%s %q: %v", tt.attribute, tt.cell, err)
		}
	}
}
