package cli

import (
	"errors"
	"regexp"
	"strings"

	"github.com/alecthomas/kong"
)

// What kong says when arguments are wrong. It says it in English and without codes; these patterns find out what it means, so that it
// can be said in every language. A sentence that none of them fits is passed on as it is.
var (
	unknownFlag    = regexp.MustCompile(`^unknown flag ([^ ,]+)`)
	unexpectedWord = regexp.MustCompile(`^unexpected argument ([^,]+)`)
	missingFlags   = regexp.MustCompile(`^missing flags: `)
	missingWords   = regexp.MustCompile(`^(?:missing positional arguments|expected "?)\s*(<.*)$`)
	missingCommand = regexp.MustCompile(`^expected (?:one of )?"`)
	notOneOf       = regexp.MustCompile(`^(\S+) must be one of (.*) but got "(.*)"$`)
	badValue       = regexp.MustCompile(`^(--[a-z-]+|<[^>]*>)\S*: `)
)

// misused says in one sentence what is wrong with the arguments, and how to get help.
func (s *shared) misused(parser *kong.Kong, err error) error {
	node := parser.Model.Node
	var said usageError
	if errors.As(err, &said) {
		return said // by --version
	}
	if errors.Is(err, errFound) {
		return errFound
	}
	var parse *kong.ParseError
	if errors.As(err, &parse) && parse.Context != nil && parse.Context.Selected() != nil {
		node = parse.Context.Selected()
	}
	return usageError{s.misuse(node, err.Error()) + "\n" + s.words.Say("try_help", "Command", node.FullPath()+" --help")}
}

func (s *shared) misuse(node *kong.Node, said string) string {
	plain := strings.NewReplacer("<", "", ">", "", `"`, "", " ...", "…", ",", ", ")
	if m := unknownFlag.FindStringSubmatch(said); m != nil {
		return s.noSuch("no_flag", m[1], flagNames(node)).Error()
	}
	if m := unexpectedWord.FindStringSubmatch(said); m != nil {
		if len(node.Children) > 0 {
			return s.noSuch("no_command", m[1], commandNames(node)).Error()
		}
		return s.words.Say("unexpected_word", "Word", m[1])
	}
	if missingFlags.MatchString(said) {
		return s.words.Say("missing_words", "Words", strings.Join(requiredFlags(node), ", "))
	}
	if m := missingWords.FindStringSubmatch(said); m != nil {
		return s.words.Say("missing_words", "Words", plain.Replace(m[1]))
	}
	if missingCommand.MatchString(said) {
		return s.words.Say("missing_command", "Words", strings.Join(commandNames(node), ", "))
	}
	if m := notOneOf.FindStringSubmatch(said); m != nil {
		return s.words.Say("not_one_of", "Word", m[3], "Flag", plain.Replace(m[1]), "Words", plain.Replace(m[2]))
	}
	if m := badValue.FindStringSubmatch(said); m != nil {
		return s.words.Say("bad_value", "Flag", plain.Replace(m[1]))
	}
	return said
}

// requiredFlags lists the flags that a command cannot do without and that were not given, with what follows them.
func requiredFlags(node *kong.Node) []string {
	var out []string
	own, _ := flagsOf(node)
	for _, v := range own {
		if v.Required && !v.Set {
			out = append(out, written(v))
		}
	}
	return out
}

// flagNames lists the flags that a command takes, as they are written.
func flagNames(node *kong.Node) []string {
	var out []string
	own, general := flagsOf(node)
	for _, v := range append(own, general...) {
		out = append(out, "--"+v.Flag.Name)
		if v.Flag.Short != 0 {
			out = append(out, "-"+string(v.Flag.Short))
		}
	}
	return out
}

// commandNames lists the commands below one.
func commandNames(node *kong.Node) []string {
	var out []string
	for _, c := range node.Children {
		if !c.Hidden {
			out = append(out, c.Name)
		}
	}
	return out
}
