package assess_test

import (
	"fmt"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/reason"
	"github.com/tarazy/tarazy/internal/record"
)

// TestCeilingsAgree imposes every ceiling of the shipped law, and for the highest of each sanction a little more: the elements of the limit, which
// judge what was imposed, must allow the one and not the other.
func TestCeilingsAgree(t *testing.T) {
	t.Parallel()
	engine := shippedEngine(t)
	tried := 0
	for _, p := range engine.Body.Packs {
		for _, n := range p.Norms {
			for _, v := range n.Versions {
				for i, m := range mostOf(t, engine, v) {
					if m.Ceiling.Is.Empty() || !m.HasMoney && m.Span.Unit == 0 {
						continue
					}
					tried++
					if got := imposed(t, engine, v, m, 0); slices.Contains(got, reason.NotMet) {
						t.Errorf("%s, %s: ceiling %d for %s is not allowed: %v", n.ID, v.InForce(), i+1, m.Ceiling.For, got)
					}
					if got := imposed(t, engine, v, m, 1); highest(mostOf(t, engine, v), m) && !slices.Contains(got, reason.NotMet) {
						t.Errorf("%s, %s: more than ceiling %d for %s is allowed: %v", n.ID, v.InForce(), i+1, m.Ceiling.For, got)
					}
				}
			}
		}
	}
	if tried < 100 {
		t.Errorf("only %d ceilings were tried", tried)
	}
}

// inForceOn is a day on which only this version was in force.
func inForceOn(v *law.Version) civil.When { return civil.On(max(v.From.Latest, civil.Day(14000))) }

func mostOf(t *testing.T, engine *assess.Engine, v *law.Version) []assess.Most {
	t.Helper()
	if len(v.Ceilings) == 0 {
		return nil
	}
	_, a := penalty(t, engine, v, "")
	return slices.DeleteFunc(a.Most(v.Norm, inForceOn(v)), func(m assess.Most) bool { return m.Version != v })
}

// highest reports whether a ceiling is the highest of its sanction.
func highest(all []assess.Most, m assess.Most) bool {
	return !slices.ContainsFunc(all, func(o assess.Most) bool {
		return o.Ceiling.For == m.Ceiling.For && (o.Money.Lo > m.Money.Lo || o.Span.Lo > m.Span.Lo)
	})
}

// imposed gives the answers of all elements of a version for a penalty of a ceiling and so much more.
func imposed(t *testing.T, engine *assess.Engine, v *law.Version, m assess.Most, more int64) []reason.Answer {
	t.Helper()
	attribute := m.Ceiling.For
	switch attribute {
	case "criminal_arrest":
		attribute = "arrest"
	case "suspension":
		attribute = "for"
	}
	amount := fmt.Sprintf("%d %s", m.Money.Lo+more, m.Currency)
	if m.Span.Unit != 0 {
		amount = civil.SpanOf(m.Span.Lo+more, m.Span.Unit).String()
	}
	text := fmt.Sprintf(", %s: %s", attribute, amount)
	if k := engine.Body.Vocabulary.Events[v.Norm.About]; attribute != "for" {
		if _, ok := k.Attribute("sanctions"); ok {
			text += ", sanctions: [" + m.Ceiling.For + "]"
		}
	}
	it, a := penalty(t, engine, v, text)
	var out []reason.Answer
	for _, f := range a.About(it) {
		for i := range f.Cases {
			if c := &f.Cases[i]; c.Version == v {
				a.Explain(f, c).Each(func(r *assess.Reason) { out = append(out, r.Answer) })
			}
		}
	}
	return out
}

// penalty is a record with one penalty of which little is known.
func penalty(t *testing.T, engine *assess.Engine, v *law.Version, attributes string) (*record.Thing, *assess.Assessment) {
	t.Helper()
	fsys := fstest.MapFS{
		"case.yaml":   {Data: []byte("case: matter\ntitle: A matter\npacks: [" + v.Norm.Pack.ID + "]\n")},
		"events.yaml": {Data: fmt.Appendf(nil, "- {id: it, kind: %s, date: %s%s}\n", v.Norm.About, inForceOn(v), attributes)},
	}
	rec, list := record.Read(fsys, "matter", "", engine.Body.Vocabulary)
	if list.Errors() > 0 {
		t.Fatal(printed(list))
	}
	return rec.Events[0], engine.Scales(rec, assess.View{On: inForceOn(v).Earliest}).Assessment
}
