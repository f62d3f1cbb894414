package record

import (
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/sheet"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// With reads the files of the record again in the words of another vocabulary, so that it can be weighed against law that was written in those. It is
// the record itself where the vocabulary is its own, and fit for use only when the list has no errors.
func (r *Record) With(v *vocabulary.Vocabulary) (*Record, problem.List) {
	if v == r.vocabulary {
		return r, problem.List{}
	}
	next := newReader(v)
	next.record.folder, next.record.shown, next.record.vocabulary = r.folder, r.shown, v
	for _, f := range r.Files {
		root, ok := sheet.Read(r.shown+f.Name, f.Text, &next.to)
		next.file(f.Name, f.Text, root, ok)
	}
	next.files(r.folder)
	next.finish()
	next.to.Sort()
	return next.record, next.to
}
