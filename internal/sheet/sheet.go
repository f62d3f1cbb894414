// Package sheet reads YAML files so that every word in them knows where it stood.
//
// [Read] parses one file into a [Node]; the methods of Node take it apart and put every mistake into the problem list with its
// line and column, so that a reader above never stops at the first one. It is the only door to YAML: law and record
// come through here. It knows nothing of laws and records.
//
// What it refuses, whatever stands in the file: more than [MaxSize], text that is not UTF-8, anchors and aliases (which make
// small files grow without bound), tags, more than one document, nesting deeper than [MaxDepth], the same key twice.
package sheet

import (
	"bytes"
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
	// mostUnsound is how many things that may not stand in a file are told of.
	mostUnsound = 100
)

// File is one file that was read: its name, its lines and where its problems go.
type File struct {
	Name     string
	lines    []string
	problems *problem.List
	document *yaml.Node
	unsound  int // how often something stands in it that may not
}

// Open reads a file of fsys whole. Problems (too large, not readable) go to the list; false means there is no text.
func Open(fsys fs.FS, name, shown string, to *problem.List) ([]byte, bool) {
	if info, err := fs.Stat(fsys, name); err == nil && !info.Mode().IsRegular() { // to open a pipe is to wait for whoever writes into it
		to.Add(problem.Problem{Position: problem.Position{File: shown}, Message: "cannot be read", Hint: "check that it is a file and that you may read it"})
		return nil, false
	}
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
// A file that is empty, or has only comments, gives an empty Node.
func Read(name string, data []byte, to *problem.List) (Node, bool) {
	f := &File{Name: name, problems: to}
	if at := invalidUTF8(data); at >= 0 {
		f.lines = splitLines(strings.ToValidUTF8(string(data), "\uFFFD"))
		f.refuse(data[:at], "is not UTF-8 text from here on", "save the file as UTF-8")
		return Node{}, false
	}
	data = bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))
	f.lines = splitLines(string(data))
	if at := bytes.IndexFunc(data, forbidden); at >= 0 {
		f.refuse(data[:at], "is a control character, which no text needs", "remove it")
		return Node{}, false
	}
	if f.blank() {
		return Node{file: f}, true
	}
	var doc yaml.Node
	if err := yaml.Load(data, &doc); err != nil {
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

// blank reports whether the file has no value: nothing but blank lines and comments.
func (f *File) blank() bool {
	for _, line := range f.lines {
		if text := strings.TrimSpace(line); text != "" && !strings.HasPrefix(text, "#") {
			return false
		}
	}
	return true
}

// forbidden reports whether a letter is a control character that YAML does not allow, or that a terminal would obey.
func forbidden(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r >= 0x7f && r < 0xa0 && r != 0x85
}

// escaped reports whether a letter of a value can only have come from an escape that brings in what may not stand in the file itself.
func escaped(r rune) bool { return r == '\r' || forbidden(r) }

// refuse notes a problem just behind a part of the file.
func (f *File) refuse(before []byte, message, hint string) {
	lines := splitLines(string(before))
	f.add(len(lines), utf8.RuneCountInString(lines[len(lines)-1])+1, message, hint)
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

// sound looks for what no file of ours may contain; false when there is some of it. It stops when there is very much.
func (f *File) sound(y *yaml.Node, depth int) bool {
	n := Node{file: f, y: y}
	if f.unsound > mostUnsound {
		return false
	}
	if depth > MaxDepth {
		f.unsound++
		n.Problem(fmt.Sprintf("is nested deeper than %d levels", MaxDepth), "")
		return false
	}
	ok := f.plain(n)
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

// plain refuses what YAML can put round a value: aliases, anchors and tags; and control characters written as \e or \x1b.
func (f *File) plain(n Node) bool {
	message, hint := "", ""
	switch {
	case n.y.Kind == yaml.AliasNode:
		message, hint = "an alias (*) is not allowed", "write the value out again"
	case n.y.Anchor != "":
		message, hint = "an anchor (&) is not allowed", "write the value out where it is used"
	case n.y.Style&yaml.TaggedStyle != 0:
		message, hint = "a tag (!) is not allowed", "write the value without it, in quotes if it begins with !"
	case n.y.Style&yaml.DoubleQuotedStyle != 0 && strings.ContainsFunc(n.y.Value, escaped):
		message, hint = "a control character stands in it, which no text needs", "remove it"
	default:
		return true
	}
	f.unsound++
	n.Problem(message, hint)
	return false
}

// key checks one key of a map: a plain word, once.
func (f *File) key(y *yaml.Node, seen map[string]bool) bool {
	k := Node{file: f, y: y}
	message, hint := "", ""
	switch {
	case f.unsound > mostUnsound:
		return false
	case y.Kind != yaml.AliasNode && !f.plain(k):
		return false
	case y.Kind != yaml.ScalarNode, y.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		message = "a key must be a plain word"
	case y.Value == "<<" && y.Tag == "!!merge":
		message, hint = "merging maps (<<) is not allowed", "write the keys out"
	case seen[y.Value]:
		message, hint = fmt.Sprintf("the key %q stands here twice", y.Value), "keep one of them"
	default:
		seen[y.Value] = true
		return true
	}
	f.unsound++
	k.Problem(message, hint)
	return false
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
