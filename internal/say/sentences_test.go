package say

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/reason"
	"github.com/tarazy/tarazy/internal/sheet"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// placed is an entry of the catalogue and the file that it stands in.
type placed struct {
	entry
	file string
}

func entries(t *testing.T) []placed {
	t.Helper()
	names, err := fs.Glob(words, "sentences/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no catalogue (%v)", err)
	}
	var out []placed
	for _, name := range names {
		list, err := readEntries(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range list {
			out = append(out, placed{e, path.Base(name)})
		}
	}
	return out
}

// stencil is an English sentence of which only the places of the parts count: %v and %w are %s.
func stencil(english string) string {
	return strings.NewReplacer("%v", "%s", "%w", "%s").Replace(english)
}

var framed = regexp.MustCompile(`^(?:%s|%q|--[a-z-]+|[a-z_]+): (.+)$`)

// uses notes the entries that a sentence of the code needs; false when there is one that the catalogue does not have.
func uses(have, used map[string]bool, t translation, sentence string) bool {
	s := stencil(sentence)
	if have[s] {
		used[s] = true
		return true
	}
	if m := framed.FindStringSubmatch(s); m != nil && uses(have, used, t, m[1]) {
		return true
	}
	if left, right, ok := strings.Cut(s, "; "); ok {
		return (!hasWords(left) || uses(have, used, t, left)) && (!hasWords(right) || uses(have, used, t, right))
	}
	return t.say(s, "").weight > 0 && !strings.Contains(s, "%")
}

// TestEverySentenceIsSaid fails for what the program can say that the catalogue does not have, and for what the catalogue has and nobody
// says.
func TestEverySentenceIsSaid(t *testing.T) {
	t.Parallel()
	c, err := readCatalogue(vocabulary.Russian)
	if err != nil {
		t.Fatal(err)
	}
	have, used := map[string]bool{}, map[string]bool{}
	list := entries(t)
	for _, e := range list {
		have[stencil(e.EN)] = true
	}
	found := collect(t, "..")
	found.lookAt("civil", "Kind")
	found.lookAt("reason", "Type")
	if len(found.sentences) < 300 {
		t.Errorf("only %d sentences were found in the code", len(found.sentences))
	}
	for _, kind := range []map[string]string{found.sentences, found.parts} {
		for _, s := range slices.Sorted(maps.Keys(kind)) {
			if !uses(have, used, translation{c, map[phrase]said{}}, s) {
				t.Errorf("%s: add this to sentences/%s.yaml, with ru and kk:\n- en: %q", kind[s], path.Base(path.Dir(kind[s])), s)
			}
		}
	}
	from := fromOthers(t)
	for _, e := range list {
		p, err := compile(e.entry, vocabulary.Russian)
		if err != nil {
			t.Fatal(err)
		}
		if !used[stencil(e.EN)] && !slices.ContainsFunc(from, p.english.MatchString) {
			t.Errorf("%s: nobody says %q", e.file, e.EN)
		}
	}
}

// fromOthers gathers what libraries say: the reader of YAML, the parser of conditions, and the months of Go.
func fromOthers(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, text := range []string{
		"a: b: c", "a: ? b", "a: - b", "a: [1", "a: {b", "a: 'x", "a: @x", "- a\nb: 1", "a: 1\n- b", "a: 1\nb", "]", "a: & x", "a: |3x\n b",
		`"\xzz"`, "  a: 1\n b: 2", `"\q"`, "a: |\n\tb", "a: b\n\tc: d", "a: \"x\n---\nb", "a: *x", strings.Repeat("[", 20000), "%FOO\n---\na", "%YAML 3.0\n---\na",
	} {
		var to problem.List
		sheet.Read("x.yaml", []byte(text), &to)
		if len(to.All) == 0 {
			t.Errorf("%.40q is well-formed", text)
		}
		for _, p := range to.All {
			out = append(out, strings.TrimPrefix(p.Message, "is not well-formed YAML: "))
		}
	}
	schema, err := reason.NewSchema([]reason.ObjectType{{Name: "it"}})
	if err != nil {
		t.Fatal(err)
	}
	compiler, err := reason.NewCompiler(schema, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		"1 <> 2", "1 2", "1;", "(1", "[1", "{1: 2", "it.", "true ? 1", "{1}", "x{y}", "x{1: 2}", "'a", `'\q'`, "for", "[?1]", "0x", "1e", strings.Repeat("a", 30000),
	} {
		_, faults := compiler.Compile(text, reason.Type{}, reason.Var{Name: "it", Type: "it"})
		if len(faults) == 0 {
			t.Errorf("%.40q is a condition", text)
		}
		for _, f := range faults {
			out = append(out, f.Message)
		}
	}
	for m := time.January; m <= time.December; m++ {
		out = append(out, m.String())
	}
	return out
}

// TestCatalogueIsSound looks at every entry: it says all it should, with the same parts, in the voice of the English.
func TestCatalogueIsSound(t *testing.T) {
	t.Parallel()
	seen, lists, asked := map[string]string{}, map[string]bool{}, map[string]bool{}
	for _, e := range entries(t) {
		if old := seen[e.WordOf+": "+e.EN]; old != "" {
			t.Errorf("%q stands in %s and in %s", e.EN, old, e.file)
		}
		seen[e.WordOf+": "+e.EN] = e.file
		lists[e.WordOf] = true
		asked[e.Words] = true
		for _, lang := range []vocabulary.Language{vocabulary.Russian, vocabulary.Kazakh} {
			if wrong := faultOf(e.entry, lang); wrong != "" {
				t.Errorf("%s: %q in %s: %s", e.file, e.EN, lang, wrong)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(asked)) {
		if !lists[name] {
			t.Errorf("no word belongs to the list %q", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(lists)) {
		if !asked[name] {
			t.Errorf("no sentence takes words of the list %q", name)
		}
	}
}

var mixed = regexp.MustCompile(`\p{Latin}\p{Cyrillic}|\p{Cyrillic}\p{Latin}`)

// faultOf says what is wrong with an entry in a language, or "".
func faultOf(e entry, lang vocabulary.Language) string {
	said := map[vocabulary.Language]string{vocabulary.Russian: e.RU, vocabulary.Kazakh: e.KK}[lang]
	switch {
	case said == "":
		return "it is not said"
	case parts(said) != parts(e.EN):
		return fmt.Sprintf("it has the parts %s, not %s", parts(said), parts(e.EN))
	case mixed.MatchString(said):
		return "a word mixes two alphabets"
	case lang == vocabulary.Russian && strings.ContainsAny(said, "әғқңөұүһіӘҒҚҢӨҰҮҺІ"):
		return "it has Kazakh letters"
	case lang == vocabulary.Kazakh && said == e.RU && strings.ContainsFunc(said, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) && e.WordOf == "":
		return "it is Russian"
	case capital(said) && !capital(e.EN):
		return "it begins with a capital"
	case strings.HasSuffix(strings.TrimSuffix(said, ".."), ".") && !strings.HasSuffix(e.EN, "."):
		return "it ends with a full stop"
	}
	return ""
}

func capital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) && unicode.Is(unicode.Cyrillic, r)
}

// parts lists the parts of a sentence in the order of the English: 1q 2s.
func parts(sentence string) string {
	var out []string
	for _, p := range pieces(sentence) {
		if p.part > 0 {
			out = append(out, fmt.Sprintf("%d%s", p.part, p.verb))
		}
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

func TestFaultsAreSeen(t *testing.T) {
	t.Parallel()
	good := entry{EN: "there is no %q of %s", RU: "у %[2]s нет %[1]q", KK: "%[2]s ішінде %[1]q жоқ"}
	tests := map[string]struct {
		ru, kk, want string
	}{
		"nothing wrong":     {good.RU, good.KK, ""},
		"not said":          {"", good.KK, "not said"},
		"another part":      {"у %[1]s нет %[2]q", good.KK, "parts"},
		"a part too few":    {"нет %q", good.KK, "parts"},
		"a look-alike":      {"у %[2]s нeт %[1]q", good.KK, "alphabets"},
		"Kazakh in Russian": {good.KK, good.KK, "Kazakh letters"},
		"Russian in Kazakh": {good.RU, good.RU, "it is Russian"},
		"a capital":         {"У %[2]s нет %[1]q", good.KK, "capital"},
		"a full stop":       {good.RU + ".", good.KK, "full stop"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := entry{EN: good.EN, RU: tt.ru, KK: tt.kk}
			got := faultOf(e, vocabulary.Russian) + faultOf(e, vocabulary.Kazakh)
			if tt.want == "" && got != "" || !strings.Contains(got, tt.want) {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}
