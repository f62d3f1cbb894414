package docx

// The measures of a page, in twentieths of a point where nothing else is said. What never changes stands in the markup itself.
const (
	textWidth   = 9072     // between the margins of A4
	textHeight  = 12500    // the highest a picture may be
	widest      = 10000    // millimetres, of a scene that is drawn
	listStep    = 425      // how far each level of lists is moved in
	levels      = 9        // of lists; deeper ones stand where the ninth does
	letter      = 105      // the width of a letter in a table, on the average
	cellRoom    = 160      // the room left and right of a cell's text
	tallest     = 24       // lines of a row that is kept on one page
	longestCell = 120      // letters from which on a cell asks for no more width
	perMM       = 56.6929  // in a millimetre
	emuPerMM    = 36000    // units of drawings in a millimetre
	tocBase     = 90000000 // what the numbers of bookmarks begin above: eight digits, as Word's own have
	firstYear   = 1980     // the first year that an archive can name
)
