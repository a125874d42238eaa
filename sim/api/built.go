package api

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path"
	"regexp"
	"strings"
	"time"
)

// Page is a page that was built elsewhere, such as that of the first sosocoin, which nodes show
// in place of their own.
type Page struct {
	files fs.FS  // of which nothing leads out
	index []byte // with {{token}} where the node's host is to stand
	under string // what is served of the files; "": all
}

// mostIndex is how long the first file of a page is at most, which is kept.
const mostIndex = 1 << 20

// OpenPage reads a page from a directory: that with its index.html, or that of a program for Flask, with
// templates/index.html and the other files in static.
func OpenPage(dir string) (*Page, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		var at *fs.PathError
		if errors.As(err, &at) {
			err = at.Err
		}
		return nil, fmt.Errorf("%.80q cannot be read: %w", dir, err)
	}
	p := &Page{files: root.FS()}
	p.index, err = fs.ReadFile(p.files, "index.html")
	if errors.Is(err, fs.ErrNotExist) {
		p.under = "static/"
		p.index, err = fs.ReadFile(p.files, "templates/index.html")
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%.80q has no page; expected index.html in it, or templates/index.html and static", dir)
	case err != nil:
		return nil, fmt.Errorf("the page in %.80q cannot be read: %w", dir, err)
	case len(p.index) > mostIndex:
		return nil, fmt.Errorf("the page in %.80q has %d bytes; expected at most %d", dir, len(p.index), mostIndex)
	}
	return p, nil
}

// file opens a file that is served; nil if there is none of this name.
func (p *Page) file(name string) fs.File {
	hidden := strings.HasPrefix(name, ".") || strings.Contains(name, "/.")
	if !fs.ValidPath(name) || hidden || !strings.HasPrefix(name, p.under) {
		return nil
	}
	if about, err := fs.Stat(p.files, name); err != nil || !about.Mode().IsRegular() { // to open another one may take for ever
		return nil
	}
	f, err := p.files.Open(name)
	if err != nil {
		return nil
	}
	return f
}

// built answers with a file of the page that is shown, or with the page itself where a browser asks
// for a place that its script makes. It reports whether it does.
func (c *call) built() bool {
	p := c.server.address.Page
	if p == nil || c.r.Method != http.MethodGet && c.r.Method != http.MethodHead {
		return false
	}
	name := strings.TrimPrefix(c.r.URL.Path, "/")
	if f := p.file(name); f != nil {
		defer func() { _ = f.Close() }()
		c.builtHeader()
		changed := time.Time{}
		if about, err := f.Stat(); err == nil {
			changed = about.ModTime()
		}
		http.ServeContent(c.w, c.r, name, changed, f.(io.ReadSeeker)) // as files of a directory are
		return true
	}
	if path.Ext(name) != "" || !strings.Contains(c.r.Header.Get("Accept"), "text/html") {
		return false
	}
	c.builtIndex()
	return true
}

// builtIndex answers the page with the node's host in it.
func (c *call) builtIndex() {
	c.builtHeader()
	c.w.Header().Set("Content-Type", "text/html; charset=utf-8")
	c.w.Header().Set("Cache-Control", "no-cache")
	token := regexp.MustCompile(`\{\{\s*token\s*\}\}`)
	index := token.ReplaceAllLiteral(c.server.address.Page.index, []byte(c.r.Host)) // of which the guard knows the form
	http.ServeContent(c.w, c.r, "", time.Time{}, bytes.NewReader(index))
}

// builtHeader forbids others to have the page in a frame. All else is the page's own affair.
func (c *call) builtHeader() {
	header := c.w.Header()
	header.Set("Content-Security-Policy", "frame-ancestors 'none'")
	header.Set("X-Content-Type-Options", "nosniff")
}
