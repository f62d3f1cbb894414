package paper_test

import (
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/tarazy/tarazy/internal/golden"
	"github.com/tarazy/tarazy/internal/paper"
)

// TestStyleProblems reads style files that are wrong.
func TestStyleProblems(t *testing.T) {
	t.Parallel()
	golden.Run(t, "testdata/styles/*.txtar", func(_ *testing.T, files *txtar.Archive) string {
		fsys := fstest.MapFS{}
		for _, f := range files.Files {
			fsys[f.Name] = &fstest.MapFile{Data: f.Data}
		}
		_, list := paper.ReadStyles(fsys, "styles/")
		return printed(list)
	})
}
