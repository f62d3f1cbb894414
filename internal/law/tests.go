package law

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/sheet"
)

// Test is one test beside a norm: facts, a day, and what must come out.
type Test struct {
	Norm    *Norm
	Name    string
	On      civil.When // the day of the event and of the law
	LawOn   civil.When // another day's law, or unknown
	Known   civil.Day  // the day from which it is looked at; MaxDay when not given
	Reading string
	Given   sheet.Node // a small record; its key `it` is the event
	Want    string
	Because []string
	Asks    []string
	Due     civil.When
	At      problem.Position
	node    sheet.Node
}

// Outcomes lists what a test may want.
func Outcomes() []string {
	return []string{"met", "breached", "open", "undetermined", "disputed", "not applicable", "not in force"}
}

// Problem makes a problem at the place of the test.
func (t *Test) Problem(message, hint string) problem.Problem {
	return t.node.Make(t.At, message, hint)
}

// Tests reads the test files of a body from the same fsys that it was loaded from. Norms without a test file and
// test files without a norm are problems.
func Tests(fsys fs.FS, shown string, body *Body) ([]Test, problem.List) {
	var out []Test
	var to problem.List
	for _, p := range body.Packs {
		files, _, err := sheet.Find(fsys, p.folder)
		if err != nil {
			to.Add(problem.Problem{Position: problem.Position{File: shown + p.folder}, Message: "cannot be read"})
			continue
		}
		tested := map[string]bool{}
		files = slices.DeleteFunc(files, func(name string) bool { return !strings.HasSuffix(name, testSuffix) })
		for _, f := range sheet.ReadAll(fsys, files, shown, &to) {
			base := strings.TrimSuffix(path.Base(f.Name), testSuffix)
			tested[base] = true
			if f.OK {
				out = append(out, testFile(f.Root, base, body)...)
			}
		}
		for _, n := range p.Norms {
			if !tested[n.ID] && !n.JudgesLaw() && n.ID != "" {
				to.Add(n.node.Make(n.node.Position(), "has no test file", "write "+n.ID+testSuffix+" beside it"))
			}
		}
	}
	to.Sort()
	return out, to
}

// testFile reads the tests of one norm.
func testFile(root sheet.Node, base string, body *Body) []Test {
	norm, ok := body.Norm(base)
	if !ok || norm.JudgesLaw() {
		root.Problem("there is no norm "+base+" that can be tested", "a test file has the name of its norm and .test.yaml")
		return nil
	}
	var out []Test
	for _, n := range root.Items() {
		m := n.Known("name!", "on!", "law_on", "known", "reading", "given!", "want!", "because", "asks", "due", "note")
		t := Test{
			Norm: norm, Name: m["name"].Word(), On: when(m["on"]), LawOn: when(m["law_on"]), Known: civil.MaxDay,
			Reading: m["reading"].Word(), Given: m["given"], Want: m["want"].OneOf(Outcomes()...),
			Because: m["because"].Words(), Asks: m["asks"].Words(), Due: when(m["due"]), At: n.Position(), node: n,
		}
		if !m["known"].Empty() {
			t.Known = day(m["known"])
		}
		norm.named(m["reading"], m["because"])
		if !t.Given.Empty() && t.Given.Get("it").Empty() {
			m["given"].Problem(`"it" is missing`, "the event that is judged stands under it:")
		}
		out = append(out, t)
	}
	return out
}

// named checks that the reading and the elements and exceptions that a test names stand in a version of the norm.
func (n *Norm) named(reading, because sheet.Node) {
	var readings, elements []string
	for _, v := range n.Versions {
		readings = append(readings, v.readingIDs()...)
		elements = append(elements, v.elementIDs()...)
	}
	for _, item := range reading.Items() {
		if w := item.Text(); w != "" && !slices.Contains(readings, w) {
			item.Problem(fmt.Sprintf("the norm has no reading %q", w), problem.DidYouMean(w, readings))
		}
	}
	for _, item := range because.Items() {
		if w := item.Text(); w != "" && !slices.Contains(elements, w) {
			item.Problem(fmt.Sprintf("the norm has no element or exception %q", w), problem.DidYouMean(w, elements))
		}
	}
}

func (v *Version) readingIDs() []string {
	var out []string
	for _, r := range v.Readings {
		out = append(out, r.ID)
	}
	return out
}

func (v *Version) elementIDs() []string {
	var out []string
	v.eachElement(func(e *Element) { out = append(out, e.ID) })
	return out
}
