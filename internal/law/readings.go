package law

import (
	"fmt"
	"slices"

	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/sheet"
)

// readings checks that every reading that something depends on is declared, that there are several, and that something depends on them.
func (v *Version) readings() {
	var declared []string
	defaults := 0
	for _, r := range v.Readings {
		if r.ID != "" && slices.Contains(declared, r.ID) {
			r.node.Problem(fmt.Sprintf("the reading %q stands here twice", r.ID), "give one of them another id")
		}
		declared = append(declared, r.ID)
		if r.Default {
			defaults++
		}
	}
	switch all := v.node.Get("readings"); {
	case len(v.Readings) == 1:
		all.Problem("one reading is none", "declare at least two ways to read the text")
	case defaults > 1:
		all.Problem("two readings are the default", "mark one, or none where the text leaves it open")
	case len(v.Readings) > 0 && !v.dependsOnReading():
		all.Problem("no element, exception or scope depends on a reading", "mark with reading: what counts only under one of them")
	}
	v.eachReading(func(id string, at sheet.Node) {
		if !slices.Contains(declared, id) {
			at.Problem(fmt.Sprintf("the reading %q is not declared", id), problem.DidYouMean(id, declared))
		}
	})
}

func (v *Version) dependsOnReading() bool {
	found := false
	v.eachReading(func(string, sheet.Node) { found = true })
	return found
}

// eachReading visits what counts only under a reading.
func (v *Version) eachReading(visit func(id string, at sheet.Node)) {
	for _, s := range v.Applies {
		if s.Reading != "" {
			visit(s.Reading, s.When.node)
		}
	}
	v.eachElement(func(e *Element) {
		if e.Reading != "" {
			visit(e.Reading, e.node.Get("reading"))
		}
	})
}

// eachElement visits the elements and exceptions, groups before what is in them.
func (v *Version) eachElement(visit func(*Element)) {
	var walk func([]Element)
	walk = func(list []Element) {
		for i := range list {
			visit(&list[i])
			walk(list[i].Any)
			walk(list[i].All)
		}
	}
	walk(v.Elements)
	walk(v.Unless)
}

// unique checks that no two elements or exceptions have the same id.
func (v *Version) unique() {
	ids := map[string]bool{}
	v.eachElement(func(e *Element) {
		if e.ID != "" && ids[e.ID] {
			e.node.Get("id").Problem(fmt.Sprintf("two elements of this version are called %q", e.ID), "give one of them another id")
		}
		ids[e.ID] = true
	})
}
