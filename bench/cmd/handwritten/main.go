// Command handwritten writes the norms of the comparison as Go to standard output.
package main

import (
	"fmt"
	"os"

	"github.com/tarazy/tarazy/bench/norms"
)

func main() {
	text, err := norms.Go(norms.Make(), "compare")
	if err == nil {
		_, err = os.Stdout.Write(text)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "handwritten:", err)
		os.Exit(1)
	}
}
