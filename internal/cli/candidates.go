package cli

import (
	"os"
	"path"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// valuesOf lists what may stand for an argument or a flag whose beginning is typed. Nothing leaves it to the shell, which knows files.
func (s *shared) valuesOf(at place, v *kong.Value, typed string) []candidate {
	if v.Enum != "" {
		return plain(v.EnumSlice())
	}
	name := strings.ToLower(v.Name)
	switch {
	case name == "case" && v.Flag != nil: // one that can be written
		return folders(typed)
	case name == "case", name == "context", name == "path":
		return append(plain(s.caseNames()), folders(typed)...)
	}
	body, err := s.body()
	if err != nil {
		return nil
	}
	switch name {
	case "norm":
		return s.norms(body)
	case "pack":
		return plain(packIDs(body))
	case "about":
		return s.kinds(body.Vocabulary.Events)
	case "kind":
		switch at.node.Name {
		case "actor":
			return s.kinds(body.Vocabulary.Actors)
		case "source":
			return s.kinds(body.Vocabulary.Sources)
		}
		return s.kinds(body.Vocabulary.Events)
	case "reading":
		return plain(readings(body))
	case "event", "account":
		return s.partsOfCase(at, name, body)
	}
	return nil
}

func plain(words []string) []candidate {
	var out []candidate
	for _, w := range words {
		out = append(out, candidate{word: w})
	}
	return out
}

// folders lists the folders that a path may go on with: records as they are, others with a slash, so that the shell does not go on
// to the next word.
func folders(typed string) []candidate {
	within, _ := path.Split(typed)
	entries, err := os.ReadDir(path.Clean("./" + within))
	if path.IsAbs(within) {
		entries, err = os.ReadDir(within)
	}
	if err != nil {
		return nil
	}
	var out []candidate
	for _, e := range entries {
		if !e.IsDir() || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		word := within + e.Name()
		if _, err := os.Stat(path.Join(word, record.CaseFile)); err != nil {
			word += "/"
		}
		out = append(out, candidate{word: word})
	}
	return out
}

func (s *shared) norms(body *law.Body) []candidate {
	var out []candidate
	for _, p := range body.Packs {
		for _, n := range p.Norms {
			out = append(out, candidate{n.ID, n.Title.In(s.lang)})
		}
	}
	return out
}

// kinds lists kinds that can stand in a record, by name.
func (s *shared) kinds(of map[string]*vocabulary.Kind) []candidate {
	var out []candidate
	for _, k := range of {
		if !k.Abstract {
			out = append(out, candidate{k.Name, k.Says.In(s.lang)})
		}
	}
	slices.SortFunc(out, func(a, b candidate) int { return strings.Compare(a.word, b.word) })
	return out
}

// partsOfCase lists the events or accounts of the record that stands before the cursor.
func (s *shared) partsOfCase(at place, name string, body *law.Body) []candidate {
	if len(at.arguments) == 0 {
		return nil
	}
	rec, _, err := s.record(at.arguments[0], body)
	if err != nil {
		return nil
	}
	var out []candidate
	if name == "account" {
		for _, a := range rec.Accounts {
			out = append(out, candidate{a.ID, a.Says})
		}
		return out
	}
	for _, e := range rec.Events {
		out = append(out, candidate{e.ID, e.Title})
	}
	return out
}
