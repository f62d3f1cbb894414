package sheet_test

import (
	"fmt"
	"io/fs"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/sheet"
)

// laughs is a file of some two kilobytes that stands for 9 to the 25th words when its aliases are written out.
func laughs() string {
	var out strings.Builder
	out.WriteString("a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n")
	for c := 'b'; c <= 'z'; c++ {
		fmt.Fprintf(&out, "%c: &%c [%s]\n", c, c, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*%c, ", c-1), 9), ", "))
	}
	return out.String()
}

func TestBombs(t *testing.T) {
	t.Parallel()
	const deep = 10_000
	var block strings.Builder
	for i := range 1_000 {
		block.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	tests := map[string]struct{ text, want string }{
		"a billion laughs":      {laughs(), "an anchor (&) is not allowed"},
		"lists in lists":        {strings.Repeat("[", deep) + strings.Repeat("]", deep), "nested deeper than 40 levels"},
		"lists never closed":    {strings.Repeat("[", deep), "not well-formed"},
		"hyphens":               {strings.Repeat("- ", deep) + "x", "nested deeper than 40 levels"},
		"maps in maps":          {strings.Repeat("{a: ", deep) + strings.Repeat("}", deep), "nested deeper than 40 levels"},
		"indented maps":         {block.String(), "nested deeper than 40 levels"},
		"keys in keys":          {strings.Repeat("? ", deep), "a key must be a plain word"},
		"sixteen million":       {strings.Repeat("[", sheet.MaxSize), "exceeded max depth"},
		"a quotation of 15 MB":  {"a: \"" + strings.Repeat("x", 15<<20), "unexpected end of stream"},
		"one key over and over": {"{" + strings.Repeat("a: 1, ", 5_000) + "}", `the key "a" stands here twice`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			var list problem.List
			if _, ok := sheet.Read("bomb.yaml", []byte(tt.text), &list); ok {
				t.Error("the file is said to be usable")
			}
			runtime.ReadMemStats(&after)
			if n := len(list.All); n == 0 || n > 150 || !strings.Contains(list.All[0].Message, tt.want) {
				t.Errorf("%d problems, the first %v; want up to 150 with %q", n, list.All[:min(1, n)], tt.want)
			}
		})
	}
}

// TestDepth reads as deep as is allowed, and not one level deeper.
func TestDepth(t *testing.T) {
	t.Parallel()
	for depth, want := range map[int]bool{sheet.MaxDepth: true, sheet.MaxDepth + 1: false} {
		var list problem.List
		text := strings.Repeat("[", depth-1) + "x" + strings.Repeat("]", depth-1)
		if _, ok := sheet.Read("f.yaml", []byte(text), &list); ok != want {
			t.Errorf("%d levels: usable is %v, want %v (%v)", depth, ok, want, list.All)
		}
	}
}

// TestOpenSize reads a file of the largest size whole, and refuses one byte more.
func TestOpenSize(t *testing.T) {
	t.Parallel()
	fsys := fstest.MapFS{
		"fits.yaml":  {Data: []byte(strings.Repeat("#", sheet.MaxSize))},
		"large.yaml": {Data: []byte(strings.Repeat("#", sheet.MaxSize+1))},
		"dir/x.yaml": {},
	}
	tests := map[string]string{
		"fits.yaml":  "",
		"large.yaml": "case/large.yaml: is larger than 16 MiB\n    split it: events and actors may stand in several files, events/*.yaml and actors/*.yaml",
		"none.yaml":  "case/none.yaml: cannot be opened\n    check that the file exists and that you may read it",
		"dir":        "case/dir: cannot be read\n    check that it is a file and that you may read it",
	}
	for name, want := range tests {
		var list problem.List
		data, ok := sheet.Open(fsys, name, "case/"+name, &list)
		if ok != (want == "") || ok && len(data) != sheet.MaxSize {
			t.Errorf("%s: usable is %v, with %d bytes", name, ok, len(data))
		}
		if got := printed(list); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func printed(list problem.List) string {
	var out []string
	for _, p := range list.All {
		out = append(out, p.String())
	}
	return strings.Join(out, "\n")
}

func TestFind(t *testing.T) {
	t.Parallel()
	fsys := fstest.MapFS{
		"b.yaml": {}, "a.yaml": {}, "events/02.yaml": {}, "events/01.yaml": {}, "old.yml": {}, "events/x.yml": {},
		".hidden.yaml": {}, ".git/x.yaml": {}, "notes.md": {}, "files/scan.pdf": {}, "yaml": {}, "x.yaml.bak": {},
	}
	files, misnamed, err := sheet.Find(fsys, ".")
	if got, want := fmt.Sprint(files, misnamed, err), "[a.yaml b.yaml events/01.yaml events/02.yaml] [events/x.yml old.yml] <nil>"; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if _, _, err := sheet.Find(fsys, "none"); err == nil {
		t.Error("a folder that is not there is no error")
	}
}

// TestReadAll reads many files at once and keeps their order and all their problems.
func TestReadAll(t *testing.T) {
	t.Parallel()
	fsys := fstest.MapFS{}
	var names []string
	for i := range 100 {
		name := fmt.Sprintf("%03d.yaml", i)
		names = append(names, name)
		text := fmt.Sprintf("n: %d", i)
		if i%10 == 0 {
			text = "n: ["
		}
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	var list problem.List
	sheets := sheet.ReadAll(fsys, names, "law/", &list)
	for i, s := range sheets {
		if s.Name != names[i] || s.OK != (i%10 != 0) || string(s.Data) != string(fsys[names[i]].Data) || s.OK && s.Root.Get("n").Text() != fmt.Sprint(i) {
			t.Errorf("%s came out as %s, usable %v, %q", names[i], s.Name, s.OK, s.Root.Get("n").Text())
		}
	}
	if len(list.All) != 10 || list.All[0].File != "law/000.yaml" {
		t.Errorf("%d problems, want 10, the first in law/000.yaml: %v", len(list.All), printed(list))
	}
	sheets[1].Root.Problem("found later", "")
	if len(list.All) != 11 {
		t.Error("a problem found later is not in the list")
	}
	if _, err := fs.Stat(fsys, "000.yaml"); err != nil {
		t.Error(err)
	}
}
