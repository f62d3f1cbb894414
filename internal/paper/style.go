package paper

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/sheet"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// Style is how a kind of paper words its notes, and how it is set.
type Style struct {
	ID        string
	Letter    bool // set as a letter
	WarnFirst bool // that law was not reviewed stands before the text, not after it
	Ibid      bool // what the note before cites alone is cited as "ibid."
	Short     bool // what was cited before is cited in short
	Back      bool // the short form names the note with the full one
	languages map[vocabulary.Language]*phrases
}

// phrases are the wordings of a style in one language.
type phrases struct {
	MarkAfter bool // the mark of a note stands after the sign that ends a sentence
	wordings  map[string]wording
	places    map[string]wording // of pinpoints: n, p, art, …
}

// wanted lists the sentences of a style, and the fields that each may use.
func wanted() map[string][]string {
	source := []string{"author", "title", "kind", "date", "cited", "place"}
	return map[string][]string{
		"source":       source,
		"source_short": {"author", "title", "kind", "date", "note", "place"},
		"described":    {"kind", "date", "cited"},
		"withheld":     {"kind"},
		"interview":    {"kind"},
		"cited":        {"source", "place"},
		"event":        {"title", "date", "sources"},
		"norm":         {"instrument", "provision", "force", "certainty", "review"},
		"norm_short":   {"instrument", "provision", "note"},
		"versions":     {"one", "other"},
		"perhaps_none": {"law"},
		"finding":      {"norm", "event", "outcome", "why", "law"},
		"figure":       {"value", "sources"},
		"ibid":         {"place"},
		"same":         {"note"},
		"unreviewed":   {},
		"separator":    {},
		"end":          {},
	}
}

// places lists the words with which a place in a source begins, or that are one.
func places() []string {
	return []string{"n", "nn", "p", "pp", "l", "ll", "art", "arts", "para", "paras", "ch", "sec", "annex", "table", "summary", "recommendations", "title"}
}

// ReadStyles reads the style files in the root of fsys, by id. shown is put before file names in problems.
func ReadStyles(fsys fs.FS, shown string) (map[string]*Style, problem.List) {
	var problems problem.List
	out := map[string]*Style{}
	files, _, err := sheet.Find(fsys, ".")
	if err != nil {
		problems.Add(problem.Problem{Position: problem.Position{File: shown}, Message: "the styles cannot be read: " + err.Error()})
		return nil, problems
	}
	for _, f := range sheet.ReadAll(fsys, files, shown, &problems) {
		if f.OK {
			s := readStyle(f.Root, strings.TrimSuffix(path.Base(f.Name), ".yaml"))
			out[s.ID] = s
		}
	}
	problems.Sort()
	return out, problems
}

func readStyle(root sheet.Node, id string) *Style {
	m := root.Known("style!", "letter", "warn_first", "ibid", "short", "back", "en!", "ru!", "kk!")
	s := &Style{ID: id, Letter: m["letter"].Flag(), WarnFirst: m["warn_first"].Flag(), Ibid: m["ibid"].Flag(), Short: m["short"].Flag(), Back: m["back"].Flag(),
		languages: map[vocabulary.Language]*phrases{}}
	if w := m["style"].Word(); w != "" && w != id {
		m["style"].Problem(fmt.Sprintf("the file is called %q", id), "name the style as its file")
	}
	for _, l := range vocabulary.Languages() {
		s.languages[l] = readPhrases(m[string(l)])
	}
	return s
}

func readPhrases(n sheet.Node) *phrases {
	out := &phrases{wordings: map[string]wording{}, places: map[string]wording{}}
	all := wanted()
	for _, f := range n.Fields() {
		known, isKnown := all[f.Name]
		if strings.HasPrefix(f.Name, "source_") && !isKnown {
			known, isKnown = all["source"], true // the wording of one kind of source
		}
		switch {
		case f.Name == "mark_after":
			out.MarkAfter = f.Value.Flag()
		case f.Name == "places":
			out.readPlaces(f.Value)
		case !isKnown:
			f.Key.Problem(fmt.Sprintf("%q is not known here", f.Name), problem.DidYouMean(f.Name, slices.Sorted(maps.Keys(all))))
		default:
			out.wordings[f.Name] = sentenceOf(f.Value, known)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if _, ok := out.wordings[name]; !ok && n.Exists() {
			n.Problem(fmt.Sprintf("%q is missing", name), "")
		}
	}
	return out
}

func (p *phrases) readPlaces(n sheet.Node) {
	m := n.Known(places()...)
	for _, name := range places() {
		if m[name].Empty() {
			n.Problem(fmt.Sprintf("%q is missing", name), "")
		}
		p.places[name] = sentenceOf(m[name], []string{"at"})
	}
}

func sentenceOf(n sheet.Node, known []string) wording {
	w, err := readWording(n.Word(), known)
	if err != nil {
		n.Problem(err.Error(), "fields here: "+strings.Join(known, ", "))
	}
	return w
}

// of finds the wording for a kind of source, else that of every source.
func (p *phrases) of(kind string) wording {
	if w, ok := p.wordings["source_"+kind]; ok && kind != "short" {
		return w
	}
	return p.wordings["source"]
}
