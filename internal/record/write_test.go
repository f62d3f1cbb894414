package record_test

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// shipped gives the folders of the records that ship with the program, and the vocabulary that they are written in.
func shipped(t *testing.T) (map[string]fs.FS, *vocabulary.Vocabulary) {
	t.Helper()
	var list problem.List
	v := vocabulary.Read(os.DirFS("../../law"), "vocabulary", "law/", &list)
	if list.Errors() > 0 {
		t.Fatal(printed(list))
	}
	entries, err := os.ReadDir("../../cases")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]fs.FS{}
	for _, e := range entries {
		out[e.Name()] = os.DirFS(filepath.Join("../../cases", e.Name()))
	}
	return out, v
}

// TestReadWriteRead writes every shipped record into an empty folder, byte for byte, and reads the same record back.
func TestReadWriteRead(t *testing.T) {
	t.Parallel()
	cases, v := shipped(t)
	for name, fsys := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			before, list := record.Read(fsys, name, "", v)
			if list.Errors() > 0 {
				t.Fatal(printed(list))
			}
			dir := t.TempDir()
			if err := before.Save(dir); err != nil {
				t.Fatal(err)
			}
			want := contents(t, fsys)
			maps.DeleteFunc(want, func(name, _ string) bool {
				return strings.HasPrefix(name, "files/") || strings.HasPrefix(name, "papers/")
			})
			if diff := cmp.Diff(want, contents(t, os.DirFS(dir))); diff != "" {
				t.Errorf("the files differ (-read +written):\n%s", diff)
			}
			after, again := record.Read(os.DirFS(dir), name, "", v)
			if diff := cmp.Diff(dump(before, true), dump(after, true)); diff != "" || len(again.All) != len(list.All) {
				t.Errorf("the records differ (-before +after):\n%s\n%s", diff, printed(again))
			}
		})
	}
}

// contents gives the files of a folder.
func contents(t *testing.T, fsys fs.FS) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		out[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

const entry = "- id: new\n  kind: strike\n  note: |\n    two\n\n    lines\n"

func TestAppend(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		file, text, entry, want string // want is the file as it must be then
		says                    string // or what is wrong
	}{
		"at the end":             {"events.yaml", "# first\n- {id: a, kind: strike}   # why\n", entry, "# first\n- {id: a, kind: strike}   # why\n" + entry, ""},
		"no end of line":         {"events.yaml", "- {id: a, kind: strike}", "- {id: new, kind: strike}", "- {id: a, kind: strike}\n- {id: new, kind: strike}\n", ""},
		"further to the right":   {"events.yaml", "  - id: a\n    kind: strike\n", entry, "  - id: a\n    kind: strike\n  - id: new\n    kind: strike\n    note: |\n      two\n\n      lines\n", ""},
		"the entry is":           {"events.yaml", "- {id: a, kind: strike}\n", "   - id: new\n     kind: strike\n", "- {id: a, kind: strike}\n- id: new\n  kind: strike\n", ""},
		"a comment before it":    {"events.yaml", "- {id: a, kind: strike}\n", "# from the minutes\n- {id: new, kind: strike}\n", "- {id: a, kind: strike}\n# from the minutes\n- {id: new, kind: strike}\n", ""},
		"two entries":            {"events.yaml", "", "- {id: new, kind: strike}\n- {id: newer, kind: ruling, strike: new}\n", "- {id: new, kind: strike}\n- {id: newer, kind: ruling, strike: new}\n", ""},
		"only comments":          {"events.yaml", "# nothing yet\n", entry, "# nothing yet\n" + entry, ""},
		"a file of Windows":      {"events.yaml", "- {id: a, kind: strike}\r\n", "- id: new\n  kind: strike\n", "- {id: a, kind: strike}\r\n- id: new\r\n  kind: strike\r\n", ""},
		"after block text":       {"events.yaml", "- id: a\n  kind: strike\n  note: |\n    text\n", entry, "- id: a\n  kind: strike\n  note: |\n    text\n" + entry, ""},
		"a new file":             {"events/2011.yaml", "", entry, entry, ""},
		"an actor":               {"actors.yaml", "- {id: a, kind: person}\n", "- {id: new, kind: person}\n", "- {id: a, kind: person}\n- {id: new, kind: person}\n", ""},
		"an id that is taken":    {"events.yaml", "- {id: new, kind: strike}\n", entry, "", `the id "new" stands at events.yaml:1:8 already`},
		"a kind that is not":     {"events.yaml", "", "- {id: new, kind: strkie}\n", "", `there is no kind "strkie" here`},
		"no list":                {"events.yaml", "", "id: new\nkind: strike\n", "", "what is to be added is no list of entries"},
		"a list in brackets":     {"events.yaml", "", "[{id: new, kind: strike}]\n", "", "what is to be added is no list of entries"},
		"nothing":                {"events.yaml", "", "", "", "what is to be added is no list of entries"},
		"no YAML":                {"events.yaml", "", "- {id: new", "", "what is to be added is not well-formed YAML: did not find expected ',' or '}'"},
		"more of the last entry": {"events.yaml", "- id: a\n  kind: strike\n", "  note: slipped in\n- {id: new, kind: strike}\n", "", "what is to be added is not well-formed YAML: did not find expected <document start>"},
		"a file in brackets":     {"events.yaml", "[{id: a, kind: strike}]\n", entry, "", "the file is written in brackets: nothing can be added at its end"},
		"the case":               {"case.yaml", plainCase, entry, "", "is not well-formed YAML: did not find expected key"},
		"no file of a record":    {"notes.yaml", "", entry, "", "notes.yaml is not a file of a record"},
		"outside the folder":     {"../events.yaml", "", entry, "", "a record has no such file"},
		"hidden":                 {"events/.x.yaml", "", entry, "", "a record has no such file"},
		"misnamed":               {"events/x.yml", "", entry, "", "a record has no such file"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			fsys := fstest.MapFS{"case.yaml": {Data: []byte(plainCase)}}
			if tt.text != "" {
				fsys[tt.file] = &fstest.MapFile{Data: []byte(tt.text)}
			}
			rec, list := read(t, fsys)
			if list.Errors() > 0 {
				t.Fatal(printed(list))
			}
			before := dump(rec, true)
			next, list := rec.Append(tt.file, tt.entry)
			if tt.says != "" {
				if list.Errors() == 0 || list.All[0].Message != tt.says {
					t.Errorf("says %s\nwant %q", printed(list), tt.says)
				}
				return
			}
			if list.Errors() > 0 {
				t.Fatal(printed(list))
			}
			if diff := cmp.Diff(tt.want, texts(next)[tt.file]); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if _, ok := next.Thing("new"); !ok {
				t.Error("the new entry is not in the record")
			}
			if diff := cmp.Diff(before, dump(rec, true)); diff != "" {
				t.Errorf("the old record changed:\n%s", diff)
			}
		})
	}
}

// texts gives the files that a record would write.
func texts(r *record.Record) map[string]string {
	out := map[string]string{}
	err := r.Write(func(name string, text []byte) error {
		out[name] = string(text)
		return nil
	})
	if err != nil {
		return nil
	}
	return out
}

// TestSave touches only what changed, leaves nothing else behind and keeps who may read a file.
func TestSave(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, text := range map[string]string{"case.yaml": plainCase, "actors.yaml": "- {id: anna, kind: person}\n", "events.yaml": "- {id: a, kind: strike}\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o640); err != nil {
			t.Fatal(err)
		}
	}
	old := time.Date(2011, 5, 11, 0, 0, 0, 0, time.UTC)
	for _, name := range []string{"case.yaml", "actors.yaml", "events.yaml"} {
		if err := os.Chtimes(filepath.Join(dir, name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	rec, list := read(t, os.DirFS(dir))
	if list.Errors() > 0 {
		t.Fatal(printed(list))
	}
	next, list := rec.Append("events.yaml", entry)
	if list.Errors() > 0 {
		t.Fatal(printed(list))
	}
	if next, list = next.Append("actors/more.yaml", "- {id: bela, kind: person}\n"); list.Errors() > 0 {
		t.Fatal(printed(list))
	}
	if err := next.Save(dir); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(texts(next), contents(t, os.DirFS(dir))); diff != "" {
		t.Errorf("the folder differs (-record +folder):\n%s", diff)
	}
	for name, changed := range map[string]bool{"case.yaml": false, "actors.yaml": false, "events.yaml": true} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if info.ModTime().Equal(old) == changed || info.Mode().Perm() != 0o640 {
			t.Errorf("%s: changed at %v, mode %v", name, info.ModTime(), info.Mode())
		}
	}
}

// TestSaveStaysInside does not follow a link out of the folder, and says when there is no folder.
func TestSaveStaysInside(t *testing.T) {
	t.Parallel()
	dir, outside := t.TempDir(), filepath.Join(t.TempDir(), "events.yaml")
	if err := os.WriteFile(outside, []byte("mine\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(dir, "events.yaml")); err != nil {
		t.Skip("no links here:", err)
	}
	rec, _ := read(t, fstest.MapFS{"case.yaml": {Data: []byte(plainCase)}, "events.yaml": {Data: []byte("- {id: a, kind: strike}\n")}})
	if err := rec.Save(dir); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(outside); err != nil || string(data) != "mine\n" {
		t.Errorf("the file outside is now %q (%v)", data, err)
	}
	if err := rec.Save(filepath.Join(dir, "none")); err == nil {
		t.Error("saved into a folder that is not there")
	}
	if err := rec.Write(func(string, []byte) error { return fs.ErrPermission }); err == nil {
		t.Error("an error of put is lost")
	}
}

// TestAppendsProperty adds entries to any of the files in any order: nothing that stood there changes, and the record that is written is
// the record that is read back.
func TestAppendsProperty(t *testing.T) {
	t.Parallel()
	v := words(t)
	rapid.Check(t, func(t *rapid.T) {
		style := rapid.SampledFrom([]string{"# top\n- {id: %s, kind: strike}", "- id: %s\n  kind: strike\n  note: >\n    a\n    b\n", "  -   id: %s  # odd\n      kind: strike\n", "-\n  id: %s\n  kind: strike\r\n"})
		fsys := fstest.MapFS{"case.yaml": {Data: []byte(plainCase)}}
		for i, name := range []string{"events.yaml", "events/01.yaml", "events/02.yaml"} {
			fsys[name] = &fstest.MapFile{Data: fmt.Appendf(nil, style.Draw(t, "style"), fmt.Sprintf("old-%d", i))}
		}
		rec, list := record.Read(fsys, "case", "", v)
		if list.Errors() > 0 {
			t.Fatal(printed(list))
		}
		names := slices.Sorted(maps.Keys(fsys))[1:]
		for i := range rapid.IntRange(1, 6).Draw(t, "entries") {
			name := rapid.SampledFrom(names).Draw(t, "file")
			next, list := rec.Append(name, fmt.Sprintf(style.Draw(t, "style"), fmt.Sprintf("new-%d", i)))
			if list.Errors() > 0 {
				t.Fatal(printed(list))
			}
			if len(next.Events) != len(rec.Events)+1 || !strings.HasPrefix(texts(next)[name], texts(rec)[name]) {
				t.Fatalf("%s was %q and is now %q", name, texts(rec)[name], texts(next)[name])
			}
			rec = next
		}
		written := fstest.MapFS{}
		for name, text := range texts(rec) {
			written[name] = &fstest.MapFile{Data: []byte(text)}
		}
		again, list := record.Read(written, "case", "", v)
		if diff := cmp.Diff(dump(rec, true), dump(again, true)); diff != "" || list.Errors() > 0 {
			t.Fatalf("(-written +read):\n%s\n%s", diff, printed(list))
		}
	})
}
