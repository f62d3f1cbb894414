package cli

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/alecthomas/kong"

	"github.com/tarazy/tarazy/internal/show"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// languageVariable is the environment variable that says in which language the program speaks.
const languageVariable = "TARAZY_LANG"

// spoken finds the language before the arguments are parsed, so that help and wrong usage are said in it too. A language that
// there is not gives English; the parser complains of it.
func spoken(args []string, env string) vocabulary.Language {
	found := env
	for i, a := range args {
		if a == "--" {
			break
		}
		if value, ok := strings.CutPrefix(a, "--lang="); ok {
			found = value
		} else if a == "--lang" && i+1 < len(args) {
			found = args[i+1]
		}
	}
	if l := vocabulary.Language(found); slices.Contains(vocabulary.Languages(), l) {
		return l
	}
	return vocabulary.English
}

// helpWidth is how wide help is set, in letters; helpColumn is where the second column begins at most.
const (
	helpWidth  = 100
	helpColumn = 30
)

// help prints what a command does, its arguments and flags, examples and exit codes, in the language asked for. It stands in for kong's
// own printer, whose words are English.
func (s *shared) help(_ kong.HelpOptions, ctx *kong.Context) error {
	node := ctx.Selected()
	if node == nil {
		node = ctx.Model.Node
	}
	for _, l := range show.Wrap(s.about(node), helpWidth) {
		fmt.Fprintln(s.Out, l)
	}
	fmt.Fprintf(s.Out, "\n%s\n", s.words.Say("usage", "Line", s.synopsis(node)))
	s.columns("help_arguments", s.valueRows(node, node.Positional))
	if len(node.Children) > 0 {
		var rows [][2]string
		for _, c := range node.Leaves(true) {
			rows = append(rows, [2]string{c.Path(), s.about(c)})
		}
		s.columns("help_commands", rows)
	}
	own, general := flagsOf(node)
	s.columns("help_flags", s.valueRows(node, own))
	s.columns("help_general_flags", s.valueRows(ctx.Model.Node, general))
	s.examples(node)
	s.columns("help_exit_codes", [][2]string{
		{fmt.Sprint(done), s.words.Say("exit_done")}, {fmt.Sprint(problems), s.words.Say("exit_problems")},
		{fmt.Sprint(usage), s.words.Say("exit_usage")}, {fmt.Sprint(outside), s.words.Say("exit_outside")},
	})
	return nil
}

// flagsOf lists the flags of a command, its parents' among them, and those of the program.
func flagsOf(node *kong.Node) (own, general []*kong.Value) {
	for ; node != nil; node = node.Parent {
		for _, f := range node.Flags {
			switch {
			case f.Hidden:
			case node.Parent == nil:
				general = append(general, f.Value)
			default:
				own = append(own, f.Value)
			}
		}
	}
	return own, general
}

// helpID names what is said of a command in the catalogues: help_law_list.
func helpID(node *kong.Node) string {
	if node.Parent == nil {
		return "help_tarazy"
	}
	return "help_" + strings.ReplaceAll(node.Path(), " ", "_")
}

// about says what a command does.
func (s *shared) about(node *kong.Node) string {
	if text, ok := s.words.Find(helpID(node)); ok {
		return text
	}
	return node.Help
}

// aboutValue says what an argument or a flag is for: in the words of its command, else in those that serve any command.
func (s *shared) aboutValue(node *kong.Node, v *kong.Value) string {
	name := strings.ToLower(strings.ReplaceAll(v.Name, "-", "_"))
	for _, id := range []string{helpID(node) + "_" + name, "help_any_" + name} {
		if text, ok := s.words.Find(id); ok {
			return text
		}
	}
	return v.Help
}

func (s *shared) valueRows(node *kong.Node, values []*kong.Value) [][2]string {
	var rows [][2]string
	for _, v := range values {
		says := s.aboutValue(node, v)
		if v.HasDefault && v.Default != "" && v.Flag != nil {
			says += " " + s.words.Say("help_default", "Value", v.Default)
		}
		rows = append(rows, [2]string{written(v), says})
	}
	return rows
}

// written is how an argument or a flag is written at the command line.
func written(v *kong.Value) string {
	more := ""
	if v.IsCumulative() {
		more = "…"
	}
	f := v.Flag
	if f == nil {
		return v.Name + more
	}
	out := "--" + f.Name
	if f.Short != 0 {
		out = "-" + string(f.Short) + ", " + out
	}
	switch {
	case v.IsBool():
		return out
	case v.Enum != "":
		return out + " " + strings.Join(v.EnumSlice(), "|")
	}
	return out + " " + strings.TrimSuffix(f.FormatPlaceHolder(), ",...") + more
}

// synopsis is the command with its arguments, in one line.
func (s *shared) synopsis(node *kong.Node) string {
	parts := []string{node.FullPath()}
	for _, v := range node.Positional {
		if v.Required {
			parts = append(parts, written(v))
		} else {
			parts = append(parts, "["+written(v)+"]")
		}
	}
	if len(node.Children) > 0 {
		parts = append(parts, s.words.Say("help_command"))
	}
	for _, f := range node.Flags {
		if f.Required {
			parts = append(parts, written(f.Value))
		}
	}
	return strings.Join(append(parts, s.words.Say("help_flag")), " ")
}

// examples prints the examples of a command: each a line to type, then what it does.
func (s *shared) examples(node *kong.Node) {
	var rows []string
	for _, text := range s.exampleTexts(node) {
		line, says, _ := strings.Cut(text, "\n")
		rows = append(rows, line)
		for _, l := range show.Wrap(says, helpWidth-6) {
			rows = append(rows, "    "+l)
		}
	}
	if len(rows) == 0 {
		return
	}
	fmt.Fprintf(s.Out, "\n%s\n", s.words.Say("help_examples"))
	for _, r := range rows {
		fmt.Fprintf(s.Out, "  %s\n", r)
	}
}

// exampleTexts lists the examples of a command that the catalogues have: example_law_list_1 and so on.
func (s *shared) exampleTexts(node *kong.Node) []string {
	var out []string
	for {
		id := fmt.Sprintf("%s_%d", strings.Replace(helpID(node), "help", "example", 1), len(out)+1)
		text, ok := s.words.Find(id)
		if !ok {
			return out
		}
		out = append(out, text)
	}
}

// columns prints rows under a heading, the second column set apart and wrapped.
func (s *shared) columns(heading string, rows [][2]string) {
	if len(rows) == 0 {
		return
	}
	fmt.Fprintf(s.Out, "\n%s\n", s.words.Say(heading))
	at := 0
	for _, r := range rows {
		if n := utf8.RuneCountInString(r[0]) + 4; n <= helpColumn {
			at = max(at, n)
		}
	}
	at = max(at, 4)
	for _, r := range rows {
		first := "  " + r[0]
		if n := utf8.RuneCountInString(first); n+2 <= at {
			first += strings.Repeat(" ", at-n)
		} else {
			fmt.Fprintln(s.Out, first)
			first = strings.Repeat(" ", at)
		}
		for _, l := range show.Wrap(r[1], helpWidth-at) {
			fmt.Fprintln(s.Out, strings.TrimRight(first+l, " "))
			first = strings.Repeat(" ", at)
		}
	}
}
