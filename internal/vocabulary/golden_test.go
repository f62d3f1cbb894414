package vocabulary_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/tarazy/tarazy/internal/golden"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// read reads the files of an archive as the folder words.
func read(files *txtar.Archive) (*vocabulary.Vocabulary, problem.List) {
	fsys := fstest.MapFS{}
	for _, f := range files.Files {
		fsys["words/"+f.Name] = &fstest.MapFile{Data: f.Data}
	}
	var list problem.List
	v := vocabulary.Read(fsys, "words", "law/", &list)
	list.Sort()
	return v, list
}

// TestGolden reads vocabularies: what comes out is every problem as it is printed, then every kind with its attributes, own and inherited.
func TestGolden(t *testing.T) {
	t.Parallel()
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, files *txtar.Archive) string {
		v, list := read(files)
		var out strings.Builder
		for _, p := range list.All {
			fmt.Fprintln(&out, p)
		}
		for _, kinds := range []map[string]*vocabulary.Kind{v.Actors, v.Events, v.Sources} {
			for _, name := range slices.Sorted(maps.Keys(kinds)) {
				out.WriteString(shown(kinds[name]))
			}
		}
		return out.String()
	})
}

func shown(k *vocabulary.Kind) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s %q", k.Name, k.Says.EN)
	for _, a := range k.Attributes {
		fmt.Fprintf(&out, " %s:%d%v", a.Name, a.Type, a.Kinds)
	}
	for _, i := range k.Inverse {
		fmt.Fprintf(&out, " %s←%s.%s", i.Name, i.From, i.Via)
	}
	var family []string
	for _, f := range k.Family() {
		family = append(family, f.Name)
	}
	fmt.Fprintf(&out, " family %v\n", family)
	return out.String()
}
