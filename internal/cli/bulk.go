package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
)

// bulkCommand judges a table with one event in each row.
type bulkCommand struct {
	Table   string            `arg:"" name:"TABLE"`
	Kind    string            `required:"" placeholder:"KIND"`
	Context string            `required:"" placeholder:"CASE"`
	Set     map[string]string `placeholder:"COLUMN=VALUE" mapsep:"none"`
	Keep    []string          `placeholder:"COLUMN"`
	NDJSON  bool              `name:"ndjson"`
	Comma   string            `placeholder:"SIGN"`
	Shard   string            `placeholder:"I/N"`
	LawOn   string            `placeholder:"DATE"`
	On      string            `placeholder:"DATE"`
	Account string            `placeholder:"ID"`
	Reading string            `placeholder:"ID"`
	Out     string            `placeholder:"FILE"`
	SkipBad bool
	Summary bool
}

// Run judges the rows one after another and writes each with what was found.
func (c *bulkCommand) Run(s *shared) error {
	debug.SetMemoryLimit(memory) // however long the table is
	b := &bulk{shared: s, bulkCommand: c, shown: c.Table}
	if err := b.arguments(); err != nil {
		return err
	}
	engine, context, err := b.law()
	if err != nil {
		return err
	}
	from, size, err := b.open()
	if err != nil {
		return err
	}
	defer from.Close()
	counted := &countedReader{from: from}
	var source rowSource
	if c.NDJSON {
		source, err = b.jsonTable(counted, engine, context)
	} else {
		source, err = b.csvTable(counted, engine, context)
	}
	if err != nil {
		return err
	}
	return b.write(source, counted, size)
}

// bulk is one run of the command.
type bulk struct {
	*shared
	*bulkCommand
	shown  string // the table in messages
	view   assess.View
	comma  rune // 0: found in the header
	nth    int  // of every so many rows, the one that is taken
	every  int
	table  *assess.Table
	header []string // of the table, as it is written again
}

// arguments checks what can be checked without reading anything.
func (b *bulk) arguments() error {
	side := assessCommand{LawOn: b.LawOn, On: b.On, Account: b.Account, Reading: b.Reading}
	var err error
	if b.view, err = side.view(b.shared); err != nil {
		return err
	}
	b.nth, b.every = 0, 1
	if b.Shard != "" {
		i, n, _ := strings.Cut(b.Shard, "/")
		nth, err1 := strconv.Atoi(i)
		every, err2 := strconv.Atoi(n)
		if err1 != nil || err2 != nil || nth < 1 || nth > every {
			return b.wrong("bulk_no_shard", "Text", b.Shard)
		}
		b.nth, b.every = nth-1, every
	}
	switch sign, n := utf8.DecodeRuneInString(b.Comma); {
	case b.Comma == "":
	case b.Comma == "tab" || b.Comma == `\t`:
		b.comma = '\t'
	case n < len(b.Comma) || strings.ContainsRune("\"\r\n\uFFFD", sign):
		return b.wrong("bulk_no_comma", "Text", b.Comma)
	default:
		b.comma = sign
	}
	return nil
}

// law reads the packs and the record beside which the rows are judged, and compiles what can apply to them.
func (b *bulk) law() (*assess.Engine, *record.Record, error) {
	body, err := b.body()
	if err != nil {
		return nil, nil, err
	}
	if k, ok := body.Vocabulary.Events[b.Kind]; !ok || k.Abstract {
		var known []string
		for _, c := range b.kinds(body.Vocabulary.Events) {
			known = append(known, c.word)
		}
		return nil, nil, b.noSuch("no_kind_of_event", b.Kind, known)
	}
	records, err := b.records([]string{b.Context}, body)
	if err != nil {
		return nil, nil, err
	}
	context := records[0]
	if err := b.fits(b.view, context, body); err != nil {
		return nil, nil, err
	}
	kinds := []string{b.Kind}
	for _, e := range context.Events {
		if !slices.Contains(kinds, e.Kind.Name) {
			kinds = append(kinds, e.Kind.Name)
		}
	}
	engine, faults := assess.Compile(body, kinds...)
	return engine, context, b.report(faults, false)
}

// open finds the table: standard input, a file on the disk, or one in the program. Its size is 0 when it is not known.
func (b *bulk) open() (io.ReadCloser, int64, error) {
	if b.Table == "-" {
		b.shown = "stdin"
		return io.NopCloser(b.In), 0, nil
	}
	var f fs.File
	f, err := os.Open(b.Table)
	inside := path.Clean(filepath.ToSlash(b.Table))
	for _, name := range []string{inside, "cases/" + inside} {
		if !errors.Is(err, fs.ErrNotExist) || !fs.ValidPath(name) {
			break
		}
		if found, inProgram := b.embedded.Open(name); inProgram == nil {
			f, err = found, nil
		}
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, 0, b.wrong("no_file", "Path", b.Table)
	case err != nil:
		return nil, 0, b.failed("not_read", "Path", b.Table, "Why", reason(err))
	}
	info, err := f.Stat()
	if err == nil && info.IsDir() {
		return nil, 0, errors.Join(f.Close(), b.wrong("bulk_is_folder", "Path", b.Table))
	}
	if err != nil {
		return f, 0, nil
	}
	return f, info.Size(), nil
}

// prepare makes the table of columns with the given names, and lists what is wrong with these; at says where a column stands in the file.
func (b *bulk) prepare(engine *assess.Engine, context *record.Record, names []string, at func(column int) problem.Position) (problem.List, error) {
	table, wrong := engine.Table(b.Kind, context, b.view, names, b.Set)
	b.table = table
	var list problem.List
	for _, p := range wrong {
		if p.Column < 0 {
			return list, usageError{fmt.Sprintf("--set: %s", strings.TrimSuffix(p.Wrong+"; "+p.Right, "; "))}
		}
		list.Add(problem.Problem{Position: at(p.Column), Message: p.Wrong, Hint: p.Right})
	}
	return list, nil
}

// at is a place in the table.
func (b *bulk) at(line, column int) problem.Position {
	return problem.Position{File: b.shown, Line: line, Column: column}
}

// refuse prints one problem of the table as a whole.
func (b *bulk) refuse(p problem.Problem) error {
	return b.report(problem.List{All: []problem.Problem{p}}, false)
}

// written lists the columns that are written beside those of the table.
func (b *bulk) written() []string {
	var out []string
	for _, c := range b.table.Conclusions {
		out = append(out, c.ID)
	}
	out = append(out, "breached", "disputed", "undetermined", "open", "asks", "due", "reasons")
	if b.SkipBad {
		out = append(out, "problem")
	}
	return out
}

// countedReader counts what was read, and gives no more than it is allowed to.
type countedReader struct {
	from  io.Reader
	n     int64
	limit int64 // 0: none
}

// errTooLong says that a row is longer than any row can be.
var errTooLong = errors.New("the row is longer than 1 MiB")

const (
	maxRow        = 1 << 20              // how long a row can be, in bytes
	readAhead     = 65536                // how much is read at once, in bytes
	memory        = (128 + 4*8) * maxRow // how much is used before there must be room again, in bytes
	byteOrderMark = "\uFEFF"             // spreadsheets write it before the first letter
)

func (r *countedReader) Read(p []byte) (int, error) {
	if r.limit > 0 && r.n > r.limit {
		return 0, errTooLong
	}
	n, err := r.from.Read(p)
	r.n += int64(n)
	return n, err
}
