package compare

import (
	"bytes"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"syscall"
	"testing"

	"github.com/tarazy/tarazy/bench/norms"
)

const cases = 5000

// TestSameFindings looks that all engines come to the same findings, and that there is something to be found.
func TestSameFindings(t *testing.T) {
	s := NewSuite(cases)
	want := make([][]Outcome, cases)
	count := map[Outcome]int{}
	for _, e := range Engines() {
		judge, err := e.New(s)
		if err != nil {
			t.Fatal(e.Name, err)
		}
		for c := range s.Cases {
			if c%20 != 0 && (e.Name == "OPA, full trace" || e.Name == "Tarazy, reasons of everything") {
				continue // the same as without, only slower
			}
			got, err := judge(c)
			if err != nil {
				t.Fatalf("%s, %s: %v", e.Name, s.Cases[c].ID, err)
			}
			if want[c] == nil {
				want[c] = slices.Clone(got)
				for _, o := range got {
					count[o]++
				}
			}
			for i := range got {
				if got[i] != want[c][i] {
					t.Fatalf("%s, %s: %s gives %d, by hand %d", s.Cases[c].ID, s.Norms[i].ID, e.Name, got[i], want[c][i])
				}
			}
		}
	}
	t.Logf("of %d norms a case has %.1f not in force, %.1f that do not apply, %.1f met, %.1f breached", len(s.Norms),
		float64(count[NotInForce])/cases, float64(count[NotApplicable])/cases, float64(count[Met])/cases, float64(count[Breached])/cases)
	if count[Breached] < cases || count[Met] < cases || count[NotInForce] < cases {
		t.Errorf("too little is found: %v", count)
	}
}

// TestHandwrittenIsUpToDate compares handwritten.go with what would be generated.
func TestHandwrittenIsUpToDate(t *testing.T) {
	want, err := norms.Go(norms.Make(), "compare")
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("handwritten.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("handwritten.go is not what go generate makes")
	}
}

// BenchmarkCase judges one case after another; an operation is one case under all norms.
func BenchmarkCase(b *testing.B) {
	s := NewSuite(cases)
	for _, e := range Engines() {
		b.Run(e.Name, func(b *testing.B) { measure(b, s, e) })
	}
}

// BenchmarkUnknown is Tarazy on cases of which one attribute in so many is not known. The others cannot do this.
func BenchmarkUnknown(b *testing.B) {
	s := NewSuite(1000)
	for gap, name := range map[int]string{20: "one in twenty", 4: "one in four"} {
		for _, e := range []Engine{
			{"without reasons", func(s *Suite) (Judge, error) { return newTarazy(s, gap, (*tarazy).outcomes) }},
			{"reasons of what is shown", func(s *Suite) (Judge, error) { return newTarazy(s, gap, (*tarazy).reasonsOfShown) }},
		} {
			b.Run(name+", "+e.Name, func(b *testing.B) { measure(b, s, e) })
		}
	}
}

// measure makes an engine, alone, and judges one case after another. Beside the time that passes it tells the processor time of the whole
// program, collection of garbage included, which is the better measure where others use the machine too.
func measure(b *testing.B, s *Suite, e Engine) {
	judge, err := e.New(s)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := judge(0); err != nil {
		b.Fatal(err)
	}
	debug.SetGCPercent(400) // as cmd/tarazy has it; for all
	runtime.GC()
	b.ReportAllocs()
	from, n := processorTime(b), 0
	for ; b.Loop(); n++ {
		if _, err := judge(n % len(s.Cases)); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(processorTime(b)-from)/float64(n), "cpu-ns/op")
}

func processorTime(b *testing.B) int64 {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return used.Utime.Nano() + used.Stime.Nano()
}
