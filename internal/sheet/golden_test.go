package sheet_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/tarazy/tarazy/internal/golden"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/sheet"
)

// TestGolden reads files that people get wrong, and some that they get right. What comes out is every problem as it is printed, and
// what can be used: each value with the line and column at which it stands.
func TestGolden(t *testing.T) {
	t.Parallel()
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, files *txtar.Archive) string {
		var out strings.Builder
		for _, f := range files.Files {
			fmt.Fprintf(&out, "%s\n", f.Name)
			out.WriteString(indented(shown(f.Name, unescaped(f.Data))))
		}
		return out.String()
	})
}

// unescaped gives the bytes that a text file cannot show: \t and \r, \xff, \ufeff, \0 and a control character of terminals, written so in the archives.
func unescaped(data []byte) []byte {
	for _, e := range [][2]string{{`<TAB>`, "\t"}, {`<CR>`, "\r"}, {`<FF>`, "\xff"}, {`<BOM>`, "\ufeff"}, {`<NUL>`, "\x00"}, {`<CSI>`, "\u009b"}} {
		data = bytes.ReplaceAll(data, []byte(e[0]), []byte(e[1]))
	}
	return data
}

// shown reads a file and prints its problems and values.
func shown(name string, data []byte) string {
	var list problem.List
	root, ok := sheet.Read(name, data, &list)
	var out strings.Builder
	if ok {
		values(&out, root, "")
	}
	list.Sort()
	for _, p := range list.All {
		fmt.Fprintln(&out, p)
	}
	if !ok {
		fmt.Fprintln(&out, "not usable")
	}
	return out.String()
}

// values prints every value below a node.
func values(out *strings.Builder, n sheet.Node, path string) {
	switch {
	case n.IsMap():
		for _, f := range n.Fields() {
			values(out, f.Value, strings.TrimPrefix(path+"."+f.Name, "."))
		}
	case n.IsList():
		for i, item := range n.Items() {
			values(out, item, fmt.Sprintf("%s[%d]", path, i))
		}
	default:
		p := n.Position()
		fmt.Fprintf(out, "%d:%d %s = %q\n", p.Line, p.Column, path, n.Text())
	}
}

func indented(text string) string {
	if text == "" {
		return "    (nothing)\n"
	}
	return "    " + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n    ") + "\n"
}
