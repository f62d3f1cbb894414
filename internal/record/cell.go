package record

import (
	"fmt"
	"strings"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// EndItem ends each item of a list where no sign within an item may be taken for one between two.
const EndItem = "\x1f"

// Cell reads the value of an attribute from the cell of a table, in the notation of records. The items of a list stand on lines of their
// own, or with semicolons between them, or else with commas; or each ends with EndItem. References are to what the record holds. An empty
// text is nothing known. The error is a *civil.ParseError.
func (r *Record) Cell(text string, a *vocabulary.Attribute) (Value, error) {
	switch {
	case text == "":
		return Value{}, nil
	case a.Many:
		return r.listCell(text, a)
	case strings.Contains(text, EndItem):
		return Value{}, &civil.ParseError{Wrong: "a list stands where there is one value", Right: "only some attributes take a list"}
	case a.Type == vocabulary.Bool && (text == "TRUE" || text == "FALSE"):
		text = strings.ToLower(text) // as spreadsheets write it
	}
	return r.scalarCell(text, a)
}

func (r *Record) scalarCell(text string, a *vocabulary.Attribute) (Value, error) {
	v, err := scalarOf(text, a)
	if err == nil && v.Form == RefForm {
		v.Ref, err = r.refer(text, a)
	}
	if err != nil {
		return Value{}, err
	}
	return v, nil
}

func (r *Record) listCell(text string, a *vocabulary.Attribute) (Value, error) {
	out := Value{Form: ListForm, Written: text}
	if text == "none" {
		return Value{Form: None, Written: text}, nil
	}
	if count, ok := onlyCounted(text); ok && a.Type == vocabulary.Ref {
		out.Size, out.Counted = count, true
		return out, nil
	}
	for _, item := range itemsOf(text) {
		if item == more {
			out.More = true
			continue
		}
		v, err := r.scalarCell(item, a)
		if err != nil {
			return Value{}, err
		}
		if v.Form == None {
			return Value{}, &civil.ParseError{Wrong: fmt.Sprintf("none stands among other items of %s", a.Name), Right: "write none alone, or remove it"}
		}
		out.Items = append(out.Items, v)
	}
	return out, nil
}

// itemsOf splits a cell into the items of a list.
func itemsOf(text string) []string {
	between := ","
	for _, sign := range []string{";", "\n", EndItem} {
		if strings.Contains(text, sign) {
			between = sign
		}
	}
	var out []string
	for item := range strings.SplitSeq(text, between) {
		if item = strings.TrimSpace(item); item != "" {
			out = append(out, item)
		}
	}
	return out
}
