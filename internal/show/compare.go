package show

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/tarazy/tarazy/internal/assess"
)

// Comparison is one record under the law of several days, side by side.
type Comparison struct {
	ID, Title string
	Days      []string
	Legend    []Mark // what the signs mean
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
	for _, o := range []assess.Outcome{assess.Met, assess.Breached, assess.Open, assess.Undetermined, assess.Disputed, assess.NotApplicable, assess.NotInForce} {
		out.Legend = append(out.Legend, p.mark(o))
	}
	hidden := 0
	for _, ev := range first.Record.Events {
		g := CompareGroup{Event: p.Event(ev)}
		for i, c := range first.Conclusions {
			if c.Event == ev && slices.ContainsFunc(found, func(a *assess.Assessment) bool { return a.Conclusions[i].Outcome.Shown() }) {
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

// fewDays is for how many days a table for a terminal has room for words; with more it has signs, and says once what they mean.
const fewDays = 3

// ComparisonText writes a comparison for a terminal: a table for each event, then what parts those who are in dispute.
func ComparisonText(out io.Writer, c *Comparison, colour Palette) error {
	fmt.Fprintf(out, "%s  %s\n", colour.paint("1", c.Title), c.ID)
	if len(c.Days) > fewDays {
		var legend []string
		for _, m := range c.Legend {
			legend = append(legend, m.Sign+" "+m.Word)
		}
		fmt.Fprintf(out, "    %s\n", strings.Join(legend, "   "))
	}
	for _, g := range c.Groups {
		fmt.Fprintln(out)
		for _, l := range lines(g.Event, width) {
			fmt.Fprintln(out, colour.paint("1", l))
		}
		table, err := g.table(c.Days)
		if err != nil {
			return err
		}
		for l := range strings.Lines(table) {
			fmt.Fprintln(out, strings.TrimRight(l, " \n"))
		}
		for _, n := range g.Notes(c.Days) {
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

// table sets the rows of a group under the days.
func (g CompareGroup) table(days []string) (string, error) {
	var out strings.Builder
	tw := tabwriter.NewWriter(&out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(tw, "  \t%s\n", strings.Join(days, "\t"))
	room := 44
	if len(days) > fewDays {
		room = 36
	}
	for _, r := range g.Rows {
		says := lines(r.Says, room)
		fmt.Fprintf(tw, "  %s", says[0])
		for _, cell := range r.Cells {
			text := cell.Outcome.Sign
			if len(days) <= fewDays {
				text += " " + cell.Outcome.Word
			}
			fmt.Fprintf(tw, "\t%s", text)
		}
		fmt.Fprintln(tw)
		for _, more := range says[1:] {
			fmt.Fprintf(tw, "    %s%s\n", more, strings.Repeat("\t", len(r.Cells)))
		}
	}
	err := tw.Flush()
	return out.String(), err
}

// Notes says once what is to be said beside the cells of a row, with the days it is true of.
func (g CompareGroup) Notes(days []string) []string {
	var out []string
	for _, r := range g.Rows {
		var said []string
		on := map[string][]string{}
		for i, cell := range r.Cells {
			for _, n := range cell.Notes {
				if on[n] == nil {
					said = append(said, n)
				}
				on[n] = append(on[n], days[i])
			}
		}
		for _, n := range said {
			out = append(out, fmt.Sprintf("%s (%s): %s", r.Says, strings.Join(on[n], ", "), n))
		}
	}
	return out
}

// ComparisonHTML writes a comparison as one self-contained page.
func ComparisonHTML(out io.Writer, c *Comparison, p *Printer) error {
	return execute(out, "compare.html", p, c.Title, c)
}
