// Command tarazy weighs what happened in a labour dispute against the law. All of it is in package cli.
package main

import (
	"os"
	"runtime/debug"

	"github.com/tarazy/tarazy"
	"github.com/tarazy/tarazy/internal/cli"
)

func main() {
	// One run reads the whole law and ends: collecting garbage less often halves the time, for some megabytes.
	debug.SetGCPercent(400)
	os.Exit(cli.Main(os.Args[1:], cli.Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr}, tarazy.Files))
}
