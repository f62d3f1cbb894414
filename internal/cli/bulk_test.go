package cli

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// FuzzObject reads objects as encoding/json does: the same keys, the same values.
func FuzzObject(f *testing.F) {
	for _, seed := range []string{
		`{}`, `{"a":1}`, ` {"a" : "x\"}y" , "b":[1,[2],"]"],"c":{"d":{"e":null}},"f":true} `, `{"\u0061\\":-1.5e3,"":""}`, `{"a":[ ],"b":[ "x" , 2 ]}`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		trimmed := bytes.TrimSpace([]byte(text))
		want := map[string]json.RawMessage{}
		if !utf8.ValidString(text) || len(trimmed) == 0 || trimmed[0] != '{' || json.Unmarshal(trimmed, &want) != nil {
			return
		}
		got := map[string]json.RawMessage{}
		for o := (objectReader{text: trimmed, i: 1}); o.next(); {
			got[o.name] = bytes.Clone(o.value)
			cellOf(o.value)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("encoding/json (-), objectReader (+):\n%s", diff)
		}
	})
}

func TestCellOf(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		`"~700"`: "~700", `217`: "217", `true`: "true", `null`: "", `["a","b, c"]`: "a\x1fb, c\x1f", `[]`: "none", `[ 1 , null ]`: "1\x1f\x1f", `"\u0436"`: "ж",
	}
	for value, want := range tests {
		if got, ok := cellOf([]byte(value)); !ok || got != want {
			t.Errorf("%s is %q, %v; want %q", value, got, ok, want)
		}
	}
	for _, value := range []string{`{"a":1}`, `[[1]]`, `[{"a":1}]`} {
		if got, ok := cellOf([]byte(value)); ok {
			t.Errorf("%s is taken for %q", value, got)
		}
	}
}

// FuzzGiven writes any cell so that it is read back as it was, but for the apostrophe before what could be a formula.
func FuzzGiven(f *testing.F) {
	for _, seed := range []string{"", "a", "a,b", `"`, "=1", "-5", "-x", "+7", "@x", " a", "a\nb", "\t=1", "-"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Contains(text, "\r") {
			return // encoding/csv reads \r\n as \n
		}
		s := newCSVScribe(&csvTable{bulk: &bulk{comma: ','}})
		r := csv.NewReader(bytes.NewReader(append(s.given(nil, text), ",x\n"...)))
		row, err := r.Read()
		if err != nil || len(row) != 2 {
			t.Fatalf("%q is written so that it cannot be read: %v", text, err)
		}
		if got := row[0]; got != text && got != "'"+text {
			t.Errorf("%q is read back as %q", text, got)
		} else if got != "" && strings.ContainsRune("=+@\t", rune(got[0])) {
			t.Errorf("%q begins as a formula does", got)
		}
	})
}

// TestHeldSink writes more than memory holds: nothing is to be seen before the end, then everything, and no file is left.
func TestHeldSink(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	h := &heldSink{out: &out}
	part := bytes.Repeat([]byte("0123456789abcdef"), readAhead/16)
	for range mostHeld/readAhead + 3 {
		if _, err := h.Write(part); err != nil {
			t.Fatal(err)
		}
	}
	if h.rest == nil || out.Len() > 0 {
		t.Fatalf("%d bytes are out before the end; a file is in use: %v", out.Len(), h.rest != nil)
	}
	name := h.rest.Name()
	if err := h.finish(); err != nil {
		t.Fatal(err)
	}
	if want := bytes.Repeat(part, mostHeld/readAhead+3); !bytes.Equal(out.Bytes(), want) {
		t.Errorf("%d bytes came out, not the %d that went in", out.Len(), len(want))
	}
	if _, err := os.Stat(name); !os.IsNotExist(err) {
		t.Errorf("%s is left behind", filepath.Base(name))
	}
}
