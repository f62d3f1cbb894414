package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// newNormCommand makes a norm and its test.
type newNormCommand struct {
	ID    string `arg:"" name:"ID"`
	About string `placeholder:"KIND" required:""`
	Kind  string `enum:"requirement,duty,prohibition,limit" default:"requirement"`
	From  string `placeholder:"DATE"`
	Pack  string `placeholder:"ID"`
	In    string `placeholder:"DIR"`
}

// Run prints a norm and its test, or writes them into a folder of a pack. Either way the law is read with them first.
func (c *newNormCommand) Run(s *shared) error {
	from := s.today
	if c.From != "" {
		var err error
		if from, err = civil.ParseDay(c.From); err != nil {
			return s.wrong("no_day", "Text", c.From)
		}
	}
	f, within, err := c.place(s)
	if err != nil {
		return err
	}
	body, list := law.Load(f.fsys, f.shown)
	if err := s.report(list, false); err != nil {
		return s.refused(err)
	}
	pack, within, err := c.pack(s, body, within)
	if err != nil {
		return err
	}
	kind, ok := body.Vocabulary.Events[c.About]
	if !ok {
		return s.noSuch("no_kind_of_event", c.About, slices.Sorted(maps.Keys(body.Vocabulary.Events)))
	}
	if n, taken := body.Norm(c.ID); taken {
		return s.wrong("norm_exists", "Word", c.ID, "Path", n.File)
	}
	norm, test, err := c.texts(s, pack, kind, from)
	if err != nil {
		return err
	}
	names := []string{path.Join(within, c.ID+".yaml"), path.Join(within, c.ID+".test.yaml")}
	if err := s.fitsLaw(f, map[string][]byte{names[0]: []byte(norm), names[1]: []byte(test)}, c.About); err != nil {
		return s.refused(err)
	}
	if c.In == "" {
		_, err := fmt.Fprintf(s.Out, "# %s\n%s\n# %s\n%s", names[0], norm, names[1], test)
		return err
	}
	return c.write(s, norm, test)
}

// place finds the law that the norm goes into, and the folder within it: "" when none is named.
func (c *newNormCommand) place(s *shared) (f folder, within string, err error) {
	if c.In == "" {
		f, err = s.lawFolder()
		return f, "", err
	}
	abs, err := filepath.Abs(c.In)
	if err != nil || !isDir(os.DirFS(c.In), ".") {
		return f, "", s.wrong("no_folder", "Word", c.In)
	}
	for at := abs; ; at = filepath.Dir(at) {
		within, _ = filepath.Rel(at, abs)
		f = folder{os.DirFS(at), filepath.Base(at), ""}
		if f.isLaw() {
			return f, filepath.ToSlash(within), nil
		}
		if at == filepath.Dir(at) {
			return f, "", s.wrong("not_in_law", "Path", c.In)
		}
	}
}

// pack finds the pack that the norm belongs to, and the folder that it stands in.
func (c *newNormCommand) pack(s *shared, body *law.Body, within string) (*law.Pack, string, error) {
	id := c.Pack
	if within != "" {
		id, _, _ = strings.Cut(within, "/")
	}
	if id == "" {
		for _, p := range body.Packs {
			if !p.International {
				id = p.ID
				break
			}
		}
	}
	if within == "" {
		within = path.Join(id, c.About)
	}
	p, err := s.pack(body, id)
	return p, within, err
}

// texts fills in the norm and its test: with a first condition that the vocabulary has, so that both can be run as they are.
func (c *newNormCommand) texts(s *shared, pack *law.Pack, about *vocabulary.Kind, from civil.Day) (norm, test string, err error) {
	attribute, condition, yes, no := c.condition(about, from)
	instrument := ""
	if len(pack.Instruments) > 0 {
		instrument = pack.Instruments[0].ID
	}
	wants := [2]string{"met", "breached\n  because: [first]"}
	switch law.Kind(c.Kind) {
	case law.Prohibition:
		wants = [2]string{"breached\n  because: [first]", "met"}
	case law.Duty:
		wants = [2]string{"met", "breached"}
	}
	checked := max(from, s.today)
	known := []string{"{id}", c.ID, "{title}", strings.ReplaceAll(c.ID, "-", " "), "{kind}", c.Kind, "{about}", c.About,
		"{addressees}", strings.Join(law.Addressees(), " | "), "{instrument}", instrument, "{from}", from.String(), "{checked}", checked.String(),
		"{condition}", condition, "{concrete}", concrete(about)[0], "{attribute}", attribute, "{yes}", yes, "{no}", no,
		"{want_yes}", wants[0], "{want_no}", wants[1]}
	name := "norm.yaml"
	if c.Kind == string(law.Duty) {
		name = "duty.yaml"
	}
	if norm, err = s.skeleton(name, known...); err != nil {
		return "", "", err
	}
	test, err = s.skeleton("norm.test.yaml", known...)
	return norm, test, err
}

// condition chooses the first condition: a yes/no attribute of the event, or a date for a duty, else the day on which the event ended.
func (c *newNormCommand) condition(about *vocabulary.Kind, from civil.Day) (attribute, condition, yes, no string) {
	wanted := vocabulary.Bool
	if c.Kind == string(law.Duty) {
		wanted = vocabulary.Date
	}
	attribute = "until"
	for _, a := range about.Attributes {
		if a.Type == wanted && !a.Many {
			attribute = a.Name
			break
		}
	}
	condition = "it." + attribute
	switch {
	case wanted == vocabulary.Date:
		return attribute, condition, from.String(), "none"
	case attribute == "until":
		return attribute, "has(" + condition + ")", from.String(), "none"
	}
	return attribute, condition, "true", "false"
}

// fitsLaw reads the law with further files, and compiles what it says about a kind of event; problems are printed.
func (s *shared) fitsLaw(f folder, more map[string][]byte, about string) error {
	files := map[string][]byte{}
	err := fs.WalkDir(f.fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".yaml") {
			return err
		}
		files[name], err = fs.ReadFile(f.fsys, name)
		return err
	})
	if err != nil {
		return s.failed("not_read", "Path", f.name, "Why", reason(err))
	}
	maps.Copy(files, more)
	fsys, err := inMemory(files)
	if err != nil {
		return err
	}
	body, list := law.Load(fsys, f.shown)
	_, faults := assess.Compile(body, about)
	_, tests := law.Tests(fsys, f.shown, body)
	list.Join(faults)
	list.Join(tests)
	list.Sort()
	return s.report(list, false)
}

// write puts both files into the folder; nothing is overwritten.
func (c *newNormCommand) write(s *shared, norm, test string) error {
	files := []struct{ name, text string }{
		{filepath.Join(c.In, c.ID+".test.yaml"), test}, {filepath.Join(c.In, c.ID+".yaml"), norm},
	}
	for _, f := range files {
		if _, err := os.Lstat(f.name); !errors.Is(err, fs.ErrNotExist) {
			return s.wrong("exists_already", "Path", f.name)
		}
	}
	for _, f := range files {
		if err := s.writeFile(f.name, []byte(f.text)); err != nil {
			return err
		}
		fmt.Fprintln(s.Out, f.name)
	}
	return nil
}
