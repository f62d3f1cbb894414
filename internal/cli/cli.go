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
	"os"
	"strings"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/say"
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
	words    *say.Words
	law      string // the folder of law packs; "": those in the program
	results  *output
	hush     func(string) string // takes out of a text what no message may hold; nil: nothing
}

// commands is the whole command line. What each command and flag does is said in the catalogues of package say, under the names that
// help.go gives them.
type commands struct {
	Lang    string      `enum:"en,ru,kk" default:"${language}"`
	Law     string      `placeholder:"DIR"`
	Version versionFlag `name:"version"`

	Assess     assessCommand     `cmd:""`
	Compare    compareCommand    `cmd:""`
	Docket     docketCommand     `cmd:""`
	Paper      paperCommand      `cmd:""`
	Seal       sealCommand       `cmd:""`
	Bulk       bulkCommand       `cmd:""`
	Count      countCommand      `cmd:""`
	Norms      lawCommand        `cmd:"" name:"law"`
	Check      checkCommand      `cmd:""`
	Test       testCommand       `cmd:""`
	New        newCommand        `cmd:""`
	Completion completionCommand `cmd:""`
}

// errFound is the error of a command that has printed problems already.
var errFound = errors.New("problems were found")

// usageError is a wrong use of a command, said in one sentence.
type usageError struct{ sentence string }

func (e usageError) Error() string { return e.sentence }

// outsideError is a failure of something outside the program, said in one sentence.
type outsideError struct{ sentence string }

func (e outsideError) Error() string { return e.sentence }

// Main runs one command and gives the exit code.
func Main(args []string, std Streams, embedded fs.FS) int {
	now := time.Now()
	today, _ := civil.NewDay(now.Year(), int(now.Month()), now.Day())
	results := &output{to: std.Out}
	s := &shared{Streams: std, embedded: embedded, today: today, results: results, lang: spoken(args, os.Getenv(languageVariable))}
	s.Out = results
	var err error
	if s.words, err = say.New(s.lang); err != nil {
		fmt.Fprintln(std.Err, "tarazy:", err)
		return outside
	}
	return s.exit(s.run(args))
}

// run parses the arguments and runs the command that they name.
func (s *shared) run(args []string) error {
	var c commands
	parser, over, err := s.parser(&c)
	if err != nil {
		return err
	}
	if len(args) > 0 && args[0] == completeCommand {
		return s.complete(parser, args[1:])
	}
	ctx, err := parser.Parse(args)
	switch {
	case *over:
		return nil
	case err != nil:
		return s.misused(parser, err)
	}
	s.law = c.Law
	return ctx.Run(s)
}

// parser is the parser of the command line. over is set when a flag such as --help has done all there is to do.
func (s *shared) parser(c *commands) (parser *kong.Kong, over *bool, err error) {
	over = new(bool)
	language := os.Getenv(languageVariable)
	if language == "" {
		language = string(vocabulary.English)
	}
	parser, err = kong.New(c, kong.Name("tarazy"), kong.Vars{"language": language}, kong.Writers(s.Out, s.Err),
		kong.Exit(func(int) { *over = true }), kong.Help(s.help), kong.Bind(s))
	return parser, over, err
}

// exit prints an error in one sentence and gives its code.
func (s *shared) exit(err error) int {
	if broken := s.results.err; broken != nil {
		if errors.Is(broken, syscall.EPIPE) {
			return outside // whoever read the results has seen enough
		}
		err = s.failed("not_written", "Why", broken)
	}
	var wrong usageError
	switch {
	case err == nil:
		return done
	case errors.Is(err, errFound):
		return problems
	case errors.As(err, &wrong):
		fmt.Fprintln(s.Err, "tarazy:", problem.Printable(s.words.Sentences.Translate(wrong.sentence)))
		return usage
	}
	fmt.Fprintln(s.Err, "tarazy:", problem.Printable(s.words.Sentences.Translate(err.Error())))
	return outside
}

// wrong is a wrong use of a command, said by a message of the catalogues.
func (s *shared) wrong(id string, pairs ...any) error { return usageError{s.words.Say(id, pairs...)} }

// failed is a failure of something outside the program, said by a message of the catalogues.
func (s *shared) failed(id string, pairs ...any) error {
	return outsideError{s.words.Say(id, pairs...)}
}

// noSuch says that there is no such thing as a word names, and which one may be meant.
func (s *shared) noSuch(id, word string, known []string, pairs ...any) error {
	sentence := s.words.Say(id, append(pairs, "Word", word)...)
	if near := nearest(word, known); near != "" {
		return usageError{sentence + "; " + s.words.Say("did_you_mean", "Word", near)}
	}
	if len(known) > 0 && len(known) <= 8 {
		return usageError{sentence + "; " + s.words.Say("there_are", "Words", strings.Join(known, ", "))}
	}
	return usageError{sentence}
}

// nearest is the known word that was meant: the only one that begins so, else one that differs in a few letters, else "".
func nearest(word string, known []string) string {
	var begin []string
	for _, k := range known {
		if strings.HasPrefix(k, word) {
			begin = append(begin, k)
		}
	}
	if len(begin) == 1 {
		return begin[0]
	}
	return problem.Nearest(word, known)
}

// report prints problems and says whether the files can be used: errFound when not.
func (s *shared) report(list problem.List, warnings bool) error {
	for _, p := range list.All {
		if !p.Warning || warnings {
			fmt.Fprintln(s.Err, s.said(p))
		}
	}
	if list.Errors() > 0 {
		return errFound
	}
	return nil
}

// said is a problem in the language of the person.
func (s *shared) said(p problem.Problem) problem.Problem {
	if p.Warning {
		p.Message, p.Warning = "warning: "+p.Message, false
	}
	p.Message, p.Hint = s.words.Sentences.Translate(p.Message), s.words.Sentences.Translate(p.Hint)
	if s.hush != nil {
		p.Line = s.hush(p.Line) // before it is cut, when only part of a name would be left
	}
	return p
}

// output passes results on and remembers the first error, so that no command has to look for it after every line.
type output struct {
	to  io.Writer
	err error
}

// Write writes unless an earlier write failed.
func (o *output) Write(p []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	n, err := o.to.Write(p)
	o.err = err
	return n, err
}
