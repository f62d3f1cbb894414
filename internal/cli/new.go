package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/record"
)

// newCommand makes files and entries to fill in.
type newCommand struct {
	Case   newCaseCommand   `cmd:""`
	Actor  newActorCommand  `cmd:""`
	Event  newEventCommand  `cmd:""`
	Source newSourceCommand `cmd:""`
	Norm   newNormCommand   `cmd:""`
}

// newCaseCommand makes the folder of a record.
type newCaseCommand struct {
	ID    string `arg:"" name:"ID"`
	In    string `placeholder:"DIR" default:"."`
	Title string `placeholder:"TEXT"`
}

// Run writes the files of the record and reads them back before they take their place.
func (c *newCaseCommand) Run(s *shared) error {
	body, err := s.body()
	if err != nil {
		return err
	}
	title := c.Title
	if title == "" {
		title = c.ID
	}
	files := map[string][]byte{}
	for _, name := range []string{"case.yaml", "actors.yaml", "sources.yaml", "events.yaml"} {
		text, err := s.skeleton(name, "{id}", c.ID, "{title}", fmt.Sprintf("%q", title), "{packs}", strings.Join(packIDs(body), ", "))
		if err != nil {
			return err
		}
		files[name] = []byte(text)
	}
	folder := filepath.Join(c.In, c.ID)
	fsys, err := inMemory(files)
	if err != nil {
		return err
	}
	_, list := record.Read(fsys, c.ID, filepath.ToSlash(folder)+"/", body.Vocabulary)
	if err := s.report(list, false); err != nil {
		return s.wrong("nothing_written")
	}
	if err := s.writeFolder(folder, files); err != nil {
		return err
	}
	fmt.Fprintln(s.Out, folder)
	return nil
}

// skeleton reads a file to fill in, in the language asked for, and fills in what is known: pairs of a {name} and its value.
func (s *shared) skeleton(name string, known ...string) (string, error) {
	text, err := fs.ReadFile(carried, "new/"+string(s.lang)+"/"+name)
	filled := strings.Split(strings.NewReplacer(known...).Replace(string(text)), "\n")
	for i, line := range filled {
		filled[i] = aligned(line)
	}
	return strings.Join(filled, "\n"), err
}

// aligned puts the comment after a value under the others, whatever was filled in before it.
func aligned(line string) string {
	i := strings.LastIndex(line, "  # ")
	if i < 0 || strings.TrimSpace(line[:i]) == "" {
		return line
	}
	value, comment := strings.TrimRight(line[:i], " "), strings.TrimLeft(line[i:], " ")
	width := utf8.RuneCountInString(value)
	for _, column := range []int{commentColumn, 2 * commentColumn} {
		if width+2 <= column {
			return value + strings.Repeat(" ", column-width) + comment
		}
	}
	return value + "  " + comment
}

// refused says that nothing was written since the result would have problems.
func (s *shared) refused(err error) error {
	if errors.Is(err, errFound) {
		fmt.Fprintln(s.Err, s.words.Say("nothing_written"))
	}
	return err
}

// entryFlags are those of the commands that make one entry of a record.
type entryFlags struct {
	Kind string `arg:"" optional:"" name:"KIND"`
	ID   string `name:"id" placeholder:"ID"`
	Case string `placeholder:"CASE"`
	File string `placeholder:"FILE"`
}

// append adds an entry at the end of a file of a record, unless the record would then have problems. An entry whose id is not given gets
// the first of its kind that is free.
func (e *entryFlags) append(s *shared, body *law.Body, part string, entry func(id string) string) error {
	if _, err := s.open(e.Case); err != nil {
		return err
	}
	if !isDir(os.DirFS(e.Case), ".") {
		return s.wrong("not_in_program", "Path", e.Case)
	}
	rec, list, err := s.record(e.Case, body)
	if err != nil {
		return err
	}
	if err := s.report(list, false); err != nil {
		return s.refused(err)
	}
	name, err := e.target(s, rec, part)
	if err != nil {
		return err
	}
	longer, list := rec.Append(name, "\n"+entry(e.free(rec)))
	if err := s.report(list, false); err != nil {
		return s.refused(err)
	}
	if err := longer.Save(e.Case); err != nil {
		return s.failed("not_written_to", "Path", filepath.Join(e.Case, name), "Why", reason(err))
	}
	fmt.Fprintln(s.Out, filepath.Join(e.Case, name))
	return nil
}

// target is the file of the record that an entry goes into: the one that is named, else part.yaml, else the last in the folder part.
func (e *entryFlags) target(s *shared, rec *record.Record, part string) (string, error) {
	var have []string
	for _, f := range rec.Files {
		if f.Name == part+".yaml" || strings.HasPrefix(f.Name, part+"/") {
			have = append(have, f.Name)
		}
	}
	if e.File == "" {
		if len(have) == 0 {
			return part + ".yaml", nil
		}
		return have[len(have)-1], nil
	}
	for _, name := range have {
		if name == filepath.ToSlash(e.File) {
			return name, nil
		}
	}
	return "", s.noSuch("no_file_in_case", e.File, have, "Case", rec.ID)
}

// free is the id of the new entry.
func (e *entryFlags) free(rec *record.Record) string {
	if e.ID != "" {
		return e.ID
	}
	for n := 1; ; n++ {
		id := numbered(e.Kind, n)
		_, thing := rec.Thing(id)
		_, source := rec.Source(id)
		if !thing && !source {
			return id
		}
	}
}

// numbered makes an id of a kind: strike-notice-1.
func numbered(kind string, n int) string {
	return fmt.Sprintf("%s-%d", strings.ReplaceAll(kind, "_", "-"), n)
}
