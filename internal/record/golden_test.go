package record_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/tarazy/tarazy/internal/golden"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// words reads the vocabulary of these tests.
func words(t testing.TB) *vocabulary.Vocabulary {
	t.Helper()
	var list problem.List
	v := vocabulary.Read(os.DirFS("testdata"), "vocabulary", "testdata/", &list)
	if list.Errors() > 0 {
		t.Fatal(printed(list))
	}
	return v
}

// folder makes a folder of the files of an archive. A record without a case.yaml of its own gets the plainest one.
func folder(files *txtar.Archive) fstest.MapFS {
	out := fstest.MapFS{}
	for _, f := range files.Files {
		out[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	if _, ok := out[record.CaseFile]; !ok {
		out[record.CaseFile] = &fstest.MapFile{Data: []byte(plainCase)}
	}
	return out
}

const plainCase = "case: case\ntitle: A case\npacks: [here]\naccounts: {workers: those at work, employer: the company, police: the police}\nmatters: [{id: wages, title: Wages}]\n"

func read(t testing.TB, fsys fs.FS) (*record.Record, problem.List) {
	t.Helper()
	return record.Read(fsys, "case", "", words(t))
}

func printed(list problem.List) string {
	var out strings.Builder
	for _, p := range list.All {
		out.WriteString(p.String() + "\n")
	}
	return out.String()
}

// TestProblems reads records with mistakes: one archive for each kind of mistake. All problems come out, as they are printed.
func TestProblems(t *testing.T) {
	t.Parallel()
	golden.Run(t, "testdata/problems/*.txtar", func(t *testing.T, files *txtar.Archive) string {
		_, list := read(t, folder(files))
		return printed(list)
	})
}
