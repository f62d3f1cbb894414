// Package cli is the command line of Tarazy: one command, one file. A command parses its arguments, calls one function of the
// packages below and prints what it gives; messages go to standard error, results to standard output.
//
// Begin with [Main]. It and the commands are the only places of the program that ask what day it is, beside the pages.
package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"time"

	"github.com/alecthomas/kong"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// Exit codes.
const (
	done     = 0
	problems = 1 // problems in the files given, or tests failed
	usage    = 2 // wrong usage
	outside  = 3 // something outside failed: a disk, a network
)

// Streams are where the program reads and writes.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
}

// shared is what every command can use.
type shared struct {
	Streams
	embedded fs.FS
	today    civil.Day
	lang     vocabulary.Language
	law      string
}

// commands is the whole command line.
type commands struct {
	Lang string `help:"Language of everything the program says." enum:"en,ru,kk" default:"en" env:"TARAZY_LANG"`
	Law  string `help:"Folder of law packs to use instead of those in the program." placeholder:"DIR" type:"path"`

	Assess  assessCommand  `cmd:"" help:"Weigh records against the law."`
	Compare compareCommand `cmd:"" help:"Weigh the same facts under the law of several days."`
	Count   countCommand   `cmd:"" help:"Count a term in a pack's calendar."`
	Norms   lawCommand     `cmd:"" name:"law" help:"Look into the law packs."`
	Check   checkCommand   `cmd:"" help:"Find problems in records and law packs."`
	Test    testCommand    `cmd:"" help:"Run the tests beside the norms."`
}

// found is the error of a command that has printed problems already.
var errFound = errors.New("problems were found")

// usageError is a wrong use of a command, said in one sentence.
type usageError struct{ sentence string }

func (e usageError) Error() string { return e.sentence }

// outsideError is a failure of something outside the program, said in one sentence.
type outsideError struct{ sentence string }

func (e outsideError) Error() string { return e.sentence }

// Main runs one command and gives the exit code.
func Main(args []string, std Streams, embedded fs.FS) int {
	var c commands
	code := -1
	parser, err := kong.New(&c, kong.Name("tarazy"),
		kong.Description("Weighs what happened in a labour dispute against the law in force on the day, and shows every reason."),
		kong.Writers(std.Out, std.Err), kong.Exit(func(n int) { code = n }),
		kong.UsageOnError(), kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}))
	if err != nil {
		fmt.Fprintln(std.Err, "tarazy:", err)
		return outside
	}
	ctx, err := parser.Parse(args)
	if code >= 0 {
		return code
	}
	if err != nil {
		fmt.Fprintf(std.Err, "tarazy: %s\ntry: tarazy --help\n", err)
		return usage
	}
	now := time.Now()
	today, _ := civil.NewDay(now.Year(), int(now.Month()), now.Day())
	s := &shared{Streams: std, embedded: embedded, today: today, lang: vocabulary.Language(c.Lang), law: c.Law}
	return s.exit(ctx.Run(s))
}

// exit prints an error in one sentence and gives its code.
func (s *shared) exit(err error) int {
	var wrong usageError
	var failed outsideError
	switch {
	case err == nil:
		return done
	case errors.Is(err, errFound):
		return problems
	case errors.As(err, &wrong):
		fmt.Fprintln(s.Err, "tarazy:", wrong)
		return usage
	case errors.As(err, &failed):
		fmt.Fprintln(s.Err, "tarazy:", failed)
		return outside
	}
	fmt.Fprintln(s.Err, "tarazy:", err)
	return outside
}

// report prints problems and says whether the files can be used: errFound when not.
func (s *shared) report(list problem.List, warnings bool) error {
	for _, p := range list.All {
		if !p.Warning || warnings {
			fmt.Fprintln(s.Err, p)
		}
	}
	if list.Errors() > 0 {
		return errFound
	}
	return nil
}
