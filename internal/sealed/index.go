package sealed

import (
	"strings"
	"unicode/utf8"
)

// index is the names, ready to be looked up: a tree of sounds in which every spelling of every word is a path.
type index struct {
	people   int
	entries  []entry
	ids      []string // by owner; "" for names that may be shown
	parts    []part
	nodes    []node
	ends     []end
	endings  map[string]ending
	given    map[string]bool
	ordinary map[string]bool
	phones   map[string]int // the last digits of a number → owner
	digits   []int          // how many digits the numbers have, each once
	literals map[string]int // addresses and handles in small letters → owner
}

// node is one sound of the tree; 0 stands for none.
type node struct {
	child, next, end int32
	c                byte
}

// end says that a spelling of a part ends at a node.
type end struct{ part, next int32 }

func newIndex() *index {
	return &index{
		nodes: make([]node, 1), ends: make([]end, 1), endings: endingsOf(),
		given: setOf(givenNames, soundsOfWord), ordinary: setOf(ordinaryWords, strings.ToLower),
		phones: map[string]int{}, literals: map[string]int{},
	}
}

// add puts a person into the tree.
func (x *index) add(e entry) {
	x.people++
	x.entries = append(x.entries, e)
	owner := len(x.ids)
	x.ids = append(x.ids, e.id)
	for i, name := range e.names {
		for _, p := range x.partsOf(name, e.surname) {
			p.owner, p.name = owner, i
			p.ordinary = e.ordinary && p.alone
			x.insert(p)
		}
	}
	for i, word := range e.alone {
		p := newPart(word)
		p.owner, p.name, p.alone, p.shaped = owner, len(e.names)+i, true, p.size > 0 && surnameShaped(p.forms[0])
		surnames(&p)
		x.insert(p)
	}
	for _, c := range e.contacts {
		x.contact(c, owner)
	}
}

// public puts names into the tree that may be shown. Every name is a person of its own.
func (x *index) public(names []string) {
	for _, name := range names {
		owner := len(x.ids)
		x.ids = append(x.ids, "")
		for _, p := range x.partsOf(name, "") {
			if utf8.RuneCountInString(p.raw) > 1 {
				p.owner, p.public = owner, true
				x.insert(p)
			}
		}
	}
}

func (x *index) insert(p part) {
	number := int32(len(x.parts))
	x.parts = append(x.parts, p)
	for _, form := range p.forms {
		if len(form) < 2 && p.size > 1 {
			continue
		}
		at := int32(0)
		for i := range len(form) {
			at = x.grow(at, form[i])
		}
		if !x.has(at, number) {
			x.ends = append(x.ends, end{number, x.nodes[at].end})
			x.nodes[at].end = int32(len(x.ends) - 1)
		}
	}
}

func (x *index) has(at, part int32) bool {
	for e := x.nodes[at].end; e != 0; e = x.ends[e].next {
		if x.ends[e].part == part {
			return true
		}
	}
	return false
}

// grow gives the child of a node for a sound, and makes it where there is none.
func (x *index) grow(at int32, c byte) int32 {
	if child := x.step(at, c); child != 0 {
		return child
	}
	x.nodes = append(x.nodes, node{next: x.nodes[at].child, c: c})
	x.nodes[at].child = int32(len(x.nodes) - 1)
	return x.nodes[at].child
}

// step gives the child of a node for a sound, or 0.
func (x *index) step(at int32, c byte) int32 {
	for child := x.nodes[at].child; child != 0; child = x.nodes[child].next {
		if x.nodes[child].c == c {
			return child
		}
	}
	return 0
}
