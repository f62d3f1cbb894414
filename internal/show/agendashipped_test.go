package show_test

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/docket"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/show"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// TestShippedDocketsOnManyDays shows the dockets of the shipped records as they were seen after each of some of their events: nothing stands twice
// in an entry, nothing is left unfilled, no line is too wide, and the calendar keeps its format.
func TestShippedDocketsOnManyDays(t *testing.T) {
	t.Parallel()
	body, list := law.Load(os.DirFS("../../law"), "law/")
	engine, faults := assess.Compile(body)
	list.Join(faults)
	if list.Errors() > 0 {
		t.Fatal(list.All)
	}
	for _, name := range []string{"ersai-2011", "karazhanbasmunai-2011", "ozenmunaigas-2011", "unions-2014-2021", "zhanaozen-2011-12"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rec, list := record.Read(os.DirFS("../../cases/"+name), name, "", body.Vocabulary)
			if list.Errors() > 0 {
				t.Fatal(list.All)
			}
			in := galaInput{docket.Input{Engine: engine, Record: rec}, body}
			for i, ev := range rec.Events {
				if d := ev.Date(); i%7 == 0 && d.Known() && d.Earliest != civil.MinDay {
					lang := vocabulary.Languages()[i%len(vocabulary.Languages())]
					in.shown(t, lang, d.Earliest+1)
				}
			}
		})
	}
}

func (in galaInput) shown(t *testing.T, lang vocabulary.Language, on civil.Day) {
	t.Helper()
	p := in.printer(t, lang)
	p.All = true
	m := docket.Of(in.Engine, in.Record, on)
	a := p.Agenda(m)
	for _, s := range a.Sections {
		for _, i := range s.Items {
			once(t, on.String()+" "+string(lang)+" "+s.ID, i)
		}
	}
	var text, page, data strings.Builder
	for _, err := range []error{
		show.AgendaText(&text, a, p, show.Palette{}), show.AgendaHTML(&page, []*show.Agenda{a}, p), show.AgendaJSON(&data, []*docket.Matter{m}, nil),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, bad := range []string{"<no value>", "{{", "%!", "..\n", " \n", ";;"} {
		if strings.Contains(text.String(), bad) || bad != " \n" && strings.Contains(page.String(), bad) {
			t.Errorf("%s %s: %q is shown", on, lang, bad)
		}
	}
	for line := range strings.Lines(text.String()) {
		if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > 100 && strings.Contains(strings.TrimSpace(line), " ") {
			t.Errorf("%s %s: %d letters: %s", on, lang, n, line)
		}
	}
	entries(t, calendarOf(t, in, lang, on.String()))
}
