package cli

import (
	"embed"
	"io/fs"
)

//go:embed completion new
var carried embed.FS

// completionCommand prints the script that makes a shell complete the command line.
type completionCommand struct {
	Shell string `arg:"" name:"SHELL" enum:"bash,zsh,fish"`
}

// Run prints the script.
func (c *completionCommand) Run(s *shared) error {
	script, err := fs.ReadFile(carried, "completion/tarazy."+c.Shell)
	if err != nil {
		return err
	}
	_, err = s.Out.Write(script)
	return err
}
