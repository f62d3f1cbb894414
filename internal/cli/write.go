package cli

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"syscall"
)

// writeFile puts a file in its place whole or not at all: it is written beside and renamed.
func (s *shared) writeFile(name string, data []byte) error { return s.writeFileAs(name, name, data) }

// writeFileAs writes a file that messages call by the name that it will have.
func (s *shared) writeFileAs(name, shown string, data []byte) error {
	beside, err := putBeside(name, data)
	if err == nil {
		defer os.Remove(beside)
		err = os.Rename(beside, name)
	}
	if err != nil {
		return s.failed("not_written_to", "Path", shown, "Why", reason(err))
	}
	return nil
}

// putBeside writes a file beside its place, with the rights of the one that stands there, and gives its name.
func putBeside(name string, data []byte) (temporary string, err error) {
	mode := fs.FileMode(0o644)
	if info, err := os.Lstat(name); err == nil {
		if info.IsDir() {
			return "", syscall.EISDIR
		}
		if info.Mode().IsRegular() {
			mode = info.Mode().Perm()
		}
	}
	file, err := os.CreateTemp(filepath.Dir(name), ".tarazy-*")
	if err != nil {
		return "", err
	}
	_, err = file.Write(data)
	for _, step := range []func() error{func() error { return file.Chmod(mode) }, file.Sync, file.Close} {
		if err == nil {
			err = step()
		}
	}
	if err != nil {
		_ = file.Close()
		_ = os.Remove(file.Name())
		return "", err
	}
	return file.Name(), nil
}

// writeFolder makes a folder with files, whole or not at all. What is there already is never overwritten.
func (s *shared) writeFolder(name string, files map[string][]byte) error {
	if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
		return s.wrong("exists_already", "Path", name)
	}
	beside, err := os.MkdirTemp(filepath.Dir(name), ".tarazy-*")
	if err != nil {
		return s.failed("not_written_to", "Path", name, "Why", reason(err))
	}
	defer os.RemoveAll(beside)
	for file, data := range files {
		if err := s.writeFileAs(filepath.Join(beside, file), filepath.Join(name, file), data); err != nil {
			return err
		}
	}
	if err = os.Chmod(beside, 0o755); err == nil {
		err = os.Rename(beside, name)
	}
	if err != nil {
		return s.failed("not_written_to", "Path", name, "Why", reason(err))
	}
	return nil
}

// reason is what the system says, without the names of files that stand in the sentence already.
func reason(err error) string {
	var at *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &at):
		return at.Err.Error()
	case errors.As(err, &link):
		return link.Err.Error()
	}
	return err.Error()
}

// unread says that a file which was named could not be read.
func (s *shared) unread(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return s.wrong("no_file", "Path", path)
	}
	return s.failed("not_read", "Path", path, "Why", reason(err))
}

// inMemory is a folder of files that are not written yet, so that they can be read back first.
func inMemory(files map[string][]byte) (fs.FS, error) {
	var packed bytes.Buffer
	w := zip.NewWriter(&packed)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			return nil, err
		}
		if _, err := f.Write(files[name]); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(packed.Bytes()), int64(packed.Len()))
}
