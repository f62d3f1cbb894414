package compare

import (
	"bytes"
	"os"
	"runtime"
	"slices"
	"syscall"
	"testing"

	"github.com/tarazy/tarazy/bench/norms"
)

const cases = 5000

// TestSameFindings looks that all engines come to the same findings, and that there is something to be found.
func TestSameFindings(t *testing.T) {
	s := NewSuite(cases)
	engines, err := Engines(s)
	if err != nil {
		t.Fatal(err)
	}
	count := map[Outcome]int{}
	for c := range s.Cases {
		want, err := engines[0].Judge(c)
		if err != nil {
			t.Fatal(err)
		}
		want = slices.Clone(want)
		for _, o := range want {
			count[o]++
		}
		for _, e := range engines[1:] {
			if c%20 != 0 && (e.Name == "OPA, full trace" || e.Name == "Tarazy, reasons of everything") {
				continue // the same as without, only slower
			}
			got, err := e.Judge(c)
			if err != nil {
				t.Fatalf("%s, %s: %v", e.Name, s.Cases[c].ID, err)
			}
			for i := range want {
				if got[i] != want[i] {
					t.Fatalf("%s, %s: %s gives %d, by hand %d", s.Cases[c].ID, s.Norms[i].ID, e.Name, got[i], want[i])
				}
			}
		}
	}
	all := len(s.Cases)
	t.Logf("of %d norms a case has %.1f not in force, %.1f that do not apply, %.1f met, %.1f breached", len(s.Norms),
		float64(count[NotInForce])/float64(all), float64(count[NotApplicable])/float64(all), float64(count[Met])/float64(all), float64(count[Breached])/float64(all))
	if count[Breached] < all || count[Met] < all || count[NotInForce] < all {
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
	engines, err := Engines(s)
	if err != nil {
		b.Fatal(err)
	}
	for _, e := range engines {
		b.Run(e.Name, func(b *testing.B) { measure(b, e, len(s.Cases)) })
	}
}

// BenchmarkUnknown is Tarazy on cases of which one attribute in so many is not known. The others cannot do this.
func BenchmarkUnknown(b *testing.B) {
	s := NewSuite(1000)
	for _, gap := range []int{20, 4} {
		t, err := newTarazy(s, gap)
		if err != nil {
			b.Fatal(err)
		}
		for _, e := range tarazyModes(t) {
			b.Run(map[int]string{20: "one in twenty, ", 4: "one in four, "}[gap]+e.Name, func(b *testing.B) { measure(b, e, len(s.Cases)) })
		}
	}
}

// measure judges one case after another. Beside the time that passes it tells the processor time of the whole program, collection of garbage
// included, which is the better measure where others use the machine too.
func measure(b *testing.B, e Engine, cases int) {
	b.ReportAllocs()
	runtime.GC()
	from := processorTime(b)
	n := 0
	for ; b.Loop(); n++ {
		if _, err := e.Judge(n % cases); err != nil {
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
