package drafts

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"text/template/parse"

	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// call is one call of a function in a template.
type call struct {
	*checker
	name *parse.IdentifierNode
	signature
	args  []parse.Node
	place shape // the last place among the arguments, or the kinds that a list is of
}

// check holds the arguments against what the function takes; nil when a problem was told of.
func (c *call) check() *shape {
	for _, takes := range c.signature.args {
		if !c.takes(takes) {
			return nil
		}
	}
	if len(c.args) > 0 {
		c.problem(int(c.args[0].Position()), fmt.Sprintf("%s takes no more than that", c.name.Ident), c.says)
		return nil
	}
	switch c.name.Ident {
	case "addressees":
		c.place = c.sentTo()
	case "happenings":
		c.place = c.anyEvent()
	}
	out := c.gives(c.place)
	return &out
}

// takes holds the next arguments against one place of the signature.
func (c *call) takes(a arg) bool {
	may := a == optional || a == outcome || a == language || a == until || a == anything || a == whom || a == matterOf || a == now
	if len(c.args) == 0 {
		if !may {
			c.problem(int(c.name.Position()), fmt.Sprintf("%s lacks something", c.name.Ident), c.says)
		}
		return may
	}
	switch a {
	case place, optional:
		return c.onePlace()
	case places, anything:
		ok := true
		for len(c.args) > 0 && ok {
			if a == anything {
				ok = c.operand(c.args[0]) != nil
				c.args = c.args[1:]
				continue
			}
			ok = c.onePlace()
		}
		return ok
	case finding:
		s := c.operand(c.args[0])
		if s != nil && !s.finding {
			c.problem(int(c.args[0].Position()), "this is no finding", c.says)
			return false
		}
		c.args = c.args[1:]
		return s != nil
	case whom:
		for len(c.args) > 0 {
			if !c.word(addressee) {
				return false
			}
		}
		return true
	case matterOf:
		s := c.operand(c.args[0])
		if s != nil && !s.matter {
			c.problem(int(c.args[0].Position()), "this is no matter", c.says)
			return false
		}
		c.args = c.args[1:]
		return s != nil
	case items:
		s := c.operand(c.args[0])
		c.args = c.args[1:]
		return s != nil
	}
	return c.word(a)
}

// onePlace takes a path, or an item and perhaps a path from it.
func (c *call) onePlace() bool {
	n := c.args[0]
	c.args = c.args[1:]
	if path, ok := n.(*parse.StringNode); ok {
		return c.follow(c.draft.it(), path, true)
	}
	s := c.operand(n)
	if s == nil {
		return false
	}
	if len(c.args) > 0 {
		if path, ok := c.args[0].(*parse.StringNode); ok && strings.HasPrefix(path.Text, ".") {
			c.args = c.args[1:]
			return c.follow(*s, path, false)
		}
	}
	if s.finding || s.source {
		if c.name.Ident == "cite" || c.name.Ident == "citeall" || c.name.Ident == "name" {
			c.place = *s
			return true
		}
		c.problem(int(n.Position()), fmt.Sprintf("%s takes no finding and no source", c.name.Ident), "write cite . or name .")
		return false
	}
	return c.fitting(*s, int(n.Position()), n.String())
}

// follow takes a path, and points at the name in it that is wrong.
func (c *call) follow(from shape, path *parse.StringNode, fromIt bool) bool {
	names := strings.Split(strings.TrimPrefix(path.Text, "."), ".")
	s, wrong := c.path(from, names, fromIt)
	begin := int(path.Position()) + 1
	if !fromIt {
		begin++
	}
	if wrong != nil {
		for _, name := range names[:wrong.name] {
			begin += len(name) + 1
		}
		c.problem(begin, wrong.Message, wrong.Hint)
		return false
	}
	return c.fitting(s, begin, path.Text)
}

// fitting holds a place against what the function wants.
func (c *call) fitting(s shape, offset int, what string) bool {
	if wrong := c.fits(s).Message; wrong != "" {
		c.problem(offset, fmt.Sprintf(wrong, what), c.says)
		return false
	}
	c.place = s
	return true
}

// word takes a text that must be one of a list.
func (c *call) word(a arg) bool {
	n, ok := c.args[0].(*parse.StringNode)
	if !ok {
		c.problem(int(c.args[0].Position()), "here should be a text in quotation marks", c.says)
		return false
	}
	c.args = c.args[1:]
	message, hint := c.wrong(a, n.Text)
	if message != "" {
		c.problem(int(n.Position())+1, message, hint)
	}
	return message == ""
}

// wrong says what is wrong with a word, or "".
func (c *call) wrong(a arg, word string) (message, hint string) {
	v := c.loader.v
	switch a {
	case normID:
		return c.unknownNorm(word)
	case eventKind:
		return c.kind(word, v.Events)
	case actorKind:
		return c.kind(word, v.Actors)
	case sourceKind:
		return c.kind(word, v.Sources)
	case anyKind:
		if k, ok := v.Kind(word); ok && slices.ContainsFunc(c.place.kinds, func(o *vocabulary.Kind) bool { return o.IsA(k.Name) || k.IsA(o.Name) }) {
			return "", ""
		}
		var known []string
		for _, k := range c.place.kinds {
			known = append(known, k.Name)
		}
		return fmt.Sprintf("it cannot be of a kind %q", word), problem.DidYouMean(word, known)
	case outcome:
		return oneOf(word, outcomes(), "there is no outcome %q")
	case addressee:
		return oneOf(word, law.Addressees(), "a norm does not bind %q")
	case until:
		return oneOf(word, []string{"until"}, "%q cannot stand here")
	case now:
		return oneOf(word, []string{"today"}, "%q cannot stand here")
	case language:
		return "", ""
	case wordOfList:
		var known []string
		for _, w := range c.place.attribute.Words {
			known = append(known, w.ID)
		}
		return oneOf(word, known, "%q is not a word of the list")
	}
	if strings.TrimSpace(word) == "" {
		return "the question is empty", "write what a person is to find out"
	}
	return "", ""
}

func oneOf(word string, known []string, format string) (message, hint string) {
	if slices.Contains(known, word) {
		return "", ""
	}
	return fmt.Sprintf(format, word), problem.DidYouMean(word, known)
}

// kind notes the kinds that a list is of.
func (c *call) kind(word string, known map[string]*vocabulary.Kind) (message, hint string) {
	if k, ok := known[word]; ok {
		c.place = shape{kinds: k.Family()}
		return "", ""
	}
	return fmt.Sprintf("there is no kind %q", word), problem.DidYouMean(word, slices.Sorted(maps.Keys(known)))
}

// sentTo is the shape of those whom the paper is sent to.
func (c *call) sentTo() shape {
	var out shape
	for _, to := range c.draft.To {
		if s, wrong := c.path(c.draft.it(), strings.Split(to, "."), true); wrong == nil {
			out.add(s.kinds)
		}
	}
	return out
}

// anyEvent is the shape of an event of any kind.
func (c *call) anyEvent() shape {
	var out shape
	for _, name := range slices.Sorted(maps.Keys(c.loader.v.Events)) {
		out.kinds = append(out.kinds, c.loader.v.Events[name])
	}
	return out
}
