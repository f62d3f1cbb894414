package refer_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"pgregory.net/rapid"

	"github.com/tarazy/tarazy/internal/golden"
	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/paper/refer"
)

// TestReferences resolves each line of an archive: what is cited, or kind:REF of an insert.
func TestReferences(t *testing.T) {
	t.Parallel()
	golden.Run(t, "testdata/*.txtar", func(t *testing.T, files *txtar.Archive) string {
		var b strings.Builder
		for _, f := range files.Files {
			scope := world()
			if f.Name != "pools" {
				inner, fault := scope.In(f.Name)
				if fault != nil {
					b.WriteString(f.Name + ": " + said(fault) + "\n")
					continue
				}
				scope = inner
			}
			for line := range strings.Lines(string(f.Data)) {
				line = strings.TrimSpace(line)
				b.WriteString(line + "\n    " + resolved(scope, line) + "\n")
			}
		}
		return b.String()
	})
}

func resolved(s *refer.Scope, line string) string {
	kind, ref, _ := strings.Cut(line, " ")
	switch kind {
	case "value", "date":
		ref, rest, _ := strings.Cut(ref, " ")
		find := s.Attribute
		if kind == "date" {
			find = s.Dated
		}
		a, fault := find(ref, rest)
		if fault != nil {
			return said(fault)
		}
		out := fmt.Sprintf("%s.%s of %s, on %s", a.Of.ID, a.Name, a.Record.ID, a.On)
		if a.Account != "" {
			out += ", by " + a.Account
		}
		if a.Fact == nil {
			out += ": nothing is said"
		}
		return out
	case "cite":
		t, fault := s.Cite(part(ref))
		if fault != nil {
			return said(fault)
		}
		return shown(t)
	}
	return "?"
}

// part is a part of a citation as package markup reads it.
func part(text string) markup.CitePart {
	target, rest, _ := strings.Cut(text, " ")
	p := markup.CitePart{Target: target, Pinpoint: rest}
	if on, ok := strings.CutPrefix(rest, "on "); ok {
		p.On.Text = on
	}
	return p
}

func shown(t refer.Target) string {
	out := []string{map[refer.Kind]string{refer.Event: "event", refer.Actor: "actor", refer.Source: "source", refer.Norm: "norm", refer.Finding: "finding"}[t.Kind]}
	add := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	if t.Thing != nil {
		add("%s of %s", t.Thing.ID, t.Record.ID)
		add("from %v", refer.Sources(t.Thing))
	}
	if t.Source != nil {
		add("%s of %s", t.Source.ID, t.Record.ID)
	}
	if t.Norm != nil {
		add("%s as of %s", t.Norm.ID, t.On)
		for _, v := range t.Versions {
			add("version %s", v.InForce())
		}
		if t.Gap {
			add("or none")
		}
	}
	if t.Finding != nil {
		add("%s", t.Finding.Outcome)
	}
	return strings.Join(out, "; ")
}

func said(f *refer.Fault) string { return strings.TrimSuffix("✗ "+f.Message+" ("+f.Hint+")", " ()") }

// TestAnyReference: whatever is written, the answer is a target or a fault that says something.
func TestAnyReference(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom([]string{"july", "pools", "lakes", "enough", "told", "lake", "book", "norm:", "finding:", "/", ".", " ", "on", "by", "guards", "2020-01-01", "swimmers", "report", "Ә", ""})
		text := strings.Join(rapid.SliceOfN(word, 0, 7).Draw(t, "words"), "")
		if x, fault := world().Resolve(text); fault == nil && x.Kind == 0 || fault != nil && fault.Message == "" {
			t.Fatalf("%q is %v, %v", text, x, fault)
		}
		ref, rest, _ := strings.Cut(text, " ")
		if a, fault := world().Attribute(ref, rest); fault == nil && (a.Of == nil || a.Meaning == nil) || fault != nil && fault.Message == "" {
			t.Fatalf("%q is %v, %v", text, a, fault)
		}
	})
}
