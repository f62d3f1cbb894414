package cli_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/tarazy/tarazy/internal/paper/drafts"
)

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.FromSlash(name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestEveryKeyOfTheOutputIsDocumented(t *testing.T) {
	t.Parallel()
	docs := read(t, "../../docs/json.md")
	for _, source := range []string{"../show/json.go", "../show/agendajson.go", "../show/agendajsoncourse.go", "bulkjson.go"} {
		keys := regexp.MustCompile(`json:"([a-z_]+)`).FindAllStringSubmatch(read(t, source), -1)
		if len(keys) == 0 {
			t.Errorf("%s has no keys", source)
		}
		for _, k := range keys {
			if !strings.Contains(docs, "`"+k[1]+"`") {
				t.Errorf("docs/json.md says nothing of the key %q in %s", k[1], source)
			}
		}
	}
}

func TestEveryModuleIsDocumented(t *testing.T) {
	t.Parallel()
	docs := read(t, "../../docs/dependencies.md")
	for line := range strings.Lines(read(t, "../../go.mod")) {
		words := strings.Fields(strings.TrimPrefix(line, "tool "))
		if len(words) != 2 || !strings.HasPrefix(words[1], "v") {
			continue
		}
		if !strings.Contains(docs, "`"+words[0]+"`") || !strings.Contains(docs, words[1]) {
			t.Errorf("docs/dependencies.md says nothing of %s %s", words[0], words[1])
		}
	}
}

// TestEveryDocumentIsReached looks for links in the documents that lead nowhere.
func TestEveryDocumentIsReached(t *testing.T) {
	t.Parallel()
	pages, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	link := regexp.MustCompile(`\]\(([^)#:]+)(?:#[^)]*)?\)`)
	for _, page := range append(pages, "../../README.md", "../../CONTRIBUTING.md") {
		for _, m := range link.FindAllStringSubmatch(read(t, page), -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(page), m[1])); err != nil {
				t.Errorf("%s leads to %s, which is not there", filepath.Base(page), m[1])
			}
		}
	}
}

// TestEveryDraftIsDocumented holds docs/drafts.md against the drafts that come with the program, and against the functions of templates.
func TestEveryDraftIsDocumented(t *testing.T) {
	t.Parallel()
	docs := read(t, "../../docs/drafts.md")
	folders, err := filepath.Glob("../../drafts/*")
	if err != nil || len(folders) == 0 {
		t.Fatalf("%d drafts, %v", len(folders), err)
	}
	for _, f := range folders {
		if id := filepath.Base(f); !strings.Contains(docs, "| `"+id+"` |") {
			t.Errorf("docs/drafts.md says nothing of the draft %s", id)
		}
	}
	for _, f := range drafts.Functions() {
		if !strings.Contains(docs, "\n"+f+"\n") {
			t.Errorf("docs/drafts.md does not have the line: %s", f)
		}
	}
}
