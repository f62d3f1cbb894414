package arch

import (
	"go/ast"
	"go/token"
	"maps"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// keysOf gathers the keys that the readers of some packages accept: the texts given to Known, and lists of them, of which one is required (!).
func keysOf(files []source, pkgs ...string) map[string]bool {
	out := map[string]bool{}
	add := func(list []ast.Expr) {
		for _, e := range list {
			if l, ok := e.(*ast.BasicLit); ok && l.Kind == token.STRING {
				if text, err := strconv.Unquote(l.Value); err == nil {
					out[strings.TrimSuffix(text, "!")] = true
				}
			}
		}
	}
	for _, f := range files {
		if !slices.Contains(pkgs, f.pkg()) {
			continue
		}
		ast.Inspect(f.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				if sel, ok := n.Fun.(*ast.SelectorExpr); ok && sel.Sel.Name == "Known" {
					add(n.Args)
				}
			case *ast.CompositeLit:
				if slices.ContainsFunc(n.Elts, required) {
					add(n.Elts)
				}
			}
			return true
		})
	}
	return out
}

// required reports whether an expression is the text of a key with a sign that it is required.
func required(e ast.Expr) bool {
	l, ok := e.(*ast.BasicLit)
	return ok && l.Kind == token.STRING && strings.HasSuffix(l.Value, `!"`)
}

var (
	block     = regexp.MustCompile("(?s)```yaml\n(.*?)```")
	comment   = regexp.MustCompile(`(?m)(^|\s)#.*$`)
	quotation = regexp.MustCompile(`"[^"\n]*"`)
	key       = regexp.MustCompile(`(?m)(?:^\s*|[{,]\s*|- )([a-z_]+):(?:\s|$)`)
)

// keysIn gathers the keys of the YAML that a document shows.
func keysIn(text string) map[string]bool {
	out := map[string]bool{}
	for _, b := range block.FindAllStringSubmatch(text, -1) {
		plain := quotation.ReplaceAllString(comment.ReplaceAllString(b[1], ""), `""`)
		for _, m := range key.FindAllStringSubmatch(plain, -1) {
			out[m[1]] = true
		}
	}
	return out
}

// mentioned reports whether a document names a key, as code or in an example.
func mentioned(text, name string) bool {
	return regexp.MustCompile("[`\\s{(,]" + regexp.QuoteMeta(name) + "[`:\\s,)]").MatchString(text)
}

// examples are words that stand before a colon in the examples of a document and are no keys of the format.
var examples = map[string][]string{
	"docs/record-format.md": {"workers", "employer"},
	"docs/law-format.md":    {"it"},
}

func TestDocsNameEveryKey(t *testing.T) {
	t.Parallel()
	files := program(t)
	var list problem.List
	v := vocabulary.Read(os.DirFS(root+"/law"), "vocabulary", "law/", &list)
	words := map[string]bool{}
	for _, kinds := range []map[string]*vocabulary.Kind{v.Actors, v.Events, v.Sources} {
		for name, k := range kinds {
			words[name] = true
			for _, a := range k.Attributes {
				words[a.Name] = true
				for _, w := range a.With {
					words[w.Name] = true
				}
				for _, w := range a.Words {
					words[w.ID] = true
				}
			}
			for _, i := range k.Inverse {
				words[i.Name] = true
			}
		}
	}
	for doc, pkgs := range map[string][]string{
		"docs/record-format.md": {"internal/record"},
		"docs/law-format.md":    {"internal/law", "internal/vocabulary"},
	} {
		data, err := os.ReadFile(root + "/" + doc)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		accepted := keysOf(files, pkgs...)
		for _, common := range slices.Concat(vocabulary.Common(vocabulary.Actor), vocabulary.Common(vocabulary.Event)) {
			accepted[common] = true
		}
		if len(accepted) < 20 {
			t.Fatalf("only %d keys were found in %v", len(accepted), pkgs)
		}
		for _, name := range slices.Sorted(maps.Keys(accepted)) {
			if !mentioned(text, name) && !(strings.HasSuffix(doc, "law-format.md") && isCommon(name)) {
				t.Errorf("%s does not name the key %q, which %v accepts", doc, name, pkgs)
			}
		}
		for _, name := range slices.Sorted(maps.Keys(keysIn(text))) {
			if !accepted[name] && !words[name] && !slices.Contains(examples[doc], name) {
				t.Errorf("%s names the key %q, which %v do not accept", doc, name, pkgs)
			}
		}
	}
}

// isCommon reports whether every actor or event may have the key: docs/record-format.md names it.
func isCommon(name string) bool {
	return slices.Contains(vocabulary.Common(vocabulary.Actor), name) || slices.Contains(vocabulary.Common(vocabulary.Event), name)
}

// TestDocsNameEveryJSONKey holds docs/json.md against the keys of the JSON output.
func TestDocsNameEveryJSONKey(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile(root + "/docs/json.md")
	if err != nil {
		t.Fatal(err)
	}
	documented := map[string]bool{}
	for _, m := range regexp.MustCompile("`([a-z_]+)`").FindAllStringSubmatch(string(data), -1) {
		documented[m[1]] = true
	}
	keys := 0
	for _, f := range program(t) {
		if f.path != "internal/show/json.go" {
			continue
		}
		ast.Inspect(f.file, func(n ast.Node) bool {
			field, ok := n.(*ast.Field)
			if !ok || field.Tag == nil {
				return true
			}
			if m := regexp.MustCompile(`json:"([a-z_]+)`).FindStringSubmatch(field.Tag.Value); m != nil {
				keys++
				if !documented[m[1]] {
					t.Errorf("%s: docs/json.md does not name the key %q", f.at(field), m[1])
				}
			}
			return true
		})
	}
	if keys < 30 {
		t.Errorf("only %d keys were found", keys)
	}
}

// TestDocsAreSeen shows the test a key that a document lacks, and one that no reader accepts.
func TestDocsAreSeen(t *testing.T) {
	t.Parallel()
	code := parse(t, "internal/law/x.go", "package law\nfunc f() { n.Known(\"id!\", \"colour\"); x := append([]string{\"value!\", \"by\"}, more...) }\n")
	got := slices.Sorted(maps.Keys(keysOf([]source{code}, "internal/law")))
	if want := []string{"by", "colour", "id", "value"}; !slices.Equal(got, want) {
		t.Errorf("the code accepts %v, want %v", got, want)
	}
	text := "The `id` is\n```yaml\n- {id: a, colour: \"x: y\"}   # note: b\nshape:\n```\n"
	if got, want := slices.Sorted(maps.Keys(keysIn(text))), []string{"colour", "id", "shape"}; !slices.Equal(got, want) {
		t.Errorf("the document names %v, want %v", got, want)
	}
	if !mentioned(text, "shape") || !mentioned(text, "id") || mentioned(text, "value") {
		t.Error("what is mentioned is not seen, or what is not")
	}
}
