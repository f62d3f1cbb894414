package show

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/tarazy/tarazy/internal/assess"
)

// Comparison is one record under the law of several days, side by side.
type Comparison struct {
	ID, Title string
	Days      []string
	Groups    []CompareGroup
	Hidden    string
}

// CompareGroup is the rows about one event.
type CompareGroup struct {
	Event string
	Rows  []CompareRow
}

// CompareRow is one conclusion or norm, with one cell for each day.
type CompareRow struct {
	Says       string
	Conclusion bool
	Cells      []CompareCell
}

// CompareCell is the outcome under one day's law, and what must be said beside it.
type CompareCell struct {
	Outcome Mark
	Notes   []string
}

// Compare sets several assessments of one record side by side. Rows that are the same under every day's law are left out unless All
// is set.
func (p *Printer) Compare(found []*assess.Assessment) *Comparison {
	first := found[0]
	out := &Comparison{ID: first.Record.ID, Title: first.Record.Title}
	for _, a := range found {
		out.Days = append(out.Days, a.View.LawOn.String())
	}
	hidden := 0
	for _, ev := range first.Record.Events {
		g := CompareGroup{Event: p.Event(ev)}
		for i, c := range first.Conclusions {
			if c.Event == ev {
				g.Rows = append(g.Rows, p.conclusionRow(found, i))
			}
		}
		parting := false
		for i, f := range first.Findings {
			if f.Event != ev {
				continue
			}
			row, same := p.findingRow(found, i)
			if same && !p.All {
				hidden++
				continue
			}
			parting = true
			g.Rows = append(g.Rows, row)
		}
		if parting || len(g.Rows) > 0 && p.All {
			out.Groups = append(out.Groups, g)
		}
	}
	if hidden > 0 {
		out.Hidden = p.Words.Count("hidden_rows", int64(hidden))
	}
	return out
}

func (p *Printer) conclusionRow(found []*assess.Assessment, i int) CompareRow {
	row := CompareRow{Says: found[0].Conclusions[i].Law.Says.In(p.Words.Language), Conclusion: true}
	for _, a := range found {
		row.Cells = append(row.Cells, CompareCell{Outcome: p.verdict(a.Conclusions[i].Outcome)})
	}
	return row
}

// findingRow is one norm under every day's law, and whether it is the same under all of them.
func (p *Printer) findingRow(found []*assess.Assessment, i int) (CompareRow, bool) {
	first := found[0].Findings[i]
	row := CompareRow{Says: first.Norm.Title.In(p.Words.Language)}
	same := true
	for _, a := range found {
		f := a.Findings[i]
		same = same && (f.Outcome == first.Outcome || !f.Outcome.Shown() && !first.Outcome.Shown())
		row.Cells = append(row.Cells, CompareCell{Outcome: p.mark(f.Outcome), Notes: p.parts(a, f)})
	}
	return row, same
}

// ComparisonText writes a comparison for a terminal: a table, then what the marks stand for.
func ComparisonText(out io.Writer, c *Comparison, colour Palette) error {
	fmt.Fprintf(out, "%s  %s\n", colour.paint("1", c.Title), c.ID)
	for _, g := range c.Groups {
		fmt.Fprintf(out, "\n%s\n", colour.paint("1", g.Event))
		var table strings.Builder
		tw := tabwriter.NewWriter(&table, 0, 0, 2, ' ', 0)
		fmt.Fprintf(tw, "  \t%s\n", strings.Join(c.Days, "\t"))
		var notes []string
		for _, r := range g.Rows {
			says := lines(r.Says, 44)
			fmt.Fprintf(tw, "  %s", says[0])
			for i, cell := range r.Cells {
				fmt.Fprintf(tw, "\t%s %s", cell.Outcome.Sign, cell.Outcome.Word)
				for _, n := range cell.Notes {
					notes = append(notes, fmt.Sprintf("%s, %s: %s", c.Days[i], r.Says, n))
				}
			}
			fmt.Fprintln(tw)
			for _, more := range says[1:] {
				fmt.Fprintf(tw, "    %s%s\n", more, strings.Repeat("\t", len(r.Cells)))
			}
		}
		if err := tw.Flush(); err != nil {
			return err
		}
		for l := range strings.Lines(table.String()) {
			fmt.Fprintln(out, strings.TrimRight(l, " \n"))
		}
		for _, n := range notes {
			for k, l := range lines(n, width-4) {
				fmt.Fprintf(out, "  %s%s\n", map[bool]string{true: "≠ ", false: "  "}[k == 0], l)
			}
		}
	}
	if c.Hidden != "" {
		fmt.Fprintf(out, "\n%s\n", c.Hidden)
	}
	return nil
}

// ComparisonHTML writes a comparison as one self-contained page.
func ComparisonHTML(out io.Writer, c *Comparison, p *Printer) error {
	return execute(out, "compare.html", p, c.Title, c)
}
