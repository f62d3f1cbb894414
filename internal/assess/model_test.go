package assess_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// shippedLaw compiles the law that ships with the program, once for all tests.
var shippedLaw = sync.OnceValues(func() (*assess.Engine, error) {
	body, list := law.Load(os.DirFS("../../law"), "law/")
	engine, faults := assess.Compile(body)
	list.Join(faults)
	if list.Errors() > 0 {
		return nil, fmt.Errorf("%s", printed(list))
	}
	return engine, nil
})

func shippedEngine(t testing.TB) *assess.Engine {
	t.Helper()
	e, err := shippedLaw()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// model is a small record that can be changed before it is written down: one event of any kind that the law judges, and what it links to.
type model struct {
	things []*modelThing
}

type modelThing struct {
	id, kind string
	class    vocabulary.Class
	said     map[string][]modelValue // by attribute; nothing is unknown
	closed   []string                // links that point here of which all are recorded
}

// modelValue is one assertion.
type modelValue struct{ value, by string }

// clone copies a model, so that it can be changed.
func (m *model) clone() *model {
	out := &model{}
	for _, t := range m.things {
		c := *t
		c.said = map[string][]modelValue{}
		for name, values := range t.said {
			c.said[name] = slices.Clone(values)
		}
		out.things = append(out.things, &c)
	}
	return out
}

// yaml writes the model down.
func (m *model) yaml(class vocabulary.Class) string {
	var out strings.Builder
	for _, t := range m.things {
		if t.class != class {
			continue
		}
		fmt.Fprintf(&out, "- id: %s\n  kind: %s\n", t.id, t.kind)
		for _, name := range slices.Sorted(maps.Keys(t.said)) {
			var parts []string
			for _, v := range t.said[name] {
				part := "{value: " + v.value
				if v.by != "" {
					part += ", by: " + v.by
				}
				parts = append(parts, part+"}")
			}
			if len(parts) > 0 {
				fmt.Fprintf(&out, "  %s: [%s]\n", name, strings.Join(parts, ", "))
			}
		}
		for _, name := range t.closed {
			fmt.Fprintf(&out, "  %s: complete\n", name)
		}
	}
	return out.String()
}

// read reads what was written down, which must have no problems.
func (m *model) read(t testing.TB, v *vocabulary.Vocabulary) *record.Record {
	t.Helper()
	rec, list := m.try(v)
	if list.Errors() > 0 {
		t.Fatalf("%s\n%s%s", printed(list), m.yaml(vocabulary.Actor), m.yaml(vocabulary.Event))
	}
	return rec
}

// try reads what was written down.
func (m *model) try(v *vocabulary.Vocabulary) (*record.Record, problem.List) {
	fsys := fstest.MapFS{
		"case.yaml":   {Data: []byte("case: case\ntitle: A case\npacks: [kz, intl]\naccounts: {workers: those at work, employer: the company}\n")},
		"actors.yaml": {Data: []byte(m.yaml(vocabulary.Actor))},
		"events.yaml": {Data: []byte(m.yaml(vocabulary.Event))},
	}
	return record.Read(fsys, "case", "", v)
}

// drawing draws models.
type drawing struct {
	t        *rapid.T
	v        *vocabulary.Vocabulary
	m        *model
	disputes bool
	open     map[string]bool // things to which nothing may link, since a link could lead back to itself
}

const mostThings = 12

// drawModel draws a record round an event of a kind that the law judges.
func drawModel(t *rapid.T, e *assess.Engine, disputes bool) *model {
	d := &drawing{t: t, v: e.Body.Vocabulary, m: &model{}, disputes: disputes, open: map[string]bool{}}
	d.thing(d.v.Events[rapid.SampledFrom(judged(e)).Draw(t, "kind")], 0)
	return d.m
}

// judged lists the kinds of events that norms are about, and their children.
func judged(e *assess.Engine) []string {
	about := map[string]bool{}
	for _, p := range e.Body.Packs {
		for _, n := range p.Norms {
			if n.JudgesLaw() {
				continue
			}
			for _, k := range e.Body.Vocabulary.Events[n.About].Family() {
				if !k.Abstract {
					about[k.Name] = true
				}
			}
		}
	}
	return slices.Sorted(maps.Keys(about))
}

// thing draws a thing with some of its attributes.
func (d *drawing) thing(k *vocabulary.Kind, depth int) *modelThing {
	t := &modelThing{id: fmt.Sprintf("%s-%d", strings.ReplaceAll(k.Name, "_", "-"), len(d.m.things)+1), kind: k.Name, class: k.Class, said: map[string][]modelValue{}}
	d.m.things = append(d.m.things, t)
	d.open[t.id] = true
	defer delete(d.open, t.id)
	if k.Class == vocabulary.Event && d.chance(9, "dated") {
		t.said["date"] = d.values(&vocabulary.Attribute{Name: "date", Type: vocabulary.Date}, depth)
	}
	for _, a := range k.Attributes {
		if d.chance(6, a.Name) {
			t.said[a.Name] = d.values(a, depth)
		}
	}
	return t
}

// chance is true in so many of ten cases.
func (d *drawing) chance(of int, label string) bool {
	return rapid.IntRange(0, 9).Draw(d.t, label) < of
}

// values draws what is asserted of an attribute: one value, or two that the sides dispute.
func (d *drawing) values(a *vocabulary.Attribute, depth int) []modelValue {
	if d.disputes && d.chance(3, "disputed") {
		return []modelValue{{d.value(a, depth), "workers"}, {d.value(a, depth), "employer"}}
	}
	return []modelValue{{d.value(a, depth), ""}}
}

// value draws a value of the type of an attribute, as a record writes it.
func (d *drawing) value(a *vocabulary.Attribute, depth int) string {
	if d.chance(1, "none") && a.Name != "date" {
		return "none"
	}
	if !a.Many {
		return d.one(a, depth)
	}
	items := []string{d.one(a, depth)}
	if items[0] == "none" {
		return "none"
	}
	if d.chance(4, "open") {
		items = append(items, "...")
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// one draws a value that is not a list.
func (d *drawing) one(a *vocabulary.Attribute, depth int) string {
	switch a.Type {
	case vocabulary.Count:
		return d.number()
	case vocabulary.Money:
		return rapid.SampledFrom([]string{"0", "5000", "105804", "~150000", "10..99999999"}).Draw(d.t, "money") + " KZT"
	case vocabulary.Share:
		return rapid.SampledFrom([]string{"0%", "33.33%", "50%", "~40%", "40%..60%", "100%"}).Draw(d.t, "share")
	case vocabulary.Bool:
		return rapid.SampledFrom([]string{"true", "false"}).Draw(d.t, "bool")
	case vocabulary.Date:
		return d.date()
	case vocabulary.Duration:
		return rapid.SampledFrom([]string{"2 hours", "4 hours", "1 days", "5 days", "15 days", "2..20 days", "1 months", "6 months", "~1 years", "10 years"}).Draw(d.t, "span")
	case vocabulary.Choice:
		return rapid.SampledFrom(a.Words).Draw(d.t, "word").ID
	case vocabulary.NormID:
		return "claims-quorum"
	case vocabulary.Provision:
		return "kz-labour-code-2007 289(1)"
	case vocabulary.Ref:
		return d.link(a, depth)
	}
	return "words"
}

func (d *drawing) number() string {
	return rapid.SampledFrom([]string{"0", "1", "2", "3", "5", "10", "20", "49", "50", "51", "100", "217", "1282", "2564", "~700", "300..500", `">=20"`, `"<=5"`, "~3"}).Draw(d.t, "number")
}

func (d *drawing) date() string {
	year := rapid.IntRange(2009, 2023).Draw(d.t, "year")
	day := fmt.Sprintf("%d-%02d-%02d", year, rapid.IntRange(1, 12).Draw(d.t, "month"), rapid.IntRange(1, 28).Draw(d.t, "day"))
	switch rapid.IntRange(0, 7).Draw(d.t, "how exact") {
	case 0:
		return day[:7]
	case 1:
		return day[:4]
	case 2:
		return day + "~"
	case 3:
		return fmt.Sprintf("%s..%d-12-31", day, year)
	}
	return day
}

// link draws a link to a new thing, or to one that is there.
func (d *drawing) link(a *vocabulary.Attribute, depth int) string {
	targets := d.v.Targets(a)
	full := depth >= 2 || len(d.m.things) >= mostThings
	if full || d.chance(3, "old") {
		for _, t := range slices.Backward(d.m.things) {
			if k, ok := d.v.Kind(t.kind); ok && a.Accepts(k) && !d.open[t.id] {
				return t.id
			}
		}
		if full {
			return "none"
		}
	}
	return d.thing(rapid.SampledFrom(targets).Draw(d.t, "target"), depth+1).id
}
