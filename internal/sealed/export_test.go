package sealed

// Roll reads a list that is not encrypted.
var Roll = roll
