package cli_test

import (
	"os"
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
			e.Setenv("TARAZY_LANG", "")
			return nil
		},
	})
}
