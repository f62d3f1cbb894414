package cli

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/show"
)

// folder is a folder on the disk or in the program.
type folder struct {
	fsys  fs.FS
	name  string // the last part of its path
	shown string // what stands before file names in messages
}

// open finds a folder by the path that a person gave: on the disk, else among the files in the program.
func (s *shared) open(given string) (folder, error) {
	info, err := os.Stat(given)
	switch {
	case err == nil && info.IsDir():
		abs, err := filepath.Abs(given)
		if err != nil {
			abs = given
		}
		return folder{os.DirFS(given), filepath.Base(abs), strings.TrimSuffix(filepath.ToSlash(given), "/") + "/"}, nil
	case err == nil:
		return folder{}, s.wrong("is_a_file", "Path", given)
	}
	inside := path.Clean(filepath.ToSlash(given))
	for _, name := range []string{inside, "cases/" + inside} {
		if sub, err := fs.Sub(s.embedded, name); err == nil && isDir(s.embedded, name) {
			return folder{sub, path.Base(name), name + "/"}, nil
		}
	}
	return folder{}, s.noSuch("no_folder", given, s.caseNames())
}

func isDir(fsys fs.FS, name string) bool {
	if !fs.ValidPath(name) {
		return false
	}
	info, err := fs.Stat(fsys, name)
	return err == nil && info.IsDir()
}

func (f folder) has(name string) bool {
	_, err := fs.Stat(f.fsys, name)
	return err == nil
}

// isRecord reports whether the folder is a record.
func (f folder) isRecord() bool { return f.has(record.CaseFile) }

// hasYAML reports whether a file for this program stands in the folder, or one whose name is nearly right.
func (f folder) hasYAML() bool {
	for _, pattern := range []string{"*.yaml", "*.yml"} {
		if found, err := fs.Glob(f.fsys, pattern); err == nil && len(found) > 0 {
			return true
		}
	}
	return false
}

// isLaw reports whether the folder is a body of law.
func (f folder) isLaw() bool { return f.has("vocabulary") }

// sub gives a folder within the folder.
func (f folder) sub(name string) (folder, error) {
	sub, err := fs.Sub(f.fsys, name)
	return folder{sub, path.Base(name), f.shown + name + "/"}, err
}

// lawFolder is the body of law that records are weighed against.
func (s *shared) lawFolder() (folder, error) {
	if s.law == "" {
		sub, err := fs.Sub(s.embedded, "law")
		return folder{sub, "law", "law/"}, err
	}
	f, err := s.open(s.law)
	if _, missing := os.Stat(s.law); err != nil && missing != nil {
		return f, s.wrong("no_law_folder", "Path", s.law)
	}
	if err == nil && !f.isLaw() {
		return f, s.wrong("no_law_here", "Path", s.law)
	}
	return f, err
}

// body reads the body of law; problems are printed.
func (s *shared) body() (*law.Body, error) {
	f, err := s.lawFolder()
	if err != nil {
		return nil, err
	}
	body, list := law.Load(f.fsys, f.shown)
	return body, s.report(list, false)
}

// record reads one record.
func (s *shared) record(given string, body *law.Body) (*record.Record, problem.List, error) {
	f, err := s.open(given)
	if err != nil {
		return nil, problem.List{}, err
	}
	if !f.isRecord() {
		return nil, problem.List{}, s.wrong("no_record_here", "Path", given, "File", record.CaseFile)
	}
	rec, list := record.Read(f.fsys, f.name, f.shown, body.Vocabulary)
	return rec, list, nil
}

// printer makes a printer for the language asked for.
func (s *shared) printer(body *law.Body) *show.Printer { return show.New(s.words, body) }

// caseNames lists the records in the program.
func (s *shared) caseNames() []string {
	entries, err := fs.ReadDir(s.embedded, "cases")
	if err != nil {
		return nil
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}
