package paper_test

import (
	"fmt"
	"strings"

	"github.com/tarazy/tarazy/internal/paper/tree"
)

// dump writes a document so that people can read and compare it.
func dump(d *tree.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s | %s | %s | %s | %s\n", d.Title, d.Language, d.Day, d.Subject, d.RunningHead)
	dumpBlocks(&b, d.Blocks, "")
	for i, n := range d.Notes {
		fmt.Fprintf(&b, "[%d] %s\n", i+1, dumpRuns(n.Runs))
	}
	return b.String()
}

func dumpBlocks(b *strings.Builder, list []tree.Block, indent string) {
	for _, block := range list {
		switch x := block.(type) {
		case tree.Heading:
			fmt.Fprintf(b, "%s%s %s\n", indent, strings.Repeat("#", x.Level), dumpRuns(x.Runs))
		case tree.Paragraph:
			style := ""
			if x.Style != "" {
				style = "(" + string(x.Style) + ") "
			}
			fmt.Fprintf(b, "%s%s%s\n", indent, style, dumpRuns(x.Runs))
		case tree.List:
			for i, item := range x.Items {
				fmt.Fprintf(b, "%s- %d\n", indent, i+1)
				dumpBlocks(b, item, indent+"  ")
			}
		case tree.Table:
			if len(x.Caption) > 0 {
				fmt.Fprintf(b, "%stable: %s\n", indent, dumpRuns(x.Caption))
			}
			for i, row := range append([][]tree.Cell{x.Head}, x.Rows...) {
				b.WriteString(indent + "|")
				for _, c := range row {
					b.WriteString(" " + dumpRuns(c.Runs) + " |")
				}
				if b.WriteString("\n"); i == 0 {
					b.WriteString(indent + "|---\n")
				}
			}
		case tree.Picture:
			fmt.Fprintf(b, "%spicture %.0f x %.0f: %s; %s\n", indent, x.Scene.Width, x.Scene.Height, x.Alt, dumpRuns(x.Caption))
		case tree.PageBreak:
			b.WriteString(indent + "----\n")
		default:
			fmt.Fprintf(b, "%s%T?\n", indent, x)
		}
	}
}

func dumpRuns(runs []tree.Run) string {
	var b strings.Builder
	for _, r := range runs {
		text := r.Text
		switch {
		case r.Note != 0:
			text = fmt.Sprintf("[%d]", r.Note)
		case r.Break:
			text = " / "
		case r.Mark:
			text = "!!" + text + "!!"
		}
		if r.Italic {
			text = "_" + text + "_"
		}
		if r.Bold {
			text = "*" + text + "*"
		}
		if r.Link != "" {
			text += "<" + r.Link + ">"
		}
		b.WriteString(text)
	}
	return b.String()
}
