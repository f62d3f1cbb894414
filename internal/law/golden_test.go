package law_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/golden"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/problem"
)

// plain has the files of a body of law in which nothing is wrong; an archive that has one of them has its own.
var plain = map[string]string{
	"vocabulary/all.yaml": `actors:
  company: {says: company, attributes: {workers: {type: count, dated: true}}}
  union: {says: union}
events:
  gathering: {abstract: true, says: gathering, attributes: {attendance: {type: count}}}
  meeting: {is: gathering, says: meeting, attributes: {called: {type: date}}}
  strike:
    says: strike
    attributes:
      at: {type: company}
      by: {type: [union, company], many: true}
      vote: {type: meeting}
      peaceful: {type: bool}
      purpose: {type: word, words: {wages: wages, hours: hours}}
      length: {type: duration}
  complaint: {says: complaint, attributes: {answer: {type: answer}, answered: {type: bool}, asked: {type: date}, size: {type: count}}}
  answer: {says: answer}
`,
	"here/pack.yaml":         "pack: here\ntitle: The law of here\ncurrency: EUR\n",
	"here/instruments.yaml":  "- {id: code, title: The code, kind: code}\n- {id: amendment, title: An amendment, kind: law}\n",
	"world/pack.yaml":        "pack: world\ntitle: What the world thinks of it\ninternational: true\n",
	"world/instruments.yaml": "- {id: convention, title: The convention, kind: convention}\n",
}

// body makes the folder of a body of law of the files of an archive.
func body(files *txtar.Archive) fstest.MapFS {
	out := fstest.MapFS{}
	for name, text := range plain {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for _, f := range files.Files {
		out[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return out
}

// check does what the command check does with law: it reads and compiles it and reads its tests.
func check(fsys fstest.MapFS) (*law.Body, problem.List) {
	b, list := law.Load(fsys, "")
	_, faults := assess.Compile(b)
	_, tests := law.Tests(fsys, "", b)
	list.Join(faults)
	list.Join(tests)
	list.Sort()
	return b, list
}

func printed(list problem.List) string {
	var out strings.Builder
	for _, p := range list.All {
		out.WriteString(p.String() + "\n")
	}
	return out.String()
}

// TestProblems reads law with mistakes: one archive for each kind of mistake. All problems come out, as they are printed.
func TestProblems(t *testing.T) {
	t.Parallel()
	golden.Run(t, "testdata/problems/*.txtar", func(t *testing.T, files *txtar.Archive) string {
		_, list := check(body(files))
		return printed(list)
	})
}
