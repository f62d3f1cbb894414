// Package reason knows what a condition of the law comes to when facts are unknown, approximate or absent, and why.
//
// A condition is written in CEL. cel-go parses it and checks its types against a [Schema]; it is evaluated here, because to
// cel-go a fact is a plain value. Begin with [Compiler.Compile], which gives a [Condition] or all the faults of its text, and
// [Condition.Test], which works it out for an object without allocating. [Condition.Explain] gives the tree of reasons for the
// same answer: what was read, what is missing, and the fewest questions that would settle it ([Node.Settle]).
//
// # What facts are
//
// The result of a condition is the set of outcomes that it can still have ([Truth]). An unknown bool can be true or false. A
// number, date or span is an interval, of which an end may be open. An attribute of an unknown link can also be absent, for the
// link may turn out not to exist; an attribute of anything else of which nothing is known is taken to exist, unless it is a
// link itself. Absence spreads as an error does in CEL: absent && false is false, absent || true is true, and a comparison with
// something absent is absent. So does an error (a number too large, a day outside the calendar), which is never false. Of an
// error and an absence the error is told. Ends that are open are taken not to lead to errors.
//
// none for a list is the empty list. A list may have items that perhaps do not belong to it, and may have more than are
// recorded: exists is then never false by absence, and all never true.
//
// # What conditions may say
//
//   - true, false, whole numbers, 'text', lists of these; the variables and their attributes
//   - !, &&, ||, c ? a : b
//   - == and != for all types, <, <=, > and >= for numbers, dates and spans, in for lists
//   - +, -, * of numbers; / and % by a number written in the condition
//   - date('2011-05-11'); date + span and date - span, counted in the calendar and not rolled
//   - days(n), workdays(n), weeks(n), months(n), years(n), hours(n): spans of n units
//   - days_between(a, b): the n for which a + days(n) is b
//   - workdays_between(a, b): the working days after a up to and including b, so that a + workdays(n) is b if people work on
//     b; if b comes before a, less than 0: the working days from b up to the day before a
//   - value('name', date): a dated figure; of a date not exactly known, all that it was on the days possible
//   - has(x.y): whether there is one; of a list, whether it has items
//   - list.exists(x, …), all, exists_one, filter, map, size()
//
// # What it does not do
//
// It forgets which facts an interval came from: x - x is not 0, and a || !a is unknown, where a is unknown. What it says is
// true of every way in which the facts may be, but it does not say all that could be said. It does not know accounts, sources,
// dates on which facts hold, or the law: the caller fills in [Object.Fields] for one account and one day, and finds sources
// again by [Value.Fact].
package reason
