package cli

import (
	"encoding/json"
	"strings"

	"github.com/tarazy/tarazy/internal/record"
)

// objectReader goes through the keys of a JSON object that is known to be valid. It saves the making of a tree for every line.
type objectReader struct {
	text            []byte
	i               int // the next byte
	name            string
	value           []byte
	nameAt, valueAt int
}

// next goes to the next key; false when there is none.
func (o *objectReader) next() bool {
	o.skip(" \t\r\n,")
	if o.i >= len(o.text) || o.text[o.i] != '"' {
		return false
	}
	o.nameAt = o.i
	name := o.text[o.i:endOf(o.text, o.i)]
	o.name = unquoted(name)
	o.i += len(name)
	o.skip(" \t\r\n:")
	o.valueAt = o.i
	o.value = o.text[o.i:endOf(o.text, o.i)]
	o.i += len(o.value)
	return true
}

func (o *objectReader) skip(signs string) {
	for o.i < len(o.text) && strings.IndexByte(signs, o.text[o.i]) >= 0 {
		o.i++
	}
}

// endOf is where the value that begins at i ends.
func endOf(text []byte, i int) int {
	depth := 0
	for ; i < len(text); i++ {
		switch text[i] {
		case '"':
			for i++; text[i] != '"'; i++ {
				if text[i] == '\\' {
					i++
				}
			}
			if depth == 0 {
				return i + 1
			}
		case '{', '[':
			depth++
		case '}', ']':
			depth--
			if depth == 0 {
				return i + 1
			}
			if depth < 0 {
				return i
			}
		case ',', ' ', '\t', '\r', '\n':
			if depth == 0 {
				return i
			}
		}
	}
	return i
}

func unquoted(text []byte) string {
	inner := text[1 : len(text)-1]
	for _, c := range inner {
		if c == '\\' {
			var out string
			if json.Unmarshal(text, &out) == nil {
				return out
			}
		}
	}
	return string(inner)
}

// cellOf is a value of JSON as the cell of a table: a list is its items. ok is false where lists or objects stand within.
func cellOf(value []byte) (text string, ok bool) {
	switch value[0] {
	case '"':
		return unquoted(value), true
	case '{':
		return "", false
	case 'n':
		return "", true
	case '[':
		return listCell(value)
	}
	return string(value), true
}

func listCell(value []byte) (text string, ok bool) {
	var out strings.Builder
	for i := 1; ; {
		for strings.IndexByte(" \t\r\n,", value[i]) >= 0 {
			i++
		}
		if value[i] == ']' {
			break
		}
		end := endOf(value, i)
		item := value[i:end]
		if item[0] == '[' {
			return "", false
		}
		text, ok := cellOf(item)
		if !ok {
			return "", false
		}
		out.WriteString(text)
		out.WriteString(record.EndItem)
		i = end
	}
	if out.Len() == 0 {
		return "none", true // known to be empty
	}
	return out.String(), true
}
