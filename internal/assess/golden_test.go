package assess_test

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/golden"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
)

// plain has the files of law and record that an archive need not bring along.
var plain = map[string]string{
	"law/here/pack.yaml":         "pack: here\ntitle: The law of here\ncurrency: EUR\ncounting: {roll: next}\n",
	"law/here/instruments.yaml":  "- {id: code, title: The code, kind: code}\n",
	"law/here/calendar.yaml":     "covers: 2000-01-01/2020-12-31\nweekend: [saturday, sunday]\n",
	"law/world/pack.yaml":        "pack: world\ntitle: What the world thinks of it\ninternational: true\n",
	"law/world/instruments.yaml": "- {id: convention, title: The convention, kind: convention}\n",
	"case/case.yaml":             "case: case\ntitle: A case\npacks: [here, world]\naccounts: {workers: those at work, employer: the company, police: the police}\n",
	"law/vocabulary/all.yaml": `actors:
  company: {says: company, attributes: {workers: {type: count, dated: true}, dangerous: {type: bool}}}
events:
  meeting: {says: meeting, attributes: {attendance: {type: count}, secret: {type: bool}}}
  strike:
    says: strike
    attributes:
      at: {type: company}
      vote: {type: meeting}
      votes: {type: meeting, many: true}
      notice: {type: notice}
      peaceful: {type: bool}
      lawful: {type: bool}
      needed: {type: bool}
      size: {type: count}
      length: {type: duration}
    inverse: {rulings: ruling.of}
  notice: {says: notice, attributes: {written: {type: bool}}}
  ruling:
    says: ruling
    attributes: {of: {type: strike}, grounds: {type: norm, many: true}, fine: {type: money}, days: {type: duration}}
    rules_on: {event: of, grounds: grounds, conclusion: lawful}
  complaint: {says: complaint, attributes: {answer: {type: answer}, answered: {type: bool}, answered_on: {type: date}, begun: {type: date}, full: {type: bool}}}
  answer: {says: answer, attributes: {written: {type: bool}}}
`,
	"law/here/z/lawful.yaml": "conclusion: lawful\nabout: strike\nsays: The strike was lawful.\nover: [it, it.vote]\n",
}

// world is a body of law and a record in it.
type world struct {
	engine *assess.Engine
	record *record.Record
}

// build makes law and record of the files of an archive, on top of the plain ones. Every problem fails the test.
func build(t testing.TB, files *txtar.Archive) world {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range plain {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for _, f := range files.Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	lawFS, err := fs.Sub(fsys, "law")
	if err != nil {
		t.Fatal(err)
	}
	caseFS, err := fs.Sub(fsys, "case")
	if err != nil {
		t.Fatal(err)
	}
	body, list := law.Load(lawFS, "law/")
	engine, faults := assess.Compile(body)
	list.Join(faults)
	rec, wrong := record.Read(caseFS, "case", "case/", body.Vocabulary)
	list.Join(wrong)
	list.Join(assess.Fit(body, rec))
	if list.Errors() > 0 {
		t.Fatal(printed(list))
	}
	return world{engine, rec}
}

func printed(list problem.List) string {
	var out strings.Builder
	for _, p := range list.All {
		out.WriteString(p.String() + "\n")
	}
	return out.String()
}

// TestFindings weighs small records against small laws. The file views of an archive has one view in a line (on=2012-01-01 account=workers),
// without it there is one, long after. What comes out is every finding with what it rests on, then conclusions and rulings.
func TestFindings(t *testing.T) {
	t.Parallel()
	golden.Run(t, "testdata/findings/*.txtar", func(t *testing.T, files *txtar.Archive) string {
		views := []string{""}
		for _, f := range files.Files {
			if f.Name == "views" {
				views = strings.Split(strings.TrimSpace(string(f.Data)), "\n")
			}
		}
		w := build(t, files)
		var out strings.Builder
		for _, line := range views {
			if len(views) > 1 {
				fmt.Fprintf(&out, "== %s\n", line)
			}
			a := w.engine.Assess(w.record, viewOf(t, line))
			for _, f := range a.Findings {
				out.WriteString(shown(a, f))
			}
			out.WriteString(concluded(a))
		}
		return out.String()
	})
}

// viewOf reads a view as a test writes it.
func viewOf(t testing.TB, line string) assess.View {
	t.Helper()
	v := assess.View{On: civil.MaxDay}
	for word := range strings.FieldsSeq(line) {
		key, value, _ := strings.Cut(word, "=")
		var err error
		switch key {
		case "on":
			v.On, err = civil.ParseDay(value)
		case "known":
			v.KnownOn, err = civil.ParseDay(value)
		case "law":
			v.LawOn, err = civil.ParseWhen(value)
		case "account":
			v.Account = value
		case "reading":
			v.Reading = value
		case "event":
			v.Event = value
		case "norm":
			v.Norm = value
		default:
			t.Fatalf("a view has no %q", key)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return v
}

// shown prints one finding.
func shown(a *assess.Assessment, f *assess.Finding) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s %s: %s\n", f.Event.ID, f.Norm.ID, f.Outcome)
	for _, list := range []struct {
		by    string
		parts []assess.Part
	}{{"by account", f.ByAccount(a.Record)}, {"by reading", f.ByReading()}, {"by version", f.ByVersion()}} {
		var parts []string
		for _, p := range list.parts {
			parts = append(parts, p.ID+" "+p.Outcome.String())
		}
		if len(parts) > 0 {
			fmt.Fprintf(&out, "    %s: %s\n", list.by, strings.Join(parts, ", "))
		}
	}
	c := f.Deciding()
	if c == nil {
		return out.String()
	}
	x := a.Explain(f, c)
	if x.Due != nil && x.Due.On.Known() {
		fmt.Fprintf(&out, "    due %s\n", x.Due.On)
	}
	if asks := paths(x.Asks); asks != "" {
		fmt.Fprintf(&out, "    asks %s\n", asks)
	}
	if missing := paths(x.Missing); missing != paths(x.Asks) {
		fmt.Fprintf(&out, "    missing %s\n", missing)
	}
	if x.Failure != nil {
		fmt.Fprintf(&out, "    failed: %s\n", x.Failure.Message)
	}
	return out.String()
}

func paths(facts []*assess.FactUsed) string {
	var out []string
	for _, f := range facts {
		out = append(out, f.Path)
	}
	return strings.Join(out, ", ")
}

// bears reports whether a norm of the record's law bears on a conclusion.
func bears(a *assess.Assessment, c *law.Conclusion) bool {
	for _, p := range a.Packs {
		for _, n := range p.Norms {
			if slices.Contains(n.BearsOn, c.ID) {
				return true
			}
		}
	}
	return false
}

// concluded prints the conclusions and rulings.
func concluded(a *assess.Assessment) string {
	var out strings.Builder
	for _, c := range a.Conclusions {
		if !bears(a, c.Law) {
			continue
		}
		fmt.Fprintf(&out, "%s %s: %s", c.Event.ID, c.Law.ID, c.Outcome)
		for _, f := range c.Because {
			fmt.Fprintf(&out, " because %s of %s", f.Norm.ID, f.Event.ID)
		}
		if links := paths(c.Links); links != "" {
			fmt.Fprintf(&out, " not known %s", links)
		}
		out.WriteString("\n")
	}
	for _, r := range a.Rulings {
		fmt.Fprintf(&out, "%s on %s:", r.Event.ID, r.On.ID)
		for _, list := range []struct {
			says  string
			norms []*law.Norm
		}{{"supported", r.Supported}, {"not supported", r.Unsupported}, {"open", r.Open}, {"not relied on", r.NotReliedOn}} {
			var ids []string
			for _, n := range list.norms {
				ids = append(ids, n.ID)
			}
			if len(ids) > 0 {
				fmt.Fprintf(&out, " %s %s;", list.says, strings.Join(ids, ", "))
			}
		}
		out.WriteString("\n")
	}
	return out.String()
}
