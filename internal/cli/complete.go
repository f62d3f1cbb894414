package cli

import (
	"fmt"
	"strings"

	"github.com/alecthomas/kong"
)

// completeCommand is the command with which those scripts ask what may stand at the cursor.
const completeCommand = "__complete"

// candidate is a word that may stand at the cursor, and what it stands for.
type candidate struct{ word, says string }

// complete prints what may stand in the place of the last of the words, one candidate on a line, its meaning after a tab.
func (s *shared) complete(parser *kong.Kong, words []string) error {
	if len(words) == 0 {
		words = []string{""}
	}
	typed, before := words[len(words)-1], ""
	if typed == "=" {
		typed = "" // bash takes --flag=value apart
	}
	at := walk(parser.Model.Node, words[:len(words)-1])
	s.law = at.law
	var found []candidate
	name, value, joined := strings.Cut(typed, "=")
	switch {
	case at.flag != nil:
		found = s.valuesOf(at, at.flag, typed)
	case joined && strings.HasPrefix(name, "--"):
		if f := flagOf(at.node, name); f != nil {
			typed, before, found = value, name+"=", s.valuesOf(at, f.Value, value)
		}
	case strings.HasPrefix(typed, "-"):
		found = s.flags(at.node)
	case len(at.node.Children) > 0:
		for _, c := range at.node.Children {
			if !c.Hidden {
				found = append(found, candidate{c.Name, s.about(c)})
			}
		}
	default:
		if v := at.argument(); v != nil {
			found = s.valuesOf(at, v, typed)
		}
	}
	for _, c := range found {
		if strings.HasPrefix(c.word, typed) {
			fmt.Fprintf(s.Out, "%s%s\t%s\n", before, c.word, c.says)
		}
	}
	return nil
}

// place is where in the command line the cursor stands.
type place struct {
	node      *kong.Node
	flag      *kong.Value // the flag whose value stands here, or nil
	arguments []string    // those before it
	law       string      // the folder of law packs that was named
}

// walk goes through the words before the cursor as the parser would.
func walk(node *kong.Node, words []string) place {
	at := place{node: node}
	for _, w := range words {
		switch {
		case w == "=":
		case at.flag != nil:
			if at.flag.Name == "law" {
				at.law = w
			}
			at.flag = nil
		case strings.HasPrefix(w, "-"):
			if f := flagOf(at.node, w); f != nil && !f.IsBool() {
				at.flag = f.Value
			}
		default:
			if c := child(at.node, w); c != nil {
				at.node = c
			} else {
				at.arguments = append(at.arguments, w)
			}
		}
	}
	return at
}

func child(node *kong.Node, name string) *kong.Node {
	for _, c := range node.Children {
		if c.Name == name {
			return c
		}
	}
	return nil
}

// flagOf finds a flag of a command or its parents as it is written; nil when there is none or its value stands with it.
func flagOf(node *kong.Node, written string) *kong.Flag {
	for ; node != nil; node = node.Parent {
		for _, f := range node.Flags {
			if written == "--"+f.Name || f.Short != 0 && written == "-"+string(f.Short) {
				return f
			}
		}
	}
	return nil
}

// argument is the argument that stands at the cursor, or nil.
func (p place) argument() *kong.Value {
	list := p.node.Positional
	switch n := len(p.arguments); {
	case n < len(list):
		return list[n]
	case len(list) > 0 && list[len(list)-1].IsCumulative():
		return list[len(list)-1]
	}
	return nil
}

func (s *shared) flags(node *kong.Node) []candidate {
	var out []candidate
	own, general := flagsOf(node)
	for _, v := range own {
		out = append(out, candidate{"--" + v.Name, s.aboutValue(node, v)})
	}
	for _, v := range general {
		out = append(out, candidate{"--" + v.Name, s.aboutValue(root(node), v)})
	}
	return out
}

func root(node *kong.Node) *kong.Node {
	for node.Parent != nil {
		node = node.Parent
	}
	return node
}
