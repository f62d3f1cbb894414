package cli

import (
	"fmt"
	"runtime/debug"

	"github.com/alecthomas/kong"
)

// versionFlag is --version.
type versionFlag bool

// BeforeApply prints the version of the program and of the law that it would use, and ends.
func (versionFlag) BeforeApply(ctx *kong.Context, s *shared) error {
	for _, p := range ctx.Path {
		if p.Flag != nil && p.Flag.Name == "law" {
			s.law, _ = ctx.FlagValue(p.Flag).(string)
		}
	}
	body, err := s.body()
	if err != nil {
		return err
	}
	fmt.Fprintln(s.Out, "tarazy", version())
	for _, p := range body.Packs {
		fmt.Fprintln(s.Out, p.ID, p.Digest)
	}
	ctx.Exit(done)
	return nil
}

// version is the version of the module that the program was built from, or "development" where it was built from a working tree.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "development"
	}
	return info.Main.Version
}
