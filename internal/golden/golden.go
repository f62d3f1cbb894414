// Package golden holds what a test prints against what stands in a file that people can read.
//
// Begin with [Run]: each file is a txtar archive that begins with a sentence saying what it shows, then has the files that go in, and last a
// file called want, which is what must come out. `go test -update` writes want anew; whoever reviews the change reads it. Only tests use
// this package.
package golden

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write what comes out into the files that say what must come out")

// want is the file of an archive that says what must come out.
const want = "want"

// Run gives every archive that matches a pattern to a test of its own, which returns what came out. It fails when none matches.
func Run(t *testing.T, pattern string, run func(t *testing.T, files *txtar.Archive) string) {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no files %s (%v)", pattern, err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)), func(t *testing.T) {
			t.Parallel()
			one(t, path, run)
		})
	}
}

func one(t *testing.T, path string, run func(*testing.T, *txtar.Archive) string) {
	a, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if c := strings.TrimSpace(string(a.Comment)); !strings.HasSuffix(c, ".") {
		t.Errorf("%s begins with %q, not with a sentence that says what it shows", path, c)
	}
	given := &txtar.Archive{Comment: a.Comment}
	expected := ""
	for _, f := range a.Files {
		if f.Name == want {
			expected = string(f.Data)
			continue
		}
		given.Files = append(given.Files, f)
	}
	got := run(t, given)
	if got != "" && !strings.HasSuffix(got, "\n") {
		got += "\n"
	}
	if *update {
		given.Files = append(given.Files, txtar.File{Name: want, Data: []byte(got)})
		write(t, path, txtar.Format(given))
		return
	}
	if diff := cmp.Diff(strings.Split(expected, "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

// File holds a text against a whole file, which -update writes anew.
func File(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		write(t, path, []byte(got))
		return
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (-update writes it)", err)
	}
	if diff := cmp.Diff(strings.Split(string(data), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	old, err := os.ReadFile(path)
	if err == nil && string(old) == string(data) {
		return
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}
