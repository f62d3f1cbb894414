// Package sealed finds the real names of people whose identity is confidential, so that no paper lets one through.
//
// Begin with [Read], which opens an age-encrypted list of names, and [Names.Find], which says where in a text one of them stands: in
// another alphabet or spelling, declined, split, or with letters that only look the same. [Seal] makes such a list. Nothing that the package
// gives out, errors and printed values included, holds a name; a person is called by the id of the list.
//
// What is found. A surname is found alone; so is every name that stands alone under also. A first name or patronymic is found only beside
// another part of the same name, because alone it is an ordinary word. A surname of fewer than eight sounds must begin with a capital, or
// stand in an address or a file name, because small letters may be an ordinary word; one of two sounds, or one that the list marks as
// ordinary, needs a first name, initials or a form of address beside it. A long surname is found with one letter wrong too. Which word of a name is the
// surname is seen from its ending, its place before a patronymic, or surname: in the list; where nothing tells, every word that is no
// common first name is found alone.
//
// What is not found: names inside pictures of pixels, in base64 or other encodings that no reader sees through, in wrongly decoded text, in
// Arabic letters, backwards or upside down, with digits for letters other than 0 and 1, split over two cells or items of a list, initials alone, and
// a person whom only the circumstances give away.
package sealed

import (
	"fmt"
	"io"
)

// Hit is a place in a text where a sealed name or contact stands: the bytes from Start to before End.
type Hit struct {
	ID         string // of the person, as the list calls them
	Start, End int
}

// Names is a list of sealed names, ready to be looked for. It does not change and may be used from several goroutines. The nil Names finds
// nothing.
type Names struct{ in func() *index } // a function, because printing what holds Names prints only its address

func namesOf(in *index) *Names { return &Names{func() *index { return in }} }

// Len is how many people the list names.
func (n *Names) Len() int {
	if n == nil || n.in == nil {
		return 0
	}
	return n.in().people
}

// Format prints how many names there are, whatever the verb: a name must not reach a log.
func (n Names) Format(to fmt.State, _ rune) {
	_, _ = io.WriteString(to, n.String())
}

// String says how many names there are.
func (n Names) String() string { return fmt.Sprintf("%d sealed names", n.Len()) }

// GoString says how many names there are.
func (n Names) GoString() string { return n.String() }

// Beside is the same list, which knows names that may be shown. A spelling that fits one of them better is not taken for a sealed name, and
// neither is a surname beside the first name of its public bearer.
func (n *Names) Beside(public []string) *Names {
	if n.Len() == 0 {
		return n
	}
	in := newIndex()
	for _, e := range n.in().entries {
		in.add(e)
	}
	in.public(public)
	return namesOf(in)
}

// entry is one person of the list.
type entry struct {
	id       string
	surname  string   // which word of the names is found alone; "": the package decides
	names    []string // the name, and further names of several words
	alone    []string // single words that are found alone
	contacts []string
	ordinary bool // the surname is an ordinary word
}
