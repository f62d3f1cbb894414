// Package program measures the program from outside, as people run it: how fast bulk judges a long table and how much memory it takes, and
// how long one assess takes from a cold start.
package program

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/tarazy/tarazy/bench/dismissals"
)

const rows = 1_000_000

// build builds the program into a folder of its own.
func build(b *testing.B) string {
	b.Helper()
	name := filepath.Join(b.TempDir(), "tarazy")
	if out, err := exec.Command("go", "build", "-C", "../..", "-o", name, "./cmd/tarazy").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return name
}

// run runs the program and gives the most memory it used, in bytes, and its processor time.
func run(b *testing.B, in io.Reader, out io.Writer, name string, args ...string) (memory int64, processor time.Duration) {
	b.Helper()
	c := exec.Command(name, args...)
	var said bytes.Buffer
	c.Stdin, c.Stdout, c.Stderr = in, out, &said
	if err := c.Run(); err != nil {
		b.Fatalf("%v\n%s", err, said.String())
	}
	if used, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
		memory = used.Maxrss * 1024
	}
	return memory, c.ProcessState.UserTime() + c.ProcessState.SystemTime()
}

func judging() []string {
	return []string{"--kind", "dismissal", "--context", "ozenmunaigas-2011",
		"--set", "by=ozenmunaigas", "--set", "strike=strike", "--set", "part_of=dismissals-omg", "--set", "sanction=dismissal"}
}

// BenchmarkBulk judges a million made-up dismissals; an operation is the whole table.
func BenchmarkBulk(b *testing.B) {
	tarazy, folder := build(b), b.TempDir()
	table, judged := filepath.Join(folder, "table.csv"), filepath.Join(folder, "judged.csv")
	write(b, table, func(w io.Writer) error { return dismissals.Write(w, rows, 1) })
	objects := filepath.Join(folder, "table.ndjson")
	write(b, objects, func(w io.Writer) error { return asObjects(table, w) })
	for name, args := range map[string][]string{
		"CSV":            {"bulk", table, "--out", judged},
		"NDJSON":         {"bulk", objects, "--ndjson", "--out", judged},
		"CSV, with sums": {"bulk", table, "--out", judged, "--summary"},
	} {
		b.Run(name, func(b *testing.B) {
			var most int64
			var processor time.Duration
			for b.Loop() {
				memory, used := run(b, nil, io.Discard, tarazy, append(args, judging()...)...)
				most, processor = max(most, memory), processor+used
			}
			b.ReportMetric(rows*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
			b.ReportMetric(rows*float64(b.N)/processor.Seconds(), "rows/cpu-s")
			b.ReportMetric(float64(most)/1e6, "peak-MB")
		})
	}
}

// BenchmarkFilter judges objects from standard input to standard output as they come, bad ones being skipped.
func BenchmarkFilter(b *testing.B) {
	tarazy := build(b)
	var table, objects bytes.Buffer
	if err := dismissals.Write(&table, 100_000, 1); err != nil {
		b.Fatal(err)
	}
	if err := objectsOf(&table, &objects); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		run(b, bytes.NewReader(objects.Bytes()), io.Discard, tarazy, append([]string{"bulk", "-", "--ndjson", "--skip-bad"}, judging()...)...)
	}
	b.ReportMetric(100_000*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

// BenchmarkColdStart assesses one record of the program, everything read and compiled anew.
func BenchmarkColdStart(b *testing.B) {
	tarazy := build(b)
	for _, name := range []string{"ersai-2011", "ozenmunaigas-2011"} {
		b.Run(name, func(b *testing.B) {
			var most int64
			var processor time.Duration
			for b.Loop() {
				memory, used := run(b, nil, io.Discard, tarazy, "assess", name)
				most, processor = max(most, memory), processor+used
			}
			b.ReportMetric(float64(processor.Milliseconds())/float64(b.N), "cpu-ms/op")
			b.ReportMetric(float64(most)/1e6, "peak-MB")
		})
	}
}

func write(b *testing.B, name string, content func(io.Writer) error) {
	b.Helper()
	f, err := os.Create(name)
	if err == nil {
		err = content(f)
	}
	if err == nil {
		err = f.Close()
	}
	if err != nil {
		b.Fatal(err)
	}
}

func asObjects(table string, to io.Writer) error {
	f, err := os.Open(table)
	if err != nil {
		return err
	}
	defer f.Close()
	return objectsOf(f, to)
}

// objectsOf writes the rows of a table as objects; empty cells are left out.
func objectsOf(table io.Reader, to io.Writer) error {
	r := csv.NewReader(table)
	header, err := r.Read()
	if err != nil {
		return err
	}
	out := json.NewEncoder(to)
	for {
		row, err := r.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		object := map[string]any{}
		for i, cell := range row {
			switch {
			case cell == "":
			case cell == "true" || cell == "false":
				object[header[i]] = cell == "true"
			default:
				object[strings.TrimSpace(header[i])] = cell
			}
		}
		if err := out.Encode(object); err != nil {
			return err
		}
	}
}
