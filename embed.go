// Package tarazy carries the law packs, the records, the drafts and the styles of papers that ship with the program, so that the binary works alone from any
// folder. It has no code.
package tarazy

import "embed"

// Files holds the folders law, cases, drafts and styles as they were when the program was built.
//
//go:embed law cases drafts styles
var Files embed.FS
