// Command dismissals writes a made-up table of dismissals to standard output: dismissals ROWS [SEED].
package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"

	"github.com/tarazy/tarazy/bench/dismissals"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "dismissals:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("say how many rows")
	}
	rows, err := strconv.Atoi(args[0])
	if err != nil {
		return err
	}
	seed := uint64(2011)
	if len(args) > 1 {
		if seed, err = strconv.ParseUint(args[1], 10, 64); err != nil {
			return err
		}
	}
	out := bufio.NewWriter(os.Stdout)
	if err := dismissals.Write(out, rows, seed); err != nil {
		return err
	}
	return out.Flush()
}
