package norms

import (
	"fmt"
	"strings"
	"testing/fstest"
	"time"
)

// YAML writes the norms as a body of law for Tarazy.
func YAML(all []Norm) fstest.MapFS {
	out := fstest.MapFS{
		"vocabulary/kinds.yaml":  {Data: []byte(vocabulary())},
		"bench/pack.yaml":        {Data: []byte("pack: bench\ntitle: {en: Made-up norms}\njurisdiction: nowhere\ninternational: false\nlanguages: [en]\nreviewers: []\ncounting: {roll: none}\n")},
		"bench/instruments.yaml": {Data: []byte("- {id: book, title: {en: Book}, kind: law, body: nobody, adopted: 2000-01-01, checked: {on: 2026-11-22, certainty: seen}}\n")},
		"bench/calendar.yaml":    {Data: []byte("covers: 2000-01-01/2030-12-31\nweekend: [saturday, sunday]\ntransfer: none\n")},
		"bench/norms/sound.yaml": {Data: []byte("conclusion: sound\nabout: delivery\nsays: {en: All is well.}\nover: [it]\n")},
	}
	for i := range all {
		out["bench/norms/"+all[i].ID+".yaml"] = &fstest.MapFile{Data: []byte(all[i].yaml())}
	}
	return out
}

func vocabulary() string {
	var s strings.Builder
	words := func(name string) {
		fmt.Fprintf(&s, "      %s: {type: word, asks: {en: %q}, words: {", name, name+"?")
		for i, w := range Words() {
			if i > 0 {
				s.WriteString(", ")
			}
			fmt.Fprintf(&s, "%s: {en: %s}", w, w)
		}
		s.WriteString("}}\n")
	}
	s.WriteString("actors:\n  firm:\n    says: {en: firm}\n    attributes:\n      workforce: {type: count, asks: {en: \"How many?\"}}\n")
	words("sector")
	s.WriteString("events:\n  meeting:\n    says: {en: meeting}\n    attributes:\n      attendance: {type: count, asks: {en: \"How many?\"}}\n")
	s.WriteString("  part:\n    says: {en: part}\n    attributes:\n      weight: {type: count, asks: {en: \"How heavy?\"}}\n      sealed: {type: bool, asks: {en: \"Sealed?\"}}\n")
	s.WriteString("  delivery:\n    says: {en: delivery}\n    attributes:\n")
	for i := range 8 {
		fmt.Fprintf(&s, "      n%d: {type: count, asks: {en: \"n%d?\"}}\n", i+1, i+1)
	}
	for i := range 10 {
		fmt.Fprintf(&s, "      f%d: {type: bool, asks: {en: \"f%d?\"}}\n", i+1, i+1)
	}
	for i := range 4 {
		fmt.Fprintf(&s, "      d%d: {type: date, asks: {en: \"d%d?\"}}\n", i+1, i+1)
		words(fmt.Sprintf("w%d", i+1))
	}
	s.WriteString("      firm: {type: firm, asks: {en: \"Which?\"}}\n      meeting: {type: meeting, asks: {en: \"Which?\"}}\n      parts: {type: part, many: true, asks: {en: \"Which?\"}}\n")
	s.WriteString("sources:\n  letter: {says: {en: letter}}\n")
	return s.String()
}

func (n *Norm) yaml() string {
	var s strings.Builder
	kind := "requirement"
	if n.Prohibition {
		kind = "prohibition"
	}
	fmt.Fprintf(&s, "norm: %s\ntitle: {en: %s}\nkind: %s\nabout: delivery\naddressee: employer\nbears_on: [sound]\nversions:\n", n.ID, n.ID, kind)
	for _, v := range n.Versions {
		fmt.Fprintf(&s, "  - in_force: {from: %s", day(int64(v.From)))
		if v.To < CaseDays-1 {
			fmt.Fprintf(&s, ", to: %s", day(int64(v.To)))
		}
		fmt.Fprintf(&s, "}\n    cites: [book 1]\n    checked: {on: 2026-11-22, certainty: seen}\n    applies_when: %q\n", v.Scope.tarazy())
		fmt.Fprintf(&s, "    unless:\n      - {id: exception, says: {en: It is excepted.}, when: %q}\n    elements:\n", v.Exception.tarazy())
		for i, e := range v.Elements {
			fmt.Fprintf(&s, "      - {id: element-%d, says: {en: It holds.}, when: %q}\n", i+1, e.tarazy())
		}
	}
	return s.String()
}

func (c Condition) tarazy() string {
	switch {
	case c.Op == Exists:
		return fmt.Sprintf("it.parts.exists(p, p.weight >= %d && p.sealed)", c.K)
	case c.Op == Within && c.K >= 0:
		return fmt.Sprintf("it.%s <= it.%s + days(%d)", c.A, c.B, c.K)
	case c.Op == Within:
		return fmt.Sprintf("it.%s <= it.%s - days(%d)", c.A, c.B, -c.K)
	}
	return c.plain("it.")
}

// day is the date of a day from FirstDay.
func day(n int64) string { return FirstDay().AddDate(0, 0, int(n)).Format(time.DateOnly) }

// Record writes the cases as a record for Tarazy. gap leaves out one attribute of so many; 0 leaves out none.
func Record(cases []Case, gap int) fstest.MapFS {
	out := fstest.MapFS{
		"case.yaml": {Data: []byte("case: bench\ntitle: Made-up cases\npacks: [bench]\n")},
	}
	for from := 0; from < len(cases); from += 500 {
		var actors, events strings.Builder
		for i := from; i < min(from+500, len(cases)); i++ {
			cases[i].record(&actors, &events, gap)
		}
		out[fmt.Sprintf("actors/%05d.yaml", from)] = &fstest.MapFile{Data: []byte(actors.String())}
		out[fmt.Sprintf("events/%05d.yaml", from)] = &fstest.MapFile{Data: []byte(events.String())}
	}
	return out
}

func (c *Case) record(actors, events *strings.Builder, gap int) {
	fmt.Fprintf(actors, "- {id: firm-%s, kind: firm, workforce: %d, sector: %s}\n", c.ID, c.Firm.Workforce, c.Firm.Sector)
	fmt.Fprintf(events, "- {id: meeting-%s, kind: meeting, attendance: %d}\n", c.ID, c.Meeting.Attendance)
	var parts []string
	for i, p := range c.Parts {
		id := fmt.Sprintf("part-%s-%d", c.ID, i)
		parts = append(parts, id)
		fmt.Fprintf(events, "- {id: %s, kind: part, weight: %d, sealed: %t}\n", id, p.Weight, p.Sealed)
	}
	fmt.Fprintf(events, "- id: %s\n  kind: delivery\n  date: %s\n", c.ID, day(c.Date))
	n := len(c.ID) // the same gaps every time, but not the same in every case
	for _, r := range c.ID {
		n += int(r)
	}
	say := func(name string, value any) {
		if n++; gap == 0 || n%gap != 0 {
			fmt.Fprintf(events, "  %s: %v\n", name, value)
		}
	}
	for i, v := range c.N {
		say(fmt.Sprintf("n%d", i+1), v)
	}
	for i, v := range c.F {
		say(fmt.Sprintf("f%d", i+1), v)
	}
	for i, v := range c.W {
		say(fmt.Sprintf("w%d", i+1), v)
	}
	for i, v := range c.D {
		say(fmt.Sprintf("d%d", i+1), day(v))
	}
	say("firm", "firm-"+c.ID)
	say("meeting", "meeting-"+c.ID)
	say("parts", "["+strings.Join(parts, ", ")+"]")
}
