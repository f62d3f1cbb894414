package record

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/sheet"
)

// Write gives every file of the record to put, byte for byte as it was read or as [Record.Append] left it, in the order of the
// names. It stops at the first error of put and returns it.
func (r *Record) Write(put func(name string, text []byte) error) error {
	for _, f := range r.Files {
		if err := put(f.Name, f.Text); err != nil {
			return err
		}
	}
	return nil
}

// Append gives the record that has entry at the end of one of its files: actors, events or sources, which need not exist yet. Entry is one or more
// items of a list, each beginning with a hyphen; nothing that stands in the file is changed. Nothing is written: see [Record.Save].
// All problems of the record as it would be are in the list; it is fit for use only when the list has no errors.
func (r *Record) Append(name, entry string) (*Record, problem.List) {
	next := newReader(r.vocabulary)
	next.record.folder, next.record.shown, next.record.vocabulary = r.folder, r.shown, r.vocabulary
	texts := slices.Clone(r.Files)
	at := slices.IndexFunc(texts, func(f File) bool { return f.Name == name })
	if at < 0 {
		texts = append(texts, File{Name: name})
		at = len(texts) - 1
	}
	if wrong := unfit(entry, texts[at]); wrong != "" {
		next.to.Add(problem.Problem{Position: problem.Position{File: r.shown + name}, Message: wrong, Hint: "write - id: … and the other keys below it"})
		return r, next.to
	}
	texts[at].Text = joined(texts[at], entry)
	slices.SortFunc(texts, func(a, b File) int { return cmp.Compare(a.Name, b.Name) })
	for _, f := range texts {
		root, ok := sheet.Read(r.shown+f.Name, f.Text, &next.to)
		next.file(f.Name, f.Text, root, ok)
	}
	next.files(r.folder)
	next.finish()
	next.to.Sort()
	return next.record, next.to
}

// unfit says what keeps an entry from being put at the end of a file, or "".
func unfit(entry string, f File) string {
	if !fs.ValidPath(f.Name) || !strings.HasSuffix(f.Name, ".yaml") || strings.HasPrefix(f.Name, ".") || strings.Contains(f.Name, "/.") {
		return "a record has no such file"
	}
	var list problem.List
	root, ok := sheet.Read(f.Name, []byte(entry), &list)
	switch {
	case !ok:
		return "what is to be added " + list.All[0].Message
	case !root.IsList() || root.IsFlow():
		return "what is to be added is no list of entries"
	case f.Root.IsFlow():
		return "the file is written in brackets: nothing can be added at its end"
	}
	return ""
}

// joined puts an entry at the end of a file, as far to the right as the entries before it, with the ends of lines that the file has.
func joined(f File, entry string) []byte {
	indent := ""
	if at := f.Root.Position(); f.Root.IsList() {
		indent = strings.Repeat(" ", at.Column-1)
	}
	out := bytes.NewBuffer(slices.Clone(f.Text))
	if n := len(f.Text); n > 0 && f.Text[n-1] != '\n' {
		out.WriteByte('\n')
	}
	lines := strings.Split(strings.TrimRight(strings.ReplaceAll(entry, "\r\n", "\n"), "\n"), "\n")
	own := ownIndent(lines)
	end := "\n"
	if bytes.Contains(f.Text, []byte("\r\n")) {
		end = "\r\n"
	}
	for _, line := range lines {
		if line = strings.TrimPrefix(line, own); line != "" {
			line = indent + line
		}
		out.WriteString(line + end)
	}
	return out.Bytes()
}

// ownIndent is what stands before the first hyphen of an entry.
func ownIndent(lines []string) string {
	for _, line := range lines {
		if rest := strings.TrimLeft(line, " "); strings.HasPrefix(rest, "-") {
			return line[:len(line)-len(rest)]
		}
	}
	return ""
}

// Save writes those files of the record that differ from what stands in the folder dir. Each is written beside the old one and takes its place
// only when it is complete, so that at no time a file is half written. It never writes outside dir.
func (r *Record) Save(dir string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	return r.Write(func(name string, text []byte) error {
		if old, err := root.ReadFile(name); err == nil && bytes.Equal(old, text) {
			return nil
		}
		return replace(root, name, text)
	})
}

// replace writes a file beside the one that it takes the place of.
func replace(root *os.Root, name string, text []byte) error {
	if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return err
	}
	mode := os.FileMode(0o644)
	if info, err := root.Stat(name); err == nil {
		mode = info.Mode().Perm()
	}
	beside := path.Join(path.Dir(name), "."+path.Base(name)+".new")
	f, err := root.OpenFile(beside, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	if err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = root.Rename(beside, name)
	}
	if err != nil {
		_ = root.Remove(beside)
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
