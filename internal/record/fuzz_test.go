package record_test

import (
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/record"
)

// FuzzRecord reads anything at all as actors, events and sources: every problem says what and where; a record without problems can be asked
// everything, and is the same when it is written and read again.
func FuzzRecord(f *testing.F) {
	v := words(f)
	paths, err := filepath.Glob("testdata/problems/*.txtar")
	if err != nil || len(paths) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, path := range paths {
		a, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		var actors, events, sources string
		for _, file := range a.Files {
			switch {
			case strings.HasPrefix(file.Name, "actors"):
				actors += string(file.Data)
			case strings.HasPrefix(file.Name, "events"):
				events += string(file.Data)
			case strings.HasPrefix(file.Name, "sources"):
				sources += string(file.Data)
			}
		}
		f.Add(actors, events, sources)
	}
	f.Add("- {id: co, kind: company, workforce: [{value: 5, on: 2011}, {value: 7..8, from: 2012, by: workers}]}", "- {id: a, kind: strike, date: 2011-05~, employer: co, rulings: complete}\n- {id: b, kind: ruling, strike: a, fine: ~5 EUR, suspended: 3 working days}", "- {id: s, kind: letter, title: x, date: [2011, 2012-05-01..]}")
	f.Fuzz(func(t *testing.T, actors, events, sources string) {
		fsys := fstest.MapFS{"case.yaml": {Data: []byte(plainCase)}, "actors.yaml": {Data: []byte(actors)}, "events.yaml": {Data: []byte(events)}, "sources.yaml": {Data: []byte(sources)}}
		rec, list := record.Read(fsys, "case", "x/", v)
		for _, p := range list.All {
			if p.Message == "" || !strings.HasPrefix(p.File, "x/") {
				t.Fatalf("a problem is %q at %v", p.Message, p.Position)
			}
		}
		if list.Errors() > 0 {
			return
		}
		for _, thing := range append(rec.Actors, rec.Events...) {
			for _, fact := range thing.Facts {
				for _, account := range []string{"", "workers", "employer"} {
					for _, day := range []civil.When{{}, civil.On(15_000), civil.Between(15_000, 15_400)} {
						if r := fact.KnownOn(15_100).As(account, day); r.Value.Form != record.Nothing && len(r.From) == 0 {
							t.Fatalf("%s of %s rests on nothing", fact.Name, thing.ID)
						}
					}
				}
			}
			thing.KnownOn(15_000)
		}
		written := fstest.MapFS{}
		for name, text := range texts(rec) {
			written[name] = &fstest.MapFile{Data: []byte(text)}
		}
		again, list := record.Read(written, "case", "x/", v)
		if dump(rec, true) != dump(again, true) || list.Errors() > 0 {
			t.Fatalf("it is read otherwise when it was written: %s", printed(list))
		}
	})
}
