package drafts_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/golden"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/paper/drafts"
	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// plain has the files that an archive need not bring along: a little law, a record, and the parts of a draft.
var plain = map[string]string{
	"law/here/pack.yaml":        "pack: here\ntitle: The law of here\ncurrency: EUR\ncounting: {roll: next}\n",
	"law/here/instruments.yaml": "- {id: code, title: The code, kind: code}\n",
	"law/here/calendar.yaml":    "covers: 2000-01-01/2020-12-31\nweekend: [saturday, sunday]\n",
	"law/here/a/quorum.yaml": `norm: quorum
title: {en: Quorum *of half*, ru: Кворум, kk: Кворум}
kind: requirement
about: strike
addressee: workers
versions: [{in_force: {from: 2000-01-01}, cites: [code], checked: {certainty: seen}, elements: [{id: half, says: Half., when: 2 * it.vote.attendance >= it.at.workers}]}]
`,
	"law/here/a/answer.yaml": `norm: answer
title: {en: Answer in time, ru: Ответ в срок, kk: Мерзімінде жауап}
kind: duty
about: strike
addressee: employer
versions: [{in_force: {from: 2000-01-01}, cites: [code], checked: {certainty: seen}, due: {within: 7 days, of: it.told}, done_by: it.answer}]
`,
	"law/here/a/late.yaml": `norm: late
title: {en: A later rule, ru: Более позднее правило, kk: Кейінгі ереже}
kind: requirement
about: strike
addressee: workers
versions: [{in_force: {from: 2015-01-01}, cites: [code], checked: {certainty: seen}, elements: [{id: calm, says: Calm., when: it.peaceful}]}]
`,
	"law/vocabulary/all.yaml": `actors:
  person: {says: {en: person, ru: лицо, kk: тұлға}, attributes: {}}
  company: {says: {en: company, ru: компания, kk: компания}, attributes: {workers: {type: count, dated: true, asks: {en: "How many work there?", ru: "Сколько там работает?", kk: "Онда қанша адам жұмыс істейді?"}}, owners: {type: company, many: true, dated: true}}}
events:
  meeting: {says: {en: meeting, ru: собрание, kk: жиналыс}, attributes: {attendance: {type: count, asks: {en: "How many took part?", ru: "Сколько участвовало?", kk: "Қанша адам қатысты?"}}}}
  strike:
    says: {en: strike, ru: забастовка, kk: ереуіл}
    attributes:
      at: {type: company, asks: {en: "At which company was it?", ru: "У какой компании?", kk: "Қай компанияда?"}}
      vote: {type: meeting, asks: {en: "Which meeting {or vote} decided?", ru: "Какое собрание решило?", kk: "Қай жиналыс шешті?"}}
      leaders: {type: person, many: true, asks: {en: "Who led it?", ru: "Кто возглавлял?", kk: "Кім басқарды?"}}
      demands: {type: text, many: true}
      told: {type: date, asks: {en: "When was the company told?", ru: "Когда сообщили?", kk: "Қашан айтылды?"}}
      answer: {type: answer}
      peaceful: {type: bool}
      end: {type: word, words: {win: {en: won, ru: победа, kk: жеңіс}, loss: {en: lost, ru: поражение, kk: жеңіліс}}}
    inverse: {rulings: ruling.of}
  answer: {says: {en: answer, ru: ответ, kk: жауап}, attributes: {}}
  ruling: {says: {en: ruling, ru: решение, kk: шешім}, attributes: {of: {type: strike}, grounds: {type: norm, many: true}}}
sources:
  letter: {says: {en: letter, ru: письмо, kk: хат}}
  interview: {says: {en: interview, ru: интервью, kk: сұхбат}}
`,
	"case/case.yaml": "case: case\ntitle: A case\npacks: [here]\naccounts: {workers: those at work, employer: the company}\n",
	"drafts/notice/draft.yaml": `draft: notice
title: {en: A "notice", ru: Предупреждение, kk: Ескерту}
purpose: {en: To warn, ru: Предупредить, kk: Ескерту үшін}
about: [strike]
to: [it.at]
style: letter
`,
	"drafts/notice/en.md": "Text.\n",
	"drafts/notice/ru.md": "Текст.\n",
	"drafts/notice/kk.md": "Мәтін.\n",
}

// world is law, drafts and a record.
type world struct {
	body   *law.Body
	drafts []*drafts.Draft
	record *record.Record
}

// build reads the files of an archive on top of the plain ones. Only drafts may have problems.
func build(t testing.TB, files *txtar.Archive) (world, problem.List) {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range plain {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for _, f := range files.Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
		if len(f.Data) == 0 {
			delete(fsys, f.Name)
		}
	}
	sub := func(name string) fs.FS {
		out, err := fs.Sub(fsys, name)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	body, list := law.Load(sub("law"), "law/")
	if list.Errors() > 0 {
		t.Fatal(printed(list))
	}
	rec, list := record.Read(sub("case"), "case", "", body.Vocabulary)
	if list.Errors() > 0 {
		t.Fatal(printed(list))
	}
	all, list := drafts.Load(sub("drafts"), "drafts/", body.Vocabulary, body)
	return world{body, all, rec}, list
}

// TestProblems loads drafts with mistakes: one archive for each kind of mistake. All problems come out, as they are printed.
func TestProblems(t *testing.T) {
	t.Parallel()
	golden.Run(t, "testdata/problems/*.txtar", func(t *testing.T, files *txtar.Archive) string {
		_, list := build(t, files)
		return printed(list)
	})
}

// TestFilled fills the drafts of an archive from its event "it", or from the whole record, in each language in which its draft says anything:
// what comes out is the paper, and then all problems.
func TestFilled(t *testing.T) {
	t.Parallel()
	golden.Run(t, "testdata/filled/*.txtar", func(t *testing.T, files *txtar.Archive) string {
		w, list := build(t, files)
		if len(list.All) > 0 {
			t.Fatal(printed(list))
		}
		engine, list := assess.Compile(w.body)
		if list.Errors() > 0 {
			t.Fatal(printed(list))
		}
		on, _ := civil.NewDay(2011, 8, 1)
		o := drafts.Order{Record: w.record, On: on, Assessment: engine.Assess(w.record, assess.View{On: on})}
		o.Event, _ = w.record.Thing("it")
		var out strings.Builder
		for _, d := range w.drafts {
			for _, f := range files.Files {
				if lang, ok := strings.CutPrefix(strings.TrimSuffix(f.Name, ".md"), "drafts/"+d.ID+"/"); ok && strings.HasSuffix(f.Name, ".md") {
					o.Lang = vocabulary.Language(lang)
					text, list := d.Fill(o)
					out.WriteString(text + printed(list))
					_, list = markup.Read(markup.File{Name: d.PaperID(o) + ".md", Text: []byte(text)}, markup.Around{Record: "case"})
					out.WriteString(printed(list))
				}
			}
		}
		return out.String()
	})
}
