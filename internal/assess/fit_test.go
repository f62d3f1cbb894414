package assess_test

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/golden"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/record"
)

// TestFit reads records that name packs, norms and instruments of the law that are not there.
func TestFit(t *testing.T) {
	t.Parallel()
	golden.Run(t, "testdata/fit/*.txtar", func(t *testing.T, files *txtar.Archive) string {
		fsys := fstest.MapFS{}
		for name, text := range plain {
			fsys[name] = &fstest.MapFile{Data: []byte(text)}
		}
		for _, f := range files.Files {
			fsys[f.Name] = &fstest.MapFile{Data: f.Data}
		}
		lawFS, err := fs.Sub(fsys, "law")
		if err != nil {
			t.Fatal(err)
		}
		caseFS, err := fs.Sub(fsys, "case")
		if err != nil {
			t.Fatal(err)
		}
		body, _ := law.Load(lawFS, "law/")
		rec, list := record.Read(caseFS, "case", "case/", body.Vocabulary)
		list.Join(assess.Fit(body, rec))
		return printed(list)
	})
}
