package docket

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// model makes up a matter as people record them: a dispute with its papers, dismissals, letters and recommendations, some days uncertain,
// some unknown, some in dispute. The choice n times gives a number below n.
type model struct {
	choice func(n int) int
	out    strings.Builder
	year   int
}

// events writes the events of a matter: from ten to twenty of them.
func (m *model) events() string {
	m.year = 2008 + m.choice(18)
	m.event("meeting", "general_meeting", "employer: works", "workers: union")
	m.event("claims", "claims", "from: [union]", "to: works", "approved_by: meeting", m.fact("received"), m.link("answer", "reply"), m.link("conciliation", "commission"), m.link("arbitration", "panel"))
	m.event("reply", "claims_answer", "to: claims", "by: works", "outcome: "+m.pick("refused", "partly", "deferred"))
	m.event("commission", "conciliation", "claims: claims", "employer: works", m.fact("decided"), m.fact("claims_received"), "outcome: "+m.pick("failed", "agreed", "partly"), "performed: "+m.pick("true", "false"))
	m.event("panel", "arbitration", "claims: claims", "employer: works", m.fact("decided"), "outcome: "+m.pick("decided", "failed"))
	m.event("strike", "strike", "employer: works", "claims: [claims]", "conciliation: commission", m.fact("prosecutor_told"), m.pick("vote: none", "vote: meeting"))
	m.event("ruling", "strike_ruling", "strike: strike", m.fact("filed"), "outcome: unlawful", m.fact("told_to_workers"))
	m.event("proposal", "bargaining_proposal", "from: union", "to: works", m.fact("received"), m.fact("negotiations_opened"))
	m.event("filing", "union_registration", "union: union", "registrar: office")
	m.event("rally", "assembly_request", "by: [union]", "to: office", "form: "+m.pick("rally", "march"), m.fact("planned_for"))
	for i := range 1 + m.choice(6) {
		m.event(fmt.Sprintf("dismissal-%d", i), "dismissal", "by: works", "ground: absence", m.fact("copy_handed"), m.fact("told"))
	}
	for i := range m.choice(3) {
		m.event(fmt.Sprintf("letter-%d", i), "letter", "from: [union]", "to: [office]", m.pick("answer: none", "answer:"), m.fact("answer_by"))
	}
	if m.choice(2) == 0 {
		m.event("advice", "recommendation", "by: [union]", "to: [office]", "what: let them register", "state: {value: not_met, on: "+m.day()+"}")
	}
	return m.out.String()
}

func (m *model) event(id, kind string, lines ...string) {
	fmt.Fprintf(&m.out, "- id: %s\n  kind: %s\n  date: %s\n", id, kind, m.when())
	for _, line := range lines {
		if line != "" {
			fmt.Fprintf(&m.out, "  %s\n", line)
		}
	}
}

func (m *model) pick(words ...string) string { return words[m.choice(len(words))] }

// link names an event, or says that there is none, or nothing.
func (m *model) link(name, id string) string {
	return m.pick(name+": "+id, name+": "+id, name+": none", "")
}

// fact is a day that is known, in dispute, known not to exist, or not known.
func (m *model) fact(name string) string {
	switch m.choice(8) {
	case 0:
		return ""
	case 1:
		return name + ": none"
	case 2:
		return fmt.Sprintf("%s: [{value: %s, by: workers}, {value: %s, by: employer}]", name, m.day(), m.day())
	}
	return name + ": " + m.when()
}

// when is a day of the matter, sometimes not exactly known.
func (m *model) when() string {
	a := m.day()
	switch m.choice(12) {
	case 0:
		return a[:7]
	case 1:
		return a + "~"
	case 2:
		return a + ".."
	case 3:
		return ".." + a
	case 4:
		return a + fmt.Sprintf("..%d-12-31", m.year)
	}
	return a
}

func (m *model) day() string {
	return fmt.Sprintf("%d-%02d-%02d", m.year, 1+m.choice(12), 1+m.choice(28))
}

// files are the files of a record with the given events.
func files(events string) fstest.MapFS {
	return fstest.MapFS{
		"case.yaml": {Data: []byte("case: matter\ntitle: A matter\npacks: [kz, intl]\naccounts: {workers: those at work, employer: the company}\nmatters: [{id: pay, title: Pay}, {id: hours, title: Hours}]\n")},
		"actors.yaml": {Data: []byte("- {id: works, kind: employer, name: The works, workforce: 500, sector: oil_gas}\n- {id: union, kind: union, name: The union, registered: 2009-05-05}\n" +
			"- {id: office, kind: authority, name: The office}\n- {id: bench, kind: court, name: The court}\n")},
		"events.yaml": {Data: []byte(events)},
	}
}

// readFiles reads a record that must have no errors.
func readFiles(t interface{ Fatal(...any) }, fsys fstest.MapFS, v *vocabulary.Vocabulary) *record.Record {
	rec, list := record.Read(fsys, "matter", "", v)
	if err := failed(list); err != nil {
		t.Fatal(err, string(fsys["events.yaml"].Data))
	}
	return rec
}

// BenchmarkDocketOf1000Matters makes the dockets of a thousand matters of ten to twenty events. Reading the files is not counted.
func BenchmarkDocketOf1000Matters(b *testing.B) {
	engine := shipped(b)
	seed := uint64(1)
	next := func(n int) int { // a plain generator, so that the matters are the same every time
		seed = seed*6364136223846793005 + 1442695040888963407
		return int(seed>>33) % n
	}
	var records []*record.Record
	events, duties := 0, 0
	for range 1000 {
		rec := readFiles(b, files((&model{choice: next}).events()), engine.Body.Vocabulary)
		records = append(records, rec)
		events += len(rec.Events)
	}
	on := day(b, "2024-06-01")
	b.ResetTimer()
	for b.Loop() {
		duties = 0
		for _, m := range All(engine, records, on) {
			duties += len(m.Duties)
		}
	}
	b.ReportMetric(float64(events), "events")
	b.ReportMetric(float64(duties), "duties")
}
