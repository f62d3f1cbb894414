package drafts

import (
	"fmt"
	"maps"
	"slices"

	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// arg is what a function takes at one place.
type arg uint8

const (
	place    arg = iota // a path, or an item and perhaps a path from it
	places              // one or more of them; the last argument
	optional            // a place that may be left out; the last argument
	normID
	eventKind
	actorKind
	sourceKind
	anyKind
	outcome    // that may be left out; the last argument
	question   // words in the language of the draft
	wordOfList // a word of the attribute's list
	language   // that may be left out; the last argument
	finding    // an item of range findings
	addressee  // whom a norm binds
	until      // the word until, that may be left out; the last argument
	items      // a list from another function
	whom       // addressees of norms, any number of them; the last argument
	matterOf   // a matter, that may be left out; the last argument
	now        // the word today, that may be left out; the last argument
	anything   // what and, or, not, eq, ne, len and gt take: any number of them
)

// signature is how a function is called and what it gives.
type signature struct {
	args []arg
	// fits says what is wrong with the place that it is given, which stands as %q in it, or nothing.
	fits  func(shape) problem.Problem
	gives func(shape) shape
	says  string // for those who write drafts
}

// Functions lists the functions of templates, each with how it is called and what it gives, sorted by name.
func Functions() []string {
	all := signatures()
	var out []string
	for _, name := range slices.Sorted(maps.Keys(all)) {
		out = append(out, all[name].says)
	}
	return out
}

func nothing(shape) shape            { return shape{words: true} }
func truth(shape) shape              { return shape{yes: true} }
func same(s shape) shape             { return shape{kinds: s.kinds, words: len(s.kinds) == 0, list: true} }
func anyPlace(shape) problem.Problem { return problem.Problem{} }

func thing(s shape) (wrong problem.Problem) {
	if !s.isThing() {
		wrong = problem.Problem{Message: "%q leads neither to an event nor to an actor"}
	}
	return wrong
}

func actor(s shape) (wrong problem.Problem) {
	if !s.isActor() {
		wrong = problem.Problem{Message: "%q does not lead to an actor"}
	}
	return wrong
}

func event(s shape) (wrong problem.Problem) {
	if !s.isEvent() {
		wrong = problem.Problem{Message: "%q does not lead to an event"}
	}
	return wrong
}

func value(s shape) (wrong problem.Problem) {
	if s.attribute == nil {
		wrong = problem.Problem{Message: "%q is not an attribute"}
	}
	return wrong
}

func figure(s shape) (wrong problem.Problem) {
	if s.attribute == nil || !s.many && !s.isType(vocabulary.Count, vocabulary.Money, vocabulary.Share, vocabulary.Duration) {
		wrong = problem.Problem{Message: "%q is not a figure"}
	}
	return wrong
}

func dated(s shape) (wrong problem.Problem) {
	if !s.isType(vocabulary.Date) && !s.isEvent() {
		wrong = problem.Problem{Message: "%q has no date"}
	}
	return wrong
}

func yesNo(s shape) (wrong problem.Problem) {
	if !s.isType(vocabulary.Bool) {
		wrong = problem.Problem{Message: "%q is not answered by yes or no"}
	}
	return wrong
}

func choice(s shape) (wrong problem.Problem) {
	if !s.isType(vocabulary.Choice) {
		wrong = problem.Problem{Message: "%q has no list of words"}
	}
	return wrong
}

func several(s shape) (wrong problem.Problem) {
	if !s.many {
		wrong = problem.Problem{Message: "%q is one thing, not a list"}
	}
	return wrong
}

// signatures lists the functions. The words of Go's templates that may be used are among them.
func signatures() map[string]signature {
	out := inserts()
	maps.Copy(out, questions())
	maps.Copy(out, lists())
	for _, name := range []string{"and", "or", "not", "eq", "ne", "gt", "len"} {
		out[name] = signature{args: []arg{anything}, fits: anyPlace, gives: truth, says: name + " …: as in Go's templates"}
	}
	return out
}

// inserts are the functions that write something into the paper.
func inserts() map[string]signature {
	return map[string]signature{
		"person":  {[]arg{place}, actor, nothing, `person PLACE: {person:ID}; of a list, all of them with commas`},
		"org":     {[]arg{place}, actor, nothing, `org PLACE: {org:ID}`},
		"actor":   {[]arg{place}, actor, nothing, `actor PLACE: {actor:ID}, where it may be a person or an organisation`},
		"count":   {[]arg{place}, figure, nothing, `count PLACE: {count:ID.ATTRIBUTE}`},
		"value":   {[]arg{place}, value, nothing, `value PLACE: {value:ID.ATTRIBUTE}`},
		"date":    {[]arg{place, until}, dated, nothing, `date PLACE ["until"]: {date:ID}, {date:ID until} or {date:ID.ATTRIBUTE}`},
		"place":   {[]arg{place, question}, thing, nothing, `place PLACE QUESTION: {place:ID}; the question is asked where the record does not say`},
		"title":   {[]arg{place}, thing, nothing, `title PLACE: {title:ID}`},
		"id":      {[]arg{place}, thing, nothing, `id PLACE: the id itself, for blocks: :::owners {{id "it.employer"}}`},
		"cite":    {[]arg{places}, anyPlace, nothing, `cite PLACE…: [@ID; ID]; nothing where the record has none of them`},
		"citeall": {[]arg{places}, anyPlace, nothing, `citeall PLACE…: [@@ID; ID], for the whole paragraph`},
		"norm":    {[]arg{normID, optional}, event, nothing, `norm ID [PLACE]: [@norm:ID], as of the event's day, or [@norm:ID on EVENT]`},
		"finding": {[]arg{normID, place}, event, nothing, `finding ID PLACE: [@finding:ID/EVENT]; nothing where there is no finding`},
		"due":     {[]arg{normID, place}, event, nothing, `due ID PLACE: {due:ID/EVENT}`},
		"lack":    {[]arg{question}, anyPlace, nothing, `lack QUESTION: {missing: QUESTION}`},
		"today":   {nil, anyPlace, nothing, `today: the paper's day, {date:DAY}`},
		"case":    {nil, anyPlace, nothing, `case: the id of the record, for blocks: :::timeline {{case}}`},
		"heading": {nil, anyPlace, nothing, `heading: the title of the draft`},
		"many":    {[]arg{items}, anyPlace, nothing, `many LIST: {as-is:N}, how many there are`},
		"name":    {[]arg{place}, thing, nothing, `name PLACE: what a kind of event is called, in words of the language`},
	}
}

// questions are the functions for if.
func questions() map[string]signature {
	return map[string]signature{
		"has":           {[]arg{place}, anyPlace, truth, `has PLACE: whether the record knows it, and it is not none`},
		"none":          {[]arg{place}, anyPlace, truth, `none PLACE: whether the record knows that there is none`},
		"yes":           {[]arg{place}, yesNo, truth, `yes PLACE: whether all say yes`},
		"no":            {[]arg{place}, yesNo, truth, `no PLACE: whether all say no`},
		"is":            {[]arg{place, wordOfList}, choice, truth, `is PLACE WORD: whether the value is that word of its list`},
		"kind":          {[]arg{place, anyKind}, thing, truth, `kind PLACE KIND: whether it is of that kind`},
		"more":          {[]arg{place}, several, truth, `more PLACE: whether the record's list is not complete`},
		"found":         {[]arg{normID, place, outcome}, event, truth, `found ID PLACE [OUTCOME]: whether there is a finding, or one with that outcome`},
		"inforce":       {[]arg{normID, optional}, event, truth, `inforce ID [PLACE]: whether the norm has a version of the event's day`},
		"international": {[]arg{finding}, anyPlace, truth, `international .: within range findings, whether the norm is a standard, not the law of a country`},
		"concerns":      {[]arg{place, place}, thing, truth, `concerns PLACE PLACE: whether an event names one of the actors, or a person who belongs to one`},
		"binds":         {[]arg{finding, addressee}, anyPlace, truth, `binds . WHOM: within range findings, whether the norm binds workers, employer, state …`},
		"names":         {[]arg{place, place}, thing, truth, `names PLACE PLACE: whether the second is what the first leads to, or among it: names . ".about" "it"`},
		"hasdue":        {[]arg{normID, place}, event, truth, `hasdue ID PLACE: whether the day of a duty can be counted`},
	}
}

// lists are the functions for range.
func lists() map[string]signature {
	found := func(shape) shape { return shape{finding: true, list: true} }
	source := func(shape) shape { return shape{source: true, list: true} }
	texts := func(shape) shape { return shape{words: true, list: true} }
	return map[string]signature{
		"each":         {[]arg{place}, several, same, `range each PLACE: the items of a list`},
		"events":       {[]arg{eventKind}, anyPlace, same, `range events KIND: the record's events of a kind, by date`},
		"actors":       {[]arg{actorKind}, anyPlace, same, `range actors KIND: the record's actors of a kind`},
		"sources":      {[]arg{sourceKind, language}, anyPlace, source, `range sources KIND [LANGUAGE]: the record's sources of a kind: interview, letter, …`},
		"languages":    {[]arg{sourceKind}, anyPlace, func(shape) shape { return shape{words: true, list: true} }, `range languages KIND: the languages of the record's sources of a kind`},
		"findings":     {[]arg{place, outcome}, event, found, `range findings PLACE [OUTCOME]: what was found about an event: cite . and name . take them, and binds`},
		"owners":       {[]arg{place, now}, actor, same, `range owners PLACE ["today"]: who owned a company on the event's day, or on the paper's, and who owned those, up the chain`},
		"matters":      {nil, anyPlace, func(shape) shape { return shape{matter: true, list: true} }, `range matters: the matters of the record, and last the events that belong to none; {{.}} is the title`},
		"happenings":   {[]arg{matterOf}, anyPlace, same, `range happenings [MATTER]: the events of a matter, or of the record, by date`},
		"asks":         {[]arg{place, whom}, event, texts, `range asks PLACE [WHOM…]: the questions that would settle what is not known of an event, of norms that bind those named`},
		"standards":    {[]arg{finding}, anyPlace, found, `range standards .: within range findings, the standards that the rule itself falls short of: cite . and name . take them`},
		"shortcomings": {[]arg{optional}, event, found, `range shortcomings [PLACE]: one finding for each rule that falls short of a standard, about the events there or in the whole record`},
		"conclusions":  {[]arg{place}, event, texts, `range conclusions PLACE: what was concluded about an event, for blocks: :::findings {{.}}`},
		"addressees":   {nil, anyPlace, same, `range addressees: those whom the paper is sent to`},
	}
}

// outcomes lists the words for how a finding came out.
func outcomes() []string { return law.Outcomes() }

// unknownNorm says what is wrong with the id of a norm, or "".
func (c *checker) unknownNorm(id string) (message, hint string) {
	if _, ok := c.loader.body.Norm(id); ok {
		return "", ""
	}
	var known []string
	for _, p := range c.loader.body.Packs {
		for _, n := range p.Norms {
			known = append(known, n.ID)
		}
	}
	return fmt.Sprintf("there is no norm %q", id), problem.DidYouMean(id, known)
}
