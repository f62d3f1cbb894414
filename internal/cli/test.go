package cli

import (
	"fmt"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/problem"
)

// testCommand runs the tests beside the norms.
type testCommand struct {
	Path     string `arg:"" name:"LAW" default:"law"`
	Norm     string `placeholder:"ID"`
	Complete bool
}

// Run runs the tests and prints failures, coverage and counts.
func (c *testCommand) Run(s *shared) error {
	f, err := s.open(c.Path)
	if err != nil {
		return err
	}
	if !f.isLaw() {
		return s.wrong("no_law_here", "Path", c.Path)
	}
	body, list := law.Load(f.fsys, f.shown)
	engine, faults := assess.Compile(body)
	tests, missing := law.Tests(f.fsys, f.shown, body)
	for _, l := range []problem.List{faults, missing} {
		list.Join(l)
	}
	list.Sort()
	if err := s.report(list, false); err != nil {
		return err
	}
	if c.Norm != "" {
		var only []law.Test
		for _, t := range tests {
			if t.Norm.ID == c.Norm {
				only = append(only, t)
			}
		}
		if tests = only; len(tests) == 0 {
			return s.noSuch("no_tests_of", c.Norm, normIDs(body))
		}
	}
	run := engine.RunTests(tests)
	failed := s.report(run.Problems, false)
	gaps := 0
	for _, g := range run.Coverage {
		if c.Norm == "" || g.Norm.ID == c.Norm {
			gaps++
			fmt.Fprintln(s.Out, s.gap(g))
		}
	}
	fmt.Fprintln(s.Out, s.words.Say("tests_done", "Passed", run.Passed, "Failed", run.Tests-run.Passed))
	if c.Norm == "" {
		fmt.Fprintln(s.Out, s.words.Say("coverage", "Seen", run.Seen, "All", 2*run.Parts, "Parts", run.Parts))
	}
	if failed == nil && c.Complete && gaps > 0 {
		return errFound
	}
	return failed
}

// gap says what no test shows of a norm, or of one condition of a version.
func (s *shared) gap(g assess.Gap) string {
	if g.Version == nil {
		return s.words.Say("coverage_lacks_outcome", "Norm", g.Norm.ID, "Outcome", s.words.Say("outcome_"+g.Lacks))
	}
	return s.words.Say("coverage_lacks_"+g.Lacks, "Norm", g.Norm.ID, "Version", g.Version.InForce(), "Part", g.Part)
}
