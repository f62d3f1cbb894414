package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
)

// jsonTable reads one JSON object from each line.
type jsonTable struct {
	*bulk
	scanner *bufio.Scanner
	names   []string // all that an object can say
	lines   int      // so far
	rows    int
}

// jsonTable makes the table of everything that an object can say.
func (b *bulk) jsonTable(counted *countedReader, engine *assess.Engine, context *record.Record) (*jsonTable, error) {
	j := &jsonTable{bulk: b, scanner: bufio.NewScanner(counted), names: engine.Names(b.Kind, context)}
	j.scanner.Buffer(make([]byte, readAhead), maxRow)
	for i, name := range j.names {
		if slices.Contains(b.Keep, name) {
			j.names[i] = ""
		}
	}
	list, err := b.prepare(engine, context, j.names, func(int) problem.Position { return b.at(0, 0) })
	if err != nil {
		return nil, err
	}
	return j, b.report(list, false)
}

// fill reads the next lines that are this shard's. Empty lines are no rows.
func (j *jsonTable) fill(b *batch) (more bool, err error) {
	for !b.full() {
		if !j.scanner.Scan() {
			err := j.scanner.Err()
			if errors.Is(err, bufio.ErrTooLong) {
				b.add().problem = &problem.Problem{Position: j.at(j.lines+1, 1), Message: errTooLong.Error()}
				err = nil
			}
			return false, err
		}
		j.lines++
		text := j.scanner.Bytes()
		if j.lines == 1 {
			text = bytes.TrimPrefix(text, []byte(byteOrderMark))
		}
		if text = bytes.TrimSpace(text); len(text) == 0 {
			continue
		}
		j.rows++
		if (j.rows-1)%j.every == j.nth {
			r := b.add()
			r.text, r.line, r.problem = append(r.text[:0], text...), j.lines, nil
		}
	}
	return true, nil
}

func (j *jsonTable) heading() []byte { return nil }

// jsonScribe reads and writes objects.
type jsonScribe struct {
	*jsonTable
	columns  map[string]int
	row      []string
	at       []int // by column: where in the line its value stands, in bytes; 0 where it stands nowhere
	findings map[*assess.Verdict][]byte
}

func (j *jsonTable) scribe() rowScribe {
	s := &jsonScribe{jsonTable: j, columns: map[string]int{}, row: make([]string, len(j.names)), at: make([]int, len(j.names)),
		findings: map[*assess.Verdict][]byte{}}
	for i, name := range j.names {
		if name != "" {
			s.columns[name] = i
		}
	}
	return s
}

func (s *jsonScribe) place(r *tableRow, column int) problem.Position {
	return s.offset(r, s.at[column])
}

func (s *jsonScribe) line(r *tableRow) string { return string(r.text) }

// offset is the place of a byte of the line.
func (s *jsonScribe) offset(r *tableRow, n int) problem.Position {
	return s.bulk.at(r.line, utf8.RuneCount(r.text[:min(n, len(r.text))])+1)
}

// cells reads an object. Its keys are columns.
func (s *jsonScribe) cells(r *tableRow) ([]string, []problem.Problem) {
	const oneObject = "each line is one object, which begins with { and ends with }"
	fail := func(offset int, message, hint string) []problem.Problem {
		return []problem.Problem{{Position: s.offset(r, offset), Message: message, Hint: hint, Line: s.line(r)}}
	}
	if !utf8.Valid(r.text) {
		return nil, fail(0, "the line is not UTF-8", "")
	}
	if offset, ok := validJSON(r.text); !ok {
		return nil, fail(offset, "this is no JSON", oneObject)
	}
	if r.text[0] != '{' {
		return nil, fail(0, "the line is not an object", oneObject)
	}
	clear(s.row)
	clear(s.at)
	var wrong []problem.Problem
	for o := (objectReader{text: r.text, i: 1}); o.next(); {
		column, ok := s.columns[o.name]
		switch {
		case ok && s.at[column] > 0:
			wrong = append(wrong, fail(o.nameAt, fmt.Sprintf("the key %q stands twice", o.name), "keep one of them")...)
		case ok:
			text, plain := cellOf(o.value)
			if !plain {
				wrong = append(wrong, fail(o.valueAt, fmt.Sprintf("%s: here should be one value, or a list of values", o.name), "")...)
			}
			s.row[column], s.at[column] = text, o.valueAt // "" where it is not plain
		case slices.Contains([]string{keyConclusions, keyFindings, keyProblem}, o.name):
			wrong = append(wrong, fail(o.nameAt, fmt.Sprintf("bulk writes a key %q itself", o.name), "rename it in the table")...)
		case !slices.Contains(s.Keep, o.name):
			base, _, _ := strings.Cut(o.name, "@")
			if _, known := s.columns[base]; known {
				wrong = append(wrong, fail(o.nameAt, fmt.Sprintf("there is no account for %q", o.name), "write the attribute, @, and an account of the context")...)
				continue
			}
			p := s.table.Unknown(o.name)
			wrong = append(wrong, fail(o.nameAt, p.Wrong, p.Right)...)
		}
	}
	return s.row, wrong
}

// validJSON says whether a text is JSON, and where not.
func validJSON(text []byte) (offset int, ok bool) {
	if json.Valid(text) {
		return 0, true
	}
	var wrong *json.SyntaxError
	if errors.As(json.Unmarshal(text, new(any)), &wrong) {
		return int(max(0, wrong.Offset-1)), false
	}
	return 0, false
}

// Keys that are written beside those of the object.
const (
	keyConclusions = "conclusions"
	keyFindings    = "findings"
	keyProblem     = "problem"
)

// The objects that are written; docs/json.md describes every key.
type (
	jsonRowFinding struct {
		Norm    string        `json:"norm"`
		Outcome string        `json:"outcome"`
		Because []string      `json:"because,omitempty"`
		Asks    []string      `json:"asks,omitempty"`
		Due     string        `json:"due,omitempty"`
		Sides   []jsonRowSide `json:"sides,omitempty"`
	}
	jsonRowSide struct {
		Account string   `json:"account,omitempty"`
		Reading string   `json:"reading,omitempty"`
		InForce string   `json:"in_force,omitempty"`
		Outcome string   `json:"outcome"`
		Because []string `json:"because,omitempty"`
	}
)

// write adds to the object, as it came, what was found.
func (s *jsonScribe) write(out []byte, r *tableRow, found *assess.Row, wrong []problem.Problem) []byte {
	if found == nil && (len(r.text) == 0 || r.text[0] != '{' || !json.Valid(r.text)) {
		text, _ := json.Marshal(string(r.text))
		out = append(append(out, `{"text":`...), text...)
	} else {
		out = append(out, bytes.TrimRight(bytes.TrimSuffix(r.text, []byte("}")), " \t")...)
	}
	if out[len(out)-1] != '{' {
		out = append(out, ',')
	}
	if found == nil {
		text, _ := json.Marshal(inOneLine(wrong))
		return append(append(append(out, `"`+keyProblem+`":`...), text...), "}\n"...)
	}
	out = append(out, `"`+keyConclusions+`":[`...)
	for i, o := range found.Conclusions {
		out = append(between(out, i, ','), `{"id":"`...)
		out = append(append(out, s.table.Conclusions[i].ID...), `","outcome":"`...)
		out = append(append(out, o.String()...), `"}`...)
	}
	out = append(out, `],"`+keyFindings+`":[`...)
	for i, v := range found.Verdicts {
		out = append(between(out, i, ','), s.finding(v)...)
	}
	return append(out, "]}\n"...)
}

// finding is a verdict as it is written. Rows share verdicts.
func (s *jsonScribe) finding(v *assess.Verdict) []byte {
	if text, ok := s.findings[v]; ok {
		return text
	}
	f := jsonRowFinding{Norm: v.Norm.ID, Outcome: v.Outcome.String(), Because: v.Because, Asks: v.Asks}
	if v.Due.Known() {
		f.Due = v.Due.String()
	}
	for _, side := range v.Sides {
		f.Sides = append(f.Sides, jsonRowSide{side.Account, side.Reading, side.InForce, side.Outcome.String(), side.Because})
	}
	text, err := json.Marshal(f)
	if err != nil {
		text = []byte("null")
	}
	const most = 16384
	if len(s.findings) == most {
		clear(s.findings)
	}
	s.findings[v] = text
	return text
}
