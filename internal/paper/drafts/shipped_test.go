package drafts_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/paper/drafts"
	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/paper/refer"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

const root = "../../.."

func printed(list problem.List) string {
	var out strings.Builder
	for _, p := range list.All {
		out.WriteString(p.String() + "\n")
	}
	return out.String()
}

// shipped reads the law and the drafts that come with the program.
func shipped(t testing.TB) (*law.Body, []*drafts.Draft) {
	t.Helper()
	body, list := law.Load(os.DirFS(root+"/law"), "law/")
	if list.Errors() > 0 {
		t.Fatal(printed(list))
	}
	all, list := drafts.Load(os.DirFS(root+"/drafts"), "drafts/", body.Vocabulary, body)
	if len(list.All) > 0 || len(all) == 0 {
		t.Fatal(printed(list))
	}
	return body, all
}

// TestShippedDrafts fills every draft in every language from every event of the shipped records that it can be about: the paper has no mistake
// of form, and everything that it names exists.
func TestShippedDrafts(t *testing.T) {
	t.Parallel()
	body, all := shipped(t)
	engine, list := assess.Compile(body)
	if list.Errors() > 0 {
		t.Fatal(printed(list))
	}
	entries, err := os.ReadDir(root + "/cases")
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]int{}
	for _, e := range entries {
		rec, list := record.Read(os.DirFS(root+"/cases/"+e.Name()), e.Name(), "", body.Vocabulary)
		if list.Errors() > 0 {
			t.Fatal(printed(list))
		}
		on, _ := civil.NewDay(2022, 9, 1)
		assessment := engine.Assess(rec, assess.View{On: on})
		for _, d := range all {
			for _, event := range about(d, rec) {
				for _, lang := range vocabulary.Languages() {
					used[d.ID]++
					fill(t, body, d, drafts.Order{Record: rec, Event: event, Lang: lang, On: on, Assessment: assessment})
				}
			}
		}
	}
	for _, d := range all {
		if used[d.ID] == 0 {
			t.Errorf("no shipped record fills the draft %s", d.ID)
		}
	}
}

// about lists the events of a record that a draft can be about, or nil for the whole record.
func about(d *drafts.Draft, rec *record.Record) []*record.Thing {
	if len(d.About) == 0 {
		return []*record.Thing{nil}
	}
	var out []*record.Thing
	for _, e := range rec.Events {
		if d.Applies(e.Kind) {
			out = append(out, e)
		}
	}
	return out
}

func fill(t *testing.T, body *law.Body, d *drafts.Draft, o drafts.Order) {
	t.Helper()
	text, list := d.Fill(o)
	name := fmt.Sprintf("%s/%s.%s", o.Record.ID, d.PaperID(o), o.Lang)
	if len(list.All) > 0 {
		t.Errorf("%s: %s", name, printed(list))
	}
	p, list := markup.Read(markup.File{Name: d.PaperID(o) + ".md", Text: []byte(text)}, markup.Around{Record: o.Record.ID})
	if len(list.All) > 0 {
		t.Errorf("%s: %s", name, printed(list))
	}
	scope := &refer.Scope{Body: body, Records: []*record.Record{o.Record}, For: p.Front.For, Assess: func(*record.Record) *assess.Assessment { return o.Assessment }}
	v := &visitor{scope: scope}
	v.blocks(p.Blocks)
	for _, wrong := range v.wrong {
		t.Errorf("%s: %s", name, wrong)
	}
	if v.cites == 0 || v.inserts == 0 {
		t.Errorf("%s: %d citations and %d inserts", name, v.cites, v.inserts)
	}
}

// visitor resolves everything that a paper names.
type visitor struct {
	scope          *refer.Scope
	wrong          []string
	cites, inserts int
}

func (v *visitor) blocks(blocks []markup.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case markup.Heading:
			v.inlines(b.Inlines)
		case markup.Paragraph:
			v.inlines(b.Inlines)
		case markup.List:
			for _, item := range b.Items {
				v.blocks(item)
			}
		case markup.Quote:
			v.blocks(b.Blocks)
		case markup.Table:
			for _, row := range append(b.Rows, b.Head) {
				for _, cell := range row {
					v.inlines(cell)
				}
			}
		case markup.Only:
			v.blocks(b.Blocks)
		case markup.Own:
			v.blocks(b.Blocks)
		case markup.Styled:
			v.blocks(b.Blocks)
		}
	}
}

func (v *visitor) inlines(inlines []markup.Inline) {
	for _, i := range inlines {
		var fault *refer.Fault
		switch i := i.(type) {
		case markup.Emphasis:
			v.inlines(i.Inlines)
		case markup.Note:
			v.inlines(i.Inlines)
		case markup.Cite:
			v.cites++
			for _, p := range i.Parts {
				if _, f := v.scope.Cite(p); f != nil {
					fault = f
				}
			}
		case markup.Insert:
			v.inserts++
			fault = v.insert(i)
		}
		if fault != nil {
			v.wrong = append(v.wrong, fmt.Sprintf("%v: %s (%s)", i.Position(), fault.Message, fault.Hint))
		}
	}
}

func (v *visitor) insert(i markup.Insert) (fault *refer.Fault) {
	switch i.Kind {
	case "person", "org", "actor":
		_, fault = v.scope.Actor(i.Ref)
	case "count", "value":
		_, fault = v.scope.Attribute(i.Ref, i.Rest)
	case "date":
		if i.Ref[0] < '0' || i.Ref[0] > '9' {
			_, fault = v.scope.Dated(i.Ref, i.Rest)
		}
	case "place", "title":
		_, fault = v.scope.Resolve(i.Ref)
	case "due":
		_, fault = v.scope.Resolve("finding:" + i.Ref)
	}
	return fault
}
