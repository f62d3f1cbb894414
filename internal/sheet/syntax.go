package sheet

import (
	"errors"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// syntax turns the parser's error into a problem at its place.
func (f *File) syntax(err error) {
	var one *yaml.LoadError
	if !errors.As(err, &one) {
		f.add(0, 0, "cannot be read as YAML", "")
		return
	}
	at, message := one.Mark, one.Message
	switch {
	case strings.Contains(message, "expected single document"):
		f.add(f.second(), 1, "is not well-formed YAML: a second document begins", "keep one document in one file")
		return
	case strings.Contains(message, "unexpected end of stream"), at.Line == 0, at.Line >= len(f.lines) && f.line(at.Line) == "":
		at = one.ContextMark // where what is not finished began
	}
	line, column := f.last(max(1, at.Line), max(1, at.Column))
	f.add(line, column, "is not well-formed YAML: "+message, f.advice(message, line, column))
}

// last moves a place behind the text to its end.
func (f *File) last(line, column int) (int, int) {
	end := len(f.lines)
	for end > 1 && strings.TrimSpace(f.line(end)) == "" {
		end--
	}
	if line <= end {
		return line, column
	}
	return end, utf8.RuneCountInString(strings.TrimRight(f.line(end), " ")) + 1
}

// second finds the line at which a second document begins.
func (f *File) second() int {
	begun, ended := false, false
	for i, text := range f.lines {
		trimmed := strings.TrimSpace(text)
		switch {
		case strings.HasPrefix(text, "---"):
			if begun {
				return i + 1
			}
			begun = true
		case strings.HasPrefix(text, "..."):
			ended = begun
		case trimmed == "", trimmed[0] == '#', trimmed[0] == '%':
		case ended:
			return i + 1
		default:
			begun = true
		}
	}
	return 1
}

// advice says what would be right for the mistakes that people make most.
func (f *File) advice(message string, line, column int) string {
	text := f.line(line)
	is := func(part string) bool { return strings.Contains(message, part) }
	switch {
	case strings.HasPrefix(strings.TrimLeft(text, " "), "\t"), strings.Contains(text, "\t") && (is("token") || is("tab")):
		return "indent with spaces, not with tabs"
	case strings.Contains(text, ": >"), strings.Contains(text, "- >"):
		return `put quotes round a value that begins with >: ">=20"`
	case is("mapping values"):
		return "a text that contains a colon needs quotes round it"
	case is("',' or ']'"), is("',' or '}'"), is("node content"):
		return "a bracket is not closed, a comma is missing, or a text with a colon needs quotes round it"
	case is("unexpected end of stream"):
		return "the quotation mark that stands here is not closed"
	case is("anchor"), is("alias"), is("alphabetic or numeric"):
		return "put quotes round a value that begins with & or *"
	case is("cannot start any token"):
		return "put quotes round a value that begins with " + letterAt(text, column)
	case is("YAML document"), is("directive"):
		return "leave out the lines that begin with %"
	case is("escape"):
		return `within double quotes write \\ for a backslash, or use single quotes`
	case is("depth"):
		return "this is nested far deeper than any record or norm needs to be"
	}
	return "check the indentation and the brackets of this line and the one before it"
}

// letterAt is the letter at a column, counted from 1.
func letterAt(text string, column int) string {
	if letters := []rune(text); column >= 1 && column <= len(letters) {
		return string(letters[column-1])
	}
	return "a sign"
}
