package docx

import (
	"io"
	"strconv"

	"github.com/tarazy/tarazy/internal/paper/safe"
	"github.com/tarazy/tarazy/internal/paper/scene"
	"github.com/tarazy/tarazy/internal/paper/tree"
)

// drawing is a picture whose files are still to be written.
type drawing struct {
	scene *scene.Scene
	alt   string
}

// picture writes a picture as vectors, twice: as SVG, which newer programs draw, and as an enhanced metafile, which all do.
func (b *body) picture(t tree.Picture, at place) {
	width, height := size(t.Scene, at)
	if width > 0 && height > 0 {
		b.open(paragraph{style: "Figure", keepNext: len(t.Caption) > 0, place: place{depth: at.depth}})
		b.drawing(t, strconv.Itoa(width), strconv.Itoa(height))
		b.put(`</w:p>`)
	}
	if len(t.Caption) > 0 {
		b.open(paragraph{style: "Caption", place: place{depth: at.depth}})
		b.runs(t.Caption)
		b.put(`</w:p>`)
	}
}

// size is the size of a scene in units of drawings: its own, or as much as the page has room for. A scene of no size or out of all measure has none.
func size(s *scene.Scene, at place) (width, height int) {
	if s == nil || !(0 < s.Width && s.Width < widest && 0 < s.Height && s.Height < widest) {
		return 0, 0
	}
	scale := min(1, float64(textWidth-indent(at.depth))/perMM/s.Width, textHeight/perMM/s.Height)
	return int(s.Width * scale * emuPerMM), int(s.Height * scale * emuPerMM)
}

func (b *body) drawing(t tree.Picture, width, height string) {
	b.drawings = append(b.drawings, drawing{t.Scene, t.Alt})
	n := strconv.Itoa(len(b.drawings))
	alt := safe.XML(t.Alt)
	emf, svg := b.links.add("image", "media/picture"+n+".emf", false), b.links.add("image", "media/picture"+n+".svg", false)
	b.put(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="`, width, `" cy="`, height, `"/><wp:effectExtent l="0" t="0" r="0" b="0"/>`,
		`<wp:docPr id="`, n, `" name="Picture `, n, `" descr="`, alt, `"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>`,
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="`, n, `" name="Picture `, n, `" descr="`, alt, `"/><pic:cNvPicPr/></pic:nvPicPr>`,
		`<pic:blipFill><a:blip r:embed="`, emf, `"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip r:embed="`, svg, `"/></a:ext></a:extLst></a:blip>`,
		`<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="`, width, `" cy="`, height, `"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`,
		`</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`)
}

// media writes the files of pictures.
func (f *file) media() {
	for i, d := range f.drawings {
		name := "word/media/picture" + strconv.Itoa(i+1)
		f.entry(name+".emf", func(w io.Writer) error { return metafile(w, d.scene) })
		f.entry(name+".svg", func(w io.Writer) error { return scene.SVG(w, d.scene, d.alt, "") })
	}
}
