package cli

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
)

// maxColumns is how many columns a table may have: far more than a kind of event has attributes and a record accounts.
const maxColumns = 1 << 10

// csvTable reads rows of comma-separated values.
type csvTable struct {
	*bulk
	counted  *countedReader
	reader   *csv.Reader
	rows     int // so far
	lastLine int // the last of the row read last
}

// csvTable reads the header and makes the table of its columns.
func (b *bulk) csvTable(counted *countedReader, engine *assess.Engine, context *record.Record) (*csvTable, error) {
	ahead := bufio.NewReaderSize(counted, readAhead)
	begin, err := ahead.Peek(readAhead)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, b.failed("not_read", "Path", b.shown, "Why", reason(err))
	}
	if bytes.HasPrefix(begin, []byte{0xFF, 0xFE}) || bytes.HasPrefix(begin, []byte{0xFE, 0xFF}) {
		return nil, b.refuse(problem.Problem{Position: b.at(1, 1), Message: "the file is UTF-16", Hint: "save it as CSV UTF-8"})
	}
	if bytes.HasPrefix(begin, []byte(byteOrderMark)) {
		begin = begin[len(byteOrderMark):]
		if _, err := ahead.Discard(len(byteOrderMark)); err != nil {
			return nil, err
		}
	}
	if bytes.HasPrefix(bytes.TrimSpace(begin), []byte("{")) {
		return nil, b.refuse(problem.Problem{Position: b.at(1, 1), Message: "this looks like JSON, not like the names of columns", Hint: "say --ndjson"})
	}
	if b.comma == 0 {
		b.comma = commaOf(begin)
	}
	c := &csvTable{bulk: b, counted: counted, reader: csv.NewReader(ahead)}
	c.reader.Comma, c.reader.FieldsPerRecord, c.reader.ReuseRecord = b.comma, -1, true
	return c, c.head(engine, context)
}

// commaOf finds the sign between the columns in the header.
func commaOf(begin []byte) rune {
	line, _, _ := bytes.Cut(begin, []byte("\n"))
	for _, sign := range ",;\t" {
		if bytes.ContainsRune(line, sign) {
			return sign
		}
	}
	return ','
}

// head reads the names of the columns.
func (c *csvTable) head(engine *assess.Engine, context *record.Record) error {
	r := &tableRow{}
	err := c.read(r)
	switch {
	case errors.Is(err, io.EOF):
		return c.refuse(problem.Problem{Position: c.at(0, 0), Message: "the table is empty", Hint: "the first line names the columns"})
	case r.problem != nil:
		return c.refuse(*r.problem)
	case err != nil:
		return c.failed("not_read", "Path", c.shown, "Why", reason(err))
	}
	if len(r.cells) > maxColumns {
		return c.refuse(problem.Problem{Position: c.at(1, 1), Message: fmt.Sprintf("the table has more than %d columns", maxColumns),
			Hint: "each event stands in a row, and each of its attributes in a column"})
	}
	c.header = slices.Clone(r.cells)
	names := make([]string, len(r.cells))
	var list problem.List
	fail := func(i int, message, hint string) {
		list.Add(problem.Problem{Position: c.place(r, i), Message: message, Hint: hint, Line: c.line(r)})
	}
	for i, cell := range r.cells {
		name := strings.TrimSpace(cell)
		switch {
		case slices.Contains(c.Keep, name):
		case !utf8.ValidString(name):
			fail(i, "the name of the column is not UTF-8", "save the table as CSV UTF-8")
		case name == "":
			fail(i, "the column has no name", "the first line names the columns")
		default:
			names[i] = name
		}
	}
	wrong, err := c.prepare(engine, context, names, func(i int) problem.Position { return c.place(r, i) })
	if err != nil {
		return err
	}
	for i, name := range r.cells {
		if slices.Contains(c.written(), strings.TrimSpace(name)) {
			fail(i, fmt.Sprintf("bulk writes a column %q itself", name), "rename it in the table")
		}
	}
	for _, p := range wrong.All {
		p.Line = c.line(r)
		list.Add(p)
	}
	list.Sort()
	return c.report(list, false)
}

// fill reads the next rows that are this shard's.
func (c *csvTable) fill(b *batch) (more bool, err error) {
	for !b.full() {
		r := b.add()
		switch err := c.read(r); {
		case errors.Is(err, io.EOF):
			b.drop()
			return false, nil
		case err != nil && r.problem == nil:
			b.drop()
			return false, err
		case err != nil:
			return false, nil
		}
		if (c.rows-2)%c.every != c.nth { // the header was the first
			b.drop()
		}
	}
	return true, nil
}

// read reads one row. What is wrong with it stands in the row; an error means that there is no more to be read.
func (c *csvTable) read(r *tableRow) error {
	c.counted.limit = c.reader.InputOffset() + maxRow + readAhead
	cells, err := c.reader.Read()
	if errors.Is(err, io.EOF) {
		return err
	}
	c.rows++
	r.cells, r.at, r.problem = append(r.cells[:0], cells...), r.at[:0], nil
	var parse *csv.ParseError
	switch {
	case errors.As(err, &parse):
		c.lastLine = parse.Line
		r.problem = &problem.Problem{Position: c.at(parse.Line, parse.Column), Message: "a quote stands where none can stand",
			Hint: `put the whole cell into quotes, and double those within it: "so ""called"" list"`}
		return nil
	case errors.Is(err, errTooLong):
		r.problem = &problem.Problem{Position: c.at(c.lastLine+1, 1), Message: errTooLong.Error(), Hint: "is a quote left open?"}
		return err
	case err != nil:
		return err
	}
	for i := range cells {
		line, column := c.reader.FieldPos(i)
		r.at = append(r.at, cellPlace{line, column})
	}
	c.lastLine = r.at[len(cells)-1].line + strings.Count(cells[len(cells)-1], "\n")
	if c.header != nil && len(cells) != len(c.header) {
		r.problem = c.miscounted(r)
	}
	if i := slices.IndexFunc(r.cells, hasControl); i >= 0 {
		r.problem = &problem.Problem{Position: c.place(r, i), Message: "a control character stands in it, which no text needs", Hint: "remove it"}
		for i, cell := range r.cells {
			r.cells[i] = problem.Printable(cell) // such a row may be written again with its problem
		}
	}
	return nil
}

// hasControl reports whether a terminal would obey something in a cell that is printed.
func hasControl(cell string) bool {
	for i := range len(cell) {
		switch b := cell[i]; {
		case b < ' ' && b != '\t' && b != '\n' && b != '\r', b == 0x7f:
			return true
		case b == 0xc2 && i+1 < len(cell) && cell[i+1] < 0xa0 && cell[i+1] != 0x85: // U+0080 to U+009F, without the end of a line
			return true
		}
	}
	return false
}

// miscounted says that a row has not as many cells as the header.
func (c *csvTable) miscounted(r *tableRow) *problem.Problem {
	hint := "the sign between the columns stands also where a cell is empty"
	if len(r.cells) > len(c.header) {
		hint = "put a cell that holds the sign between the columns into quotes"
	}
	return &problem.Problem{Position: c.at(r.at[0].line, 1), Hint: hint,
		Message: fmt.Sprintf("the row has %d cells, the header %d", len(r.cells), len(c.header))}
}

// place is where a cell stands, its column in letters.
func (c *csvTable) place(r *tableRow, cell int) problem.Position {
	at := r.at[cell]
	for i, text := range r.cells[:cell] {
		if r.at[i].line == at.line {
			at.column += utf8.RuneCountInString(text) - len(text)
		}
	}
	return c.at(at.line, at.column)
}

// line is a row as it stands in the table; "" where quotes make that uncertain.
func (c *csvTable) line(r *tableRow) string {
	column := 1
	for i, cell := range r.cells {
		if r.at[i].column != column || strings.ContainsAny(cell, "\"\n") {
			return ""
		}
		column += len(cell) + len(string(c.comma))
	}
	return strings.Join(r.cells, string(c.comma))
}
