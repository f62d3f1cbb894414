package show

import "github.com/tarazy/tarazy/internal/assess"

// Finding says one finding of an assessment.
func (p *Printer) Finding(a *assess.Assessment, f *assess.Finding) Finding { return p.finding(a, f) }

// Outcome gives an outcome its sign and word.
func (p *Printer) Outcome(o assess.Outcome) Mark { return p.mark(o) }

// Verdict is an outcome in the words of a conclusion: it holds, or it does not.
func (p *Printer) Verdict(o assess.Outcome) Mark { return p.verdict(o) }
