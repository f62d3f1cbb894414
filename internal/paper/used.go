package paper

import (
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
)

// Used is what went into one edition of a paper, each once, in the order in which it was first met.
type Used struct {
	Sources  []SourceUse
	Things   []ThingUse // events cited, actors and events named, also by tables and pictures
	Versions []VersionUse
}

// SourceUse is a source that notes cite.
type SourceUse struct {
	Source *record.Source
	At     problem.Position // where it is first cited
	Notes  []int            // the notes that cite it, in order
}

// ThingUse is an actor or event that the paper names.
type ThingUse struct {
	Thing *record.Thing
	At    problem.Position
}

// VersionUse is a version of a norm that notes cite.
type VersionUse struct {
	Version *law.Version
	At      problem.Position
	Notes   []int
}

// use gathers what is used.
type use struct {
	Used
	sources  map[*record.Source]int
	things   map[*record.Thing]bool
	versions map[*law.Version]int
}

func newUse() *use {
	return &use{sources: map[*record.Source]int{}, things: map[*record.Thing]bool{}, versions: map[*law.Version]int{}}
}

func (u *use) done() Used { return u.Used }

func (u *use) source(s *record.Source, at problem.Position, note int) {
	i, ok := u.sources[s]
	if !ok {
		i = len(u.Sources)
		u.sources[s] = i
		u.Sources = append(u.Sources, SourceUse{Source: s, At: at})
	}
	u.Sources[i].Notes = noted(u.Sources[i].Notes, note)
}

func (u *use) version(v *law.Version, at problem.Position, note int) {
	i, ok := u.versions[v]
	if !ok {
		i = len(u.Versions)
		u.versions[v] = i
		u.Versions = append(u.Versions, VersionUse{Version: v, At: at})
	}
	u.Versions[i].Notes = noted(u.Versions[i].Notes, note)
}

func (u *use) thing(t *record.Thing, at problem.Position) {
	if !u.things[t] {
		u.things[t] = true
		u.Things = append(u.Things, ThingUse{t, at})
	}
}

// noted adds the number of a note unless it is the last one already.
func noted(list []int, note int) []int {
	if n := len(list); note == 0 || n > 0 && list[n-1] == note {
		return list
	}
	return append(list, note)
}
