package markup_test

import (
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/tarazy/tarazy/internal/golden"
	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/problem"
)

// read reads paper.md of an archive. The archive's files CASE/ID.md are the papers of other records, ID.md those of its own, which is called "mine".
func read(files *txtar.Archive) (*markup.Paper, problem.List) {
	text := map[string][]byte{}
	for _, f := range files.Files {
		text[f.Name] = f.Data
	}
	return markup.Read(markup.File{Name: "paper.md", Text: text["paper.md"]}, around(text))
}

func around(text map[string][]byte) markup.Around {
	return markup.Around{
		Record: "mine",
		Open: func(record, id string) (markup.File, bool) {
			name := strings.TrimPrefix(record+"/"+id+".md", "mine/")
			data, ok := text[name]
			return markup.File{Name: name, Text: data}, ok
		},
		Drafts: []string{"claims", "strike-notice"},
		Styles: []string{"letter", "report"},
	}
}

func printed(list problem.List) string {
	var out strings.Builder
	for _, p := range list.All {
		out.WriteString(p.String() + "\n")
	}
	return out.String()
}

// TestPapers reads papers: what comes out is the tree with its places, and then all problems.
func TestPapers(t *testing.T) {
	t.Parallel()
	golden.Run(t, "testdata/papers/*.txtar", func(t *testing.T, files *txtar.Archive) string {
		p, list := read(files)
		return dump(p) + printed(list)
	})
}

// TestProblems reads papers with mistakes: one archive for each kind of mistake. All problems come out, as they are printed.
func TestProblems(t *testing.T) {
	t.Parallel()
	golden.Run(t, "testdata/problems/*.txtar", func(t *testing.T, files *txtar.Archive) string {
		_, list := read(files)
		return printed(list)
	})
}
