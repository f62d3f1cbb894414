package assess_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// TestMonotone draws small records and makes them say more: fills in what is unknown, narrows an interval, closes a list. A definite
// finding must stay as it was, in the version of every account; so neither does filling in turn it round, nor does a wider interval
// make it more definite.
func TestMonotone(t *testing.T) {
	t.Parallel()
	engine := shippedEngine(t)
	for _, disputes := range []bool{false, true} {
		t.Run(fmt.Sprintf("disputes=%v", disputes), func(t *testing.T) {
			t.Parallel()
			rapid.Check(t, func(rt *rapid.T) {
				before := drawModel(rt, engine, disputes)
				after := before.clone()
				var changes []string
				for range rapid.IntRange(1, 3).Draw(rt, "changes") {
					changes = append(changes, refine(rt, engine, after))
				}
				accounts := []string{""}
				if disputes {
					accounts = []string{"workers", "employer"}
				}
				for _, account := range accounts {
					view := assess.View{On: day(rt, "2024-06-01"), Account: account}
					was, is := outcomes(t, engine, before, view), outcomes(t, engine, after, view)
					for key, o := range was {
						if p, still := is[key]; still && class(o) != "" && class(p) != class(o) {
							rt.Fatalf("%s as %q tells it was %s and is %s after %s\n%s%s", key, account, o, p, strings.Join(changes, "; "), after.yaml(vocabulary.Actor), after.yaml(vocabulary.Event))
						}
					}
				}
			})
		})
	}
}

func day(t interface{ Fatal(...any) }, text string) civil.Day {
	d, err := civil.ParseDay(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// class parts the outcomes that more knowledge may not change: the rule was broken, or it was not. Where it is kept in any case, whether it applies
// may be open.
func class(o assess.Outcome) string {
	switch o {
	case assess.Breached:
		return "broken"
	case assess.Met, assess.NotApplicable, assess.NotInForce:
		return "not broken"
	}
	return ""
}

// outcomes assesses a model and gives what came of each norm on each event, in every version and reading, and altogether. What is kept or does not
// apply under one reading and not under another is left out of what comes altogether: that is disputed, but nobody says that it was broken.
func outcomes(t testing.TB, e *assess.Engine, m *model, view assess.View) map[string]assess.Outcome {
	t.Helper()
	out := map[string]assess.Outcome{}
	for _, f := range e.Assess(m.read(t, e.Body.Vocabulary), view).Findings {
		broken := slices.ContainsFunc(f.Cases, func(c assess.Case) bool { return class(c.Outcome) != "not broken" })
		if f.Outcome != assess.Disputed || broken {
			out[f.Event.ID+" "+f.Norm.ID] = f.Outcome
		}
		for _, c := range f.Cases {
			out[fmt.Sprintf("%s %s in %s %s", f.Event.ID, f.Norm.ID, c.Version.InForce(), c.Reading)] = c.Outcome
		}
	}
	return out
}

// refine makes a model say more in one place, and says where.
func refine(t *rapid.T, e *assess.Engine, m *model) string {
	d := &drawing{t: t, v: e.Body.Vocabulary, m: m, open: map[string]bool{}}
	for _, thing := range m.things {
		d.open[thing.id] = true
	}
	thing := rapid.SampledFrom(m.things).Draw(t, "thing")
	k, _ := d.v.Kind(thing.kind)
	attributes := slices.Clone(k.Attributes)
	if k.Class == vocabulary.Event {
		attributes = append(attributes, &vocabulary.Attribute{Name: "date", Type: vocabulary.Date})
	}
	if len(attributes) == 0 {
		return "nothing"
	}
	a := rapid.SampledFrom(attributes).Draw(t, "attribute")
	said := thing.said[a.Name]
	if len(said) == 0 {
		value := d.value(a, 1)
		if value == "none" && a.Type != vocabulary.Ref && !a.Many {
			value = d.one(a, 1) // what is unknown is taken to exist, unless it is a link
		}
		thing.said[a.Name] = []modelValue{{value: value}}
		return fmt.Sprintf("%s.%s became %s", thing.id, a.Name, value)
	}
	i := rapid.IntRange(0, len(said)-1).Draw(t, "assertion")
	was := said[i].value
	said[i].value = narrow(t, was, a)
	return fmt.Sprintf("%s.%s became %s, and was %s", thing.id, a.Name, said[i].value, was)
}

// narrow gives a value within a value; what is exact stays.
func narrow(t *rapid.T, value string, a *vocabulary.Attribute) string {
	if value == "none" {
		return value
	}
	if a.Many {
		return strings.ReplaceAll(value, ", ...]", "]")
	}
	plain := strings.Trim(value, `"`)
	switch a.Type {
	case vocabulary.Count:
		return within(t, plain)
	case vocabulary.Money:
		return within(t, strings.TrimSuffix(plain, " KZT")) + " KZT"
	case vocabulary.Share:
		switch plain {
		case "~40%":
			return rapid.SampledFrom([]string{"30%", "44.44%", "50%", "35%..45%"}).Draw(t, "share")
		case "40%..60%":
			return rapid.SampledFrom([]string{"40%", "50.01%", "60%", "45%..60%"}).Draw(t, "share")
		}
	case vocabulary.Duration:
		number, unit, _ := strings.Cut(plain, " ")
		return within(t, number) + " " + unit
	case vocabulary.Date:
		w, err := civil.ParseWhen(plain)
		if err != nil {
			t.Fatal(err)
		}
		from := rapid.IntRange(int(w.Earliest), int(w.Latest)).Draw(t, "from")
		to := rapid.IntRange(from, int(w.Latest)).Draw(t, "to")
		if rapid.Bool().Draw(t, "one day") {
			to = from
		}
		return civil.Between(civil.Day(from), civil.Day(to)).String()
	}
	return value
}

// within gives a number or an interval within one.
func within(t *rapid.T, text string) string {
	r, err := civil.ParseRange(text)
	if err != nil {
		t.Fatal(err)
	}
	hi := min(r.Hi, r.Lo+5_000_000)
	lo := rapid.Int64Range(r.Lo, hi).Draw(t, "lo")
	if rapid.Bool().Draw(t, "exact") {
		return fmt.Sprint(lo)
	}
	return fmt.Sprintf("%d..%d", lo, rapid.Int64Range(lo, hi).Draw(t, "hi"))
}
