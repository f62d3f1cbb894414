package cli

import (
	"fmt"
	"os"
	"path/filepath"
)

// save puts the files in their places, all or none: each is written beside its place first, and renamed when all are there.
func (c *paperBuildCommand) save(s *shared, files []file) error {
	if err := os.MkdirAll(c.Out, 0o755); err != nil {
		return s.failed("not_written_to", "Path", c.Out, "Why", reason(err))
	}
	var beside []string
	defer func() {
		for _, name := range beside {
			_ = os.Remove(name)
		}
	}()
	for _, f := range files {
		name := filepath.Join(c.Out, f.name)
		temporary, err := putBeside(name, f.data)
		if err != nil {
			return s.failed("not_written_to", "Path", name, "Why", reason(err))
		}
		beside = append(beside, temporary)
	}
	for i, f := range files {
		name := filepath.Join(c.Out, f.name)
		if err := os.Rename(beside[i], name); err != nil {
			return s.failed("not_written_to", "Path", name, "Why", reason(err))
		}
		fmt.Fprintln(s.Out, name)
	}
	return nil
}
