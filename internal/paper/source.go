package paper

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/paper/tree"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
)

// sources makes items of sources; those that the edition may not name are left out.
func (b *binder) sources(list []record.Cite, at problem.Position) []item {
	var out []item
	for _, c := range shownSources(b.edition, list) {
		out = append(out, b.source(c, at))
	}
	return merged(out)
}

// source makes an item of one source, named as the edition may.
func (b *binder) source(c record.Cite, at problem.Position) item {
	s := c.Source
	it := item{key: identity(s), use: func(note int) { b.used.source(s, at, note) }}
	if m := mannerOf(b.edition, s); m != inFull {
		it.kept = true
		if m == described {
			it.places = b.printedPlace(s, c.Pinpoint)
		}
		it.full = func(note int, place []tree.Run) []tree.Run { return b.reduced(s, m, note, place, at) }
		return it
	}
	if p := b.place(c.Pinpoint); p != "" {
		it.places = []string{p}
	}
	it.full = func(note int, place []tree.Run) []tree.Run { return b.whole(s, note, place, at) }
	it.short = func(first int, place []tree.Run) []tree.Run {
		f := b.fields(s)
		f["title"], f["note"], f["place"] = words(shortTitle(s.Title)), b.back(first), place
		return b.phrases.wordings["source_short"].fill(f)
	}
	return it
}

// identity tells sources apart: the same report stands in several records, and is one source.
func identity(s *record.Source) string {
	kind := ""
	if s.Kind != nil {
		kind = s.Kind.Name
	}
	return strings.Join([]string{"source", kind, s.Author, s.Title, fmt.Sprint(s.Dates)}, "\x00")
}

// whole names a source in full, with what it is cited in.
func (b *binder) whole(s *record.Source, note int, place []tree.Run, at problem.Position) []tree.Run {
	f := b.fields(s)
	kind := ""
	if s.Kind != nil {
		kind = s.Kind.Name
	}
	if s.CitedIn == nil || mannerOf(b.edition, s.CitedIn) != inFull {
		f["place"] = place
	} else {
		f["cited"] = b.citedIn(s.CitedIn, note, place, at)
	}
	return b.phrases.of(kind).fill(f)
}

// citedIn names the source in which another one is cited.
func (b *binder) citedIn(s *record.Source, note int, place []tree.Run, at problem.Position) []tree.Run {
	in := b.source(record.Cite{Source: s, ID: s.ID}, at)
	return b.phrases.wordings["cited"].fill(fields{"source": b.item(in, note), "place": place})
}

// reduced names a source no closer than the edition may.
func (b *binder) reduced(s *record.Source, m manner, note int, place []tree.Run, at problem.Position) []tree.Run {
	f := fields{"kind": words(b.kindOf(s))}
	if m == withheld {
		if isInterview(s) {
			return b.phrases.wordings["interview"].fill(f)
		}
		return b.phrases.wordings["withheld"].fill(f)
	}
	f["date"] = words(b.months(s.Dates))
	if len(place) > 0 {
		f["cited"] = b.citedIn(s.CitedIn, note, place, at)
	}
	return b.phrases.wordings["described"].fill(f)
}

// printedPlace is where a described source is cited in a public one; none where that is not so, or not known.
func (b *binder) printedPlace(s *record.Source, pinpoint string) []string {
	if s.CitedIn == nil || !s.CitedIn.Public || mannerOf(b.edition, s.CitedIn) != inFull || pinpoint == "" {
		return nil
	}
	return []string{b.place(pinpoint)}
}

func (b *binder) fields(s *record.Source) fields {
	author := s.Author
	if author == "" && s.From != nil && mayShow(b.edition, s.From) {
		author = s.From.Shown()
	}
	if strings.HasPrefix(s.Title, author) {
		author = "" // the title begins with it
	}
	return fields{"author": words(author), "title": words(s.Title), "kind": words(b.kindOf(s)), "date": words(b.dates(s.Dates))}
}

func (b *binder) kindOf(s *record.Source) string {
	if s.Kind == nil {
		return ""
	}
	return s.Kind.Says.In(b.words.Language)
}

func (b *binder) dates(list []civil.When) string {
	var parts []string
	for _, w := range list {
		if w.Known() {
			parts = append(parts, b.when(w))
		}
	}
	return b.listed(parts)
}

// months says dates no closer than by month.
func (b *binder) months(list []civil.When) string {
	var parts []string
	for _, w := range list {
		if !w.Known() || w.Earliest == civil.MinDay || w.Latest == civil.MaxDay {
			continue
		}
		year, month, _ := w.Earliest.Date()
		first, _ := civil.NewDay(year, month, 1)
		year, month, _ = w.Latest.Date()
		last, _ := civil.NewDay(year, month, 1)
		text := b.words.When(civil.Between(first, civil.AddMonths(last, 1)-1))
		if !slices.Contains(parts, text) {
			parts = append(parts, text)
		}
	}
	return b.listed(parts)
}

// back is the number of the note that has the full form.
func (b *binder) back(note int) []tree.Run {
	if !b.style.Back || note == 0 {
		return nil
	}
	return words(strconv.Itoa(note))
}

var (
	pinpoint = regexp.MustCompile(`^([a-z]+)\. ?(\S.*)$`)
	minute   = regexp.MustCompile(`^\d\d:\d\d:\d\d$`)
)

// isPlace reports whether a text is a place in a source.
func (b *binder) isPlace(text string) bool {
	name := text
	if m := pinpoint.FindStringSubmatch(text); m != nil {
		name = m[1]
	}
	_, ok := b.phrases.places[name]
	return ok || minute.MatchString(text)
}

// place says a place in a source: n. 248, сн. 248. What is no such word stays as it is.
func (b *binder) place(text string) string {
	name, at := text, ""
	if m := pinpoint.FindStringSubmatch(text); m != nil {
		name, at = m[1], m[2]
	}
	if w, ok := b.phrases.places[name]; ok {
		return plain(w.fill(fields{"at": words(at)}))
	}
	return text
}

// shortTitle leaves out what comes after a colon in a title that is long enough without.
func shortTitle(title string) string {
	head, _, ok := strings.Cut(title, ": ")
	if !ok || len(strings.Fields(head)) < 3 {
		return title
	}
	return head
}
