package drafts

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"
	"unicode/utf8"

	"github.com/tarazy/tarazy/internal/problem"
)

// checker holds one template against the vocabulary and the law, without a record.
type checker struct {
	loader *loader
	draft  *Draft
	file   string
	text   string
	scopes []scope
}

// scope is what the dot and the variables mean at one place.
type scope struct {
	dot  *shape // nil outside of range
	vars map[string]shape
}

var syntaxError = regexp.MustCompile(`^template: [^:]*:(\d+)(?::\d+)?: (.*)$`)

// parse reads the template; nil when it cannot be read.
func (c *checker) parse() *parse.Tree {
	t := parse.New(c.file)
	t.Mode = parse.SkipFuncCheck
	tree, err := t.Parse(c.text, "", "", map[string]*parse.Tree{})
	if err == nil {
		return tree
	}
	at, message := problem.Position{File: c.file}, err.Error()
	message = strings.ReplaceAll(message, c.file, "draft")
	if m := syntaxError.FindStringSubmatch(message); m != nil {
		at.Line, _ = strconv.Atoi(m[1])
		for at.Line > 1 && c.line(at.Line) == "" { // what is not finished began before
			at.Line--
		}
		at.Column, message = 1, m[2]
	}
	c.loader.to.Add(problem.Problem{Position: at, Line: c.line(at.Line), Message: "is not a template: " + message, Hint: `a function is called {{count "it.vote.attendance"}}, and if and range end with {{end}}`})
	return nil
}

// line is the text of a line, counted from 1.
func (c *checker) line(number int) string {
	lines := strings.Split(c.text, "\n")
	if number < 1 || number > len(lines) {
		return ""
	}
	return strings.TrimSuffix(lines[number-1], "\r")
}

// problem notes what is wrong at a byte of the template.
func (c *checker) problem(offset int, message, hint string) {
	before := c.text[:min(max(offset, 0), len(c.text))]
	begin := strings.LastIndexByte(before, '\n') + 1
	at := problem.Position{File: c.file, Line: strings.Count(before, "\n") + 1, Column: utf8.RuneCountInString(before[begin:]) + 1}
	c.loader.to.Add(problem.Problem{Position: at, Message: message, Hint: hint, Line: c.line(at.Line)})
}

func (c *checker) check(tree *parse.Tree) {
	c.scopes = []scope{{vars: map[string]shape{}}}
	c.list(tree.Root)
}

func (c *checker) list(l *parse.ListNode) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		c.node(n)
	}
}

func (c *checker) node(n parse.Node) {
	switch n := n.(type) {
	case *parse.ActionNode:
		c.action(n)
	case *parse.IfNode:
		c.inner(nil, func() { c.pipe(n.Pipe); c.list(n.List) })
		c.inner(nil, func() { c.list(n.ElseList) })
	case *parse.RangeNode:
		c.ranged(n)
	case *parse.TextNode, *parse.CommentNode, *parse.BreakNode, *parse.ContinueNode:
	default:
		c.problem(int(n.Position()), "this cannot stand in a draft", "write text, functions, if and range")
	}
}

// inner checks something whose variables are its own.
func (c *checker) inner(dot *shape, check func()) {
	last := c.scopes[len(c.scopes)-1]
	if dot == nil {
		dot = last.dot
	}
	c.scopes = append(c.scopes, scope{dot: dot, vars: maps.Clone(last.vars)})
	check()
	c.scopes = c.scopes[:len(c.scopes)-1]
}

func (c *checker) action(n *parse.ActionNode) {
	s := c.pipe(n.Pipe)
	if s != nil && (s.list || s.yes) && len(n.Pipe.Decl) == 0 {
		c.problem(int(n.Pipe.Position()), "this gives nothing to write", "lists stand behind range, and questions behind if")
	}
}

func (c *checker) ranged(n *parse.RangeNode) {
	c.inner(nil, func() {
		decl := n.Pipe.Decl
		n.Pipe.Decl = nil
		s := c.pipe(n.Pipe)
		n.Pipe.Decl = decl
		if s == nil {
			s = &shape{}
		} else if !s.list {
			c.problem(int(n.Pipe.Position()), "this is no list", "write range each PLACE, or range events KIND")
		}
		item := s.one()
		if len(decl) > 0 {
			c.scopes[len(c.scopes)-1].vars[decl[len(decl)-1].Ident[0]] = item
		}
		if len(decl) == 2 {
			c.scopes[len(c.scopes)-1].vars[decl[0].Ident[0]] = shape{words: true}
		}
		c.inner(&item, func() { c.list(n.List) })
	})
	c.inner(nil, func() { c.list(n.ElseList) })
}

// pipe checks what stands in braces, and gives its shape; nil when a problem was told of.
func (c *checker) pipe(p *parse.PipeNode) *shape {
	if len(p.Cmds) != 1 {
		c.problem(int(p.Position()), "functions are not joined by |", `write one function: {{count "it.participants"}}`)
		return nil
	}
	s := c.command(p.Cmds[0])
	for _, v := range p.Decl {
		if s != nil {
			c.scopes[len(c.scopes)-1].vars[v.Ident[0]] = *s
		}
	}
	return s
}

func (c *checker) command(n *parse.CommandNode) *shape {
	name, ok := n.Args[0].(*parse.IdentifierNode)
	if !ok {
		if len(n.Args) > 1 {
			c.problem(int(n.Position()), "here should be a function", "")
			return nil
		}
		return c.operand(n.Args[0])
	}
	all := signatures()
	sig, ok := all[name.Ident]
	if !ok {
		known := slices.Sorted(maps.Keys(all))
		c.problem(int(name.Position()), fmt.Sprintf("there is no function %q", name.Ident), problem.DidYouMean(name.Ident, known))
		return nil
	}
	return (&call{checker: c, name: name, signature: sig, args: n.Args[1:]}).check()
}

// operand is the shape of an item or a text; nil when a problem was told of.
func (c *checker) operand(n parse.Node) *shape {
	here := c.scopes[len(c.scopes)-1]
	switch n := n.(type) {
	case *parse.StringNode, *parse.NumberNode, *parse.BoolNode:
		return &shape{words: true}
	case *parse.PipeNode:
		return c.pipe(n)
	case *parse.DotNode:
		if here.dot == nil {
			c.problem(int(n.Position()), "the dot means nothing outside of range", `write a path: "it.employer"`)
		}
		return here.dot
	case *parse.VariableNode:
		if s, ok := here.vars[n.Ident[0]]; ok && len(n.Ident) == 1 {
			return &s
		}
	}
	c.problem(int(n.Position()), "this cannot stand in a draft", `write a path, "it.employer", or within range the dot or a variable with a path, . ".employer"`)
	return nil
}
