package assess_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/golden"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/record"
)

// TestShippedLaw runs the tests beside the norms.
func TestShippedLaw(t *testing.T) {
	t.Parallel()
	engine := shippedEngine(t)
	tests, list := law.Tests(os.DirFS("../../law"), "law/", engine.Body)
	run := engine.RunTests(tests)
	list.Join(run.Problems)
	if list.Errors() > 0 || run.Passed != run.Tests || run.Tests < 100 {
		t.Errorf("%d of %d tests passed\n%s", run.Passed, run.Tests, printed(list))
	}
}

// goldenCase is an assessment with a line for each finding, so that what a change of the law or of a record does can be read in the difference.
type goldenCase struct {
	Case        string   `json:"case"`
	Conclusions []string `json:"conclusions"`
	Rulings     []string `json:"rulings"`
	Findings    []string `json:"findings"`
}

// TestShippedRecords weighs every shipped record, seen from one day, and holds what came out against testdata/golden.
func TestShippedRecords(t *testing.T) {
	t.Parallel()
	engine := shippedEngine(t)
	for name, rec := range shippedRecords(t, engine) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			golden.File(t, "testdata/golden/"+name+".json", inShort(t, engine.Assess(rec, assess.View{On: day(t, "2024-06-01")})))
		})
	}
}

// inShort writes an assessment with one line for each conclusion, ruling and finding.
func inShort(t testing.TB, a *assess.Assessment) string {
	t.Helper()
	out := goldenCase{Case: a.Record.ID}
	for line := range strings.Lines(concluded(a)) {
		line = strings.TrimSuffix(line, "\n")
		if strings.Contains(line, " on ") && strings.Contains(line, ":") && !slices.ContainsFunc(a.Conclusions, func(c *assess.Conclusion) bool {
			return strings.HasPrefix(line, c.Event.ID+" "+c.Law.ID+":")
		}) {
			out.Rulings = append(out.Rulings, line)
		} else {
			out.Conclusions = append(out.Conclusions, line)
		}
	}
	for _, f := range a.Findings {
		if !f.Outcome.Shown() {
			continue
		}
		line := fmt.Sprintf("%s %s: %s", f.Event.ID, f.Norm.ID, f.Outcome)
		for _, parts := range [][]assess.Part{f.ByAccount(a.Record), f.ByReading(), f.ByVersion()} {
			var said []string
			for _, p := range parts {
				said = append(said, p.ID+" "+p.Outcome.String())
			}
			if slices.ContainsFunc(parts, func(p assess.Part) bool { return p.Outcome != parts[0].Outcome }) {
				line += " (" + strings.Join(said, ", ") + ")"
			}
		}
		out.Findings = append(out.Findings, line)
	}
	var text bytes.Buffer
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(out); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

// TestOrderDoesNotMatter turns the order of the entries in every file of the shipped records round, and finds the same.
func TestOrderDoesNotMatter(t *testing.T) {
	t.Parallel()
	engine := shippedEngine(t)
	view := assess.View{On: day(t, "2024-06-01")}
	for name, rec := range shippedRecords(t, engine) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			turned, list := record.Read(turned(t, os.DirFS("../../cases/"+name)), name, "", engine.Body.Vocabulary)
			if list.Errors() > 0 || turned.Events[0].ID == rec.Events[0].ID {
				t.Fatalf("the first event is still %s: %s", turned.Events[0].ID, printed(list))
			}
			if diff := cmp.Diff(sorted(inShort(t, engine.Assess(rec, view))), sorted(inShort(t, engine.Assess(turned, view)))); diff != "" {
				t.Errorf("(-as it stands +turned round):\n%s", diff)
			}
		})
	}
}

// sorted gives the lines of a text in order, and the words of each: norms stand in the order of the events.
func sorted(text string) []string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		words := strings.Fields(strings.NewReplacer(",", " ", ";", " ").Replace(line))
		slices.Sort(words)
		lines[i] = strings.Join(words, " ")
	}
	slices.Sort(lines)
	return lines
}

// turned gives the same record with the entries of every list file in the opposite order.
func turned(t *testing.T, fsys fs.FS) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".yaml") {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil || name == record.CaseFile {
			out[name] = &fstest.MapFile{Data: data}
			return err
		}
		var entries []string
		for line := range strings.Lines(string(data)) {
			if strings.HasPrefix(line, "-") || len(entries) == 0 {
				entries = append(entries, "")
			}
			entries[len(entries)-1] += line
		}
		slices.Reverse(entries)
		out[name] = &fstest.MapFile{Data: []byte(strings.Join(entries, ""))}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
