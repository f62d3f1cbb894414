package paper

import (
	"sync"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/say"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// memory keeps what takes time, so that each record is judged once, and the words of a language are read once, however many papers and
// editions are made.
type memory struct {
	one    sync.Mutex
	judged map[judgedBy]*assess.Assessment
	words  map[vocabulary.Language]*say.Words
}

func newMemory() *memory {
	return &memory{judged: map[judgedBy]*assess.Assessment{}, words: map[vocabulary.Language]*say.Words{}}
}

type judgedBy struct {
	record *record.Record
	day    civil.Day
}

// assess judges a record as one looks at it on a day.
func (d *Desk) assess(r *record.Record, day civil.Day) *assess.Assessment {
	d.kept.one.Lock()
	defer d.kept.one.Unlock()
	key := judgedBy{r, day}
	a, ok := d.kept.judged[key]
	if !ok {
		a = d.Engine.Assess(r, assess.View{On: day})
		d.kept.judged[key] = a
	}
	return a
}

// words are those of a language. The error says that there is no such language.
func (d *Desk) words(lang vocabulary.Language) (*say.Words, error) {
	d.kept.one.Lock()
	defer d.kept.one.Unlock()
	if w, ok := d.kept.words[lang]; ok {
		return w, nil
	}
	w, err := say.New(lang)
	if err == nil {
		d.kept.words[lang] = w
	}
	return w, err
}
