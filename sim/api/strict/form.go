package strict

import (
	"errors"
	"fmt"
	"mime"
	"net/http"
	"net/url"
)

// Form reads the body that a form of a page has. Nothing may be filled in twice.
func Form(r *http.Request) (url.Values, error) {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/x-www-form-urlencoded" {
		return nil, &Error{true, http.StatusUnsupportedMediaType, "the body is no form; expected the Content-Type application/x-www-form-urlencoded"}
	}
	if err := r.ParseForm(); err != nil {
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			return nil, &Error{true, http.StatusRequestEntityTooLarge, fmt.Sprintf("the form is longer than %d bytes", large.Limit)}
		}
		return nil, Wrong("the form cannot be read: %v", err)
	}
	for name, values := range r.PostForm {
		if len(values) > 1 {
			return nil, Wrong("%.40q is filled in twice; expected once", name)
		}
	}
	return r.PostForm, nil
}
