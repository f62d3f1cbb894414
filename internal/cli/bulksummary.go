package cli

import (
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/problem"
)

// inOneLine says several problems in one line.
func inOneLine(wrong []problem.Problem) string {
	var says []string
	for _, p := range wrong {
		says = append(says, strings.TrimSuffix(p.Message+"; "+p.Hint, "; "))
	}
	return strings.Join(says, " / ")
}

// tell prints the problems of rows, as many as can be read.
func (b *bulk) tell(v *judged) error {
	v.problems.Sort()
	more := len(v.problems.All) - maxProblems
	v.problems.All = v.problems.All[:min(len(v.problems.All), maxProblems)]
	err := b.report(v.problems, false)
	if more >= 0 {
		fmt.Fprintln(b.Err, b.words.Say("bulk_more_problems", "N", maxProblems))
	}
	fmt.Fprintln(b.Err, b.words.Say("bulk_nothing_written"))
	return err
}

// conclude says how many rows were bad, and sums up where that is asked for.
func (b *bulk) conclude(v *judged) error {
	if v.bad > 0 {
		fmt.Fprintln(b.Err, b.words.Count("bulk_bad_rows", int64(v.bad)))
	}
	if b.Summary {
		b.sum(v)
	}
	return nil
}

// sum prints how often each conclusion and each norm came out how.
func (b *bulk) sum(v *judged) {
	total := b.tallies()
	for _, c := range v.clerks {
		total.add(c.tallies)
	}
	columns := []assess.Outcome{assess.Breached, assess.Disputed, assess.Undetermined, assess.Open, assess.Met}
	fmt.Fprintln(b.Err, b.words.Count("bulk_rows", int64(total.rows)))
	tw := tabwriter.NewWriter(b.Err, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, o := range columns {
		fmt.Fprintf(tw, "%s\t", b.words.Say("outcome_"+o.String()))
	}
	fmt.Fprintln(tw)
	line := func(counts outcomes, says string) {
		counts[assess.Undetermined] += counts[assess.Mistake]
		if !slices.ContainsFunc(columns, func(o assess.Outcome) bool { return counts[o] > 0 }) {
			return
		}
		for _, o := range columns {
			fmt.Fprintf(tw, "%s\t", b.words.Number(int64(counts[o])))
		}
		fmt.Fprintf(tw, "  %s\n", says)
	}
	for i, c := range b.table.Conclusions {
		line(total.conclusions[i], c.Says.In(b.lang))
	}
	for i, n := range b.table.Norms {
		line(total.norms[i], n.Title.In(b.lang)+"  "+n.ID)
	}
	_ = tw.Flush()
}

// outcomes counts by outcome.
type outcomes [assess.Mistake + 1]int

// tallies counts what came of the rows.
type tallies struct {
	rows        int
	norms       []outcomes // in the order of Table.Norms
	conclusions []outcomes
}

func (b *bulk) tallies() tallies {
	return tallies{norms: make([]outcomes, len(b.table.Norms)), conclusions: make([]outcomes, len(b.table.Conclusions))}
}

func (t *tallies) count(found *assess.Row) {
	t.rows++
	for _, v := range found.Verdicts {
		t.norms[v.Index][v.Outcome]++
	}
	for i, o := range found.Conclusions {
		t.conclusions[i][o]++
	}
}

func (t *tallies) add(o tallies) {
	t.rows += o.rows
	for i := range o.norms {
		t.norms[i].add(o.norms[i])
	}
	for i := range o.conclusions {
		t.conclusions[i].add(o.conclusions[i])
	}
}

func (c *outcomes) add(o outcomes) {
	for i, n := range o {
		c[i] += n
	}
}
