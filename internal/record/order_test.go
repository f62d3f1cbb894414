package record_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/tarazy/tarazy/internal/record"
)

// scattered gives the same record with every entry in a file of its own, the files in another order.
func scattered(t *testing.T, fsys fs.FS, seed uint64) fstest.MapFS {
	t.Helper()
	shuffle := rand.New(rand.NewPCG(seed, seed))
	out := fstest.MapFS{}
	for name, text := range contents(t, fsys) {
		part := strings.TrimSuffix(strings.Split(name, "/")[0], ".yaml")
		if !strings.HasSuffix(name, ".yaml") || part == "case" {
			out[name] = &fstest.MapFile{Data: []byte(text)}
			continue
		}
		for i, entry := range entries(text) {
			file := fmt.Sprintf("%s/%08d-%s-%03d.yaml", part, shuffle.IntN(100_000_000), strings.TrimSuffix(path.Base(name), ".yaml"), i)
			out[file] = &fstest.MapFile{Data: []byte(entry)}
		}
	}
	return out
}

// entries cuts a list file where a line begins with a hyphen.
func entries(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "-") || len(out) == 0 {
			out = append(out, "")
		}
		out[len(out)-1] += line
	}
	return out
}

// TestOrderOfFilesDoesNotMatter reads the shipped records whole and scattered over hundreds of files, and finds the same in them.
func TestOrderOfFilesDoesNotMatter(t *testing.T) {
	t.Parallel()
	cases, v := shipped(t)
	for name, fsys := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			whole, before := record.Read(fsys, name, "", v)
			for seed := range uint64(2) {
				parts, after := record.Read(scattered(t, fsys, seed), name, "", v)
				if len(parts.Files) <= len(whole.Files) {
					t.Fatalf("%d files, not more than %d", len(parts.Files), len(whole.Files))
				}
				if diff := cmp.Diff(dump(whole, false), dump(parts, false)); diff != "" || after.Errors() != before.Errors() {
					t.Errorf("(-whole +scattered):\n%s\n%s", diff, printed(after))
				}
			}
		})
	}
}
