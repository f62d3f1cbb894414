package record_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/record"
)

// fact reads a record in which one attribute has a value, and gives the fact.
func fact(t *testing.T, attribute, yaml string) *record.Fact {
	t.Helper()
	fsys := fstest.MapFS{
		"case.yaml":    {Data: []byte(plainCase)},
		"sources.yaml": {Data: []byte("- {id: early, kind: letter, title: x, date: 2011-05}\n- {id: late, kind: report, title: x, date: [2012-09, 2013]}\n- {id: undated, kind: letter, title: x}\n")},
		"actors.yaml": {Data: []byte("- {id: anna, kind: person}\n- {id: bela, kind: person}\n- {id: other, kind: company}\n- {id: yard, kind: workplace, of: co}\n" +
			"- id: co\n  kind: company\n" + ifOf(attribute, "workforce dangerous owners", yaml))},
		"events.yaml": {Data: []byte("- id: strike\n  kind: strike\n" + ifOf(attribute, "date peaceful leaders announced length claims", yaml) +
			"- {id: attack, kind: attack, during: strike" + ", " + strings.TrimSuffix(strings.TrimSpace(ifOf(attribute, "attackers targets", yaml)), "\n") + "}\n")},
	}
	rec, list := read(t, fsys)
	if list.Errors() > 0 {
		t.Fatal(printed(list))
	}
	for _, id := range []string{"co", "strike", "attack"} {
		thing, _ := rec.Thing(id)
		if f, ok := thing.Fact(attribute); ok {
			return f
		}
	}
	t.Fatalf("nothing is said of %s", attribute)
	return nil
}

func ifOf(attribute, list, yaml string) string {
	for _, name := range strings.Fields(list) {
		if name == attribute {
			return fmt.Sprintf("  %s: %s\n", attribute, yaml)
		}
	}
	return ""
}

// on reads a day; "" is a day of which nothing is known.
func on(t *testing.T, text string) civil.When {
	t.Helper()
	if text == "" {
		return civil.When{}
	}
	w, err := civil.ParseWhen(text)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// said writes a resolved value as a person would: the value as it stands in the file, and why nothing is known.
func said(r record.Resolved) string {
	out := r.Value.Written
	switch {
	case r.Split:
		out += "(they differ)"
	case r.Changed:
		out += "(it changed)"
	case r.Value.Form == record.Nothing:
		out += "(not known)"
	case r.Value.Form == record.ListForm && out == "":
		var items []string
		for _, i := range r.Value.Items {
			items = append(items, i.Written)
		}
		if r.Value.More {
			items = append(items, "...")
		}
		out = strings.Join(items, ", ")
	}
	if r.Other {
		out += " of another day"
	}
	return out
}

// TestAccounts: in the version of one side an attribute has that side's value if it gives one; else the undisputed value; else, if the
// others agree with each other, theirs; else it is unknown.
func TestAccounts(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		attribute, yaml string
		want            map[string]string // by account; "" is nobody's version in particular
		disputed        bool
	}{
		"nobody contests it": {"peaceful", "true",
			map[string]string{"": "true", "workers": "true", "employer": "true"}, false},
		"each side has its own": {"peaceful", "[{value: true, by: workers}, {value: false, by: employer}]",
			map[string]string{"workers": "true", "employer": "false", "police": "(they differ)", "": "(they differ)"}, true},
		"the others agree": {"peaceful", "[{value: true, by: workers}, {value: true, by: employer}]",
			map[string]string{"workers": "true", "employer": "true", "police": "true", "": "true"}, false},
		"only one side speaks": {"peaceful", "{value: true, by: workers}",
			map[string]string{"workers": "true", "employer": "true", "": "true"}, false},
		"one side contests what is undisputed for the others": {"peaceful", "[{value: true}, {value: false, by: employer}]",
			map[string]string{"workers": "true", "employer": "false", "": "true"}, true},
		"the undisputed value comes before that of others": {"peaceful", "[{value: true}, {value: false, by: employer}, {value: false, by: police}]",
			map[string]string{"workers": "true", "employer": "false", "": "true"}, true},
		"that there was none is a value": {"announced", "[{value: none, by: workers}, {value: 2011-05-11, by: employer}]",
			map[string]string{"workers": "none", "employer": "2011-05-11", "": "(they differ)"}, true},
		"two figures in one interval": {"attackers", "[{value: 20, by: workers}, {value: 20..30, by: employer}]",
			map[string]string{"workers": "20", "employer": "20..30", "": "(they differ)"}, true},
		"lists that differ": {"targets", "[{value: anna, by: workers}, {value: bela, by: employer}]",
			map[string]string{"workers": "anna", "employer": "bela", "": "(they differ)"}, true},
		"items of one side add up": {"targets", "[{value: anna, by: workers}, {value: bela, by: workers}]",
			map[string]string{"workers": "anna, bela", "employer": "anna, bela", "": "anna, bela"}, false},
		"lists that agree item by item": {"targets", "[{value: [anna, bela], by: workers}, {value: anna, by: employer}, {value: bela, by: employer}]",
			map[string]string{"workers": "anna, bela", "employer": "anna, bela", "": "anna, bela"}, false},
		"a third side differs": {"attackers", "[{value: 5, by: workers}, {value: 5, by: employer}, {value: 6, by: police}]",
			map[string]string{"workers": "5", "police": "6", "": "(they differ)"}, true},
		"the order of items does not matter": {"targets", "[{value: [anna, bela], by: workers}, {value: [bela, anna], by: employer}]",
			map[string]string{"workers": "anna, bela", "": "anna, bela"}, false},
		"those and others": {"targets", "[{value: [anna, ...], by: workers}, {value: anna, by: employer}]",
			map[string]string{"workers": "anna, ...", "employer": "anna", "": "(they differ)"}, true},
		"a place of work of its own does not count": {"attackers", "[{value: 5}, {value: 3, at: yard}]",
			map[string]string{"": "5", "workers": "5"}, false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := fact(t, tt.attribute, tt.yaml)
			for account, want := range tt.want {
				if got := said(f.As(account, on(t, "2011-05-11"))); got != want {
					t.Errorf("as %q has it: %s, want %s", account, got, want)
				}
			}
			if f.Disputed() != tt.disputed {
				t.Errorf("disputed is %v, want %v", f.Disputed(), tt.disputed)
			}
		})
	}
}

// TestDatedValues: a value on a day is read for other days too, the latest one before, else the earliest one after; from and to bound it
// strictly; on a day that is not known exactly it counts only if it was the same all the time.
func TestDatedValues(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		attribute, yaml string
		want            map[string]string // by day
	}{
		"one figure": {"workforce", "{value: 100, on: 2011-04}", map[string]string{
			"2011-04-10": "100", "2011-05-11": "100 of another day", "2010-01-01": "100 of another day", "": "100", "2011": "100"}},
		"two figures": {"workforce", "[{value: 100, on: 2011-04-01}, {value: 200, on: 2012-04-01}]", map[string]string{
			"2011-04-01": "100", "2011-12-31": "100 of another day", "2012-04-01": "200", "2013-01-01": "200 of another day",
			"2010-01-01": "100 of another day", "2011": "100", "2012": "(it changed)", "2012-03-31..2012-04-01": "(it changed)", "": "(it changed)"}},
		"in any order": {"workforce", "[{value: 200, on: 2012-04-01}, {value: 100, on: 2011-04-01}, {value: 300, on: 2013-04-01}]", map[string]string{
			"2010-01-01": "100 of another day", "2011-12-31": "100 of another day", "2012-12-31": "200 of another day", "2014-01-01": "300 of another day"}},
		"the same figure twice": {"workforce", "[{value: 100, on: 2011-04-01}, {value: 100, on: 2012-04-01}]", map[string]string{"2012": "100", "": "100"}},
		"a time": {"workforce", "{value: 100, from: 2011, to: 2011-06-30}", map[string]string{
			"2010-12-31": "(not known)", "2011-01-01": "100", "2011-06-30": "100", "2011-07-01": "(not known)", "2011-06": "100", "2011": "(it changed)", "": "(it changed)"}},
		"two times": {"workforce", "[{value: 100, from: 2010, to: 2010}, {value: 200, from: 2011}]", map[string]string{
			"2009-12-31": "(not known)", "2010-12-31": "100", "2011-01-01": "200", "2020-01-01": "200", "2010-12-31..2011-01-01": "(it changed)"}},
		"a time comes before a day": {"workforce", "[{value: 100, from: 2010, to: 2010}, {value: 200, on: 2009}]", map[string]string{
			"2010-05-05": "100", "2011-01-01": "200 of another day"}},
		"with and without a day": {"workforce", "[{value: 100}, {value: 200, on: 2011-04-01}]", map[string]string{"2010-01-01": "200 of another day"}},
		"owners come and go": {"owners", "[{value: anna, to: 2010}, {value: bela, from: 2010-06}, {value: other, share: 5%}]", map[string]string{
			"2009-01-01": "anna, other", "2010-07-01": "anna, bela, other", "2011-01-01": "bela, other", "2010": "(it changed)"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := fact(t, tt.attribute, tt.yaml)
			for day, want := range tt.want {
				if got := said(f.As("", on(t, day))); got != want {
					t.Errorf("on %q: %s, want %s", day, got, want)
				}
			}
		})
	}
}

// TestDatedByAccount: each side has its own values over time, and is silent only when it says nothing of any day.
func TestDatedByAccount(t *testing.T) {
	t.Parallel()
	f := fact(t, "workforce", "[{value: 100, on: 2011, by: workers}, {value: 200, from: 2011, to: 2011, by: employer}, {value: 300, on: 2012}]")
	for key, want := range map[string]string{
		"workers 2011-05-05": "100", "employer 2011-05-05": "200", "police 2011-05-05": "300 of another day",
		"workers 2012-05-05": "100 of another day", "employer 2012-05-05": "300",
	} {
		account, day, _ := strings.Cut(key, " ")
		if got := said(f.As(account, on(t, day))); got != want {
			t.Errorf("%s: %s, want %s", key, got, want)
		}
	}
	if got := strings.Join(f.Accounts(), " "); got != "workers employer" {
		t.Errorf("accounts are %q", got)
	}
}

// TestKnownOn: an assertion is as old as its said, else as the earliest of its sources that has a date; without one it has always been known.
func TestKnownOn(t *testing.T) {
	t.Parallel()
	f := fact(t, "attackers", "[{value: 1, by: workers, said: 2011-06}, {value: 2, by: employer, source: [late n. 5, early]}, {value: 3, by: police, source: undated}]")
	for day, want := range map[string]int{"2011-04-30": 1, "2011-05-01": 2, "2011-06-01": 3, "2020-01-01": 3} {
		d := on(t, day).Earliest
		if got := len(f.KnownOn(d).Assertions); got != want {
			t.Errorf("on %s %d assertions are known, want %d", day, got, want)
		}
	}
	if f.KnownOn(civil.MaxDay) != f || len(f.Assertions) != 3 {
		t.Error("what is known at the end of time is not everything")
	}
	late := fact(t, "attackers", "{value: 1, source: late}")
	if len(late.KnownOn(on(t, "2012-08-31").Earliest).Assertions) != 0 || len(late.KnownOn(on(t, "2012-09-01").Earliest).Assertions) != 1 {
		t.Error("a source is not as old as its first day")
	}
}

// TestThingKnownOn: an event is known when it had happened and one of its sources existed; a planned one before it happens.
func TestThingKnownOn(t *testing.T) {
	t.Parallel()
	rec, list := read(t, fstest.MapFS{
		"case.yaml":    {Data: []byte(plainCase)},
		"sources.yaml": {Data: []byte("- {id: early, kind: letter, title: x, date: 2011-05}\n- {id: late, kind: report, title: x, date: 2012-09}\n")},
		"events.yaml": {Data: []byte(`- {id: plain, kind: strike, date: 2011-05-11}
- {id: vague, kind: strike, date: 2011-05..2011-07}
- {id: told-late, kind: strike, date: 2011-05-11, sources: [late]}
- {id: told-twice, kind: strike, date: 2011-05-11, sources: [late, early]}
- {id: planned, kind: strike, date: 2013-01-01, planned: true}
- {id: undated, kind: strike}
`)},
	})
	if list.Errors() > 0 {
		t.Fatal(printed(list))
	}
	for day, want := range map[string]string{
		"2011-04-30": "planned undated",
		"2011-05-10": "vague planned undated",
		"2011-05-11": "plain vague told-twice planned undated",
		"2012-09-01": "plain vague told-late told-twice planned undated",
	} {
		var got []string
		for _, e := range rec.Events {
			if e.KnownOn(on(t, day).Earliest) {
				got = append(got, e.ID)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("on %s are known: %v, want %s", day, got, want)
		}
	}
}

// TestDate: the date of an event is one of the days between those that the accounts give.
func TestDate(t *testing.T) {
	t.Parallel()
	for yaml, want := range map[string]string{
		"2011-05-11": "2011-05-11",
		"[{value: 2011-05-11, by: workers}, {value: 2011-05-14, by: employer}]":                      "2011-05-11..2011-05-14",
		"[{value: 2011-05-11, by: workers}, {value: 2011-05-14, by: employer}, {value: 2011-05-12}]": "2011-05-11..2011-05-14",
		"[{value: none, by: workers}, {value: 2011-05-14, by: employer}]":                            "2011-05-14",
		"2011-05-27~": "2011-05-20..2011-06-03",
	} {
		f := fact(t, "date", yaml)
		if got := f.Of.Date(); got.Earliest.String() != strings.Split(want, "..")[0] || !strings.HasSuffix(want, got.Latest.String()) {
			t.Errorf("%s: %s, want %s", yaml, got, want)
		}
	}
	if rec, _ := read(t, fstest.MapFS{"case.yaml": {Data: []byte(plainCase)}, "events.yaml": {Data: []byte("- {id: a, kind: strike, date: 2011-05-11/2011-06-24}\n")}}); rec.Events[0].Until().String() != "2011-06-24" {
		t.Errorf("it lasted until %s", rec.Events[0].Until())
	}
}
