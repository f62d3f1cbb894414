package drafts

import (
	"strings"
	"testing"
)

// TestFunctionsAreDeclared holds the functions that templates are checked against to those that they can call.
func TestFunctionsAreDeclared(t *testing.T) {
	t.Parallel()
	declared, made := signatures(), (&filler{}).functions()
	for name, sig := range declared {
		if _, ok := made[name]; !ok && sig.args[0] != anything {
			t.Errorf("%s is declared and cannot be called", name)
		}
		if !strings.Contains(sig.says, name) {
			t.Errorf("%s is described as %q", name, sig.says)
		}
	}
	for name := range made {
		if _, ok := declared[name]; !ok {
			t.Errorf("%s can be called and is not declared", name)
		}
	}
	if len(Functions()) != len(declared) {
		t.Error("not every function is listed")
	}
}
