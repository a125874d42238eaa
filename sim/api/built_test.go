package api

import (
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// write writes files below a new directory.
func write(t *testing.T, files map[string]string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, text := range files {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// A page that was built elsewhere is served with its files, and with nothing beside them.
func TestBuiltPage(t *testing.T) {
	dir := write(t, map[string]string{
		"above": "secret", "page/index.html": `<script>window.token="{{token}}"</script>{{ token }}`, "page/static/app.js": "run()",
		"page/a b.css": "a {}", "page/.git/config": "secret", "page/blocks": "secret",
	})
	for link, to := range map[string]string{"out": "../above", "in": "static/app.js", "up": ".."} {
		if err := os.Symlink(to, filepath.Join(dir, "page", link)); err != nil {
			t.Skip("links cannot be made here")
		}
	}
	page, err := OpenPage(filepath.Join(dir, "page"))
	if err != nil {
		t.Fatal(err)
	}
	s := siteAt(t, func(a *Address) { a.Page = page }, 2, nil)
	index := `<script>window.token="` + s.host(0) + `"</script>` + s.host(0)
	for _, c := range []struct{ path, accept, text, kind string }{
		{"/", "text/html", index, "text/html; charset=utf-8"},
		{"/", "", index, "text/html; charset=utf-8"},
		{"/static/app.js", "", "run()", "text/javascript; charset=utf-8"},
		{"/a%20b.css", "", "a {}", "text/css; charset=utf-8"},
		{"/in", "", "run()", ""},
		{"/some/place", "text/html,*/*", index, "text/html; charset=utf-8"},
		{"/static", "text/html", index, "text/html; charset=utf-8"},
		{"/peers", "text/html", "[]", flaskText}, // calls come first
	} {
		status, header, text := s.ask(0, "GET", c.path, "", "Accept: "+c.accept)
		if status != 200 || text != c.text || c.kind != "" && header.Get("Content-Type") != c.kind {
			t.Errorf("%s: %d %s %.100s, expected %s", c.path, status, header.Get("Content-Type"), text, c.text)
		}
	}
	for _, path := range []string{
		"/static", "/static/", "/nothing", "/static/nothing.js", "/.git/config", "/.git", "/out", "/up/above", "/..%2fabove", "/%2e%2e/above", "/static/..%2f..%2fabove",
		"/static/../../above", "//above", "/..\\above", "/above", "/static/app.js/", "/static//app.js", "/" + strings.Repeat("x/", 2000), "/x%00y", "/C:/above",
	} {
		status, _, text := s.ask(0, "GET", path, "")
		if status != 404 && status != 301 && status != 307 || strings.Contains(text, "secret") {
			t.Errorf("%.40s: %d %.100s", path, status, text)
		}
	}
	for _, who := range []string{"Host: rebound.example:1", "Host: localhost"} {
		if status, _, text := s.ask(0, "GET", "/", "", who); status != 421 || strings.Contains(text, "<script>") {
			t.Errorf("%s: %d %s", who, status, text)
		}
	}
	if status, _, _ := s.ask(0, "POST", "/static/app.js", "{}"); status != 404 {
		t.Errorf("a file is posted to: %d", status)
	}
}

// That of a program for Flask has its page among the templates, and shows nothing of the program.
func TestBuiltPageOfFlask(t *testing.T) {
	page, err := OpenPage(write(t, map[string]string{"templates/index.html": "{{token}}", "static/react/js/main.js": "run()", "wallet.py": "secret", "static.py": "secret"}))
	if err != nil {
		t.Fatal(err)
	}
	s := siteAt(t, func(a *Address) { a.Page = page }, 2, nil)
	if s.get(1, "/") != s.host(1) || s.get(0, "/static/react/js/main.js") != "run()" {
		t.Error("the page is not served")
	}
	for _, path := range []string{"/wallet.py", "/static.py", "/templates/index.html", "/static/../wallet.py"} {
		if status, _, text := s.ask(0, "GET", path, ""); status == 200 || strings.Contains(text, "secret") {
			t.Errorf("%s: %d %s", path, status, text)
		}
	}
}

func TestNoPage(t *testing.T) {
	for dir, says := range map[string]string{
		t.TempDir():                     "has no page; expected index.html in it, or templates/index.html and static",
		filepath.Join(t.TempDir(), "x"): "cannot be read",
		write(t, map[string]string{"index.html/x": ""}):                             "cannot be read",
		write(t, map[string]string{"index.html": strings.Repeat("x", mostIndex+1)}): "expected at most 1048576",
	} {
		if _, err := OpenPage(dir); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v, expected %s", dir, err, says)
		}
	}
}

func FuzzBuilt(f *testing.F) {
	for _, path := range []string{"/index.html", "/../above", "/.x", "//", "/a/../..", "/static/./x"} {
		f.Add(path)
	}
	dir := f.TempDir()
	for name, text := range map[string]string{"above": "secret", "page/index.html": "index", "page/.hidden": "secret"} {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o700); err != nil {
			f.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			f.Fatal(err)
		}
	}
	page, err := OpenPage(filepath.Join(dir, "page"))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, path string) {
		r := httptest.NewRequest("GET", "http://localhost:5000/", nil)
		r.URL.Path = path
		w := httptest.NewRecorder()
		c := &call{server: &Server{address: Address{Host: "127.0.0.1", Port: 5000, Page: page}}, w: w, r: r}
		if c.built() && w.Body.String() != "index" {
			t.Errorf("%q: %s", path, w.Body.String())
		}
	})
}
