package record

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/sheet"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// CaseFile is the file that makes a folder a record.
const CaseFile = "case.yaml"

// Read reads the record in the root of fsys, whose folder is called folder. shown is put before file names in problems. The record
// is fit for use only when the list has no errors.
func Read(fsys fs.FS, folder, shown string, v *vocabulary.Vocabulary) (*Record, problem.List) {
	r := newReader(v)
	r.record.folder, r.record.shown, r.record.vocabulary = folder, shown, v
	files, misnamed, err := sheet.Find(fsys, ".")
	if err != nil {
		r.to.Add(problem.Problem{Position: problem.Position{File: shown}, Message: "cannot be read as a folder"})
		return r.record, r.to
	}
	for _, name := range misnamed {
		r.to.Add(problem.Problem{Position: problem.Position{File: shown + name}, Message: "is not read", Hint: "the name must end in .yaml"})
	}
	files = slices.DeleteFunc(files, func(name string) bool {
		return strings.HasPrefix(name, "files/") || strings.HasPrefix(name, "papers/")
	})
	for _, f := range sheet.ReadAll(fsys, files, shown, &r.to) {
		r.file(f.Name, f.Data, f.Root, f.OK)
	}
	if !slices.Contains(files, CaseFile) {
		r.to.Add(problem.Problem{Position: problem.Position{File: shown + CaseFile}, Message: "is missing", Hint: "it says what the case is called and which packs it is weighed against"})
	}
	r.files(folder)
	r.finish()
	r.to.Sort()
	return r.record, r.to
}

type reader struct {
	record    *Record
	v         *vocabulary.Vocabulary
	to        problem.List
	refs      []pending
	citeNodes []citeNode
	where     map[string]sheet.Node // id → where it stands
	empty     []closedLink
	sketching bool // accounts need not be declared
	made      int  // things made up by a sketch
	lacking   bool // a file could not be read: what seems not to exist may stand there
}

// pending is a reference that can be checked only when all files are read.
type pending struct {
	node      sheet.Node
	attribute *vocabulary.Attribute
	id        string
}

// closedLink is a thing that says that nothing points at it by a link.
type closedLink struct {
	thing *Thing
	field sheet.Field
}

func newReader(v *vocabulary.Vocabulary) *reader {
	return &reader{
		record: &Record{things: map[string]*Thing{}, sources: map[string]*Source{}},
		v:      v, where: map[string]sheet.Node{},
	}
}

// file takes in the text of one file.
func (r *reader) file(name string, text []byte, root sheet.Node, ok bool) {
	if !ok {
		r.lacking = true
		return
	}
	r.record.Files = append(r.record.Files, File{Name: name, Text: text, Root: root})
}

// files reads the files by their names: case.yaml first, since the others speak of its accounts.
func (r *reader) files(folder string) {
	for _, f := range r.record.Files {
		if f.Name == CaseFile {
			r.caseFile(f.Root, folder)
		}
	}
	for _, f := range r.record.Files {
		if f.Name == CaseFile {
			continue
		}
		switch top, _, _ := strings.Cut(f.Name, "/"); strings.TrimSuffix(top, ".yaml") {
		case "actors":
			r.things(f.Root, vocabulary.Actor)
		case "events":
			r.things(f.Root, vocabulary.Event)
		case "sources":
			for _, n := range f.Root.Items() {
				r.source(n)
			}
		default:
			f.Root.Problem(path.Base(f.Name)+" is not a file of a record", "a record has case.yaml, actors.yaml, sources.yaml, events.yaml, or folders actors, sources and events with .yaml files")
		}
	}
}

func (r *reader) caseFile(root sheet.Node, folder string) {
	m := root.Known("case!", "title!", "summary", "packs!", "accounts", "matters", "note")
	rec := r.record
	rec.ID, rec.Title, rec.Summary = r.id(m["case"]), m["title"].Word(), m["summary"].Word()
	if rec.ID != "" && folder != "" && rec.ID != folder {
		m["case"].Problem(fmt.Sprintf("the case is called %q but its folder %q", rec.ID, folder), "give both the same name")
	}
	rec.Packs = m["packs"].Words()
	for _, f := range m["accounts"].Fields() {
		if !idPattern.MatchString(f.Name) {
			f.Key.Problem(fmt.Sprintf("%q is not an id", f.Name), idHint)
		}
		rec.Accounts = append(rec.Accounts, Account{ID: f.Name, Says: f.Value.Word()})
	}
	for _, n := range m["matters"].Items() {
		mm := n.Known("id!", "title!", "employer", "workers", "note")
		id := r.id(mm["id"])
		if id != "" && slices.ContainsFunc(rec.Matters, func(m Matter) bool { return m.ID == id }) {
			mm["id"].Problem(fmt.Sprintf("the matter %q stands here twice", id), "give one of them another id")
		}
		rec.Matters = append(rec.Matters, Matter{ID: id, Title: mm["title"].Word(), node: n})
		for _, key := range []string{"employer", "workers"} {
			for _, ref := range mm[key].Items() {
				r.refs = append(r.refs, pending{node: ref, attribute: &vocabulary.Attribute{Name: key, Type: vocabulary.Ref, Kinds: []string{vocabulary.AnyActor}}, id: ref.Word()})
			}
		}
	}
}

var idPattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

const idHint = "write lower-case words and digits joined by hyphens"

func (r *reader) id(n sheet.Node) string {
	w := n.Word()
	if w != "" && !idPattern.MatchString(w) {
		n.Problem(fmt.Sprintf("%q is not an id", w), idHint)
	}
	return w
}

// claim notes an id and refuses it when it is taken.
func (r *reader) claim(n sheet.Node) string {
	w := r.id(n)
	if w == "" {
		return ""
	}
	if w == "none" || w == more {
		n.Problem(fmt.Sprintf("%q has a meaning of its own and cannot be an id", w), "")
	}
	if old, taken := r.where[w]; taken {
		n.Problem(fmt.Sprintf("the id %q stands at %s already", w, old.Position()), "ids are unique in a record, over actors, events and sources")
		return ""
	}
	r.where[w] = n
	return w
}

// account reads the id of an account of the case.
func (r *reader) account(n sheet.Node) string {
	w := n.Word()
	if w == "" {
		return ""
	}
	var known []string
	for _, a := range r.record.Accounts {
		if a.ID == w {
			return w
		}
		known = append(known, a.ID)
	}
	if r.sketching {
		r.record.Accounts = append(r.record.Accounts, Account{ID: w})
		return w
	}
	n.Problem(fmt.Sprintf("there is no account %q in case.yaml", w), problem.DidYouMean(w, known))
	return w
}
