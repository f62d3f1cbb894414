package docket

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/sheet"
)

// TestCompare changes records and packs and holds the moves, with their causes, against what must have moved them.
func TestCompare(t *testing.T) {
	t.Parallel()
	for _, n := range table(t, "testdata/compare.yaml") {
		m := n.Known("name!", "events!", "after", "law", "want")
		t.Run(m["name"].Word(), func(t *testing.T) {
			t.Parallel()
			engine := shipped(t)
			before := Input{engine, readFiles(t, files(m["events"].Text()), engine.Body.Vocabulary)}
			events := m["events"].Text()
			for _, r := range m["after"].Items() {
				events = replaced(t, events, r)
			}
			after := before
			if m["law"].Exists() {
				after.Engine = changed(t, m["law"])
			}
			after.Record = readFiles(t, files(events), after.Engine.Body.Vocabulary)
			moves, list := Compare(before, after)
			if err := failed(list); err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, move := range moves {
				got = append(got, moved(move))
			}
			if diff := cmp.Diff(m["want"].Words(), got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// replaced puts the new text of an entry for the old one, which must stand there.
func replaced(t *testing.T, text string, n sheet.Node) string {
	t.Helper()
	old := n.Get("old").Text()
	if !strings.Contains(text, old) {
		t.Fatalf("%q does not stand there", old)
	}
	return strings.Replace(text, old, n.Get("new").Text(), 1)
}

// changed compiles the shipped law with some texts replaced.
func changed(t *testing.T, edits sheet.Node) *assess.Engine {
	t.Helper()
	fsys := fstest.MapFS{}
	root := os.DirFS("../../law")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		fsys[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range edits.Items() {
		name := n.Get("file").Word()
		fsys[name] = &fstest.MapFile{Data: []byte(replaced(t, string(fsys[name].Data), n))}
	}
	body, list := law.Load(fsys, "")
	engine, faults := assess.Compile(body)
	list.Join(faults)
	if err := failed(list); err != nil {
		t.Fatal(err)
	}
	return engine
}

// moved writes a move down.
func moved(m *Move) string {
	_, key, _ := strings.Cut(m.ID, "/")
	var causes []string
	for _, c := range m.Causes {
		switch c.Kind {
		case ByFact:
			causes = append(causes, "fact "+factMoves(c.Facts))
		case ByCalendar:
			causes = append(causes, "calendar "+dayMoves(c.Days))
		case ByLaw:
			causes = append(causes, "law "+versionsOf(c.Before)+" to "+versionsOf(c.After))
		}
	}
	return fmt.Sprintf("%s: %s → %s by %s", key, dueOf(m.Before), dueOf(m.After), strings.Join(causes, "; "))
}

func dueOf(d *Duty) string {
	if d == nil {
		return ""
	}
	return d.Due.String()
}

func factMoves(list []FactMove) string {
	var out []string
	for _, f := range list {
		if f.Path == "" {
			return "of the event itself"
		}
		out = append(out, f.Path)
	}
	return strings.Join(out, ", ")
}

func dayMoves(list []DayMove) string {
	var out []string
	for _, d := range list {
		s := fmt.Sprintf("%s %s to %s", d.Day, d.Before.Why, d.After.Why)
		if source := d.AfterEntry.Source; source != "" {
			s += " (" + source + ")"
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

func versionsOf(list []*law.Version) string {
	var out []string
	for _, v := range list {
		out = append(out, v.Due.Span.String()+" in "+v.InForce())
	}
	return strings.Join(out, ", ")
}

// TestLetters holds letters and complaints that wait against what people know of them.
func TestLetters(t *testing.T) {
	t.Parallel()
	engine := shipped(t)
	for _, n := range table(t, "testdata/letters.yaml") {
		m := n.Known("name!", "on!", "events!", "want")
		t.Run(m["name"].Word(), func(t *testing.T) {
			t.Parallel()
			rec := readFiles(t, files(m["events"].Text()), engine.Body.Vocabulary)
			var got []string
			for line := range strings.Lines(dump(&Matter{Letters: letters(rec, day(t, m["on"].Word())), Recommendations: recommendations(engine, rec, day(t, m["on"].Word()))})) {
				got = append(got, strings.TrimSpace(line))
			}
			if diff := cmp.Diff(m["want"].Words(), got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestSince counts days from uncertain days.
func TestSince(t *testing.T) {
	t.Parallel()
	for from, want := range map[string]string{
		"2011-03-10": "10", "2011-03-20": "0", "2011-03-21": "0", "2011-03": "0 to 19", "..2011-03-10": "10 or more", "2011-03-10..": "0 to 10", "": "unknown",
	} {
		w := civil.When{}
		if from != "" {
			var err error
			if w, err = civil.ParseWhen(from); err != nil {
				t.Fatal(err)
			}
		}
		if got := dumpDays(since(w, day(t, "2011-03-20"))); got != want {
			t.Errorf("since %q: %s, not %s", from, got, want)
		}
	}
}
