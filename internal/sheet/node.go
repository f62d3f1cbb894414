package sheet

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/tarazy/tarazy/internal/problem"
)

// Node is a value in a file: a map, a list, a word or nothing. The zero Node is nothing, nowhere.
type Node struct {
	file *File
	y    *yaml.Node
}

// Field is one key of a map with its value, in the order of the file.
type Field struct {
	Name  string
	Key   Node
	Value Node
}

// Exists reports whether the node stands in a file at all; an empty value (`key:`) exists and [Node.Empty] is true.
func (n Node) Exists() bool { return n.y != nil }

// Empty reports whether there is no value: the key is missing, or nothing follows it, or a text without letters does.
func (n Node) Empty() bool {
	return n.y == nil || n.y.Kind == yaml.ScalarNode && (n.y.Tag == "!!null" || strings.TrimSpace(n.y.Value) == "")
}

// IsMap, IsList and IsText report what the value is.
func (n Node) IsMap() bool { return n.y != nil && n.y.Kind == yaml.MappingNode }

// IsList reports whether the value is a list.
func (n Node) IsList() bool { return n.y != nil && n.y.Kind == yaml.SequenceNode }

// IsFlow reports whether the value is a map or list in brackets.
func (n Node) IsFlow() bool {
	return (n.IsMap() || n.IsList()) && n.y.Style&yaml.FlowStyle != 0
}

// IsText reports whether the value is one word or text, which may still mean a number or a date.
func (n Node) IsText() bool { return n.y != nil && n.y.Kind == yaml.ScalarNode && !n.Empty() }

// Text is the scalar as it was written, without quotes; "" for anything else.
func (n Node) Text() string {
	if !n.IsText() {
		return ""
	}
	return n.y.Value
}

// Problem notes that this value is wrong and what would be right.
func (n Node) Problem(message, hint string) { n.note(n.Position(), message, hint, false) }

// ProblemAt notes a problem at a place inside this value, as [Node.At] gives it.
func (n Node) ProblemAt(at problem.Position, message, hint string) { n.note(at, message, hint, false) }

// Warn notes something that should be better but can be used.
func (n Node) Warn(message, hint string) { n.note(n.Position(), message, hint, true) }

func (n Node) note(at problem.Position, message, hint string, warning bool) {
	if n.file == nil {
		return
	}
	n.file.problems.Add(problem.Problem{Position: at, Message: message, Hint: hint, Line: n.file.line(at.Line), Warning: warning})
}

// Fields gives the keys and values of a map in the order of the file. Anything but a map is a problem and has no fields;
// nothing at all has none and is no problem.
func (n Node) Fields() []Field {
	if n.Empty() {
		return nil
	}
	if !n.IsMap() {
		n.Problem("here should be keys with values, not "+n.what(), "write `key: value`, one on a line")
		return nil
	}
	out := make([]Field, 0, len(n.y.Content)/2)
	for i := 0; i+1 < len(n.y.Content); i += 2 {
		key := Node{n.file, n.y.Content[i]}
		out = append(out, Field{Name: key.y.Value, Key: key, Value: Node{n.file, n.y.Content[i+1]}})
	}
	return out
}

// Get is the value of a key of a map, or the zero Node.
func (n Node) Get(key string) Node {
	if n.IsMap() {
		for i := 0; i+1 < len(n.y.Content); i += 2 {
			if n.y.Content[i].Value == key {
				return Node{n.file, n.y.Content[i+1]}
			}
		}
	}
	return Node{file: n.file}
}

// Known gives the values of a map by key and notes every key that is not among the known ones, and every required
// one (marked with a trailing !) that is missing or empty, as a list without items is.
func (n Node) Known(keys ...string) map[string]Node {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = strings.TrimSuffix(k, "!")
	}
	out := map[string]Node{}
	for _, f := range n.Fields() {
		if !contains(names, f.Name) {
			f.Key.Problem(fmt.Sprintf("%q is not a key that can stand here", f.Name), keyHint(f, names))
			continue
		}
		out[f.Name] = f.Value
	}
	if n.IsMap() || n.Empty() {
		for i, k := range keys {
			if v := out[names[i]]; names[i] != k && (v.Empty() || v.IsList() && len(v.Items()) == 0) {
				n.Problem(fmt.Sprintf("%q is missing", names[i]), "")
			}
		}
	}
	for _, name := range names {
		if _, ok := out[name]; !ok {
			out[name] = Node{file: n.file}
		}
	}
	return out
}

// keyHint says what would be right where an unknown key stands.
func keyHint(f Field, names []string) string {
	if f.Value.Empty() && strings.Contains(f.Name, " ") {
		return "within { } a comma begins a new key: put quotes round a text that has commas in it"
	}
	return problem.DidYouMean(f.Name, names)
}

func contains(list []string, word string) bool {
	for _, w := range list {
		if w == word {
			return true
		}
	}
	return false
}

// Items gives the items of a list. A single value counts as a list of one; nothing is the empty list.
func (n Node) Items() []Node {
	if n.Empty() {
		return nil
	}
	if !n.IsList() {
		return []Node{n}
	}
	out := make([]Node, len(n.y.Content))
	for i, c := range n.y.Content {
		out[i] = Node{n.file, c}
	}
	return out
}

// Word is the text of a scalar; a map or a list here is a problem. Nothing is "".
func (n Node) Word() string {
	if n.Empty() {
		return ""
	}
	if !n.IsText() {
		n.Problem("here should be one value, not "+n.what(), "")
		return ""
	}
	return n.y.Value
}

// Words gives the texts of a list of scalars. An empty item is a problem.
func (n Node) Words() []string {
	var out []string
	for _, item := range n.Items() {
		if item.Empty() {
			item.Problem("an item of the list is empty", "remove it")
		}
		if w := item.Word(); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// Flag reads true or false; nothing is false; anything else is a problem.
func (n Node) Flag() bool {
	switch w := n.Word(); w {
	case "true":
		return true
	case "", "false":
	default:
		n.Problem(fmt.Sprintf("%q is neither true nor false", w), "write true or false")
	}
	return false
}

// OneOf reads a word of a fixed list; anything else is a problem and gives "".
func (n Node) OneOf(words ...string) string {
	w := n.Word()
	if w == "" || contains(words, w) {
		return w
	}
	n.Problem(fmt.Sprintf("%q is not one of the words that can stand here", w), problem.DidYouMean(w, words))
	return ""
}

func (n Node) what() string {
	switch {
	case n.Empty():
		return "nothing"
	case n.IsMap():
		return "keys with values"
	case n.IsList():
		return "a list"
	}
	return fmt.Sprintf("%q", shorten(n.y.Value))
}

func shorten(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// Make is a problem at a place inside this value that is not added to the file's list.
func (n Node) Make(at problem.Position, message, hint string) problem.Problem {
	p := problem.Problem{Position: at, Message: message, Hint: hint}
	if n.file != nil {
		p.Line = n.file.line(at.Line)
	}
	return p
}

// Problems is the list to which problems of the node's file go, or nil for the zero Node.
func (n Node) Problems() *problem.List {
	if n.file == nil {
		return nil
	}
	return n.file.problems
}

// report sends further problems of the node's file to another list.
func (n Node) report(to *problem.List) {
	if n.file != nil {
		n.file.problems = to
	}
}
