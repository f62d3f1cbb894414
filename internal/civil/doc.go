// Package civil knows dates as people know them, lengths of time, and calendars with holidays; it counts days.
//
// Begin with [ParsePeriod], which reads what people write ("2011-05", "2011-05-27~", "2011-05-11/.."), and with
// [Calendar.Add], which counts from a day to a due date and shows every day it counted, skipped or rolled over.
// [Calendar.AddDays] is the same count without the proof, for the evaluator.
//
// What is known only between two bounds stays between two bounds: a comparison answers [True], [False] or
// [Unknown], and a calendar says nothing about days outside the years it covers.
//
// The package does not know the time of day, time zones, what day it is today, or the holidays of any country:
// those are data, given to [NewCalendar].
package civil
