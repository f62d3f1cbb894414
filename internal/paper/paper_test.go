package paper_test

import (
	"os"
	"path"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/golden"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/paper"
	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
)

// shipped is a desk with the law and the records that ship with the program; small one with those of the tests of package refer.
var (
	shipped = sync.OnceValue(func() *paper.Desk {
		var cases []string
		entries, _ := os.ReadDir("../../cases")
		for _, e := range entries {
			cases = append(cases, "../../cases/"+e.Name())
		}
		return desk("../../law", cases...)
	})
	small = sync.OnceValue(func() *paper.Desk {
		return desk("refer/testdata/world/law", "refer/testdata/world/pools", "refer/testdata/world/lakes")
	})
)

func desk(lawFolder string, cases ...string) *paper.Desk {
	body, problems := law.Load(os.DirFS(lawFolder), "law/")
	engine, wrong := assess.Compile(body)
	problems.Join(wrong)
	var records []*record.Record
	for _, folder := range cases {
		rec, list := record.Read(os.DirFS(folder), path.Base(folder), folder+"/", body.Vocabulary)
		problems.Join(list)
		records = append(records, rec)
	}
	styles, list := paper.ReadStyles(os.DirFS("../../styles"), "styles/")
	problems.Join(list)
	if problems.Errors() > 0 {
		panic(printed(problems))
	}
	return paper.NewDesk(engine, records, styles)
}

func printed(list problem.List) string {
	var b strings.Builder
	for _, p := range list.All {
		if p.Warning && strings.HasPrefix(p.File, "law/") {
			continue
		}
		b.WriteString(p.String() + "\n")
	}
	return b.String()
}

// read reads a paper of a record.
func read(t testing.TB, rec, text string) *markup.Paper {
	t.Helper()
	p, list := markup.Read(markup.File{Name: "paper.md", Text: []byte(text)}, markup.Around{Record: rec, Open: func(record, id string) (markup.File, bool) {
		return markup.File{Name: record + "/papers/" + id + ".md", Text: []byte("An included {title:july} of the record " + record + " [@july].\n")}, id == "chapter"
	}})
	if list.Errors() > 0 {
		t.Fatal(printed(list))
	}
	return p
}

// TestPapers binds small papers, each in the editions that it names, over a record: a shipped one, or one of the small ones.
func TestPapers(t *testing.T) {
	t.Parallel()
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, files *txtar.Archive) string {
		var b strings.Builder
		for _, f := range files.Files {
			d, rec := shipped(), strings.TrimSuffix(f.Name, "/paper.md")
			if rec == "pools" {
				d = small()
			}
			p := read(t, rec, string(f.Data))
			for _, e := range p.Front.Editions {
				bound, list := d.Bind(p, e)
				b.WriteString("=== " + string(e) + "\n" + printed(list) + dump(bound.Document))
			}
		}
		return b.String()
	})
}
