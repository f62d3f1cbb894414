package cli

import (
	"fmt"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/problem"
)

// testCommand runs the tests beside the norms.
type testCommand struct {
	Path string `arg:"" name:"LAW" help:"Folder of law packs." default:"law"`
	Norm string `help:"Only the tests of this norm." placeholder:"ID"`
}

// Run runs the tests and prints failures, coverage and counts.
func (c *testCommand) Run(s *shared) error {
	f, err := s.open(c.Path)
	if err != nil {
		return err
	}
	if !f.isLaw() {
		return usageError{fmt.Sprintf("%s holds no law: it has no folder vocabulary", c.Path)}
	}
	body, list := law.Load(f.fsys, f.shown)
	engine, faults := assess.Compile(body)
	tests, missing := law.Tests(f.fsys, f.shown, body)
	for _, l := range []problem.List{faults, missing} {
		list.Join(l)
	}
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
			return usageError{fmt.Sprintf("there is no norm %q with tests", c.Norm)}
		}
	}
	run := engine.RunTests(tests)
	failed := s.report(run.Problems, false)
	for _, g := range run.Coverage {
		if c.Norm == "" || g.Norm.ID == c.Norm {
			fmt.Fprintf(s.Out, "%s (%s): no test makes %s %s\n", g.Norm.ID, g.Version.InForce(), g.Part, g.Lacks)
		}
	}
	fmt.Fprintf(s.Out, "%d passed, %d failed\n", run.Passed, run.Tests-run.Passed)
	fmt.Fprintf(s.Out, "coverage: %d of %d answers of %d conditions\n", 2*run.Parts-len(run.Coverage), 2*run.Parts, run.Parts)
	return failed
}
