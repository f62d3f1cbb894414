package assess

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// Fit finds what a record names of the law that is not there: packs, norms, instruments. Neither the reader of records nor that of laws
// can know.
func Fit(body *law.Body, rec *record.Record) problem.List {
	f := fitting{body: body}
	for _, id := range rec.Packs {
		if _, ok := body.Pack(id); !ok {
			f.to.Add(rec.PackProblem(id, fmt.Sprintf("there is no pack %q", id), problem.DidYouMean(id, f.packs())))
		}
	}
	for _, t := range slices.Concat(rec.Actors, rec.Events) {
		for _, fact := range t.Facts {
			for i := range fact.Assertions {
				f.assertion(fact.Attribute, &fact.Assertions[i])
			}
		}
	}
	f.to.Sort()
	return f.to
}

type fitting struct {
	body *law.Body
	to   problem.List
}

func (f *fitting) assertion(a *vocabulary.Attribute, said *record.Assertion) {
	for _, v := range append([]record.Value{said.Value}, said.Value.Items...) {
		f.names(a.Type, v.Text, said)
	}
	for _, w := range a.With {
		f.names(w.Type, said.With[w.Name], said)
	}
}

// names looks up what a text names, if it is of a type that names something of the law.
func (f *fitting) names(t vocabulary.Type, text string, said *record.Assertion) {
	switch {
	case text == "":
	case t == vocabulary.NormID:
		if _, ok := f.body.Norm(text); !ok {
			f.to.Add(said.Problem(text, fmt.Sprintf("there is no norm %q", text), problem.DidYouMean(text, f.norms())))
		}
	case t == vocabulary.Provision:
		id, _, _ := strings.Cut(text, " ")
		if _, ok := f.body.Instrument(id); !ok {
			f.to.Add(said.Problem(text, fmt.Sprintf("there is no instrument %q", id), problem.DidYouMean(id, f.instruments())))
		}
	}
}

func (f *fitting) packs() []string {
	var out []string
	for _, p := range f.body.Packs {
		out = append(out, p.ID)
	}
	return out
}

func (f *fitting) norms() []string {
	var out []string
	for _, p := range f.body.Packs {
		for _, n := range p.Norms {
			out = append(out, n.ID)
		}
	}
	return out
}

func (f *fitting) instruments() []string {
	var out []string
	for _, p := range f.body.Packs {
		for _, i := range p.Instruments {
			out = append(out, i.ID)
		}
	}
	return out
}
