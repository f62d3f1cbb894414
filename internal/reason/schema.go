package reason

import (
	"fmt"
	"slices"
)

// Kind says what sort of value an expression has.
type Kind uint8

// The kinds of values. KindAny is only good as the wanted type of Compile: any type will do.
const (
	KindAny Kind = iota
	KindBool
	KindInt
	KindDate
	KindSpan
	KindText
	KindRef
	KindList
)

// Type is the type of a field or of an expression.
type Type struct {
	Kind   Kind
	Object string   // KindRef: the name of the object type; empty, as a wanted type, for any
	Elem   *Type    // KindList: the type of the items
	Words  []string // KindText: the words allowed; empty for any text
}

// RefTo is the type of a reference to objects of the named type.
func RefTo(object string) Type { return Type{Kind: KindRef, Object: object} }

// ListOf is the type of a list of elem.
func ListOf(elem Type) Type { return Type{Kind: KindList, Elem: &elem} }

// WordOf is the type of a text that must be one of the given words.
func WordOf(words ...string) Type { return Type{Kind: KindText, Words: words} }

// String names the type as an author of conditions would: "number", "list of strike".
func (t Type) String() string {
	switch t.Kind {
	case KindBool:
		return "true or false"
	case KindInt:
		return "number"
	case KindDate:
		return "date"
	case KindSpan:
		return "span of time"
	case KindText:
		return "text"
	case KindRef:
		if t.Object == "" {
			return "reference"
		}
		return t.Object
	case KindList:
		return "list of " + t.Elem.String()
	}
	return "anything"
}

// described is the type with its article, for the middle of a sentence.
func (t Type) described() string {
	switch {
	case t.Kind == KindBool, t.Kind == KindAny:
		return t.String()
	case t.Kind == KindRef && t.Object != "":
		return "a reference to " + t.Object
	}
	return "a " + t.String()
}

// fits says whether a value of type t may stand where want is wanted.
func (t Type) fits(want Type) bool {
	switch {
	case want.Kind == KindAny:
		return true
	case t.Kind != want.Kind:
		return false
	case t.Kind == KindRef:
		return want.Object == "" || t.Object == want.Object
	case t.Kind == KindList:
		return want.Elem == nil || t.Elem.fits(*want.Elem)
	}
	return true
}

// Field is one attribute of an object type.
type Field struct {
	Name string
	Type Type
}

// ObjectType is a kind of actor or event with its fields in order. The order is that of Object.Fields.
type ObjectType struct {
	Name   string
	Fields []Field

	slots map[string]int
	alike []int32 // by slot: a number that fields of one name and kind share, in whatever type
}

// Slot gives the place of a field in Object.Fields.
func (t *ObjectType) Slot(name string) (int, bool) {
	i, ok := t.slots[name]
	return i, ok
}

// Schema is the set of object types that conditions may speak of. It does not change after NewSchema.
type Schema struct {
	types map[string]*ObjectType
	names []string
}

type fieldKey struct {
	name string
	kind Kind
}

// NewSchema builds a schema. It fails if two types or two fields of a type share a name, if a reference leads to a type
// that is not there, or if a list is a list of lists.
func NewSchema(types []ObjectType) (*Schema, error) {
	s := &Schema{types: make(map[string]*ObjectType, len(types))}
	alike := map[fieldKey]int32{}
	for _, given := range types {
		if _, twice := s.types[given.Name]; twice {
			return nil, fmt.Errorf("object type %q is declared twice", given.Name)
		}
		t := &ObjectType{Name: given.Name, Fields: slices.Clone(given.Fields), slots: make(map[string]int, len(given.Fields))}
		for i, f := range t.Fields {
			if _, twice := t.slots[f.Name]; twice {
				return nil, fmt.Errorf("field %q of %q is declared twice", f.Name, t.Name)
			}
			t.slots[f.Name] = i
			key := fieldKey{f.Name, f.Type.Kind}
			if _, known := alike[key]; !known {
				alike[key] = int32(len(alike))
			}
			t.alike = append(t.alike, alike[key])
		}
		s.types[t.Name] = t
		s.names = append(s.names, t.Name)
	}
	for _, name := range s.names {
		for _, f := range s.types[name].Fields {
			if err := s.check(f.Type); err != nil {
				return nil, fmt.Errorf("field %q of %q: %w", f.Name, name, err)
			}
		}
	}
	return s, nil
}

// Type gives the object type of that name, or nil.
func (s *Schema) Type(name string) *ObjectType { return s.types[name] }

func (s *Schema) check(t Type) error {
	switch t.Kind {
	case KindRef:
		if s.types[t.Object] == nil {
			return fmt.Errorf("no object type %q", t.Object)
		}
	case KindList:
		if t.Elem == nil || t.Elem.Kind == KindList {
			return fmt.Errorf("a list needs items that are not lists themselves")
		}
		return s.check(*t.Elem)
	case KindAny:
		return fmt.Errorf("a field needs a type")
	}
	return nil
}
