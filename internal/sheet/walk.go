package sheet

import (
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Find lists the YAML files below root in fsys, sorted by path, leaving out hidden ones. The second list has files
// whose names end in .yml, which are not read: the project's files end in .yaml.
func Find(fsys fs.FS, root string) (files, misnamed []string, err error) {
	err = fs.WalkDir(fsys, root, func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case p != root && strings.HasPrefix(path.Base(p), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir():
		case strings.HasSuffix(p, ".yaml"):
			files = append(files, p)
		case strings.HasSuffix(p, ".yml"):
			misnamed = append(misnamed, p)
		}
		return nil
	})
	slices.Sort(files)
	slices.Sort(misnamed)
	return files, misnamed, err
}
