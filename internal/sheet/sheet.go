// Package sheet reads YAML files so that every word in them knows where it stood.
//
// [Read] parses one file into a [Node]; the methods of Node take it apart and put every mistake into the problem list with its
// line and column, so that a reader above never stops at the first one. It is the only door to YAML: law and record
// come through here. It knows nothing of laws and records.
//
// What it refuses, whatever stands in the file: more than [MaxSize], text that is not UTF-8, anchors and aliases (which make
// small files grow without bound), more than one document, nesting deeper than [MaxDepth], the same key twice.
package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/tarazy/tarazy/internal/problem"
)

const (
	// MaxSize is the largest file that is read, in bytes.
	MaxSize = 16 << 20
	// MaxDepth is how deep maps and lists may nest.
	MaxDepth = 40
)

// File is one file that was read: its name, its lines and where its problems go.
type File struct {
	Name     string
	lines    []string
	problems *problem.List
	document *yaml.Node
}

// Open reads a file of fsys whole. Problems (too large, not readable) go to the list; false means there is no text.
func Open(fsys fs.FS, name, shown string, to *problem.List) ([]byte, bool) {
	f, err := fsys.Open(name)
	if err != nil {
		to.Add(problem.Problem{Position: problem.Position{File: shown}, Message: "cannot be opened", Hint: "check that the file exists and that you may read it"})
		return nil, false
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, MaxSize+1))
	if err != nil {
		to.Add(problem.Problem{Position: problem.Position{File: shown}, Message: "cannot be read", Hint: "check that it is a file and that you may read it"})
		return nil, false
	}
	if len(data) > MaxSize {
		to.Add(problem.Problem{Position: problem.Position{File: shown}, Message: "is larger than 16 MiB", Hint: "split it: events and actors may stand in several files, events/*.yaml and actors/*.yaml"})
		return nil, false
	}
	return data, true
}

// Read parses one YAML document. Problems go to the list; false means that nothing of the file can be used.
// An empty file gives an empty Node.
func Read(name string, data []byte, to *problem.List) (Node, bool) {
	f := &File{Name: name, problems: to}
	if at := invalidUTF8(data); at >= 0 {
		before := data[:at]
		line := bytes.Count(before, []byte("\n")) + 1
		column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
		f.add(line, column, "is not UTF-8 text from here on", "save the file as UTF-8")
		return Node{}, false
	}
	data = bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))
	f.lines = strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n")
	var doc yaml.Node
	if err := yaml.Load(data, &doc); err != nil {
		if len(bytes.TrimSpace(data)) == 0 {
			return Node{file: f}, true
		}
		f.syntax(err)
		return Node{}, false
	}
	if doc.Kind != yaml.DocumentNode || len(doc.Content) == 0 {
		return Node{file: f}, true
	}
	f.document = &doc
	root := Node{file: f, y: doc.Content[0]}
	return root, f.sound(root.y, 1)
}

// invalidUTF8 gives the offset of the first byte that is not UTF-8, or -1.
func invalidUTF8(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// syntax turns the parser's error into a problem at its place.
func (f *File) syntax(err error) {
	var one *yaml.LoadError
	if !errors.As(err, &one) {
		f.add(0, 0, "cannot be read as YAML", "")
		return
	}
	line, column := one.Mark.Line, one.Mark.Column
	if line == 0 {
		line, column = one.ContextMark.Line, one.ContextMark.Column
	}
	if line > len(f.lines) {
		line, column = one.ContextMark.Line, one.ContextMark.Column
	}
	message := one.Message
	if strings.Contains(message, "expected single document") {
		line, column = f.second(), 1
		message = "a second document begins"
	}
	f.add(line, column, "is not well-formed YAML: "+message, f.advice(message, line))
}

// second finds the line at which a second document begins.
func (f *File) second() int {
	for i, text := range f.lines {
		if i > 0 && strings.HasPrefix(text, "---") {
			return i + 1
		}
	}
	return 1
}

// advice says what would be right for the mistakes that people make most.
func (f *File) advice(message string, line int) string {
	text := f.line(line)
	switch {
	case strings.HasPrefix(strings.TrimLeft(text, " "), "\t") || strings.Contains(text, "\t") && strings.Contains(message, "token"):
		return "indent with spaces, not with tabs"
	case strings.Contains(text, ": >") || strings.Contains(text, ": <"):
		return `put quotes round a value that begins with > or <: ">=20"`
	case strings.Contains(message, "mapping values"):
		return "a text that contains a colon needs quotes round it"
	case strings.Contains(message, "',' or ']'"), strings.Contains(message, "',' or '}'"):
		return "a bracket is not closed, or a comma is missing"
	case strings.Contains(message, "unexpected end of stream"):
		return "a quotation mark or bracket is not closed"
	case strings.Contains(message, "document"):
		return "keep one document in one file"
	case strings.Contains(message, "depth"):
		return "this is nested far deeper than any record or norm needs to be"
	}
	return "check the indentation and the brackets of this line and the one before it"
}

// sound looks for what no file of ours may contain; false when there is some of it.
func (f *File) sound(y *yaml.Node, depth int) bool {
	n := Node{file: f, y: y}
	if depth > MaxDepth {
		n.Problem(fmt.Sprintf("is nested deeper than %d levels", MaxDepth), "")
		return false
	}
	if y.Kind == yaml.AliasNode {
		n.Problem("an alias (*) is not allowed", "write the value out again")
		return false
	}
	ok := true
	if y.Anchor != "" {
		n.Problem("an anchor (&) is not allowed", "write the value out where it is used")
		ok = false
	}
	seen := map[string]bool{}
	for i, child := range y.Content {
		if y.Kind == yaml.MappingNode && i%2 == 0 {
			ok = f.key(child, seen) && ok
			continue
		}
		ok = f.sound(child, depth+1) && ok
	}
	return ok
}

// key checks one key of a map: a plain word, once.
func (f *File) key(y *yaml.Node, seen map[string]bool) bool {
	k := Node{file: f, y: y}
	if y.Kind != yaml.ScalarNode {
		k.Problem("a key must be a plain word", "")
		return false
	}
	if y.Value == "<<" && y.Tag == "!!merge" {
		k.Problem("merging maps (<<) is not allowed", "write the keys out")
		return false
	}
	if seen[y.Value] {
		k.Problem(fmt.Sprintf("the key %q stands here twice", y.Value), "keep one of them")
		return false
	}
	seen[y.Value] = true
	return true
}

func (f *File) line(number int) string {
	if number < 1 || number > len(f.lines) {
		return ""
	}
	return f.lines[number-1]
}

func (f *File) add(line, column int, message, hint string) {
	f.problems.Add(problem.Problem{
		Position: problem.Position{File: f.Name, Line: line, Column: column},
		Message:  message, Hint: hint, Line: f.line(line),
	})
}
