package record_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/sheet"
)

// TestNoCaseFile: a folder without case.yaml is no record, whatever else stands in it.
func TestNoCaseFile(t *testing.T) {
	t.Parallel()
	_, list := read(t, fstest.MapFS{"events.yaml": {Data: []byte("- {id: a, kind: strike}\n")}})
	want := "case.yaml: is missing\n    it says what the case is called and which packs it is weighed against\n"
	if diff := cmp.Diff(want, printed(list)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// sketch reads the small record of a test of a norm.
func sketch(t *testing.T, about, given string) (*record.Record, *record.Thing, problem.List) {
	t.Helper()
	var list problem.List
	root, ok := sheet.Read("x.test.yaml", []byte(given), &list)
	if !ok {
		t.Fatal(printed(list))
	}
	day, err := civil.ParseWhen("2011-05-11")
	if err != nil {
		t.Fatal(err)
	}
	rec, it, problems := record.Sketch(root, about, day, words(t))
	if len(list.All) > 0 {
		t.Errorf("problems of the sketch stand in the list of the file: %s", printed(list))
	}
	return rec, it, problems
}

// TestSketch makes the things that stand in each other, with ids of their own, and ties them.
func TestSketch(t *testing.T) {
	t.Parallel()
	rec, it, list := sketch(t, "strike", `it:
  kind: strike
  employer: {workforce: ~700, dangerous: none}
  vote: {kind: meeting, id: the-vote, attendance: 217}
  leaders: [{id: anna, name: Anna}, ...]
  rulings: [{fine: 5 EUR}, {grounds: [quorum], outcome: unlawful}]
  attacks: none
  peaceful: [{value: true, by: workers}, {value: false, by: employer}]
`)
	if list.Errors() > 0 {
		t.Fatal(printed(list))
	}
	var ids []string
	for _, thing := range append(rec.Actors, rec.Events...) {
		ids = append(ids, thing.ID)
	}
	if got, want := strings.Join(ids, " "), "company-2 anna strike-1 the-vote ruling-3 ruling-4"; got != want {
		t.Errorf("made %s, want %s", got, want)
	}
	if it.Date().String() != "2011-05-11" || !it.Closed["rulings"] || !it.Closed["attacks"] || len(rec.Pointing(it, "ruling", "strike")) != 2 {
		t.Errorf("on %s, closed %v, %d rulings", it.Date(), it.Closed, len(rec.Pointing(it, "ruling", "strike")))
	}
	leaders, _ := it.Fact("leaders")
	if v := leaders.As("", civil.When{}).Value; !v.More || len(v.Items) != 1 || v.Items[0].Ref.Name != "Anna" {
		t.Errorf("leaders are %s", dumpValue(v))
	}
	if len(rec.Accounts) != 2 {
		t.Errorf("accounts are %v", rec.Accounts)
	}
}

// TestSketchOpenInverse: a list of links that point here is complete unless three dots stand in it; left out it is not known.
func TestSketchOpenInverse(t *testing.T) {
	t.Parallel()
	for given, want := range map[string]bool{
		"it: {rulings: [{fine: none}]}":      true,
		"it: {rulings: [{fine: none}, ...]}": false,
		"it: {rulings: none}":                true,
		"it: {peaceful: true}":               false,
	} {
		_, it, list := sketch(t, "strike", given)
		if list.Errors() > 0 || it.Closed["rulings"] != want {
			t.Errorf("%s: complete is %v (%s)", given, it.Closed["rulings"], printed(list))
		}
	}
}

func TestSketchProblems(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ about, given, want string }{
		"no event":            {"strike", "{}", `"it" is missing`},
		"several kinds":       {"gathering", "it: {attendance: 5}", "several kinds can stand here"},
		"another kind":        {"strike", "it: {kind: attack}", `"attack" cannot stand here`},
		"a slip":              {"strike", "it: {employr: {}}", `"employr" is not known of the kind "strike"`},
		"a slip further in":   {"strike", "it: {vote: {kind: meeting, atendance: 5}}", `"atendance" is not known of the kind "meeting"`},
		"a wrong value":       {"strike", "it: {peaceful: perhaps}", `"perhaps" is neither true nor false`},
		"nobody of that name": {"strike", "it: {leaders: [{id: anna}, bela]}", `nothing here is called "bela"`},
		"the same id twice":   {"strike", "it: {leaders: [{id: anna}, {id: anna}]}", `the id "anna" stands here twice`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, _, list := sketch(t, tt.about, tt.given)
			var got []string
			for _, p := range list.All {
				got = append(got, p.Message)
			}
			if len(got) != 1 || got[0] != tt.want {
				t.Errorf("says %q, want %q", got, tt.want)
			}
		})
	}
}
