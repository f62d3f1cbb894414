package sheet

import (
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/tarazy/tarazy/internal/problem"
)

// Sheet is one file that was read.
type Sheet struct {
	Name string // within fsys
	Data []byte
	Root Node // nothing when the file could not be read
	OK   bool
}

// ReadAll reads and parses files on all processors and gives them in the order of the names, with all their problems. shown is put
// before file names in problems.
func ReadAll(fsys fs.FS, names []string, shown string, to *problem.List) []Sheet {
	out := make([]Sheet, len(names))
	lists := make([]problem.List, len(names))
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), max(1, len(names))) {
		wg.Go(func() {
			for i := range next {
				out[i].Name = names[i]
				data, ok := Open(fsys, names[i], shown+names[i], &lists[i])
				if !ok {
					continue
				}
				out[i].Data = data
				out[i].Root, out[i].OK = Read(shown+names[i], data, &lists[i])
			}
		})
	}
	for i := range names {
		next <- i
	}
	close(next)
	wg.Wait()
	for i := range out {
		to.Join(lists[i])
		out[i].Root.report(to)
	}
	return out
}

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
