package say

import (
	"go/ast"
	"go/token"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// says notes the sentences that an expression may give; result says which one when it is a call that gives several.
func (c *collector) says(f *function, e ast.Expr, result int) {
	for _, text := range c.texts(f, e, result, false) {
		c.note(c.sentences, text, e)
	}
}

// partOf notes what an expression that stands within a sentence may give, and is itself only a place in it.
func (c *collector) partOf(f *function, e ast.Expr) string {
	for _, text := range c.texts(f, e, 0, true) {
		c.note(c.parts, text, e)
	}
	return "%s"
}

func (c *collector) note(into map[string]string, text string, at ast.Expr) {
	if !hasWords(text) {
		return
	}
	if _, ok := into[text]; !ok {
		into[text] = c.fset.Position(at.Pos()).String()
	}
}

var nothingToSay = regexp.MustCompile(`^[a-z_.]+\(.*\)$|%(\[\d\])?[qsdv]|--[a-z-]+`)

// hasWords reports whether a text has anything to translate: it is no example of a condition, and there is more to it than its parts and
// the names of flags.
func hasWords(text string) bool {
	return strings.ContainsFunc(nothingToSay.ReplaceAllString(text, ""), unicode.IsLetter)
}

// texts lists what an expression may give. What is not known is no text: the place that makes it is found on its own.
func (c *collector) texts(f *function, e ast.Expr, result int, part bool) []string {
	switch e := e.(type) {
	case *ast.ParenExpr:
		return c.texts(f, e.X, result, part)
	case *ast.BasicLit, *ast.BinaryExpr:
		return c.inline(f, e)
	case *ast.Ident:
		return c.name(f, e.Name, part)
	case *ast.IndexExpr:
		return c.index(f, e)
	case *ast.CallExpr:
		return c.result(f, e, result, part)
	}
	return nil
}

// inline gives a text that is written here or joined from several; what is not written here is a part.
func (c *collector) inline(f *function, e ast.Expr) []string {
	switch e := e.(type) {
	case *ast.ParenExpr:
		return c.inline(f, e.X)
	case *ast.BasicLit:
		if text, err := strconv.Unquote(e.Value); err == nil && e.Kind == token.STRING {
			return []string{text}
		}
		return nil
	case *ast.BinaryExpr:
		if e.Op != token.ADD {
			return nil
		}
		return cross(c.inline(f, e.X), c.inline(f, e.Y))
	case *ast.CallExpr:
		if last(e.Fun) == "Sprintf" {
			return c.format(f, e)
		}
	case *ast.Ident:
		if value := f.in.constants[e.Name]; value != nil {
			return c.inline(f, value)
		}
	}
	return []string{c.partOf(f, e)}
}

func cross(a, b []string) []string {
	var out []string
	for _, x := range a {
		for _, y := range b {
			out = append(out, x+y)
		}
	}
	return out
}

// name gives what a name may stand for. A parameter makes every call of its function say what is given for it.
func (c *collector) name(f *function, name string, part bool) []string {
	if value := f.in.constants[name]; value != nil {
		return c.inline(f, value)
	}
	for g := f; g != nil; g = g.outer {
		if i := slices.Index(g.params, name); i >= 0 {
			if c.sinks[g] == nil {
				c.sinks[g] = map[int]bool{}
			}
			if !part {
				c.sinks[g][i] = true
			}
			return nil
		}
		if texts, found := c.variable(g, name, part); found {
			return texts
		}
	}
	return nil
}

// variable gives all that is assigned to a variable, each with all that is added to it.
func (c *collector) variable(f *function, name string, part bool) (texts []string, found bool) {
	key := inUse{f, name}
	if c.reading[key] {
		return nil, true // it is made of itself
	}
	c.reading[key] = true
	defer delete(c.reading, key)
	var added []string
	f.visit(func(n ast.Node) {
		if spec, ok := n.(*ast.ValueSpec); ok {
			for i, ident := range spec.Names {
				if ident.Name == name {
					found = true
				}
				if ident.Name == name && i < len(spec.Values) {
					texts = append(texts, c.texts(f, spec.Values[i], 0, part)...)
				}
			}
		}
		assign, ok := n.(*ast.AssignStmt)
		if !ok {
			return
		}
		for i, left := range assign.Lhs {
			ident, ok := left.(*ast.Ident)
			if !ok || ident.Name != name {
				continue
			}
			found = true
			right, result := assign.Rhs[0], i
			if len(assign.Rhs) == len(assign.Lhs) {
				right, result = assign.Rhs[i], 0
			}
			if assign.Tok == token.ADD_ASSIGN {
				added = append(added, c.inline(f, right)...)
			} else {
				texts = append(texts, c.texts(f, right, result, part)...)
			}
		}
	})
	return append(texts, cross(texts, added)...), found
}

// index gives the items of a table that is written here.
func (c *collector) index(f *function, e *ast.IndexExpr) []string {
	table, ok := e.X.(*ast.CompositeLit)
	if !ok {
		return nil
	}
	var out []string
	for _, item := range table.Elts {
		if kv, ok := item.(*ast.KeyValueExpr); ok {
			item = kv.Value
		}
		out = append(out, c.inline(f, item)...)
	}
	return out
}

// result gives what a call gives: a text that it formats, or what the functions of the program return.
func (c *collector) result(f *function, e *ast.CallExpr, result int, part bool) []string {
	switch name := last(e.Fun); name {
	case "Sprintf", "Errorf":
		return c.format(f, e)
	case "New":
		if sel, ok := e.Fun.(*ast.SelectorExpr); ok && last(sel.X) == "errors" {
			return c.texts(f, e.Args[0], 0, part)
		}
	case "Error":
		if sel, ok := e.Fun.(*ast.SelectorExpr); ok && f.in.errors[last(sel.X)] != nil {
			return c.inline(f, f.in.errors[last(sel.X)])
		}
	}
	for _, g := range c.called(f, e) {
		c.returns(g, result, part)
	}
	return nil
}

// returns notes what a function returns as one of its results.
func (c *collector) returns(g *function, result int, part bool) {
	key := evaluated{g, result, part}
	if c.evaluated[key] {
		return
	}
	c.evaluated[key] = true
	g.visit(func(n ast.Node) {
		ret, ok := n.(*ast.ReturnStmt)
		switch {
		case !ok:
		case len(ret.Results) == 1 && result > 0:
			c.returned(g, ret.Results[0], result, part)
		case result < len(ret.Results):
			c.returned(g, ret.Results[result], 0, part)
		}
	})
}

func (c *collector) returned(g *function, e ast.Expr, result int, part bool) {
	into := c.sentences
	if part {
		into = c.parts
	}
	for _, text := range c.texts(g, e, result, part) {
		c.note(into, text, e)
	}
}

var anyVerb = regexp.MustCompile(`%[-+# 0-9.]*([a-zA-Z%])`)

// format gives the format of a call as the catalogue has it. Its arguments are parts, but for those that stand in quotes.
func (c *collector) format(f *function, e *ast.CallExpr) []string {
	formats := c.inline(f, e.Args[0])
	if ident, ok := e.Args[0].(*ast.Ident); ok {
		if formats = c.name(f, ident.Name, false); formats == nil {
			formats = []string{"%s"} // a parameter
		}
	}
	var out []string
	for _, format := range formats {
		next := 0
		out = append(out, anyVerb.ReplaceAllStringFunc(format, func(verb string) string {
			kind := verb[len(verb)-1:]
			if kind == "%" {
				return "%"
			}
			next++
			switch {
			case kind == "q" || kind == "d":
				return "%" + kind
			case next < len(e.Args):
				return c.partOf(f, e.Args[next])
			}
			return "%s"
		}))
	}
	return out
}
