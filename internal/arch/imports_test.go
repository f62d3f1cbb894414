package arch

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// floors is the chain of packages: each may import those of lower floors, and none of its own. So law and record do not import
// each other, and only what stands above both knows both.
var floors = map[string]int{
	"internal/civil": 0, "internal/problem": 0, "internal/golden": 0,
	"internal/sheet":      1,
	"internal/vocabulary": 2,
	"internal/law":        3, "internal/record": 3, "internal/reason": 3, "internal/say": 3,
	"internal/sealed":              3,
	"internal/assess":              4,
	"internal/docket":              5,
	"internal/show":                6,
	"internal/paper/safe":          0,
	"internal/paper/scene":         1,
	"internal/paper/pdf/fonts":     1,
	"internal/paper/tree":          2,
	"internal/paper/markup":        3,
	"internal/paper/docx":          3,
	"internal/paper/pdf":           3,
	"internal/paper/page":          3,
	"internal/paper/tree/treetest": 3,
	"internal/paper/picture":       5,
	"internal/paper/refer":         5,
	"internal/paper/drafts":        6,
	"internal/paper/gate":          6,
	"internal/paper":               7,
	"internal/cli":                 8,
	".":                            8,
	"cmd/tarazy":                   9,
}

// doors says which packages may import a module from outside, or a package of Go that not everybody should use. What is not named and is not of
// Go is refused, so that every new dependency passes here.
var doors = map[string][]string{
	"go.yaml.in/yaml":                 {"internal/sheet", "internal/say"},
	"cel.dev/cel-go":                  {"internal/reason"},
	"html/template":                   {"internal/show", "internal/paper/page"},
	"text/template":                   {"internal/paper/drafts"},
	"embed":                           {".", "internal/say", "internal/show", "internal/cli", "internal/paper/page", "internal/paper/pdf/fonts"},
	"os":                              {"cmd/tarazy", "internal/cli", "internal/record", "internal/golden"},
	"os/exec":                         {},
	"net":                             {},
	"unsafe":                          {},
	"github.com/nicksnyder/go-i18n":   {"internal/say"},
	"golang.org/x/text":               {"internal/say", "internal/sealed"},
	"github.com/alecthomas/kong":      {"internal/cli"},
	"golang.org/x/term":               {"internal/cli"},
	"github.com/vbauerster/mpb":       {"internal/cli"},
	"github.com/yuin/goldmark":        {"internal/paper/markup"},
	"filippo.io/age":                  {"internal/sealed"},
	"codeberg.org/go-pdf/fpdf":        {"internal/paper/pdf"},
	"github.com/arran4/golang-ical":   {"internal/show"},
	"github.com/google/go-cmp":        {"internal/golden"},
	"github.com/rogpeppe/go-internal": {"internal/golden"},
	"testing":                         {"internal/golden"},
	"flag":                            {"internal/golden"},
}

func imports(files []source) []string {
	var out []string
	for _, s := range files {
		floor, placed := floors[s.pkg()]
		if !placed {
			out = append(out, fmt.Sprintf("%s: the package has no floor: give it one in this test", s.path))
			continue
		}
		for _, spec := range s.file.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				out = append(out, fmt.Sprintf("%s: %v", s.path, err))
				continue
			}
			if wrong := imported(s.pkg(), floor, name); wrong != "" {
				out = append(out, s.at(spec)+": "+wrong)
			}
		}
	}
	return out
}

// imported says what is wrong with a package importing a name, or "".
func imported(pkg string, floor int, name string) string {
	if name == module || strings.HasPrefix(name, module+"/") {
		inner := strings.TrimPrefix(strings.TrimPrefix(name, module), "/")
		if inner == "" {
			inner = "."
		}
		if below, ok := floors[inner]; !ok || below >= floor {
			return fmt.Sprintf("%s may not import %s, which does not stand below it", pkg, inner)
		}
		return ""
	}
	if door, ok := doorOf(name); ok {
		if !slices.Contains(doors[door], pkg) {
			return fmt.Sprintf("%s may not import %s; its door is %v", pkg, name, doors[door])
		}
		return ""
	}
	if first, _, _ := strings.Cut(name, "/"); strings.Contains(first, ".") {
		return fmt.Sprintf("%s imports %s, which has no door: name one in this test", pkg, name)
	}
	return ""
}

// doorOf finds the entry of doors that a name falls under.
func doorOf(name string) (string, bool) {
	for door := range doors {
		if name == door || strings.HasPrefix(name, door+"/") && door != "os" {
			return door, true
		}
	}
	return "", false
}

func TestImportsGoDownwards(t *testing.T) {
	t.Parallel()
	holds(t, imports)
}

func TestImportsAreSeen(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ file, imports, want string }{
		"upwards":                     {"internal/civil/x.go", module + "/internal/law", "does not stand below"},
		"law knows no records":        {"internal/law/x.go", module + "/internal/record", "does not stand below"},
		"records know no law":         {"internal/record/x.go", module + "/internal/law", "does not stand below"},
		"the door to YAML":            {"internal/law/x.go", "go.yaml.in/yaml/v4", "its door is"},
		"the door to CEL":             {"internal/assess/x.go", "cel.dev/cel-go/common/types", "its door is"},
		"the door to HTML":            {"internal/cli/x.go", "html/template", "its door is"},
		"the network":                 {"internal/cli/x.go", "net/http", "its door is"},
		"a dependency without a door": {"internal/cli/x.go", "example.org/new", "no door"},
		"a package without a floor":   {"internal/utils/x.go", "fmt", "no floor"},
		"the root from below":         {"internal/law/x.go", module, "does not stand below"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			sees(t, imports, tt.file, fmt.Sprintf("package x\nimport _ %q\n", tt.imports), tt.want)
		})
	}
	passes(t, imports, "internal/assess/x.go", fmt.Sprintf("package x\nimport (\n_ %q\n_ %q\n)\n", module+"/internal/law", module+"/internal/record"))
}
