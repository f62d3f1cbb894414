package gate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tarazy/tarazy/internal/record"
)

// person is an actor of a record with the ways in which a text may name it.
type person struct {
	thing *record.Thing
	forms []string
}

// peopleOf lists the actors of records that have a name or a pseudonym.
func peopleOf(records []*record.Record) []person {
	var out []person
	for _, r := range records {
		for _, a := range r.Actors {
			if forms := formsOf(a); len(forms) > 0 {
				out = append(out, person{a, forms})
			}
		}
	}
	return out
}

// shortest is how many letters a surname has that is looked for by itself.
const shortest = 4

// formsOf lists how an actor is called: by the name or pseudonym, an organisation also without its legal form or what stands in brackets, a
// person also by the last word of the name.
func formsOf(a *record.Thing) []string {
	name := a.Name
	if a.Confidential == record.Identity {
		name = a.Pseudonym
	}
	if name == "" {
		return nil
	}
	out := []string{name}
	words := strings.Fields(name)
	last := words[len(words)-1]
	switch {
	case a.Kind.IsA("person") && a.Name != "" && len(words) > 1 && utf8.RuneCountInString(last) >= shortest:
		out = append(out, last)
	case !a.Kind.IsA("person"):
		if head, _, ok := strings.Cut(name, " ("); ok {
			out = append(out, head)
		}
		if len(words) > 1 && strings.Contains(" llc ltd jsc inc s.p.a. b.v. plc ag gmbh llp тоо ао оао зао пао ооо жшс ақ ", " "+strings.ToLower(last)+" ") {
			out = append(out, strings.Join(words[:len(words)-1], " "))
		}
	}
	return out
}

// named lists the actors whose names stand in a text, and where the first name of each stands.
func (c *checker) named(text string) (out []*record.Thing, at []int) {
	for _, p := range c.people {
		for _, form := range p.forms {
			if i := find(text, form); i >= 0 {
				out, at = append(out, p.thing), append(at, i)
				break
			}
		}
	}
	return out, at
}

// find gives the place of a name as words of their own, perhaps with a short ending of its case; -1 when it does not stand there.
func find(text, name string) int {
	for from := 0; ; {
		i := strings.Index(text[from:], name)
		if i < 0 {
			return -1
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		ending := 0
		for _, r := range text[i+len(name):] {
			if !unicode.IsLetter(r) {
				break
			}
			ending++
		}
		r, _ := utf8.DecodeRuneInString(name)
		if !unicode.IsLetter(before) && (ending == 0 || r >= 0x400 && ending <= 3) {
			return i
		}
		from = i + len(name)
	}
}
