package tree

import "slices"

// Opening splits the blocks of a document for its writer. Of a report, the opening is what stands on the title page under the title: paragraphs of
// the styles Front and Warning. Of a letter, it is what stands above the title: the addressee, place and date. A letter that begins with a heading
// of its own is not titled.
func (d *Document) Opening() (opening, text []Block, titled bool) {
	styles := []Style{Front, Warning}
	if d.Letter {
		styles = append(styles, Address, Right)
	}
	n := 0
	for n < len(d.Blocks) {
		p, ok := d.Blocks[n].(Paragraph)
		if !ok || !slices.Contains(styles, p.Style) {
			break
		}
		n++
	}
	opening, text = d.Blocks[:n], d.Blocks[n:]
	titled = d.Title != ""
	if d.Letter && len(text) > 0 {
		if _, headed := text[0].(Heading); headed {
			titled = false
		}
	}
	return opening, text, titled
}
