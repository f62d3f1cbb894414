package cli

import (
	"context"
	"io"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/problem"
)

// Rows go in batches from the one who reads them to those who judge them, and on to the one who writes them in the order in which they
// were read. There are only so many batches, so that the one waits for the other and memory stays bounded.

// rowSource is a table in one format.
type rowSource interface {
	// fill reads the next rows into a batch; more is false when there are none left. The error is one of the disk.
	fill(b *batch) (more bool, err error)
	// heading is what is written before the first row.
	heading() []byte
	// scribe makes what one goroutine needs to read and write rows.
	scribe() rowScribe
}

// rowScribe reads and writes the rows of one format.
type rowScribe interface {
	// cells gives what a row says, in the order of the table's columns, and what is wrong with it; nil where it cannot be read at all.
	cells(r *tableRow) ([]string, []problem.Problem)
	// place is where a column stands in a row.
	place(r *tableRow, column int) problem.Position
	// line is the row as it stands in the table; "" where that is not known.
	line(r *tableRow) string
	// write appends a row with what was found, or with what is wrong with it.
	write(out []byte, r *tableRow, found *assess.Row, wrong []problem.Problem) []byte
}

// tableRow is one row as it was read.
type tableRow struct {
	cells   []string
	at      []cellPlace
	text    []byte // of an object
	line    int
	problem *problem.Problem // it cannot be read
}

type cellPlace struct{ line, column int }

// batch is some rows that follow each other.
type batch struct {
	rows     [batchRows]tableRow
	n        int
	out      []byte
	problems []problem.Problem // of rows that could not be judged
	bad      int               // how many these are
	read     int64             // how much of the table was read up to here, in bytes
	err      error             // reading ended here
	ready    chan struct{}
}

const batchRows = 256

func (b *batch) full() bool     { return b.n == len(b.rows) }
func (b *batch) add() *tableRow { b.n++; return &b.rows[b.n-1] }
func (b *batch) drop()          { b.n-- }

// pipeline judges all rows of a source. accept is given every batch in order and ends it all by giving false.
func (b *bulk) pipeline(source rowSource, counted *countedReader, accept func(*batch) bool) []*clerk {
	workers := runtime.GOMAXPROCS(0)
	free := make(chan *batch, 2*workers+2)
	toJudge, inOrder := make(chan *batch, cap(free)), make(chan *batch, cap(free))
	for range cap(free) {
		free <- &batch{ready: make(chan struct{}, 1)}
	}
	var stop atomic.Bool
	var running sync.WaitGroup
	running.Go(func() {
		for more := true; more && !stop.Load(); {
			batch := <-free
			batch.n, batch.out, batch.problems, batch.bad = 0, batch.out[:0], nil, 0
			more, batch.err = source.fill(batch)
			batch.read = counted.n
			toJudge <- batch
			inOrder <- batch
		}
		close(toJudge)
		close(inOrder)
	})
	clerks := make([]*clerk, workers)
	for i := range clerks {
		clerks[i] = b.clerk(source)
		running.Go(func() {
			for batch := range toJudge {
				clerks[i].judgeAll(batch)
				batch.ready <- struct{}{}
			}
		})
	}
	for batch := range inOrder {
		<-batch.ready
		if !stop.Load() && !accept(batch) {
			stop.Store(true)
		}
		free <- batch
	}
	running.Wait()
	return clerks
}

// clerk judges rows in one goroutine.
type clerk struct {
	*bulk
	scribe rowScribe
	judge  *assess.RowJudge
	tallies
}

func (b *bulk) clerk(source rowSource) *clerk {
	return &clerk{bulk: b, scribe: source.scribe(), judge: b.table.Judge(), tallies: b.tallies()}
}

func (c *clerk) judgeAll(b *batch) {
	for i := range b.rows[:b.n] {
		r := &b.rows[i]
		found, wrong := c.judgeRow(r)
		if len(wrong) > 0 {
			b.bad++
			b.problems = append(b.problems, wrong...)
			if !c.SkipBad {
				continue
			}
		} else if c.Summary {
			c.tallies.count(found)
		}
		b.out = c.scribe.write(b.out, r, found, wrong)
	}
}

func (c *clerk) judgeRow(r *tableRow) (*assess.Row, []problem.Problem) {
	if r.problem != nil {
		return nil, []problem.Problem{*r.problem}
	}
	cells, wrong := c.scribe.cells(r)
	if cells == nil {
		return nil, wrong
	}
	found, faults := c.judge.Row(cells)
	for _, f := range faults {
		wrong = append(wrong, problem.Problem{Position: c.scribe.place(r, f.Column), Message: f.Wrong, Hint: f.Right, Line: c.scribe.line(r)})
	}
	if len(wrong) > 0 {
		return nil, wrong
	}
	return found, nil
}

// maxProblems is how many problems of rows are shown.
const maxProblems = 100

// judged is what there is to be said of a table whose rows were judged.
type judged struct {
	clerks   []*clerk
	problems problem.List
	bad      int // rows that could not be judged
}

// judgeTable judges the rows and writes them out, as long as there is no bad one or bad ones are skipped.
func (b *bulk) judgeTable(stopped context.Context, source rowSource, counted *countedReader, out io.Writer, tick func(int64)) (*judged, error) {
	v := &judged{}
	_, failed := out.Write(source.heading())
	v.clerks = b.pipeline(source, counted, func(batch *batch) bool {
		v.bad += batch.bad
		switch {
		case failed != nil, stopped.Err() != nil:
			return false
		case batch.err != nil:
			failed = b.failed("not_read", "Path", b.shown, "Why", reason(batch.err))
			return false
		case !b.SkipBad:
			v.problems.All = append(v.problems.All, batch.problems...)
		}
		if len(v.problems.All) == 0 {
			if _, err := out.Write(batch.out); err != nil {
				failed = b.unwritten(err)
			}
		}
		tick(batch.read)
		return len(v.problems.All) < maxProblems
	})
	return v, failed
}
