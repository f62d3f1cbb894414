package show_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"io/fs"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/docket"
	"github.com/tarazy/tarazy/internal/golden"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/say"
	"github.com/tarazy/tarazy/internal/show"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// galaInput is what dockets of the gala follow from.
type galaInput struct {
	docket.Input
	body *law.Body
}

// galaRead reads the law and the record of the gala; edits are pairs of a text and what stands instead.
func galaRead(edits ...string) (galaInput, string) {
	a, err := txtar.ParseFile("testdata/agenda/gala.txtar")
	if err != nil {
		return galaInput{}, err.Error()
	}
	fsys := fstest.MapFS{}
	for _, f := range a.Files {
		fsys[f.Name] = &fstest.MapFile{Data: []byte(strings.NewReplacer(edits...).Replace(string(f.Data)))}
	}
	lawFS, err := fs.Sub(fsys, "law")
	if err != nil {
		return galaInput{}, err.Error()
	}
	caseFS, err := fs.Sub(fsys, "case")
	if err != nil {
		return galaInput{}, err.Error()
	}
	body, list := law.Load(lawFS, "law/")
	engine, faults := assess.Compile(body)
	list.Join(faults)
	rec, wrong := record.Read(caseFS, "case", "case/", body.Vocabulary)
	list.Join(wrong)
	if list.Errors() > 0 {
		return galaInput{}, fmt.Sprint(list.All)
	}
	return galaInput{docket.Input{Engine: engine, Record: rec}, body}, ""
}

var galaOnce = sync.OnceValues(func() (galaInput, string) { return galaRead() })

func gala(t *testing.T) galaInput {
	t.Helper()
	in, wrong := galaOnce()
	if wrong != "" {
		t.Fatal(wrong)
	}
	return in
}

func (in galaInput) seen(t *testing.T, on string) *docket.Matter {
	t.Helper()
	d, err := civil.ParseDay(on)
	if err != nil {
		t.Fatal(err)
	}
	return docket.Of(in.Engine, in.Record, d)
}

func (in galaInput) printer(t *testing.T, lang vocabulary.Language) *show.Printer {
	t.Helper()
	w, err := say.New(lang)
	if err != nil {
		t.Fatal(err)
	}
	return show.New(w, in.body)
}

// agendaText is the docket of the gala on 3 July 2020 for a terminal.
func agendaText(t *testing.T, lang vocabulary.Language, whole bool) string {
	t.Helper()
	in := gala(t)
	p := in.printer(t, lang)
	p.All, p.Why = whole, whole
	var out strings.Builder
	if err := show.AgendaText(&out, p.Agenda(in.seen(t, "2020-07-03")), p, show.Palette{}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func agendaPage(t *testing.T, lang vocabulary.Language) string {
	t.Helper()
	in := gala(t)
	p := in.printer(t, lang)
	p.All = true
	var out strings.Builder
	if err := show.AgendaHTML(&out, []*show.Agenda{p.Agenda(in.seen(t, "2020-07-03"))}, p); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestAgendaGolden shows one docket in every form and language.
func TestAgendaGolden(t *testing.T) {
	t.Parallel()
	in := gala(t)
	for _, lang := range vocabulary.Languages() {
		golden.File(t, "testdata/agenda/short."+string(lang)+".txt", agendaText(t, lang, false))
	}
	golden.File(t, "testdata/agenda/why.en.txt", agendaText(t, vocabulary.English, true))
	var out bytes.Buffer
	if err := show.AgendaJSON(&out, []*docket.Matter{in.seen(t, "2020-07-03")}, nil); err != nil {
		t.Fatal(err)
	}
	golden.File(t, "testdata/agenda/docket.json", out.String())
	golden.File(t, "testdata/agenda/docket.ics.txt", strings.ReplaceAll(calendar(t, vocabulary.English, "2020-07-03"), "\r\n", "\n"))
}

// TestAgendaNamesNothingTwice: no sentence of a part of the docket stands twice under the same entry.
// TestProofNamesTheDayCountedFrom has a term run from two days after what the record tells.
func TestProofNamesTheDayCountedFrom(t *testing.T) {
	t.Parallel()
	in, wrong := galaRead("within: 3 working days, of: it.received", "within: 3 working days, of: it.received + days(2)")
	if wrong != "" {
		t.Fatal(wrong)
	}
	p := in.printer(t, vocabulary.English)
	var out strings.Builder
	if err := show.AgendaText(&out, p.Agenda(in.seen(t, "2020-07-03")), p, show.Palette{}); err != nil {
		t.Fatal(err)
	}
	if want := "begins: 24 June 2020 (22 June 2020 [june.received])"; !strings.Contains(out.String(), want) {
		t.Errorf("does not say %q:\n%s", want, out.String())
	}
}

func TestAgendaNamesNothingTwice(t *testing.T) {
	t.Parallel()
	in := gala(t)
	for _, lang := range vocabulary.Languages() {
		p := in.printer(t, lang)
		p.All = true
		for _, s := range p.Agenda(in.seen(t, "2020-07-03")).Sections {
			for _, i := range s.Items {
				once(t, string(lang)+" "+s.ID, i)
			}
		}
	}
}

func once(t *testing.T, where string, i show.Item) {
	t.Helper()
	seen := map[string]bool{}
	for _, line := range append(append([]string{i.Says}, i.Lines...), i.Law) {
		if line != "" && seen[line] {
			t.Errorf("%s: %q stands twice", where, line)
		}
		seen[line] = true
	}
	for _, k := range i.Kids {
		once(t, where, k)
	}
}

// TestAgendaPageStandsAlone: the page runs nothing and loads nothing, says what the text says, and what a record says cannot become part of it.
func TestAgendaPageStandsAlone(t *testing.T) {
	t.Parallel()
	tag := regexp.MustCompile(`<[^>]*>`)
	for _, lang := range vocabulary.Languages() {
		got := agendaPage(t, lang)
		for _, bad := range []string{"<script", "javascript:", " src=", "url(", "@import", "<link", "<iframe", "http://", "https://", " onclick", "<b>2020", "{{", "<no value>"} {
			if strings.Contains(strings.ToLower(got), strings.ToLower(bad)) {
				t.Errorf("the page in %s has %q", lang, bad)
			}
		}
		plain := strings.Join(strings.Fields(html.UnescapeString(tag.ReplaceAllString(got, " "))), " ")
		in := gala(t)
		p := in.printer(t, lang)
		p.All = true
		for _, s := range p.Agenda(in.seen(t, "2020-07-03")).Sections {
			for _, i := range s.Items {
				says(t, plain, i)
			}
		}
	}
}

// says checks that all that an entry says stands on a page.
func says(t *testing.T, page string, i show.Item) {
	t.Helper()
	for _, words := range append(append([]string{i.When, i.Left, i.Who, i.Says, i.Law}, i.Lines...), i.Proof...) {
		if !strings.Contains(page, strings.Join(strings.Fields(words), " ")) {
			t.Errorf("the page does not say %q", words)
		}
	}
	for _, k := range i.Kids {
		says(t, page, k)
	}
}

// TestAgendaTextFits: no line is wider than a terminal.
func TestAgendaTextFits(t *testing.T) {
	t.Parallel()
	for _, lang := range vocabulary.Languages() {
		for line := range strings.Lines(agendaText(t, lang, true)) {
			if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > 100 && strings.Contains(strings.TrimSpace(line), " ") {
				t.Errorf("%s: %d letters: %s", lang, n, line)
			}
		}
	}
}

// TestAgendaJSONList: one docket is an object, several are a list.
func TestAgendaJSONList(t *testing.T) {
	t.Parallel()
	in := gala(t)
	m := in.seen(t, "2020-07-03")
	var two bytes.Buffer
	if err := show.AgendaJSON(&two, []*docket.Matter{m, m}, nil); err != nil {
		t.Fatal(err)
	}
	var list []map[string]any
	if err := json.Unmarshal(two.Bytes(), &list); err != nil || len(list) != 2 || list[1]["case"] != "case" {
		t.Errorf("%v: %v", err, list)
	}
}

func calendar(t *testing.T, lang vocabulary.Language, on string) string {
	t.Helper()
	in := gala(t)
	return calendarOf(t, in, lang, on)
}

func calendarOf(t *testing.T, in galaInput, lang vocabulary.Language, on string) string {
	t.Helper()
	p := in.printer(t, lang)
	var out strings.Builder
	if err := show.ICS(&out, []*docket.Matter{in.seen(t, on)}, p); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// entry is one entry of a calendar: its properties, by name with their parameters, as they are meant.
type entry map[string]string

// entries reads a calendar as RFC 5545 says, and complains of what it does not allow.
func entries(t *testing.T, ics string) []entry {
	t.Helper()
	if !strings.HasSuffix(ics, "\r\n") || strings.Contains(strings.ReplaceAll(ics, "\r\n", ""), "\n") {
		t.Error("a line does not end with CR and LF")
	}
	for _, line := range strings.Split(ics, "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) {
			t.Errorf("%d octets in %q", len(line), line)
		}
	}
	var out []entry
	in := "" // the component that is being read
	for _, line := range strings.Split(strings.ReplaceAll(ics, "\r\n ", ""), "\r\n") {
		name, value, _ := strings.Cut(line, ":")
		switch {
		case name == "BEGIN":
			if in = value; value == "VEVENT" {
				out = append(out, entry{})
			} else if value == "VALARM" {
				out[len(out)-1]["alarms"] += "+"
			}
		case name == "END":
			in = strings.TrimPrefix(in, value)
		case in == "VEVENT":
			if out[len(out)-1][name] != "" {
				t.Errorf("%s stands twice", name)
			}
			if (name == "SUMMARY" || name == "DESCRIPTION") && regexp.MustCompile(`(^|[^\\])[,;]`).MatchString(value) {
				t.Errorf("a comma or semicolon is not escaped in %q", value)
			}
			out[len(out)-1][name] = strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\,`, ",", `\;`, ";").Replace(value)
		}
	}
	return out
}

// TestCalendarKeepsTheFormat holds the calendar file against RFC 5545, in every language and on days that have other things to say.
func TestCalendarKeepsTheFormat(t *testing.T) {
	t.Parallel()
	for _, lang := range vocabulary.Languages() {
		for _, on := range []string{"2018-01-01", "2020-07-03", "2026-11-22"} {
			seen := map[string]bool{}
			for _, e := range entries(t, calendar(t, lang, on)) {
				if seen[e["UID"]] || e["UID"] == "" {
					t.Errorf("the UID %q is not one entry's own", e["UID"])
				}
				seen[e["UID"]] = true
				first, err := time.Parse("20060102", e["DTSTART;VALUE=DATE"])
				if err != nil {
					t.Errorf("%s: %v", e["UID"], err)
				}
				if e["DTEND;VALUE=DATE"] != first.AddDate(0, 0, 1).Format("20060102") {
					t.Errorf("%s ends on %s", e["UID"], e["DTEND;VALUE=DATE"])
				}
				if e["DTSTAMP"] != strings.ReplaceAll(on, "-", "")+"T000000Z" || e["SEQUENCE"] == "" || e["SUMMARY"] == "" {
					t.Errorf("%s lacks something: %v", e["UID"], e)
				}
			}
		}
	}
}

// TestCalendarSaysWhatTheRecordSays: commas, semicolons, quotes and line ends come out of the file as they went in.
func TestCalendarSaysWhatTheRecordSays(t *testing.T) {
	t.Parallel()
	for _, e := range entries(t, calendar(t, vocabulary.English, "2020-07-03")) {
		if !strings.HasPrefix(e["DESCRIPTION"], "The gala, <b>2020</b>; and \"others\"\n") {
			t.Errorf("%s: %q", e["UID"], e["DESCRIPTION"])
		}
	}
}

// TestCalendarRemindsOfWhatIsAhead: what lies behind or was done has no alarm.
func TestCalendarRemindsOfWhatIsAhead(t *testing.T) {
	t.Parallel()
	reminded := 0
	for _, e := range entries(t, calendar(t, vocabulary.English, "2020-07-03")) {
		ahead := e["DTSTART;VALUE=DATE"] >= "20200703"
		if (e["alarms"] == "++") != ahead {
			t.Errorf("%s on %s has the alarms %q", e["UID"], e["DTSTART;VALUE=DATE"], e["alarms"])
		}
		if ahead {
			reminded++
		}
	}
	if reminded == 0 {
		t.Error("nothing lies ahead")
	}
}

// TestCalendarMovesAnEntry: a due day that moved keeps its UID, and a later file has the higher sequence number; the same day has the same bytes.
func TestCalendarMovesAnEntry(t *testing.T) {
	t.Parallel()
	const uid = "case/summer/town-answers@tarazy"
	find := func(in galaInput, on string) entry {
		for _, e := range entries(t, calendarOf(t, in, vocabulary.English, on)) {
			if e["UID"] == uid {
				return e
			}
		}
		t.Fatalf("%s is not there", uid)
		return nil
	}
	later, wrong := galaRead("received: {value: 2020-07-01..2020-07-03,", "received: {value: 2020-07-03,")
	if wrong != "" {
		t.Fatal(wrong)
	}
	a, b := find(gala(t), "2020-07-03"), find(later, "2020-07-04")
	if a["DTSTART;VALUE=DATE"] != "20200707" || b["DTSTART;VALUE=DATE"] != "20200709" {
		t.Errorf("from %s to %s", a["DTSTART;VALUE=DATE"], b["DTSTART;VALUE=DATE"])
	}
	if len(a["SEQUENCE"]) != len(b["SEQUENCE"]) || a["SEQUENCE"] >= b["SEQUENCE"] {
		t.Errorf("the sequence went from %s to %s", a["SEQUENCE"], b["SEQUENCE"])
	}
	again, wrong := galaRead()
	if once := calendar(t, vocabulary.Kazakh, "2020-07-03"); wrong != "" || once != calendarOf(t, again, vocabulary.Kazakh, "2020-07-03") {
		t.Error("two runs give different bytes")
	}
}
