package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"golang.org/x/term"

	"github.com/tarazy/tarazy/internal/paper/gate"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/sealed"
)

// sealedFlags name a list of sealed names and what opens it.
type sealedFlags struct {
	Sealed     string `placeholder:"FILE"`
	Key        string `placeholder:"FILE"`
	Passphrase string `name:"passphrase-file" placeholder:"FILE"`
}

// names opens the list of sealed names; nil where none is given. From then on the command prints none of them, whatever it prints.
func (f *sealedFlags) names(s *shared) (*sealed.Names, error) {
	names, err := f.open(s)
	if err == nil {
		s.keep(names)
	}
	return names, err
}

// keep lets nothing be printed from now on that holds one of the names.
func (s *shared) keep(names *sealed.Names) {
	if names.Len() > 0 {
		s.hush = func(text string) string { return gate.Hide(text, names) }
		s.Out, s.Err = hushed{s.Out, s.hush}, hushed{s.Err, s.hush}
	}
}

// hushed passes on what is written without sealed names. What is to be seen whole must be written in one piece.
type hushed struct {
	to   io.Writer
	hush func(string) string
}

func (h hushed) Write(text []byte) (int, error) {
	if _, err := io.WriteString(h.to, h.hush(string(text))); err != nil {
		return 0, err
	}
	return len(text), nil
}

func (f *sealedFlags) open(s *shared) (*sealed.Names, error) {
	switch {
	case f.Sealed == "" && f.Key == "" && f.Passphrase == "":
		return nil, nil
	case f.Sealed == "":
		return nil, s.wrong("missing_words", "Words", "--sealed FILE") // who gives a key wants names to be looked for
	}
	data, err := os.ReadFile(f.Sealed)
	if err != nil {
		return nil, s.unread(f.Sealed, err)
	}
	opened := func(names *sealed.Names, list problem.List, err error) (*sealed.Names, error) {
		_ = s.report(list, true)
		return names, s.unsealed(f.Sealed, err)
	}
	if f.Key != "" {
		text, err := os.ReadFile(f.Key)
		if err != nil {
			return nil, s.unread(f.Key, err)
		}
		keys, err := sealed.Identities(bytes.NewReader(text))
		if err != nil {
			return nil, s.unsealed(f.Key, err)
		}
		return opened(sealed.Read(f.Sealed, bytes.NewReader(data), keys...))
	}
	phrase, err := s.passphrase(f.Passphrase, false)
	if err != nil {
		return nil, err
	}
	key, _, err := sealed.Passphrase(phrase)
	if err != nil {
		return nil, s.unsealed(f.Sealed, err)
	}
	return opened(sealed.Read(f.Sealed, bytes.NewReader(data), key))
}

// unsealed says in one sentence why a list of names was not opened or made: a file that is no such list has problems, a passphrase or key that does
// not open it was the wrong one to give.
func (s *shared) unsealed(file string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, sealed.ErrList):
		return errFound
	}
	p := sealed.Problem(file, err)
	said := file + ": " + s.words.Sentences.Translate(p.Message)
	switch {
	case errors.Is(err, sealed.ErrKey), errors.Is(err, sealed.ErrNobody):
		return usageError{said}
	case errors.Is(err, sealed.ErrUnread), errors.Is(err, sealed.ErrUnwritten):
		return outsideError{said}
	}
	return s.report(problem.List{All: []problem.Problem{p}}, true)
}

// passphrase reads a passphrase: the first line of a file, else what is typed on the terminal, where it is not shown; twice where it is a new one.
func (s *shared) passphrase(file string, again bool) (string, error) {
	if file != "" {
		text, err := os.ReadFile(file)
		if err != nil {
			return "", s.unread(file, err)
		}
		line, _, _ := bytes.Cut(text, []byte("\n"))
		return string(bytes.TrimSuffix(line, []byte("\r"))), nil
	}
	in, ok := s.In.(*os.File)
	if !ok || !term.IsTerminal(int(in.Fd())) {
		return "", s.wrong("passphrase_how")
	}
	first, err := s.typed(in, "passphrase_ask")
	if err != nil || !again {
		return first, err
	}
	second, err := s.typed(in, "passphrase_again")
	if err == nil && first != second {
		err = s.wrong("passphrase_differs")
	}
	return first, err
}

// typed asks for a line that the terminal does not show.
func (s *shared) typed(in *os.File, ask string) (string, error) {
	fmt.Fprint(s.Err, s.words.Say(ask)+" ")
	text, err := term.ReadPassword(int(in.Fd()))
	fmt.Fprintln(s.Err)
	if err != nil {
		return "", s.failed("not_read", "Path", "terminal", "Why", err)
	}
	return string(text), nil
}
