package markup_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/problem"
)

// FuzzRead reads anything at all as a paper that includes itself and another: every problem says what and where, every part stands where it
// says, and each letter of a text is found in the file at its place.
func FuzzRead(f *testing.F) {
	for _, pattern := range []string{"testdata/papers/*.txtar", "testdata/problems/*.txtar"} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			f.Fatal("no seeds", pattern, err)
		}
		for _, path := range paths {
			a, err := txtar.ParseFile(path)
			if err != nil {
				f.Fatal(err)
			}
			for _, file := range a.Files {
				f.Add(string(file.Data))
			}
		}
	}
	f.Add("\xEF\xBB\xBF---\r\npaper: paper\r\n---\r\n\tк̆ [@a\r\n;b] ***x** y* :::\r\n>\t-\t:::own\r\n> 1.\t{date:x}\r\n")
	f.Fuzz(func(t *testing.T, text string) {
		texts := map[string][]byte{"paper.md": []byte(text), "other/chapter.md": []byte("A *chapter*.\n")}
		p, list := markup.Read(markup.File{Name: "paper.md", Text: texts["paper.md"]}, around(texts))
		c := &checker{t: t, files: map[string][]string{}}
		for name, data := range texts {
			c.files[name] = sourceLines(data)
		}
		for _, one := range list.All {
			if one.Message == "" || one.File == "" {
				t.Fatalf("a problem is %q at %v", one.Message, one.Position)
			}
			if one.Position.Line > 0 && len(one.Message) > 0 && one.Column > 0 {
				c.within(one.Position)
			}
		}
		c.blocks(p.Blocks)
	})
}

// sourceLines splits a file into lines as a person sees them in an editor.
func sourceLines(data []byte) []string {
	text := string(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")))
	return strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
}

type checker struct {
	t     *testing.T
	files map[string][]string
}

// within fails unless the place lies in its file, and gives the letters from there to the end of the line.
func (c *checker) within(at problem.Position) []rune {
	c.t.Helper()
	lines := c.files[at.File]
	if at.Line < 1 || at.Line > len(lines) {
		c.t.Fatalf("%v: the file has %d lines", at, len(lines))
	}
	line := []rune(lines[at.Line-1])
	if at.Column < 1 || at.Column > len(line)+1 {
		c.t.Fatalf("%v: the line has %d letters", at, len(line))
	}
	return line[at.Column-1:]
}

func (c *checker) blocks(blocks []markup.Block) {
	for _, b := range blocks {
		rest := string(c.within(b.Position()))
		sign := ""
		switch b := b.(type) {
		case markup.Heading:
			c.inlines(b.Inlines)
		case markup.Paragraph:
			c.inlines(b.Inlines)
		case markup.List:
			if !strings.ContainsAny(rest[:min(1, len(rest))], "-+*0123456789") {
				c.t.Fatalf("%v: a list begins with %q", b.At, rest)
			}
			for _, item := range b.Items {
				c.blocks(item)
			}
		case markup.Quote:
			sign = ">"
			c.blocks(b.Blocks)
		case markup.Table:
			for _, row := range append(b.Rows, b.Head) {
				for _, cell := range row {
					c.inlines(cell)
				}
			}
		case markup.Only:
			sign = ":::"
			c.blocks(b.Blocks)
		case markup.Own:
			sign = ":::"
			c.blocks(b.Blocks)
		case markup.Styled:
			sign = ":::"
			c.blocks(b.Blocks)
		case markup.Call:
			sign = ":::"
			for _, w := range b.Args {
				c.begins(w.At, w.Text)
			}
		case markup.Included:
			sign = ":::"
			c.blocks(b.Blocks)
		}
		c.begins(b.Position(), sign)
	}
}

// begins fails unless the words stand at a place.
func (c *checker) begins(at problem.Position, words string) {
	c.t.Helper()
	rest := strings.ReplaceAll(string(c.within(at)), `\`, "") // a backslash is not shown
	if !strings.HasPrefix(rest, words) {
		c.t.Fatalf("%v: there stands %q, not %q", at, rest, words)
	}
}

func (c *checker) inlines(inlines []markup.Inline) {
	for _, i := range inlines {
		c.within(i.Position())
		switch i := i.(type) {
		case markup.Text:
			c.text(i)
		case markup.Emphasis:
			if rest := string(c.within(i.At)); !strings.HasPrefix(rest, "*") && !strings.HasPrefix(rest, "_") {
				c.t.Fatalf("%v: emphasis begins with %q", i.At, rest)
			}
			c.inlines(i.Inlines)
		case markup.Link:
			c.inlines(i.Inlines)
		case markup.Note:
			c.begins(i.At, "^[")
			c.inlines(i.Inlines)
		case markup.Insert:
			c.begins(i.At, "{")
		case markup.Cite:
			c.begins(i.At, "[@")
			for _, p := range i.Parts {
				if p.Target != "" {
					c.begins(p.At, p.Target)
				}
				if p.On.Text != "" {
					c.begins(p.On.At, p.On.Text)
				}
			}
		}
	}
}

// text fails unless each letter stands at its place: but the space for the end of a line, and &amp; and the like, which are other letters there.
func (c *checker) text(text markup.Text) {
	if text.Text == "" || len(text.Lines) == 0 || text.Lines[0].At != text.At {
		c.t.Fatalf("%v: a text is %q from %v", text.At, text.Text, text.Lines)
	}
	for i, r := range text.Text {
		at := text.PositionAt(i)
		rest := c.within(at)
		switch {
		case len(rest) > 0 && rest[0] == r, len(rest) > 0 && rest[0] == '&':
		case r == ' ' && strings.TrimSpace(string(rest)) == "":
		case strings.Contains(string(c.line(at)), "&"): // several letters for one &…;
		default:
			c.t.Fatalf("%v: letter %d of %q is %q and there stands %q", at, i, text.Text, r, string(rest))
		}
	}
}

func (c *checker) line(at problem.Position) string { return c.files[at.File][at.Line-1] }
