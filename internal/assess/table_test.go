package assess

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/record"
)

// context is the smallest record that rows can stand beside: two accounts that dispute something, and facts that change.
const contextYAML = `case: context
title: A record for rows to stand beside
packs: [kz, intl]
accounts: {workers: the workers, employer: the employer}
`

const contextActors = `
- id: plant
  kind: employer
  workforce: [{value: 300, on: 2011-01-01}, {value: 500, on: 2012-01-01}]
- {id: anna, kind: person}
`

const contextEvents = `
- id: strike
  kind: strike
  date: 2011-05-01
  employer: plant
  peaceful: [{value: true, by: workers}, {value: false, by: employer}]
- id: meeting
  kind: general_meeting
  date: 2011-04-20
  employer: plant
  attendance: 200
  votes_for: [{value: 190, by: workers}, {value: 90, by: employer}]
- {id: notice, kind: strike_notice, date: 2011-04-25, in_writing: true}
- {id: claims, kind: claims, date: 2011-03-01, approved_by: meeting, in_writing: true, answer: none}
- id: agreement
  kind: collective_agreement
  date: 2010-01-01
  bars_dismissal_for_strike: true
`

func testBody(t testing.TB) *law.Body {
	t.Helper()
	body, list := law.Load(os.DirFS("../../law"), "law/")
	if list.Errors() > 0 {
		t.Fatal(list.All[0])
	}
	return body
}

func readContext(t testing.TB, body *law.Body, events string) *record.Record {
	t.Helper()
	fsys := fstest.MapFS{
		"case.yaml": {Data: []byte(contextYAML)}, "actors.yaml": {Data: []byte(contextActors)}, "events.yaml": {Data: []byte(contextEvents + events)},
	}
	rec, list := record.Read(fsys, "context", "", body.Vocabulary)
	if list.Errors() > 0 {
		t.Fatal(list.All[0])
	}
	return rec
}

// sampleColumn is a column with the values of which rows are made; the first is the commonest.
type sampleColumn struct {
	name   string
	values []string
}

// samples are columns of all types for two kinds of events: one hangs on its own attributes, the other on the context and what changes in it.
func samples() map[string][]sampleColumn {
	return map[string][]sampleColumn{"dismissal": {
		{"date", []string{"2011-06-20", "2011-06-21", "2012-03-10", "2016-02-01", "2012-02..2012-03", "", "2011-12-29"}},
		{"ground", []string{"absence", "strike", "illegal_strike", "none_given", "", "staff_cut"}},
		{"by", []string{"plant", "", "none"}},
		{"strike", []string{"strike", "", "none"}},
		{"took_part_in_strike", []string{"true", "false", "", "none"}},
		{"explanation_demanded", []string{"", "true", "false"}},
		{"explanation_demanded@workers", []string{"", "false"}},
		{"explanation_demanded@employer", []string{"", "true"}},
		{"told", []string{"2011-06-22", "2011-07-30", "", "none", "2011-06-20..2011-06-30", "2016-02-03"}},
		{"told_by", []string{"signature", "", "letter"}},
		{"absence", []string{"8 hours", "2 hours", "", "2..4 hours", "1 day"}},
		{"good_reason", []string{"false", "", "true"}},
		{"detected", []string{"2011-06-10", "2011-05", "", "2011-04-01"}},
		{"offence_date", []string{"2011-06-09", "", "2010-06-09"}},
		{"earlier_sanctions_for_same", []string{"0", "", "~2", ">=1"}},
		{"union_officer", []string{"false", "", "true"}},
		{"collective_agreement", []string{"", "agreement", "none"}},
		{"copy_handed", []string{"2011-06-23", "", "none"}},
		{"because_of_union", []string{"", "false", "true"}},
		{"because_of_union@workers", []string{"", "true"}},
		{"planned", []string{"", "true"}},
	}, "strike": {
		{"date", []string{"2011-05-16", "2011-11-20", "2012-04-01", "2014-01-01..2014-01-31", "", "2023-05-01"}},
		{"until", []string{"", "2024-01-01"}},
		{"employer", []string{"plant", "", "none"}},
		{"vote", []string{"meeting", "", "none"}},
		{"notice", []string{"notice", "", "none"}},
		{"claims", []string{"claims", "", "none", "claims, ..."}},
		{"claims@employer", []string{"", "none"}},
		{"conciliation", []string{"none", ""}},
		{"participants", []string{"~200", "", ">=20", "10..400"}},
		{"peaceful", []string{"true", "", "false"}},
		{"purpose", []string{"wages; conditions", "political", "", "wages; ..."}},
		{"rulings", []string{"", "none", "complete"}},
	}}
}

func columnNames(columns []sampleColumn) []string {
	var out []string
	for _, c := range columns {
		out = append(out, c.name)
	}
	return out
}

func testRandom() *rand.Rand { return rand.New(rand.NewPCG(1, 2)) }

// randomRow takes the commonest value of every column half of the time.
func randomRow(r *rand.Rand, columns []sampleColumn) []string {
	out := make([]string, len(columns))
	for i, c := range columns {
		if r.IntN(2) == 0 {
			out[i] = c.values[0]
		} else {
			out[i] = c.values[r.IntN(len(c.values))]
		}
	}
	return out
}

// asEvent writes a row as an event of a record.
func asEvent(id, kind string, columns []sampleColumn, row []string) string {
	out := fmt.Sprintf("- id: %s\n  kind: %s\n", id, kind)
	asserted := map[string][]string{}
	var order []string
	for i, c := range columns {
		if row[i] == "" {
			continue
		}
		name, account, told := strings.Cut(c.name, "@")
		if name == "planned" || name == "rulings" {
			out += "  " + name + ": " + row[i] + "\n"
			continue
		}
		value := fmt.Sprintf("%q", row[i])
		if strings.ContainsAny(row[i], ";,") || name == "purpose" {
			value = "[" + strings.ReplaceAll(row[i], ";", ",") + "]"
		}
		item := "{value: " + value + "}"
		if told {
			item = "{value: " + value + ", by: " + account + "}"
		}
		if !slices.Contains(order, name) {
			order = append(order, name)
		}
		asserted[name] = append(asserted[name], item)
	}
	for _, name := range order {
		out += fmt.Sprintf("  %s: [%s]\n", name, strings.Join(asserted[name], ", "))
	}
	return out
}

// short is what a row and an assessment must agree on.
type short struct {
	Norms       map[string]string
	Because     map[string][]string
	Asks        map[string][]string
	Conclusions map[string]string
}

func shortOfRow(t *Table, row *Row) short {
	out := short{map[string]string{}, map[string][]string{}, map[string][]string{}, map[string]string{}}
	for _, v := range row.Verdicts {
		out.Norms[v.Norm.ID] = v.Outcome.String()
		if v.Outcome == Breached && v.Norm.Kind != law.Duty {
			out.Because[v.Norm.ID] = v.Because
		}
		if v.Outcome == Undetermined {
			out.Asks[v.Norm.ID] = v.Asks
		}
	}
	for i, c := range t.Conclusions {
		out.Conclusions[c.ID] = row.Conclusions[i].String()
	}
	return out
}

func shortOfEvent(a *Assessment, id string) short {
	out := short{map[string]string{}, map[string][]string{}, map[string][]string{}, map[string]string{}}
	for _, f := range a.Findings {
		if f.Event.ID != id || !f.Outcome.Shown() {
			continue
		}
		out.Norms[f.Norm.ID] = f.Outcome.String()
		if f.Outcome == Breached && f.Norm.Kind != law.Duty {
			out.Because[f.Norm.ID] = a.Explain(f, f.Deciding()).because()
		}
		if f.Outcome == Undetermined {
			var asks []string
			for i := range f.Cases {
				if f.Cases[i].Outcome == Undetermined {
					for _, u := range a.Explain(f, &f.Cases[i]).Asks {
						asks = append(asks, u.Path)
					}
				}
			}
			out.Asks[f.Norm.ID] = unique(asks)
		}
	}
	for _, c := range a.Conclusions {
		if c.Event.ID == id {
			out.Conclusions[c.Law.ID] = c.Outcome.String()
		}
	}
	return out
}

// TestRowsAgreeWithAssess judges the same rows as rows of a table and as events of a record.
func TestRowsAgreeWithAssess(t *testing.T) {
	t.Parallel()
	body := testBody(t)
	engine, faults := Compile(body)
	if faults.Errors() > 0 {
		t.Fatal(faults.All[0])
	}
	on, _ := civil.ParseDay("2026-11-22")
	early, _ := civil.ParseDay("2011-06-21")
	lawOn, _ := civil.ParseWhen("2013-01-01")
	views := map[string]View{
		"each day's law": {On: on}, "one day's law": {On: on, LawOn: lawOn}, "one account": {On: on, Account: "workers"},
		"one reading": {On: on, Reading: "any-strike"}, "early": {On: early},
	}
	for kind, columns := range samples() {
		r := testRandom()
		var rows [][]string
		events := ""
		for i := range 200 {
			rows = append(rows, randomRow(r, columns))
			events += asEvent(fmt.Sprintf("row-%d", i), kind, columns, rows[i])
		}
		context, whole := readContext(t, body, ""), readContext(t, body, events)
		for name, view := range views {
			t.Run(kind+", "+name, func(t *testing.T) {
				t.Parallel()
				table, problems := engine.Table(kind, context, view, columnNames(columns), nil)
				if len(problems) > 0 {
					t.Fatal(problems)
				}
				assessed := engine.Assess(whole, view)
				judge := table.Judge()
				for round := range 2 { // the second time from memory
					for i, row := range rows {
						got, problems := judge.Row(row)
						if len(problems) > 0 {
							t.Fatal(problems)
						}
						want := shortOfEvent(assessed, fmt.Sprintf("row-%d", i))
						if diff := cmp.Diff(want, shortOfRow(table, got), joined()); diff != "" {
							t.Fatalf("round %d, row %d: assess (-), table (+):\n%s\n%s", round, i, diff, asEvent("row", kind, columns, row))
						}
					}
				}
			})
		}
	}
}

// joined compares lists as texts, so that none and an empty one are equal.
func joined() cmp.Option {
	return cmp.Transformer("joined", func(list []string) string { return strings.Join(list, " ") })
}
