package docx

import (
	"strconv"

	"github.com/tarazy/tarazy/internal/paper/safe"
)

// link is a relationship of a part to another part or to an address.
type link struct {
	id, kind, target string
	external         bool
}

// links are the relationships of a part, each target once.
type links struct {
	list []link
	ids  map[string]string // by target
}

// add returns the id of the relationship to a target.
func (l *links) add(kind, target string, external bool) string {
	if id, known := l.ids[target]; known {
		return id
	}
	if l.ids == nil {
		l.ids = map[string]string{}
	}
	id := "rLink" + strconv.Itoa(len(l.list)+1)
	l.ids[target] = id
	l.list = append(l.list, link{id, office + "/" + kind, target, external})
	return id
}

func (p *part) relationships(list []link) {
	p.put(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for _, l := range list {
		p.put(`<Relationship Id="`, l.id, `" Type="`, l.kind, `" Target="`, safe.XML(l.target), `"`)
		if l.external {
			p.put(` TargetMode="External"`)
		}
		p.put(`/>`)
	}
	p.put(`</Relationships>`)
}

func documentLinks(p *part) {
	var list []link
	for _, name := range []string{"settings", "styles", "footnotes", "numbering"} {
		list = append(list, link{id: "r" + name, kind: office + "/" + name, target: name + ".xml"})
	}
	for _, name := range []string{"header", "footer"} {
		for _, n := range []string{"1", "2"} {
			list = append(list, link{id: "r" + name + n, kind: office + "/" + name, target: name + n + ".xml"})
		}
	}
	p.relationships(append(list, p.body.list...))
}

func footnoteLinks(p *part) { p.relationships(p.foot.list) }
