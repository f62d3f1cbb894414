package refer_test

import (
	"os"
	"strings"
	"sync"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/paper/refer"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
)

// world is a scope over two small records, about the event july.
var world = sync.OnceValue(func() *refer.Scope {
	body, list := law.Load(os.DirFS("testdata/world/law"), "law/")
	engine, wrong := assess.Compile(body)
	list.Join(wrong)
	s := &refer.Scope{Body: body, For: "july"}
	for _, id := range []string{"pools", "lakes"} {
		rec, found := record.Read(os.DirFS("testdata/world/"+id), id, id+"/", body.Vocabulary)
		list.Join(found)
		s.Records = append(s.Records, rec)
	}
	if list.Errors() > 0 {
		panic(printed(list))
	}
	day, _ := civil.NewDay(2020, 11, 1)
	found := map[*record.Record]*assess.Assessment{}
	for _, rec := range s.Records {
		found[rec] = engine.Assess(rec, assess.View{On: day})
	}
	s.Assess = func(rec *record.Record) *assess.Assessment { return found[rec] }
	return s
})

func printed(list problem.List) string {
	var b strings.Builder
	for _, p := range list.All {
		if !p.Warning {
			b.WriteString(p.String() + "\n")
		}
	}
	return b.String()
}
