package pdf

import (
	"github.com/tarazy/tarazy/internal/paper/tree"
)

// How much a picture is enlarged at most, and how much of a page's height it may take.
const (
	largest = 1.25
	tallest = 0.85
)

func (s *setter) picture(p tree.Picture, f frame) {
	if p.Scene == nil || !(p.Scene.Width > 0) || !(p.Scene.Height > 0) {
		s.text([]tree.Run{{Text: p.Alt, Italic: true}}, s.looks.small, f)
		s.caption(p.Caption, f, false)
		return
	}
	scale := min(f.width/p.Scene.Width, largest, tallest*(bottom-top)/p.Scene.Height)
	s.gap = max(s.gap, s.looks.body.after+1)
	s.put(slab{
		height:  p.Scene.Height * scale,
		picture: &picture{x: f.x + (f.width-p.Scene.Width*scale)/2, scale: scale, scene: p.Scene, alt: p.Alt},
		keep:    len(p.Caption) > 0,
	})
	s.gap = 1.8
	s.caption(p.Caption, f, false)
	s.gap = max(s.gap, s.looks.body.after+1)
}
