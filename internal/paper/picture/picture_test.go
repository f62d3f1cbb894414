package picture_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/paper/pdf/fonts"
	"github.com/tarazy/tarazy/internal/paper/picture"
	"github.com/tarazy/tarazy/internal/paper/scene"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/say"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// shipped is the vocabulary of the program, and the widths of letters.
var shipped = sync.OnceValues(func() (*vocabulary.Vocabulary, *fonts.Set) {
	body, _ := law.Load(os.DirFS("../../../law"), "law/")
	set, err := fonts.Load()
	if err != nil {
		panic(err)
	}
	return body.Vocabulary, set
})

func measure(text string, bold bool) float64 {
	_, set := shipped()
	return set.Measure(text, fonts.Sans.Styled(bold, false))
}

func words(t testing.TB, lang vocabulary.Language) *say.Words {
	t.Helper()
	w, err := say.New(lang)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func read(t testing.TB, name string) *record.Record {
	t.Helper()
	v, _ := shipped()
	rec, list := record.Read(os.DirFS("../../../cases/"+name), name, name+"/", v)
	if list.Errors() > 0 {
		t.Fatal(list.All)
	}
	return rec
}

func shown() picture.Edition {
	return picture.Edition{Name: (*record.Thing).Shown, Kept: func(_, _ *record.Thing, _ *record.Assertion) bool { return false }}
}

// faults says which words of a picture overlap each other or leave it.
func faults(s *scene.Scene) []string {
	type area struct {
		x1, y1, x2, y2 float64
		text           string
	}
	var areas []area
	var out []string
	for _, sh := range s.Shapes {
		w, ok := sh.(scene.Word)
		if !ok {
			continue
		}
		wide := measure(w.Text, w.Bold) * w.Size
		a := area{w.X, w.Y - 0.7*w.Size, w.X + wide, w.Y + 0.15*w.Size, w.Text}
		switch w.Anchor {
		case scene.Middle:
			a.x1, a.x2 = a.x1-wide/2, a.x2-wide/2
		case scene.End:
			a.x1, a.x2 = a.x1-wide, a.x2-wide
		}
		if a.x1 < -0.01 || a.x2 > s.Width+0.01 || a.y1 < 0 || a.y2 > s.Height+0.01 {
			out = append(out, fmt.Sprintf("%q leaves the picture: %.1f to %.1f, %.1f to %.1f", a.text, a.x1, a.x2, a.y1, a.y2))
		}
		for _, b := range areas {
			if a.x1 < b.x2-0.01 && b.x1 < a.x2-0.01 && a.y1 < b.y2-0.01 && b.y1 < a.y2-0.01 {
				out = append(out, fmt.Sprintf("%q lies over %q", a.text, b.text))
			}
		}
		areas = append(areas, a)
	}
	return out
}

func TestPicturesOfTheShippedRecords(t *testing.T) {
	t.Parallel()
	entries, err := os.ReadDir("../../../cases")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		rec := read(t, e.Name())
		for _, lang := range vocabulary.Languages() {
			w := words(t, lang)
			list := picture.Timeline(rec.Events, civil.MinDay, civil.MaxDay, w, measure)
			if len(list) == 0 {
				t.Errorf("%s: no timeline", rec.ID)
			}
			for _, a := range rec.Actors {
				if d, ok := picture.Owners(rec, a, civil.When{}, shown(), w, measure); ok {
					list = append(list, d)
				}
			}
			for i, d := range list {
				for _, f := range faults(d.Scene) {
					t.Errorf("%s, %s, picture %d: %s", rec.ID, lang, i, f)
				}
				if d.Scene.Width > 160 || d.Scene.Height > 200 || strings.Contains(d.Alt, "picture_") {
					t.Errorf("%s: picture %d is %.0f by %.0f: %s", rec.ID, i, d.Scene.Width, d.Scene.Height, d.Alt)
				}
			}
		}
	}
}

// sketch reads a record made in a test: its actors and its events as they stand in the files.
func sketch(t interface {
	Helper()
	Fatal(...any)
}, actors, events string) *record.Record {
	t.Helper()
	v, _ := shipped()
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"case.yaml":    "case: made\ntitle: Made\nsummary: Made for a test\npacks: [any]\naccounts: {workers: the workers, firm: the company}\n",
		"actors.yaml":  actors,
		"events.yaml":  events,
		"sources.yaml": "- {id: letter, kind: letter, title: A letter, on_file: true}\n",
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	rec, list := record.Read(files, "made", "made/", v)
	for _, p := range list.All {
		if !p.Warning {
			t.Fatal(p.String())
		}
	}
	return rec
}

func TestOwnersOnADay(t *testing.T) {
	t.Parallel()
	rec := sketch(t, `
- id: works
  kind: company
  name: The Works
  owners:
    - {value: holding, share: 60%, from: 2009, source: letter}
    - {value: fund, source: letter}
    - {value: before, share: 40%, to: 2008-12-31, source: letter}
    - {value: perhaps, share: 1.5%, on: 2010, by: workers, source: letter}
- {id: holding, kind: company, name: The Holding, owners: [{value: state, share: 100%, source: letter}]}
- {id: fund, kind: company, name: The Fund}
- {id: before, kind: company, name: The One Before}
- {id: perhaps, kind: company, name: The One Perhaps}
- {id: state, kind: company, name: The State}
- {id: daughter, kind: company, name: The Daughter, owners: [{value: works, share: 51%, source: letter}]}
- {id: stranger, kind: company, name: The Stranger}
`, "[]\n")
	works, _ := rec.Thing("works")
	day, err := civil.ParseDay("2011-05-11")
	if err != nil {
		t.Fatal(err)
	}
	hidden := shown()
	hidden.Kept = func(owner, _ *record.Thing, _ *record.Assertion) bool { return owner.ID == "fund" }
	d, ok := picture.Owners(rec, works, civil.On(day), hidden, words(t, vocabulary.English), measure)
	if !ok {
		t.Fatal("no picture")
	}
	text := strings.Join(d.Scene.Texts(), " ")
	for _, want := range []string{"The Works", "The Holding", "60%", "since 2009", "The State", "100%", "The Daughter", "51%", "The One Perhaps", "1.5%", "as of 2010", "not certain"} {
		if !strings.Contains(text, want) {
			t.Errorf("the picture does not say %q: %s", want, text)
		}
	}
	for _, not := range []string{"The One Before", "The Stranger", "The Fund", "share not stated", "not named"} {
		if strings.Contains(text+d.Alt, not) {
			t.Errorf("the picture says %q: %s; %s", not, text, d.Alt)
		}
	}
	if d, _ := picture.Owners(rec, works, civil.On(day), shown(), words(t, vocabulary.English), measure); !strings.Contains(d.Alt, "The Fund") || !strings.Contains(d.Alt, "share not stated") {
		t.Errorf("the picture for those who may see all lacks something: %s", d.Alt)
	}
	dashed := 0
	for _, s := range d.Scene.Shapes {
		if l, ok := s.(scene.Line); ok && l.Dashed {
			dashed++
		}
	}
	if dashed != 2 {
		t.Errorf("%d lines are dashed, want that of the one perhaps and that of the legend", dashed)
	}
	if stranger, _ := rec.Thing("stranger"); stranger != nil {
		if _, ok := picture.Owners(rec, stranger, civil.On(day), shown(), words(t, vocabulary.English), measure); ok {
			t.Error("there is a picture of what nobody owns")
		}
	}
}

func TestOwnersOfAnyKind(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "actors")
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "- {id: a%d, kind: company, name: %q, owners: [", i, rapid.SampledFrom([]string{"Works", "Жауапкершілігі шектеулі серіктестік «Кен орны»", "X"}).Draw(t, "name"))
			for o := i + 1; o < n; o++ {
				if rapid.IntRange(0, 2).Draw(t, "owns") == 0 {
					fmt.Fprintf(&b, "{value: a%d, source: letter}, ", o)
				}
			}
			b.WriteString("]}\n")
		}
		rec := sketch(t, b.String(), "[]\n")
		w, err := say.New(vocabulary.Kazakh)
		if err != nil {
			t.Fatal(err)
		}
		d, ok := picture.Owners(rec, rec.Actors[0], civil.When{}, shown(), w, measure)
		if !ok {
			return
		}
		for _, f := range faults(d.Scene) {
			t.Error(f)
		}
	})
}

func TestTimelineKeepsToItsTime(t *testing.T) {
	t.Parallel()
	rec := sketch(t, "[]\n", `
- {id: early, kind: general_meeting, date: 2010-01-01, title: Too early}
- {id: first, kind: general_meeting, date: 2011-03, title: In a month}
- {id: second, kind: general_meeting, date: 2011-05-11, until: 2011-06-24, title: It lasted}
- {id: third, kind: general_meeting, date: 2011-05-20, title: On a day}
- {id: never, kind: general_meeting, title: Nobody knows when}
- {id: late, kind: general_meeting, date: 2013, title: Too late}
`)
	from, _ := civil.ParseDay("2011-01-01")
	to, _ := civil.ParseDay("2011-12-31")
	list := picture.Timeline(rec.Events, from, to, words(t, vocabulary.English), measure)
	if len(list) != 1 {
		t.Fatalf("%d pictures", len(list))
	}
	texts := list[0].Scene.Texts()
	at := -1
	for _, want := range []string{"In a month", "It lasted", "On a day"} {
		next := slices.Index(texts, want)
		if next <= at {
			t.Errorf("%q does not stand where it should: %q", want, texts)
		}
		at = next
	}
	for _, not := range []string{"Too early", "Too late", "Nobody knows when"} {
		if slices.Contains(texts, not) {
			t.Errorf("%q is drawn", not)
		}
	}
	want := "Timeline of 3 events. March 2011: In a month; 11 May 2011 – 24 June 2011: It lasted; 20 May 2011: On a day"
	if list[0].Alt != want {
		t.Errorf("the alternative text is %q, want %q", list[0].Alt, want)
	}
	if picture.Timeline(nil, from, to, words(t, vocabulary.English), measure) != nil {
		t.Error("a timeline of nothing")
	}
}
