package markup

import (
	"bytes"
	"sort"
	"unicode/utf8"

	"github.com/tarazy/tarazy/internal/problem"
)

// lines is the text of a file with lines that end in \n, and knows where each byte of it stands in the file.
type lines struct {
	file  string
	text  []byte
	begin []int // the byte at which each line begins
}

// lines takes in a file. False means that it cannot be read at all.
func (r *reader) lines(f File) (*lines, bool) {
	l := &lines{file: f.Name}
	refuse := func(at int, message, hint string) (*lines, bool) {
		p := problem.Problem{Position: problem.Position{File: f.Name}, Message: message, Hint: hint}
		if at >= 0 {
			p = l.problem(at, message, hint)
		}
		r.add(p)
		return l, false
	}
	if len(f.Text) > mostBytes {
		return refuse(-1, "is larger than 1 MiB", "split it into files that the paper includes")
	}
	if r.size += len(f.Text); r.size > mostTotal {
		return refuse(-1, "makes the paper larger than 8 MiB", "include less")
	}
	text := bytes.TrimPrefix(f.Text, []byte("\xEF\xBB\xBF"))
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	if len(text) > 0 && text[len(text)-1] != '\n' {
		text = append(bytes.Clone(text), '\n')
	}
	l.text = text
	l.begin = []int{0}
	for i, c := range text {
		if c == '\n' && i+1 < len(text) {
			l.begin = append(l.begin, i+1)
		}
	}
	if at := invalid(text); at >= 0 {
		return refuse(at, "is not UTF-8 text from here on", "save the file as UTF-8")
	}
	if at := bytes.IndexFunc(text, forbidden); at >= 0 {
		return refuse(at, "is a control character, which no text needs", "remove it")
	}
	for i := range l.begin {
		if message, hint := excess(l.bytes(i)); message != "" {
			return refuse(l.begin[i], message, hint)
		}
	}
	return l, true
}

// invalid gives the offset of the first byte that is not UTF-8, or -1.
func invalid(text []byte) int {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// forbidden reports whether a letter is a control character, or ends a line for some programs and not for others.
func forbidden(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' || r >= 0x7f && r < 0xa0 || r == '\u2028' || r == '\u2029' || r == '\uFEFF'
}

// number is the line of a byte, counted from 0.
func (l *lines) number(offset int) int {
	return max(0, sort.SearchInts(l.begin, offset+1)-1)
}

// bytes is a line without its end.
func (l *lines) bytes(i int) []byte {
	end := len(l.text)
	if i+1 < len(l.begin) {
		end = l.begin[i+1]
	}
	return bytes.TrimSuffix(l.text[l.begin[i]:end], []byte("\n"))
}

// at is where a byte stands in the file.
func (l *lines) at(offset int) problem.Position {
	offset = min(max(offset, 0), len(l.text))
	i := l.number(offset)
	line := l.bytes(i)
	within := min(offset-l.begin[i], len(line))
	return problem.Position{File: l.file, Line: i + 1, Column: utf8.RuneCount(line[:within]) + 1}
}

// problem makes a problem at a byte.
func (l *lines) problem(offset int, message, hint string) problem.Problem {
	return l.problemAt(l.at(offset), message, hint)
}

// problemAt makes a problem at a place in the file.
func (l *lines) problemAt(at problem.Position, message, hint string) problem.Problem {
	line := ""
	if at.Line >= 1 && at.Line <= len(l.begin) {
		line = string(l.bytes(at.Line - 1))
	}
	return problem.Problem{Position: at, Message: message, Hint: hint, Line: line}
}
