package drafts

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/tarazy/tarazy/internal/paper/markup"
)

// TestEscape writes any text as one paragraph and as a list item: read as a paper it is the same text, whatever signs it holds.
func TestEscape(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.RuneFrom([]rune("ab 1.)-+:*_`~^{}[]()<>#|&;=!@\\\"'Ж\n"))).Draw(t, "text")
		want := strings.Join(strings.Fields(text), " ")
		for _, before := range []string{"", "- ", "1. "} {
			paper := "---\npaper: p\ntitle: T\nlang: en\n---\n" + before + escape(text) + "\n"
			p, list := markup.Read(markup.File{Name: "p.md", Text: []byte(paper)}, markup.Around{})
			if len(list.All) > 0 {
				t.Fatalf("%q: %v", paper, list.All)
			}
			if got := plain(p.Blocks); got != want {
				t.Fatalf("%q is read as %q", paper, got)
			}
		}
	})
}

// plain is the text of the one paragraph that there is.
func plain(blocks []markup.Block) string {
	if len(blocks) != 1 {
		return ""
	}
	switch b := blocks[0].(type) {
	case markup.List:
		if len(b.Items) == 1 {
			return plain(b.Items[0])
		}
	case markup.Paragraph:
		if text, ok := b.Inlines[0].(markup.Text); ok && len(b.Inlines) == 1 {
			return text.Text
		}
	}
	return ""
}
