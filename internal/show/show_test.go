package show_test

import (
	"bytes"
	"encoding/json"
	"html"
	"io/fs"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/golden"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/say"
	"github.com/tarazy/tarazy/internal/show"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// The law and the record of these tests are small, and have one of each outcome.
var files = map[string]string{
	"law/vocabulary/all.yaml": `actors:
  pool: {says: {en: pool, ru: бассейн, kk: бассейн}, attributes: {guards: {type: count, dated: true, asks: {en: "How many guards? Count all.", ru: "Сколько спасателей?", kk: "Құтқарушы қанша?"}}}}
events:
  opening:
    says: {en: opening, ru: открытие, kk: ашылу}
    attributes:
      pool: {type: pool, asks: {en: "Which pool?", ru: "Какой бассейн?", kk: "Қай бассейн?"}}
      swimmers: {type: count, asks: {en: "How many swimmers?", ru: "Сколько пловцов?", kk: "Жүзуші қанша?"}}
      warm: {type: bool, asks: {en: "Was it warm?", ru: "Было тепло?", kk: "Жылы болды ма?"}}
      report: {type: report, asks: {en: "Which report?", ru: "Какой отчёт?", kk: "Қай есеп?"}}
      why: {type: word, words: {summer: {en: summer, ru: лето, kk: жаз}, race: {en: race, ru: заплыв, kk: жарыс}}, asks: {en: "Why?", ru: "Почему?", kk: "Неге?"}}
    inverse: {closings: closing.of}
  report: {says: {en: report, ru: отчёт, kk: есеп}}
  closing: {says: {en: closing, ru: закрытие, kk: жабылу}, attributes: {of: {type: opening}, grounds: {type: norm, many: true}}, rules_on: {event: of, grounds: grounds, conclusion: safe}}
sources: {letter: {says: {en: letter, ru: письмо, kk: хат}}}
`,
	"law/here/pack.yaml":        "pack: here\ntitle: {en: The pool rules, ru: Правила бассейнов, kk: Бассейн ережелері}\n",
	"law/here/instruments.yaml": "- {id: rules, title: {en: Pool Rules, ru: Правила, kk: Ережелер}, kind: law}\n",
	"law/here/calendar.yaml":    "covers: 2020-01-01/2020-12-31\nweekend: [saturday, sunday]\n",
	"law/here/a/enough.yaml": `norm: enough
title: {en: Enough guards, ru: Достаточно спасателей, kk: Құтқарушы жеткілікті}
kind: requirement
about: opening
addressee: organiser
bears_on: [safe]
versions:
  - in_force: {from: 2020-01-01}
    cites: [rules 5]
    checked: {certainty: unsure}
    elements:
      - {id: guards, says: {en: One guard for ten swimmers., ru: Один спасатель на десять пловцов., kk: Он жүзушіге бір құтқарушы.}, when: 10 * it.pool.guards >= it.swimmers}
    consequence: {says: {en: It is closed., ru: Закрывается., kk: Жабылады.}}
`,
	"law/here/a/told.yaml": `norm: told
title: {en: The town is told, ru: Город извещён, kk: Қалаға хабарланды}
kind: duty
about: opening
addressee: organiser
versions:
  - {in_force: {from: 2020-01-01}, cites: [rules 6], checked: {certainty: seen}, due: {within: 3 days, of: it.date}, done_by: it.report}
`,
	"law/here/a/warmth.yaml": `norm: warmth
title: {en: Only when warm, ru: Только в тепло, kk: Тек жылыда}
kind: prohibition
about: opening
addressee: organiser
bears_on: [safe]
versions:
  - in_force: {from: 2020-01-01}
    cites: [rules 7]
    checked: {certainty: seen}
    unless: [{id: race, says: {en: It was a race., ru: Это был заплыв., kk: Бұл жарыс еді.}, when: it.why == 'race'}]
    elements: [{id: cold, says: {en: It was cold., ru: Было холодно., kk: Суық болды.}, when: "!it.warm"}]
`,
	"law/here/a/safe.yaml": "conclusion: safe\nabout: opening\nsays: {en: The opening was safe., ru: Открытие было безопасным., kk: Ашылу қауіпсіз болды.}\nover: [it]\n",
	"case/case.yaml":       "case: case\ntitle: \"Pools & <script>alert('x')</script>\"\nsummary: Several openings.\npacks: [here]\naccounts: {guards: those who watch, town: the town}\n",
	"case/sources.yaml":    "- {id: letter, kind: letter, title: A letter, date: 2020-08-01}\n",
	"case/actors.yaml":     "- {id: lake, kind: pool, name: Lake, guards: {value: 3, on: 2020-01-01, source: letter p. 2}}\n",
	"case/events.yaml": `- {id: july, kind: opening, title: "An opening <b>in July</b>", date: 2020-07-01, pool: lake, swimmers: 31, warm: true, report: report, why: summer}
- {id: august, kind: opening, date: 2020-08-03, pool: lake, swimmers: [{value: 30, by: guards}, {value: ~40, by: town}], warm: {value: false, source: letter p. 9}, report: none, why: race}
- {id: winter, kind: opening, date: 2020-12, pool: lake, swimmers: ~30}
- {id: report, kind: report, date: 2020-07-06}
- {id: closing, kind: closing, date: 2020-07-10, of: july, grounds: [enough, warmth]}
`,
}

// made is the body of law and the assessment of the record.
type made struct {
	body       *law.Body
	assessment *assess.Assessment
}

var world = sync.OnceValues(func() (made, string) {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	lawFS, err := fs.Sub(fsys, "law")
	if err != nil {
		return made{}, err.Error()
	}
	caseFS, err := fs.Sub(fsys, "case")
	if err != nil {
		return made{}, err.Error()
	}
	body, list := law.Load(lawFS, "law/")
	engine, faults := assess.Compile(body)
	list.Join(faults)
	rec, wrong := record.Read(caseFS, "case", "case/", body.Vocabulary)
	list.Join(wrong)
	if list.Errors() > 0 {
		return made{}, list.All[0].String()
	}
	on, err := civil.ParseDay("2020-12-20")
	if err != nil {
		return made{}, err.Error()
	}
	return made{body, engine.Assess(rec, assess.View{On: on})}, ""
})

func assessed(t *testing.T) made {
	t.Helper()
	m, wrong := world()
	if wrong != "" {
		t.Fatal(wrong)
	}
	return m
}

func printer(t *testing.T, m made, lang vocabulary.Language) *show.Printer {
	t.Helper()
	w, err := say.New(lang)
	if err != nil {
		t.Fatal(err)
	}
	return show.New(w, m.body)
}

var digest = regexp.MustCompile(`sha256:[0-9a-f]{64}`)

// TestGolden shows one assessment in every form and language.
func TestGolden(t *testing.T) {
	t.Parallel()
	m := assessed(t)
	var out bytes.Buffer
	if err := show.JSON(&out, []*assess.Assessment{m.assessment}); err != nil {
		t.Fatal(err)
	}
	golden.File(t, "testdata/assessment.json", digest.ReplaceAllString(out.String(), "sha256:…"))
	for _, lang := range vocabulary.Languages() {
		for name, whole := range map[string]bool{"short": false, "why": true} {
			golden.File(t, "testdata/"+name+"."+string(lang)+".txt", text(t, m, lang, whole))
		}
	}
}

// text shows the assessment for a terminal.
func text(t *testing.T, m made, lang vocabulary.Language, whole bool) string {
	t.Helper()
	p := printer(t, m, lang)
	p.All, p.Why = whole, whole
	var out strings.Builder
	if err := show.Text(&out, p.Report(m.assessment), p, show.Palette{}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func page(t *testing.T, m made, lang vocabulary.Language) string {
	t.Helper()
	p := printer(t, m, lang)
	p.All, p.Why = true, true
	var out strings.Builder
	if err := show.HTML(&out, []*show.Report{p.Report(m.assessment)}, p); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestPageStandsAlone: the page runs nothing and loads nothing, and what a record says cannot become part of it.
func TestPageStandsAlone(t *testing.T) {
	t.Parallel()
	m := assessed(t)
	for _, lang := range vocabulary.Languages() {
		got := page(t, m, lang)
		for _, bad := range []string{"<script", "javascript:", " src=", "url(", "@import", "<link", "<iframe", "http://", "https://", " onclick", "<b>in July", "{{", "<no value>"} {
			if strings.Contains(strings.ToLower(got), strings.ToLower(bad)) {
				t.Errorf("the page in %s has %q", lang, bad)
			}
		}
		for _, good := range []string{"<!doctype html>", `lang="` + string(lang) + `"`, html.EscapeString("<b>in July</b>"), "<meta charset=\"utf-8\">"} {
			if !strings.Contains(strings.ToLower(got), strings.ToLower(good)) {
				t.Errorf("the page in %s has no %q", lang, good)
			}
		}
	}
}

// TestTextAndPageSayTheSame: every title, question and answer of the text stands on the page.
func TestTextAndPageSayTheSame(t *testing.T) {
	t.Parallel()
	m := assessed(t)
	for _, lang := range vocabulary.Languages() {
		p := printer(t, m, lang)
		p.All, p.Why = true, true
		got := html.UnescapeString(page(t, m, lang))
		plain := strings.Join(strings.Fields(text(t, m, lang, true)), " ")
		for _, g := range p.Report(m.assessment).Groups {
			for _, f := range g.Findings {
				for _, words := range []string{g.Event, f.Title, f.Outcome.Word} {
					if !strings.Contains(got, words) || !strings.Contains(plain, strings.Join(strings.Fields(words), " ")) {
						t.Errorf("%s: %q is not said in both", lang, words)
					}
				}
			}
		}
	}
}

// TestTextFits: no line of the text is wider than a terminal, but for one word that is; and without colours there is no sign of any.
func TestTextFits(t *testing.T) {
	t.Parallel()
	m := assessed(t)
	for _, lang := range vocabulary.Languages() {
		for line := range strings.Lines(text(t, m, lang, true)) {
			if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > 100 && strings.Contains(strings.TrimSpace(line), " ") || strings.Contains(line, "\x1b") {
				t.Errorf("%s: %d letters: %s", lang, n, line)
			}
		}
	}
}

// TestJSONList: one assessment is an object, several are a list.
func TestJSONList(t *testing.T) {
	t.Parallel()
	m := assessed(t)
	var one, two bytes.Buffer
	if err := show.JSON(&one, []*assess.Assessment{m.assessment}); err != nil {
		t.Fatal(err)
	}
	if err := show.JSON(&two, []*assess.Assessment{m.assessment, m.assessment}); err != nil {
		t.Fatal(err)
	}
	var object map[string]any
	var list []map[string]any
	if err := json.Unmarshal(one.Bytes(), &object); err != nil || object["case"] != "case" {
		t.Errorf("%v: %v", err, object["case"])
	}
	if err := json.Unmarshal(two.Bytes(), &list); err != nil || len(list) != 2 {
		t.Errorf("%v: %d objects", err, len(list))
	}
}
