package say_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"
)

// messages reads a file of words: by name the texts of a message, one for each plural form, "" where it has none.
func messages(t *testing.T, lang string) map[string]map[string]string {
	t.Helper()
	data, err := os.ReadFile("words/" + lang + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	var raw map[string]any
	if err := yaml.Unmarshal(data, &raw); err != nil {
		t.Fatal(err)
	}
	out := map[string]map[string]string{}
	for id, v := range raw {
		out[id] = map[string]string{}
		switch v := v.(type) {
		case string:
			out[id][""] = v
		case map[string]any:
			for form, text := range v {
				out[id][form], _ = text.(string)
			}
		default:
			t.Errorf("%s.yaml: %s is neither a text nor plural forms", lang, id)
		}
	}
	return out
}

var field = regexp.MustCompile(`{{\.([A-Za-z]+)}}`)

// fieldsOf lists what is filled into a message, in all its forms.
func fieldsOf(forms map[string]string) []string {
	var out []string
	for _, text := range forms {
		for _, m := range field.FindAllStringSubmatch(text, -1) {
			out = append(out, m[1])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func TestWordsAreTheSameInAllLanguages(t *testing.T) {
	t.Parallel()
	plurals := map[string][]string{"en": {"one", "other"}, "ru": {"few", "many", "one", "other"}, "kk": {"other"}}
	english := messages(t, "en")
	for lang, forms := range plurals {
		have := messages(t, lang)
		if diff := cmp.Diff(slices.Sorted(maps.Keys(english)), slices.Sorted(maps.Keys(have))); diff != "" {
			t.Errorf("%s.yaml has other names than en.yaml (-en +%s):\n%s", lang, lang, diff)
		}
		for id, texts := range have {
			for form, text := range texts {
				if strings.TrimSpace(text) == "" {
					t.Errorf("%s.yaml: %s %s says nothing", lang, id, form)
				}
			}
			if diff := cmp.Diff(fieldsOf(english[id]), fieldsOf(texts)); diff != "" {
				t.Errorf("%s.yaml: %s is filled with other things than in English:\n%s", lang, id, diff)
			}
			if _, plain := texts[""]; !plain && !slices.Equal(slices.Sorted(maps.Keys(texts)), forms) {
				t.Errorf("%s.yaml: %s has the forms %v, not %v", lang, id, slices.Sorted(maps.Keys(texts)), forms)
			}
		}
	}
}

// TestWordsThatAreSaidExist looks in the program for messages that no language has.
func TestWordsThatAreSaidExist(t *testing.T) {
	t.Parallel()
	english := messages(t, "en")
	said := 0
	root := os.DirFS("..")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return err
		}
		text, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, text, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			f, ok := call.Fun.(*ast.SelectorExpr)
			if !ok || !slices.Contains([]string{"Say", "Count", "wrong", "failed", "noSuch"}, f.Sel.Name) {
				return true
			}
			lit, ok := call.Args[0].(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			id, err := strconv.Unquote(lit.Value)
			if err != nil {
				return true
			}
			said++
			if _, ok := english[id]; !ok {
				t.Errorf("%s: no language has the message %q", set.Position(lit.Pos()), id)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if said < 50 {
		t.Errorf("only %d messages were found in the program", said)
	}
}
