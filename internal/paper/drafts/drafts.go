// Package drafts knows the drafts of papers that come with the program, and fills them in from a record: a notice of a strike, claims to
// an employer, a complaint.
//
// Begin with [Load], which reads a folder of drafts and says everything that is wrong with them, and [Draft.Fill], which writes the text of a
// paper. What the record knows becomes an insert or a citation bound to it; what it does not know becomes {missing: QUESTION}. Which law a
// draft names stands in its templates: the package knows none. It builds nothing: what comes out is for a person to read and mend.
//
// A draft is a folder ID with draft.yaml and a template for each language, en.md, ru.md and kk.md. In a template
//
//	{{count "it.vote.attendance"}}
//
// becomes {count:vote-april.attendance} where "it" is the event that the draft is about, vote the meeting that it names, and attendance what is
// known of that; or else the question that the vocabulary asks. The functions are listed by [Functions].
package drafts

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"text/template"

	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/sheet"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// Draft is one draft in all languages.
type Draft struct {
	ID       string
	Title    vocabulary.Text
	Purpose  vocabulary.Text    // what it is for
	About    []*vocabulary.Kind // the kinds of events that it can be about, with those that descend from them; none: the whole record
	After    []*vocabulary.Kind // kinds that must have happened: before, the paper would tell its reader what is planned
	To       []string           // paths to the addressees
	Style    string
	Editions []string
	Contents bool // the paper has a table of contents
	body     *law.Body
	texts    map[vocabulary.Language]*template.Template
}

// File is the file that makes a folder a draft.
const File = "draft.yaml"

// Load reads the drafts in the folders of fsys, sorted by id. shown is put before file names in problems. Every name in them is held against the
// vocabulary and the law; they are fit for use only when the list has no errors.
func Load(fsys fs.FS, shown string, v *vocabulary.Vocabulary, body *law.Body) ([]*Draft, problem.List) {
	l := &loader{fsys: fsys, shown: shown, v: v, body: body}
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		l.to.Add(problem.Problem{Position: problem.Position{File: shown}, Message: "cannot be read as a folder"})
		return nil, l.to
	}
	var out []*Draft
	for _, e := range entries {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			if d := l.draft(e.Name()); d != nil {
				out = append(out, d)
			}
		}
	}
	l.to.Sort()
	return out, l.to
}

type loader struct {
	fsys  fs.FS
	shown string
	v     *vocabulary.Vocabulary
	body  *law.Body
	to    problem.List
}

func (l *loader) draft(id string) *Draft {
	name := id + "/" + File
	data, ok := sheet.Open(l.fsys, name, l.shown+name, &l.to)
	if !ok {
		return nil
	}
	root, ok := sheet.Read(l.shown+name, data, &l.to)
	if !ok {
		return nil
	}
	m := root.Known("draft!", "title!", "purpose!", "about", "after", "to", "style!", "editions", "contents")
	d := &Draft{ID: m["draft"].Word(), Title: vocabulary.ReadText(m["title"]), Purpose: vocabulary.ReadText(m["purpose"]),
		Style: m["style"].Word(), Contents: m["contents"].Flag(), body: l.body, texts: map[vocabulary.Language]*template.Template{}}
	if d.ID != "" && d.ID != id {
		m["draft"].Problem(fmt.Sprintf("the draft is called %q but its folder %q", d.ID, id), "give both the same name")
	}
	d.About, d.After = l.kinds(m["about"]), l.kinds(m["after"])
	for _, n := range m["editions"].Items() {
		if w := n.OneOf("internal", "submission", "reply", "public"); w != "" {
			d.Editions = append(d.Editions, w)
		}
	}
	l.addressees(d, m["to"])
	for _, lang := range vocabulary.Languages() {
		l.template(d, id, lang)
	}
	return d
}

// kinds reads the names of kinds of events.
func (l *loader) kinds(list sheet.Node) []*vocabulary.Kind {
	var out []*vocabulary.Kind
	for _, n := range list.Items() {
		w := n.Word()
		k, ok := l.v.Events[w]
		switch {
		case ok:
			out = append(out, k)
		case w != "":
			var known []string
			for name := range l.v.Events {
				known = append(known, name)
			}
			n.Problem(fmt.Sprintf("there is no kind of event %q", w), problem.DidYouMean(w, known))
		}
	}
	return out
}

// addressees reads the paths of those whom the paper is sent to.
func (l *loader) addressees(d *Draft, n sheet.Node) {
	for _, item := range n.Items() {
		w := item.Word()
		if w == "" {
			continue
		}
		c := &checker{loader: l, draft: d}
		s, wrong := c.path(d.it(), strings.Split(w, "."), true)
		switch {
		case wrong != nil:
			item.Problem(wrong.Message, wrong.Hint)
		case !s.isActor():
			item.Problem(fmt.Sprintf("%q does not lead to an actor", w), "a paper is sent to actors: it.employer")
		}
		d.To = append(d.To, w)
	}
}

// template reads and checks the text in one language.
func (l *loader) template(d *Draft, folder string, lang vocabulary.Language) {
	name := folder + "/" + string(lang) + ".md"
	data, ok := sheet.Open(l.fsys, name, l.shown+name, &l.to)
	if !ok {
		return
	}
	c := &checker{loader: l, draft: d, file: l.shown + name, text: string(data)}
	tree := c.parse()
	if tree == nil {
		return
	}
	before := l.to.Errors()
	c.check(tree)
	if l.to.Errors() > before {
		return
	}
	t, err := template.New(name).AddParseTree(name, tree)
	if err != nil {
		l.to.Add(problem.Problem{Position: problem.Position{File: c.file}, Message: "is not a template: " + err.Error()})
		return
	}
	d.texts[lang] = t
}

// Applies reports whether the draft can be about events of a kind.
func (d *Draft) Applies(k *vocabulary.Kind) bool {
	return slices.ContainsFunc(d.About, func(about *vocabulary.Kind) bool { return k.IsA(about.Name) })
}

// it is the shape of the event that the draft is about.
func (d *Draft) it() shape {
	var out shape
	for _, k := range d.About {
		out.kinds = append(out.kinds, k.Family()...)
	}
	return out
}
