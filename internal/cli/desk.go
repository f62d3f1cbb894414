package cli

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/paper"
	"github.com/tarazy/tarazy/internal/paper/drafts"
	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/paper/pdf/fonts"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
)

// papersFolder is where the papers of a record stand, and paperEnd how the names of their files end.
const (
	papersFolder = "papers"
	paperEnd     = ".md"
)

// study is what papers of one record are read and bound with.
type study struct {
	s      *shared
	given  string // the record's folder as the person wrote it
	home   folder
	body   *law.Body
	styles map[string]*paper.Style
	unread error // the first paper that is there and cannot be read
}

// study opens a record for its papers.
func (s *shared) study(given string) (*study, error) {
	body, err := s.body()
	if err != nil {
		return nil, err
	}
	f, err := s.open(given)
	if err != nil {
		return nil, err
	}
	if !f.isRecord() {
		return nil, s.wrong("no_record_here", "Path", given, "File", record.CaseFile)
	}
	out := &study{s: s, given: given, home: f, body: body}
	styles, err := fs.Sub(s.embedded, "styles")
	if err != nil {
		return nil, err
	}
	var list problem.List
	out.styles, list = paper.ReadStyles(styles, "styles/")
	return out, s.report(list, false)
}

// drafts reads the drafts that come with the program.
func (s *shared) drafts(body *law.Body) ([]*drafts.Draft, error) {
	folder, err := fs.Sub(s.embedded, "drafts")
	if err != nil {
		return nil, err
	}
	list, problems := drafts.Load(folder, "drafts/", body.Vocabulary, body)
	return list, s.report(problems, false)
}

// ids lists the papers of the record, sorted.
func (t *study) ids() ([]string, error) {
	entries, err := fs.ReadDir(t.home.fsys, papersFolder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, t.s.failed("not_read", "Path", t.home.shown+papersFolder, "Why", reason(err))
	}
	var out []string
	for _, e := range entries {
		if id, ok := strings.CutSuffix(e.Name(), paperEnd); ok && !e.IsDir() && id != "" && id[0] != '.' {
			out = append(out, id)
		}
	}
	return out, nil
}

// read reads some papers of the record; without ids, all of them. Problems are printed.
func (t *study) read(ids []string) ([]*markup.Paper, error) {
	known, err := t.ids()
	if err != nil {
		return nil, err
	}
	if len(ids) == 0 {
		ids = known
	}
	var out []*markup.Paper
	var all problem.List
	for _, id := range ids {
		if !slices.Contains(known, id) {
			return nil, t.s.noSuch("no_paper", id, known, "Case", t.home.name)
		}
		file, _ := t.open(t.home.name, id)
		p, list := markup.Read(file, t.around())
		if t.unread != nil {
			return nil, t.unread
		}
		all.Join(list)
		out = append(out, p)
	}
	all.Sort()
	return out, t.s.report(all, false)
}

func (t *study) around() markup.Around {
	out := markup.Around{Record: t.home.name, Open: t.open, Drafts: []string{}, Styles: []string{}}
	if entries, err := fs.ReadDir(t.s.embedded, "drafts"); err == nil { // their names are enough: reading them takes time
		for _, e := range entries {
			out.Drafts = append(out.Drafts, e.Name())
		}
	}
	for id := range t.styles {
		out.Styles = append(out.Styles, id)
	}
	slices.Sort(out.Styles)
	return out
}

// open reads papers/ID.md of a record; false when there is none, or it cannot be read.
func (t *study) open(record, id string) (markup.File, bool) {
	f, err := t.folder(record)
	name := path.Join(papersFolder, id+paperEnd)
	if err != nil || !fs.ValidPath(name) {
		return markup.File{}, false
	}
	text, err := readPaper(f.fsys, name)
	if err != nil && t.unread == nil && (!errors.Is(err, fs.ErrNotExist) || stands(f, name)) {
		t.unread = t.s.failed("not_read", "Path", f.shown+name, "Why", reason(err))
	}
	return markup.File{Name: f.shown + name, Text: text}, err == nil
}

// stands reports whether a name stands in a folder, even if it is a link that leads nowhere.
func stands(f folder, name string) bool {
	entries, err := fs.ReadDir(f.fsys, path.Dir(name))
	return err == nil && slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == path.Base(name) })
}

// readPaper reads a file, and no more of it than a paper may have. What is no file, such as a pipe, is not waited for.
func readPaper(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errors.New("it is not a regular file")
	}
	file, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	return io.ReadAll(io.LimitReader(file, markup.MaxSize+1))
}

// folder finds the record of an id: the one that was opened, else the one beside it, else one in the program.
func (t *study) folder(id string) (folder, error) {
	if id == t.home.name {
		return t.home, nil
	}
	if abs, err := filepath.Abs(t.given); err == nil && !strings.ContainsAny(id, `/\`) && isDir(os.DirFS(filepath.Dir(abs)), id) {
		return t.s.open(filepath.Join(filepath.Dir(filepath.Clean(t.given)), id))
	}
	if f, err := fs.Sub(t.s.embedded, "cases/"+id); err == nil && isDir(t.s.embedded, "cases/"+id) {
		return folder{f, id, "cases/" + id + "/"}, nil
	}
	return folder{}, t.s.noSuch("no_folder", id, t.s.caseNames())
}

// desk reads the records of some papers, and what else they are bound with.
func (t *study) desk(papers []*markup.Paper) (*paper.Desk, error) {
	names := []string{t.home.name}
	for _, p := range papers {
		for _, id := range p.Front.Cases {
			if !slices.Contains(names, id) {
				names = append(names, id)
			}
		}
	}
	var records []*record.Record
	var all problem.List
	for _, id := range names {
		f, err := t.folder(id)
		if err != nil || !f.isRecord() {
			continue // binding says so, with the place where it is named
		}
		rec, list := record.Read(f.fsys, f.name, f.shown, t.body.Vocabulary)
		all.Join(list)
		records = append(records, rec)
	}
	if err := t.s.report(all, false); err != nil {
		return nil, err
	}
	engine, err := t.s.compileAll(t.body)
	if err != nil {
		return nil, err
	}
	out := paper.NewDesk(engine, records, t.styles)
	faces, err := fonts.Load()
	if err != nil {
		return nil, err
	}
	out.Measure = func(text string, bold bool) float64 { return faces.Measure(text, fonts.Sans.Styled(bold, false)) }
	return out, nil
}
