// Package show turns what was found into something to read: text for a terminal, one HTML page, JSON for programs.
//
// Begin with [New] and [Printer.Report]: a report is one tree of sentences in one language; [Text] and [HTML] render it,
// so that they cannot disagree. [JSON] is made from the same assessment, with stable keys and no language. The package decides
// nothing: it only says what assess found.
package show

import (
	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/say"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// Printer makes reports in one language.
type Printer struct {
	Words *say.Words
	Body  *law.Body
	All   bool              // also findings that were met, did not apply, or whose norm was not in force
	Why   bool              // every reason, not only those that decide
	Paths map[string]string // where records stand, by their ids, for commands that are suggested; the id where nothing is said

	judged *vocabulary.Kind // of the event whose reasons are said
}

// Report is an assessment in sentences.
type Report struct {
	ID          string
	Title       string
	Summary     string
	About       []string // under which law, known when, by whose account; what is unreviewed
	Conclusions []Conclusion
	Rulings     []Ruling
	Groups      []Group // findings by event
	Hidden      string  // how many findings are not shown
}

// Conclusion is a conclusion with the findings that bear on it.
type Conclusion struct {
	Says    string
	Event   string
	Outcome Mark
	Groups  []Group  // every finding that bears on it, by event, the event itself first
	Asks    []string // what would decide it
}

// Mark is an outcome as it is shown: its id for style sheets, a sign and a word.
type Mark struct {
	ID, Sign, Word string
}

// Ruling is a ruling's grounds beside what the record supports.
type Ruling struct {
	Event string
	Parts []RulingPart
}

// RulingPart is one of the four lists of a ruling: supported, not supported, open, not relied on.
type RulingPart struct {
	Says  string
	Norms []string
}

// Group is the findings about one event.
type Group struct {
	ID       string
	Event    string
	Findings []Finding
}

// Finding is one norm applied to one event.
type Finding struct {
	ID      string // of the norm
	Title   string
	Event   string
	Outcome Mark
	Cites   string
	Brief   string   // the reason in half a line
	Parts   []string // outcomes by account, reading, version, where there are several
	Cases   []Case
	Notes   []string // falls short of …, certainty, unreviewed, consequence
}

// Case is one account, reading or version of a finding.
type Case struct {
	Label   string // empty when there is only one
	Outcome Mark
	Reasons []Reason
	Due     []string // of a duty: by when, and what was done
	Counted []string // how the day was counted
	Asks    []Fact
}

// Reason is an element, scope or exception and the facts it rests on.
type Reason struct {
	Sign  string
	Says  string
	Facts []Fact
	Kids  []Reason
}

// Fact is a fact as a question with its answer, or a question without one.
type Fact struct {
	Question string
	Answer   string
	Needed   string // what it would have to be
	Of       string // whose fact it is
	Sources  string
	Note     string
	absent   bool // it is known not to exist
	known    bool
}

// New makes a printer.
func New(w *say.Words, body *law.Body) *Printer { return &Printer{Words: w, Body: body} }

// Report says an assessment in the printer's language.
func (p *Printer) Report(a *assess.Assessment) *Report {
	r := &Report{ID: a.Record.ID, Title: a.Record.Title, Summary: a.Record.Summary, About: p.about(a)}
	for _, c := range a.Conclusions {
		if !c.Outcome.Shown() {
			continue
		}
		r.Conclusions = append(r.Conclusions, p.conclusion(a, c))
	}
	for _, x := range a.Rulings {
		if said := p.ruling(x); len(said.Parts) > 0 {
			r.Rulings = append(r.Rulings, said)
		}
	}
	hidden := 0
	for _, f := range a.Findings {
		if !p.wants(f.Outcome) {
			hidden++
			continue
		}
		r.Groups = p.group(r.Groups, a, f)
	}
	if hidden > 0 {
		r.Hidden = p.Words.Count("hidden_findings", int64(hidden))
	}
	return r
}

// wants reports whether a finding of an outcome is shown.
func (p *Printer) wants(o assess.Outcome) bool { return p.All || o.Shown() && o != assess.Met }

// mark gives an outcome its sign and word.
func (p *Printer) mark(o assess.Outcome) Mark {
	signs := [...]string{"✓", "✗", "○", "?", "≠", "–", "–", "!"}
	ids := [...]string{"met", "breached", "open", "undetermined", "disputed", "not_applicable", "not_in_force", "mistake"}
	return Mark{ID: ids[o], Sign: signs[o], Word: p.Words.Say("outcome_" + ids[o])}
}

// Event names an event for people: what it is or its title, and its day.
func (p *Printer) Event(t *record.Thing) string {
	what := t.Title
	if what == "" {
		what = t.Kind.Says.In(p.Words.Language)
	}
	if until := t.Until(); until.Known() && until != t.Date() {
		id := "event_lasted"
		switch {
		case until.Latest == civil.MaxDay:
			id, until = "event_lasted_at_least", civil.On(until.Earliest)
		case !until.Exact():
			id = "event_ended"
		}
		if until.Latest > t.Date().Latest {
			return p.Words.Say(id, "What", what, "Date", p.Words.When(t.Date()), "Until", p.Words.When(until))
		}
	}
	return p.Words.Say("event_on", "What", what, "Date", p.Words.When(t.Date()))
}

// about says under which law and on what knowledge the assessment stands.
func (p *Printer) about(a *assess.Assessment) []string {
	var out []string
	for _, pack := range a.Packs {
		out = append(out, pack.Title.In(p.Words.Language))
	}
	if a.View.LawOn.Known() {
		out = append(out, p.Words.Say("law_on", "Date", p.Words.When(a.View.LawOn)))
	} else {
		out = append(out, p.Words.Say("law_of_each_day"))
	}
	if a.View.KnownOn != 0 {
		out = append(out, p.Words.Say("known_on", "Date", p.Words.Day(a.View.KnownOn)))
	}
	if a.View.Account != "" {
		out = append(out, p.Words.Say("as_told_by", "Who", a.View.Account))
	}
	if n := unreviewed(a); n > 0 {
		out = append(out, p.Words.Count("unreviewed_norms", int64(n)))
	}
	return out
}

// unreviewed counts the norms applied that no named lawyer has checked.
func unreviewed(a *assess.Assessment) int {
	seen := map[*law.Norm]bool{}
	for _, f := range a.Findings {
		for _, c := range f.Cases {
			if !c.Version.Reviewed() {
				seen[f.Norm] = true
			}
		}
	}
	return len(seen)
}
