// Package tarazy carries the law packs and the records that ship with the program, so that the binary works alone from any
// folder. It has no code.
package tarazy

import "embed"

// Files holds the folders law and cases as they were when the program was built.
//
//go:embed law cases
var Files embed.FS
