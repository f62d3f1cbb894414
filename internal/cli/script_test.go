package cli_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/tarazy/tarazy"
	"github.com/tarazy/tarazy/internal/cli"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"tarazy": func() {
			os.Exit(cli.Main(os.Args[1:], cli.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}, tarazy.Files))
		},
	})
}

// TestScript runs the transcripts in testdata/script: each is a session at the command line, with its files, and what must come out.
// TARAZY_UPDATE=1 rewrites the outputs that a script compares.
func TestScript(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       os.Getenv("TARAZY_UPDATE") != "",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			pool, err := filepath.Abs("testdata/pool")
			e.Setenv("TARAZY_LANG", "")
			e.Setenv("POOL", pool)
			return err
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"unpack": unpack, "examples": examples, "readme": readme, "transcripts": transcripts},
	})
}

// unpack puts the law and the records that are in the program into the script's folder, or a folder that is named.
func unpack(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) == 0 {
		ts.Check(os.CopyFS(ts.MkAbs("."), tarazy.Files))
		return
	}
	ts.Check(os.CopyFS(ts.MkAbs(filepath.Base(args[0])), os.DirFS(args[0])))
}

var argument = regexp.MustCompile(`"[^"]*"|\S+`)

// examples runs every example that the help of a command shows, and wants each to go well.
func examples(ts *testscript.TestScript, _ bool, command []string) {
	ts.Check(ts.Exec("tarazy", append(command, "--help")...))
	_, after, ok := strings.Cut(ts.ReadFile("stdout"), "\nExamples:\n")
	if !ok {
		ts.Fatalf("the help of %q has no examples", command)
	}
	for line := range strings.Lines(after) {
		words := argument.FindAllString(line, -1)
		if len(words) == 0 {
			break
		}
		if words[0] != "tarazy" || !strings.HasPrefix(line, "  tarazy") {
			continue
		}
		for i, w := range words {
			words[i] = strings.Trim(w, `"`)
		}
		if err := ts.Exec(words[0], words[1:]...); err != nil {
			ts.Fatalf("the example %q does not go well: %v", line, err)
		}
	}
}

// readme writes the files that the README shows: blocks of YAML that begin with a comment that is their name.
func readme(ts *testscript.TestScript, _ bool, _ []string) {
	text, err := os.ReadFile("../../README.md")
	ts.Check(err)
	blocks := regexp.MustCompile("(?s)```yaml\n# ([a-z0-9./-]+\\.yaml)\n(.*?)```").FindAllSubmatch(text, -1)
	if len(blocks) == 0 {
		ts.Fatalf("the README shows no files")
	}
	for _, b := range blocks {
		name := ts.MkAbs(string(b[1]))
		ts.Check(os.MkdirAll(filepath.Dir(name), 0o755))
		ts.Check(os.WriteFile(name, b[2], 0o644))
	}
}

// transcripts runs the commands that the README shows as typed, and wants what it shows as printed; a line … stands for any number of lines.
func transcripts(ts *testscript.TestScript, _ bool, _ []string) {
	text, err := os.ReadFile("../../README.md")
	ts.Check(err)
	blocks := regexp.MustCompile("(?s)```console\n(.*?)```").FindAllSubmatch(text, -1)
	if len(blocks) == 0 {
		ts.Fatalf("the README shows no transcripts")
	}
	for _, b := range blocks {
		for _, session := range strings.Split(string(b[1]), "$ ")[1:] {
			line, want, _ := strings.Cut(session, "\n")
			words := strings.Fields(strings.Replace(line, "go run ./cmd/tarazy", "tarazy", 1))
			ts.Check(ts.Exec(words[0], words[1:]...))
			rest := ts.ReadFile("stdout")
			for i, part := range strings.Split("\n"+want, "\n…\n") {
				at := strings.Index("\n"+rest, strings.TrimSuffix(part, "\n"))
				if at < 0 || i == 0 && at > 0 && strings.TrimSpace(part) != "" {
					ts.Fatalf("%s does not print (any more):\n%s", line, part)
				}
				rest = rest[min(len(rest), at+len(part)):]
			}
		}
	}
}
