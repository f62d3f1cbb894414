package law_test

import (
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
)

// FuzzPack reads anything at all as the files of a pack: every problem says what and where; law without problems can be asked everything, and its
// tests can be run.
func FuzzPack(f *testing.F) {
	paths, err := filepath.Glob("testdata/problems/*.txtar")
	if err != nil || len(paths) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, path := range paths {
		a, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		text := map[string]string{}
		for _, file := range a.Files {
			switch {
			case strings.HasSuffix(file.Name, ".test.yaml"):
				text["tests"] = string(file.Data)
			case strings.HasSuffix(file.Name, "calendar.yaml"):
				text["calendar"] = string(file.Data)
			case strings.HasSuffix(file.Name, "values.yaml"):
				text["values"] = string(file.Data)
			case strings.HasPrefix(file.Name, "vocabulary"):
				text["vocabulary"] = string(file.Data)
			case strings.Contains(file.Name, "/strike/"):
				text["norm"] = string(file.Data)
				f.Add(text["vocabulary"], text["norm"], text["tests"], text["calendar"], text["values"])
			}
		}
	}
	f.Fuzz(func(t *testing.T, vocabulary, norm, tests, calendar, values string) {
		if vocabulary == "" {
			vocabulary = plain["vocabulary/all.yaml"]
		}
		fsys := body(&txtar.Archive{Files: []txtar.File{
			{Name: "vocabulary/all.yaml", Data: []byte(vocabulary)}, {Name: "here/strike/quorum.yaml", Data: []byte(norm)},
			{Name: "here/strike/quorum.test.yaml", Data: []byte(tests)}, {Name: "here/calendar.yaml", Data: []byte(calendar)}, {Name: "here/values.yaml", Data: []byte(values)},
		}})
		b, list := check(fsys)
		for _, p := range list.All {
			if p.Message == "" || p.File == "" {
				t.Fatalf("a problem is %q at %v", p.Message, p.Position)
			}
		}
		if list.Errors() > 0 {
			return
		}
		engine, _ := assess.Compile(b)
		run := engine.RunTests(read(t, fsys, b))
		if run.Passed > run.Tests {
			t.Fatalf("%d of %d tests passed", run.Passed, run.Tests)
		}
		for _, p := range b.Packs {
			for _, n := range p.Norms {
				n.On(civil.When{})
				n.On(civil.Between(15_000, 15_400))
			}
		}
	})
}

// read reads the tests of a body of law.
func read(t *testing.T, fsys fs.FS, b *law.Body) []law.Test {
	t.Helper()
	tests, list := law.Tests(fsys, "", b)
	if list.Errors() > 0 {
		t.Fatal(printed(list))
	}
	return tests
}
