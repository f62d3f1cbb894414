package civil_test

import (
	"errors"
	"testing"

	"github.com/tarazy/tarazy/internal/civil"
)

func TestDateErrorsSayWhatWouldBeRight(t *testing.T) {
	t.Parallel()
	const example = "write 2011-05-11, or 2011-05 when only the month is known, or 2011"
	for _, c := range []struct {
		text   string
		offset int
		want   string
	}{
		{"", 0, "a date is missing; " + example},
		{"2011-04-31", 8, "there is no 31st of April; the last day of that month is 30"},
		{"2011-02-29", 8, "there is no 29th of February in 2011; the last day of that month is 28"},
		{"2011-05-45", 8, "there is no day 45; the last day of that month is 31"},
		{"2011-05-00", 8, "there is no day 00; the last day of that month is 31"},
		{"2024-13-45", 5, "there is no month 13; months run from 01 to 12"},
		{"2011-00", 5, "there is no month 00; months run from 01 to 12"},
		{"0999-01-01", 0, "0999-01-01 is too early or too late; years run from 1000 to 9999"},
		{"1000~", 0, "1000 is too early or too late; years run from 1000 to 9999"},
		{"9999-12-28~", 0, "9999-12-28 is too early or too late; years run from 1000 to 9999"},
		{"11.05.2011", 0, "this is not how a date is written here; write 2011-05-11, not 11.05.2011"},
		{"25/05/2011", 0, "this is not how a date is written here; write 2011-05-25, not 25/05/2011"},
		{"05/25/2011", 0, "this is not how a date is written here; write 2011-05-25, not 05/25/2011"},
		{"11/05/2011", 0, "this is not how a date is written here; write the year, the month, the day: 2011-05-11 or 2011-11-05"},
		{"2011/05/11", 0, "this is not how a date is written here; write 2011-05-11, not 2011/05/11"},
		{"2011-5-1", 0, "this is not how a date is written here; write 2011-05-01, not 2011-5-1"},
		{"2011-5", 0, "this is not how a date is written here; write 2011-05, not 2011-5"},
		{"05.2011", 0, "this is not how a date is written here; write 2011-05, not 05.2011"},
		{"20110511", 0, "this is not how a date is written here; write 2011-05-11, not 20110511"},
		{"2011-05-11 ", 10, "there is a space beside the date; write the date without it"},
		{"\u00a02011-05-11", 0, "there is a space beside the date; write the date without it"},
		{"2011-04-20 ..2011-04-22", 10, "there is a space beside the date; write the date without it"},
		{"２０１１-05-11", 0, `'２' is not one of the digits 0 to 9; write the date with plain digits: 2011-05-11`},
		{"2011–05–11", 4, `'–' is not a plain hyphen; write 2011-05-11 with hyphens, and 2011-05-11/2011-06-24 for what lasted`},
		{"2011-05-11T10:00", 10, "a date has no time of day here; write 2011-05-11"},
		{"2011-05?", 7, `the sign '?' is not known; write 2011-05-27~ for "about"`},
		{"~2011-05", 0, `the sign ~ for "about" is in the wrong place; write it once, after the date: 2011-05-27~`},
		{"2011-05-27~~", 10, `the sign ~ for "about" is in the wrong place; write it once, after the date: 2011-05-27~`},
		{"2011-05-XX", 8, "a digit that is not known is not written; write 2011-05 for some day of the month, 2011 for some day of the year"},
		{"May 2011", 0, "'M' does not belong in a date; " + example},
		{"2011-05-11-12", 0, `"2011-05-11-12" is not a date; ` + example},
		{"2011-123-1", 0, `"2011-123-1" is not a date; ` + example},
		{"2011-13-32-", 0, `"2011-13-32-" is not a date; ` + example},
		{"..", 0, "this says nothing about the day; leave the date out when nothing is known of it"},
		{"2011...2012", 6, "there are too many dots; write two: 2011-04-20..2011-04-22"},
		{"2011-06..2011-05", 9, "the end 2011-05 lies before the start 2011-06; write the earlier date first"},
		{"2011-04-20..2011-04-31", 20, "there is no 31st of April; the last day of that month is 30"},
	} {
		_, err := civil.ParsePeriod(c.text)
		checkParseError(t, c.text, err, c.offset, c.want)
		_, err = civil.ParseWhen(c.text)
		checkParseError(t, c.text, err, c.offset, c.want)
	}
}

func TestPeriodErrors(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text   string
		offset int
		want   string
	}{
		{"2011-06-01/2011-05-01", 11, "the end 2011-05-01 lies before the start 2011-06-01; write the earlier date first"},
		{"../..", 0, "this says neither when it began nor when it ended; leave the date out when nothing is known of it"},
		{"/2011", 0, "the start is missing; write ../2011-06-24 when it is not known"},
		{"2011/", 5, "the end is missing; write 2011-05-11/.. when it has not ended or the end is not known"},
		{"2011-06-01/2011-06-31", 19, "there is no 31st of June; the last day of that month is 30"},
		{"../2011-06-31", 11, "there is no 31st of June; the last day of that month is 30"},
		{"2011-06-31/..", 8, "there is no 31st of June; the last day of that month is 30"},
	} {
		_, err := civil.ParsePeriod(c.text)
		checkParseError(t, c.text, err, c.offset, c.want)
	}
	_, err := civil.ParseWhen("2011-05-11/2011-06-24")
	checkParseError(t, "a period for one day", err, 10,
		"one day is wanted here, not what lasted from one day to another; write 2011-04-20..2011-04-22 for one day that is not known exactly")
}

func TestNumberErrorsSayWhatWouldBeRight(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text   string
		offset int
		want   string
	}{
		{"", 0, "a number is missing; write 217, ~700, 300..500 or >=20"},
		{"~", 1, "a number is missing; write 217, ~700, 300..500 or >=20"},
		{">=", 2, "a number is missing; write 217, ~700, 300..500 or >=20"},
		{"300..", 5, "the upper number is missing; write >=300"},
		{"..500", 0, "the lower number is missing; write <=500"},
		{"..", 0, "both numbers are missing; write 300..500, or leave the value out when nothing is known of it"},
		{"300...500", 5, "there are too many dots; write two: 300..500"},
		{"500..300", 5, "the upper number 300 is less than the lower number 500; write the lower number first"},
		{"300-500", 3, "a hyphen does not join two numbers; write 300..500"},
		{"300–500", 3, "a hyphen does not join two numbers; write 300..500"},
		{"-5", 0, "a number here is not less than 0; write it without the minus sign"},
		{"<0", 0, "nothing is less than 0; write 0 for none"},
		{"=>5", 0, "the sign => is not known; write >=20, >20, <=5 or <5"},
		{"≥20", 0, "the sign '≥' is not known; write >= for at least, <= for at most"},
		{"1_300", 1, "digits are not grouped; write 1300"},
		{"1 300", 1, "digits are not grouped; write 1300"},
		{"1\u202f300", 1, `digits are not grouped; write 1300`},
		{"1,300", 1, "digits are not grouped; write 1300"},
		{"12.5", 2, "a number has no dot; write a whole number in plain digits: 1300"},
		{"5..x", 3, "'x' does not belong in a number; write 217, ~700, 300..500 or >=20"},
		{"x..5", 0, "'x' does not belong in a number; write 217, ~700, 300..500 or >=20"},
		{"1,300.", 1, "digits are not grouped; write 1300, not 1 300"},
		{"007", 0, "a number does not begin with 0; write 7"},
		{"00", 0, "a number does not begin with 0; write 0"},
		{"217 ", 3, "there is a space beside the number; write the number without it"},
		{"２１７", 0, "'２' is not one of the digits 0 to 9; write the number with plain digits: 217"},
		{"many", 0, "'m' does not belong in a number; write 217, ~700, 300..500 or >=20"},
		{"1000000000000001", 0, "the number is too large; write at most 1000000000000000"},
		{"99999999999999999999", 0, "the number is too large; write at most 1000000000000000"},
	} {
		_, err := civil.ParseRange(c.text)
		checkParseError(t, c.text, err, c.offset, c.want)
	}
}

func TestSpanErrorsSayWhatWouldBeRight(t *testing.T) {
	t.Parallel()
	const units = "write hours, days, working days, weeks, months or years"
	for _, c := range []struct {
		text   string
		offset int
		want   string
	}{
		{"", 0, "this is not a length of time; write a number, a space and the unit: 5 days"},
		{"5days", 0, "this is not a length of time; write a number, a space and the unit: 5 days"},
		{"5", 1, "the unit is missing; write 5 days, or working days, weeks, months, years, hours"},
		{" 5 days", 0, "there is a space beside the length of time; write it without: 5 days"},
		{"5 days ", 6, "there is a space beside the length of time; write it without: 5 days"},
		{"5  days", 2, `" days" is not a unit of time; ` + units},
		{"5 fortnights", 2, `"fortnights" is not a unit of time; ` + units},
		{"5 workdays", 2, `"workdays" is not a unit of time; write working days`},
		{"15 calendar days", 3, `"calendar days" is not a unit of time; write days: days are calendar days`},
		{"1 300 days", 2, `"300 days" is not a unit of time; write the number without spaces: 1300 days`},
		{"x days", 0, "'x' does not belong in a number; write 217, ~700, 300..500 or >=20"},
		{"1000001 days", 0, "the length of time is too long; write at most 1000000"},
		{"2..900000000 days", 0, "the length of time is too long; write at most 1000000"},
	} {
		_, err := civil.ParseSpan(c.text)
		checkParseError(t, c.text, err, c.offset, c.want)
	}
}

func checkParseError(t *testing.T, text string, err error, offset int, want string) {
	t.Helper()
	var parse *civil.ParseError
	if !errors.As(err, &parse) {
		t.Errorf("%q: %v, want a *ParseError", text, err)
		return
	}
	if parse.Error() != want {
		t.Errorf("%q:\n got %s\nwant %s", text, parse, want)
	}
	if parse.Offset != offset {
		t.Errorf("%q: offset %d, want %d", text, parse.Offset, offset)
	}
}
