package law

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
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

// Load reads the vocabulary and all packs in the root of fsys. shown is put before file names in problems, so that they can be
// found ("law/"). Every problem of every file is in the list; the Body holds what could be read and is fit for use only when
// the list has no errors. Test files are not read here: see [Tests].
func Load(fsys fs.FS, shown string) (*Body, problem.List) {
	l := &loader{fsys: fsys, shown: shown, ids: map[string]string{}}
	l.body = &Body{Vocabulary: vocabulary.Read(fsys, "vocabulary", shown, &l.to)}
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		l.to.Add(problem.Problem{Position: problem.Position{File: shown}, Message: "cannot be read as a folder of law packs"})
		return l.body, l.to
	}
	for _, e := range entries {
		if e.Name() == "vocabulary" || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		if !e.IsDir() {
			l.loose(e.Name())
			continue
		}
		if _, err := fs.Stat(fsys, path.Join(e.Name(), "pack.yaml")); err != nil {
			l.to.Add(problem.Problem{Position: problem.Position{File: shown + e.Name()}, Message: "is no pack: it has no pack.yaml", Hint: "every folder here but vocabulary is a pack and has a pack.yaml"})
			continue
		}
		l.pack(e.Name())
	}
	slices.SortFunc(l.body.Packs, func(a, b *Pack) int { return cmp.Compare(a.ID, b.ID) })
	l.check()
	l.to.Sort()
	return l.body, l.to
}

// loader carries what is read so far.
type loader struct {
	fsys  fs.FS
	shown string
	body  *Body
	to    problem.List
	ids   map[string]string // id of a norm or conclusion → where it stands

	lacking bool // a file could not be read: what seems not to exist may stand there
}

// loose refuses a YAML file that stands beside the packs.
func (l *loader) loose(name string) {
	if ext := path.Ext(name); ext == ".yaml" || ext == ".yml" {
		l.to.Add(problem.Problem{Position: problem.Position{File: l.shown + name}, Message: "is not read", Hint: "files of law stand in the folder of a pack"})
	}
}

const testSuffix = ".test.yaml"

func (l *loader) pack(folder string) {
	files, misnamed, err := sheet.Find(l.fsys, folder)
	if err != nil {
		l.to.Add(problem.Problem{Position: problem.Position{File: l.shown + folder}, Message: "cannot be read"})
		return
	}
	for _, name := range misnamed {
		l.to.Add(problem.Problem{Position: problem.Position{File: l.shown + name}, Message: "is not read", Hint: "the name must end in .yaml"})
	}
	p := &Pack{ID: folder, folder: folder}
	l.body.Packs = append(l.body.Packs, p)
	header := path.Join(folder, "pack.yaml")
	slices.SortStableFunc(files, func(a, b string) int { // the header first: norms depend on it
		return cmp.Compare(btoi(a != header), btoi(b != header))
	})
	files = slices.DeleteFunc(files, func(name string) bool { return strings.HasSuffix(name, testSuffix) })
	sum := sha256.New()
	fmt.Fprintf(sum, "vocabulary %s\n", l.body.Vocabulary.Digest)
	for _, f := range sheet.ReadAll(l.fsys, files, l.shown, &l.to) {
		fmt.Fprintf(sum, "%s %d\n", f.Name, len(f.Data))
		sum.Write(f.Data)
		if !f.OK {
			l.lacking = true
			continue
		}
		l.file(p, f.Name, f.Root)
	}
	p.Digest = "sha256:" + hex.EncodeToString(sum.Sum(nil))
	slices.SortFunc(p.Norms, func(a, b *Norm) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(p.Conclusions, func(a, b *Conclusion) int { return cmp.Compare(a.ID, b.ID) })
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// file reads one file of a pack by its name, or by what it contains.
func (l *loader) file(p *Pack, name string, root sheet.Node) {
	switch path.Dir(name) {
	case p.folder:
		switch path.Base(name) {
		case "pack.yaml":
			l.header(p, root)
		case "instruments.yaml":
			l.instruments(p, root)
		case "calendar.yaml":
			l.calendar(p, root)
		case "values.yaml":
			l.figures(p, root)
		default:
			root.Problem("a pack has no such file", "norms stand in folders by subject; beside them are pack.yaml, instruments.yaml, calendar.yaml and values.yaml")
		}
	default:
		base := strings.TrimSuffix(path.Base(name), ".yaml")
		if !root.IsMap() {
			root.Problem("here should be a norm or a conclusion", "write norm: "+base+" and the other keys, one on a line")
			return
		}
		if root.Get("conclusion").Exists() {
			l.conclusion(p, base, root)
			return
		}
		l.norm(p, base, root)
	}
}

var idPattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// id reads an id and checks its form.
func id(n sheet.Node) string {
	w := n.Word()
	if w != "" && !idPattern.MatchString(w) {
		n.Problem(fmt.Sprintf("%q is not an id", w), "write lower-case words joined by hyphens")
	}
	return w
}

// claim notes an id of a norm or conclusion and refuses it when it is taken, or not the file's name.
func (l *loader) claim(n sheet.Node, base string) string {
	w := id(n)
	if old, taken := l.ids[w]; taken && w != "" {
		n.Problem(fmt.Sprintf("the id %q stands in %s already", w, old), "ids are unique over all packs")
		return w
	}
	l.ids[w] = n.Position().String()
	if w != "" && w != base {
		n.Problem(fmt.Sprintf("the id is %q but the file is called %s.yaml", w, base), "give both the same name")
	}
	return w
}
