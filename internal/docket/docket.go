// Package docket knows what is due: for every duty of every party by which day, how that day was counted, and whether it was done; which letters
// wait for an answer; what became of recommendations; and which due days moved between two states of a record or of the law, and why.
//
// Begin with [Of], the docket of one record on one day, or with [All] for many records. [Compare] says what moved. All is a pure function of
// records, packs and day: no clock, no files, no language. What a sentence about it would say is for those who show it.
package docket

import (
	"runtime"
	"sync"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/record"
)

// Matter is the docket of one record, seen from one day.
type Matter struct {
	Record          *record.Record
	On              civil.Day
	Duties          []*Duty           // the earliest due day first, those without a day last; else in the order of the record
	Letters         []*Letter         // waiting for an answer, in the order of the record
	Recommendations []*Recommendation // in the order of the record
	Courses         []*Course         // of actions that are planned or not over, in the order of the record
	scales          *assess.Scales
}

// Of makes the docket of a record on a day.
func Of(engine *assess.Engine, rec *record.Record, on civil.Day) *Matter {
	m := &Matter{Record: rec, On: on, scales: engine.Scales(rec, assess.View{On: on, Seen: true})}
	m.Duties = m.duties()
	m.Letters = letters(rec, on)
	m.Recommendations = recommendations(engine, rec, on)
	m.Courses = courses(engine.Scales(rec, assess.View{On: on}).Assessment, on)
	return m
}

// All makes the dockets of many records on a day, in their order, on all processors.
func All(engine *assess.Engine, records []*record.Record, on civil.Day) []*Matter {
	out := make([]*Matter, len(records))
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), max(1, len(records))) {
		wg.Go(func() {
			for i := range next {
				out[i] = Of(engine, records[i], on)
			}
		})
	}
	for i := range records {
		next <- i
	}
	close(next)
	wg.Wait()
	return out
}

// Explain gives all reasons of a term of one of the docket's duties: why the rule applies, what is missing, what was read. It may be called by several
// goroutines at once.
func (m *Matter) Explain(d *Duty, t *Term) *assess.Explanation {
	return m.scales.Explain(d.Finding, t.Case)
}
