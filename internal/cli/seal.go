package cli

import (
	"bytes"
	"fmt"
	"os"

	"github.com/tarazy/tarazy/internal/paper/gate"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/sealed"
)

// sealCommand encrypts a list of real names.
type sealCommand struct {
	List       string `arg:"" name:"NAMES.yaml"`
	Out        string `required:"" placeholder:"FILE"`
	For        string `placeholder:"FILE"`
	Passphrase string `name:"passphrase-file" placeholder:"FILE"`
}

// Run checks the list and writes it encrypted. The list itself is left where it is: the person is told to remove it.
func (c *sealCommand) Run(s *shared) error {
	list, err := os.ReadFile(c.List)
	if err != nil {
		return s.unread(c.List, err)
	}
	if sameFile(c.List, c.Out) {
		return s.wrong("exists_already", "Path", c.Out)
	}
	names := sealed.Unsealed(list)
	s.keep(names)
	if err := s.report(gate.Folder(c.Out, names), true); err != nil {
		return s.refused(err)
	}
	var out bytes.Buffer
	if err := c.seal(s, &out, list); err != nil {
		return err
	}
	if err := s.writeFile(c.Out, out.Bytes()); err != nil {
		return err
	}
	fmt.Fprintln(s.Out, c.Out)
	fmt.Fprintln(s.Err, s.words.Say("sealed_now_remove", "Path", c.List))
	return nil
}

// sameFile reports whether two names are those of one file.
func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	other, wrong := os.Stat(b)
	return err == nil && wrong == nil && os.SameFile(one, other)
}

// seal encrypts for those whose keys are in a file, or else with a passphrase.
func (c *sealCommand) seal(s *shared, out *bytes.Buffer, list []byte) error {
	sealing := func(problems problem.List, err error) error {
		_ = s.report(problems, true)
		return s.unsealed(c.List, err)
	}
	if c.For != "" {
		text, err := os.ReadFile(c.For)
		if err != nil {
			return s.unread(c.For, err)
		}
		keys, err := sealed.Recipients(bytes.NewReader(text))
		if err != nil {
			return s.unsealed(c.For, err)
		}
		return sealing(sealed.Seal(out, c.List, list, keys...))
	}
	phrase, err := s.passphrase(c.Passphrase, true)
	if err != nil {
		return err
	}
	_, key, err := sealed.Passphrase(phrase)
	if err != nil {
		return s.unsealed(c.List, err)
	}
	return sealing(sealed.Seal(out, c.List, list, key))
}
