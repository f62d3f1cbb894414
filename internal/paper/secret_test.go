package paper_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/tarazy/tarazy/internal/paper"
	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/record"
)

// millRecord has something of every kind that some readers may not see.
var millRecord = fstest.MapFS{
	"case.yaml": {Data: []byte(`
case: mill
title: The mill
packs: [kz]
accounts: {workers: The workers, employer: The company}
`)},
	"actors.yaml": {Data: []byte(`
- id: works
  kind: employer
  name: The Works
  workforce: {value: 99, source: whisper}
  owners:
    - {value: holding, share: 60%, source: letter}
    - {value: shadow, share: 31%, source: letter}
    - {value: fund, share: 9%, source: locked}
- {id: holding, kind: company, name: The Holding}
- {id: shadow, kind: company, name: The Shadow, confidential: restricted, owners: [{value: behind, share: 77%, source: letter}]}
- {id: behind, kind: company, name: Those Behind}
- {id: fund, kind: company, name: The Fund}
`)},
	"events.yaml": {Data: []byte(`
- id: strike
  kind: strike
  title: The strike
  date: 2015-05-11
  employer: works
  participants: [{value: 417, by: workers, source: whisper}, {value: 223, by: employer, source: letter}]
  sources: [letter]
- {id: told, kind: letter, title: They write, date: 2015-06-01, from: works, to: [holding], sources: [letter]}
- {id: warned, kind: letter, title: They are warned, date: 2015-06-02, from: shadow, to: [works], sources: [letter]}
`)},
	"sources.yaml": {Data: []byte(`
- {id: letter, kind: letter, title: A letter, date: 2015-09-02, public: true}
- {id: whisper, kind: interview, title: A whisper, date: 2015-10-01, consent: []}
- {id: locked, kind: document, title: A locked paper, date: 2015-10-02, confidential: restricted}
`)},
}

const millHead = "---\npaper: paper\ntitle: P\nlang: en\ncases: [mill]\nfor: strike\ndate: 2016-01-01\nstyle: report\n---\n\n"

func mill(t *testing.T) *paper.Desk {
	t.Helper()
	rec, list := record.Read(millRecord, "mill", "", shipped().Body.Vocabulary)
	if list.Errors() > 0 {
		t.Fatal(printed(list))
	}
	return paper.NewDesk(shipped().Engine, []*record.Record{rec}, shipped().Styles)
}

// TestSecretsDoNotShine: what rests only on what a reader may not see is nowhere in the edition, neither is an owner who may not be shown, nor
// what only that owner leads to; those who work on the case see all of it.
func TestSecretsDoNotShine(t *testing.T) {
	t.Parallel()
	d := mill(t)
	p := read(t, "mill", millHead+"There were {count:strike.participants} [@letter].\n\n:::owners works\n\n:::method\n\n:::answers mill\n")
	secrets := map[string][]string{ // by what each reader may not see
		"internal":   nil,
		"submission": {"417", "interview |"},
		"reply":      {"417", "interview |", "Shadow", "31%", "77%", "Behind", "Fund", "9%"},
		"public":     {"417", "interview |", "Shadow", "31%", "77%", "Behind", "Fund", "9%"},
	}
	for _, e := range markup.Editions() {
		bound, list := d.Bind(p, e)
		if list.Errors() > 0 {
			t.Errorf("%s: %s", e, printed(list))
		}
		text := dump(bound.Document)
		bound.Document.Texts(func(_, words string) { text += words + "\n" })
		for _, s := range secrets["public"] {
			if there := strings.Contains(text, s); there == slices.Contains(secrets[string(e)], s) {
				t.Errorf("%s: %q is there: %v\n%s", e, s, there, text)
			}
		}
		if hidden := strings.Contains(text, "2 entries are not shown in this edition."); hidden != (e == markup.Reply || e == markup.Public) {
			t.Errorf("%s: what is left out is counted: %v\n%s", e, hidden, text)
		}
		if !strings.Contains(text, "223") || !strings.Contains(text, "The Holding") {
			t.Errorf("%s: what everybody may see is not there", e)
		}
	}
}

// TestSecretFigureIsRefused: where a figure is asked for that rests only on what the reader may not see, the paper is refused, and the figure is not
// told in the message; so is a table that is about somebody who may not be shown.
func TestSecretFigureIsRefused(t *testing.T) {
	t.Parallel()
	d := mill(t)
	for text, want := range map[string]string{
		"There were {count:works.workforce} [@letter].": `no source of "works.workforce" may be cited in the edition "public"`,
		":::answers mill from shadow":                   `"shadow" is restricted and may not stand in the edition "public"`,
		":::owners shadow":                              `"shadow" is restricted and may not stand in the edition "public"`,
	} {
		p := read(t, "mill", millHead+text+"\n")
		if _, list := d.Bind(p, markup.Internal); list.Errors() > 0 {
			t.Errorf("%s: the internal edition: %s", text, printed(list))
		}
		bound, list := d.Bind(p, markup.Public)
		if said := printed(list); !strings.Contains(said, want) || strings.Contains(said+dump(bound.Document), "99") {
			t.Errorf("%s: %s", text, said)
		}
	}
}
