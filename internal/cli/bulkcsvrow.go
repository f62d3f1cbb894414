package cli

import (
	"strings"
	"unicode/utf8"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/problem"
)

// csvScribe writes rows of comma-separated values.
type csvScribe struct {
	*csvTable
	quoted [256]bool // bytes that make a cell stand in quotes
	sign   string
	unread []int // columns that are only carried through
}

func (c *csvTable) scribe() rowScribe { return newCSVScribe(c) }

func newCSVScribe(c *csvTable) *csvScribe {
	out := &csvScribe{csvTable: c, sign: string(c.comma)}
	for _, sign := range []byte("\"\r\n" + out.sign) {
		out.quoted[sign] = true
	}
	for i := range c.header {
		if !c.table.Reads(i) {
			out.unread = append(out.unread, i)
		}
	}
	return out
}

// heading is the first line of what is written.
func (c *csvTable) heading() []byte {
	s := newCSVScribe(c)
	var out []byte
	for _, name := range c.header {
		out = append(s.given(out, name), s.sign...)
	}
	return append(out, strings.Join(c.written(), s.sign)+"\n"...)
}

func (s *csvScribe) cells(r *tableRow) ([]string, []problem.Problem) {
	for _, i := range s.unread {
		if !utf8.ValidString(r.cells[i]) {
			return nil, []problem.Problem{{Position: s.place(r, i), Message: "the text is not UTF-8", Hint: "save the table as CSV UTF-8"}}
		}
	}
	return r.cells, nil
}

func (s *csvScribe) write(out []byte, r *tableRow, found *assess.Row, wrong []problem.Problem) []byte {
	for i := range s.header {
		if i < len(r.cells) {
			out = s.given(out, r.cells[i])
		}
		out = append(out, s.sign...)
	}
	if found == nil {
		for range len(s.written()) - 1 {
			out = append(out, s.sign...)
		}
		return append(s.cell(out, inOneLine(wrong)), '\n')
	}
	out = s.found(out, found)
	if s.SkipBad {
		out = append(out, s.sign...)
	}
	return append(out, '\n')
}

// found writes what came of a row: the conclusions, the norms by outcome, what is asked for, days of duties, reasons.
func (s *csvScribe) found(out []byte, found *assess.Row) []byte {
	for _, o := range found.Conclusions {
		out = append(append(out, o.String()...), s.sign...)
	}
	for _, of := range [...]assess.Outcome{assess.Breached, assess.Disputed, assess.Undetermined, assess.Open} {
		out = append(s.norms(out, found, of), s.sign...)
	}
	for i, path := range found.Asks {
		out = append(between(out, i, ' '), path...)
	}
	out = append(out, s.sign...)
	n := 0
	for _, v := range found.Verdicts {
		if v.Due.Known() {
			out = append(between(out, n, ' '), v.Norm.ID...)
			out = append(append(out, ':'), v.Due.String()...)
			n++
		}
	}
	out = append(out, s.sign...)
	return s.reasons(out, found)
}

func (s *csvScribe) norms(out []byte, found *assess.Row, of assess.Outcome) []byte {
	n := 0
	for _, v := range found.Verdicts {
		if v.Outcome == of || of == assess.Undetermined && v.Outcome == assess.Mistake {
			out = append(between(out, n, ' '), v.Norm.ID...)
			n++
		}
	}
	return out
}

// reasons writes why norms were breached, on what the sides part, and which norms could not be worked out.
func (s *csvScribe) reasons(out []byte, found *assess.Row) []byte {
	quoted := s.sign == ";" || s.sign == ","
	n := 0
	for _, v := range found.Verdicts {
		if len(v.Because) == 0 && len(v.Sides) == 0 {
			continue
		}
		if n == 0 && quoted {
			out = append(out, '"')
		}
		if n > 0 {
			out = append(out, "; "...)
		}
		out = append(out, v.String()...)
		n++
	}
	if n > 0 && quoted {
		out = append(out, '"')
	}
	return out
}

// between writes a sign before all but the first of several.
func between(out []byte, n int, sign byte) []byte {
	if n > 0 {
		out = append(out, sign)
	}
	return out
}

// given writes a cell that came with the table. What a spreadsheet would take for a formula is kept from it by an apostrophe; a number
// below zero is none.
func (s *csvScribe) given(out []byte, text string) []byte {
	if text == "" {
		return out
	}
	switch text[0] {
	case '=', '+', '@', '\t', '\r':
		return s.cell(out, "'"+text)
	case '-':
		if len(text) > 1 && (text[1] < '0' || text[1] > '9') {
			return s.cell(out, "'"+text)
		}
	}
	return s.cell(out, text)
}

// cell writes a cell, in quotes where it needs them.
func (s *csvScribe) cell(out []byte, text string) []byte {
	if !s.needsQuotes(text) {
		return append(out, text...)
	}
	out = append(out, '"')
	out = append(out, strings.ReplaceAll(text, `"`, `""`)...)
	return append(out, '"')
}

func (s *csvScribe) needsQuotes(text string) bool {
	if text != "" && (text[0] == ' ' || text[0] == '\t') {
		return true
	}
	for i := range len(text) {
		if s.quoted[text[i]] {
			return true
		}
	}
	return false
}
