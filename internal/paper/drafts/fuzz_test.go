package drafts_test

import (
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/paper/drafts"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// FuzzTemplate loads anything at all as the English text of a draft: every problem lies in the file, and a draft without problems can be filled
// in from a record that knows little.
func FuzzTemplate(f *testing.F) {
	for _, pattern := range []string{"testdata/filled/*.txtar", "testdata/problems/*.txtar"} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			f.Fatal("no seeds", pattern, err)
		}
		for _, path := range paths {
			a, err := txtar.ParseFile(path)
			if err != nil {
				f.Fatal(err)
			}
			for _, file := range a.Files {
				if strings.HasSuffix(file.Name, ".md") {
					f.Add(string(file.Data))
				}
			}
		}
	}
	f.Add(`{{(org "it.at").x}} {{nil}} {{break}} {{if $x := has "it"}}{{$x}}{{end}} {{range $i, $e := each "it.leaders"}}{{$i}}{{org $e}}{{end}} {{not (has "it")}}{{count "it."}}{{count ""}}`)
	w, _ := build(f, &txtar.Archive{Files: []txtar.File{{Name: "case/events.yaml", Data: []byte("- {id: it, kind: strike, date: 2011-05-11, vote: vote}\n- {id: vote, kind: meeting}\n")}}})
	it, _ := w.record.Thing("it")
	on, _ := civil.NewDay(2012, 1, 1)
	engine, _ := assess.Compile(w.body)
	o := drafts.Order{Record: w.record, Event: it, Lang: vocabulary.English, On: on, Assessment: engine.Assess(w.record, assess.View{On: on})}
	f.Fuzz(func(t *testing.T, text string) {
		folder := fstest.MapFS{"notice/en.md": {Data: []byte(text + "\n")}}
		for _, name := range []string{drafts.File, "ru.md", "kk.md"} {
			folder["notice/"+name] = &fstest.MapFile{Data: []byte(plain["drafts/notice/"+name])}
		}
		all, list := drafts.Load(folder, "drafts/", w.body.Vocabulary, w.body)
		lines := strings.Split(text+"\n", "\n")
		for _, p := range list.All {
			if p.Message == "" || p.Position.Line > len(lines) {
				t.Fatalf("a problem is %q at %v", p.Message, p.Position)
			}
			if p.Position.Line > 0 && p.Column > len([]rune(lines[p.Position.Line-1]))+1 {
				t.Fatalf("%v: the line is %q", p.Position, lines[p.Position.Line-1])
			}
		}
		if list.Errors() > 0 {
			return
		}
		if _, list := all[0].Fill(o); list.Errors() > 0 {
			t.Fatalf("%q has no problems and cannot be filled in: %s", text, printed(list))
		}
	})
}
