package api

import (
	"bytes"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"example.com/sosocoin/sim/api/openapi"
)

// description is the document of all addresses, for holding answers against it.
type description struct {
	schemas *jsonschema.Compiler
	whole   map[string]any
}

const documentName = "file:///openapi.json"

var described = sync.OnceValue(func() *description {
	text, err := yaml.YAMLToJSON(openapi.Document())
	if err != nil {
		panic(err)
	}
	whole, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		panic(err)
	}
	d := &description{schemas: jsonschema.NewCompiler(), whole: whole.(map[string]any)}
	d.schemas.DefaultDraft(jsonschema.Draft2020)
	if err := d.schemas.AddResource(documentName, whole); err != nil {
		panic(err)
	}
	return d
})

// at is what stands at a place of the document, and where that leads to.
func (d *description) at(place ...string) (any, string) {
	var here any = d.whole
	pointer := ""
	for _, name := range place {
		here = here.(map[string]any)[name]
		pointer += "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(name)
		if m, ok := here.(map[string]any); ok {
			if ref, ok := m["$ref"].(string); ok {
				return d.at(strings.Split(strings.TrimPrefix(ref, "#/"), "/")...)
			}
		}
		if here == nil {
			return nil, ""
		}
	}
	return here, pointer
}

// path is the path of the document that one of a request is of.
func (d *description) path(of string) string {
	of, _, _ = strings.Cut(of, "?")
	paths, _ := d.at("paths")
	found := ""
	for path := range paths.(map[string]any) {
		like := regexp.MustCompile(`\\\{\w+\\\}`).ReplaceAllString(regexp.QuoteMeta(path), "[^/]+")
		if regexp.MustCompile("^"+like+"$").MatchString(of) && (found == "" || !strings.Contains(path, "{")) {
			found = path
		}
	}
	return found
}

// check says where an answer is not as the document has it. What every server answers alike is not
// in the document: unknown paths, wrong methods, other names of this machine.
func (d *description) check(method, path string, status int, header http.Header, text string) error {
	path = d.path(path)
	if method == http.MethodHead || method == http.MethodOptions || path == "" || status == http.StatusMisdirectedRequest || status == http.StatusUnauthorized || status == http.StatusRequestHeaderFieldsTooLarge {
		return nil
	}
	method = strings.ToLower(method)
	if operation, _ := d.at("paths", path, method); operation == nil {
		return nil
	}
	response, pointer := d.at("paths", path, method, "responses", fmt.Sprint(status))
	if response == nil {
		return fmt.Errorf("%s %s: a status of %d is not described", method, path, status)
	}
	content, _ := response.(map[string]any)["content"].(map[string]any)
	kind := header.Get("Content-Type")
	schema, known := content[kind].(map[string]any)
	switch {
	case text == "": // as Express answers that there is none
		return nil
	case !known:
		return fmt.Errorf("%s %s: %d: the type %q is not described", method, path, status, kind)
	}
	if of, _ := schema["schema"].(map[string]any); of["type"] == "string" {
		return nil
	}
	pointer += "/content/" + strings.NewReplacer("~", "~0", "/", "~1", ";", "%3B", " ", "%20", "=", "%3D").Replace(kind) + "/schema"
	compiled, err := d.schemas.Compile(documentName + "#" + pointer)
	if err != nil {
		return err
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		return fmt.Errorf("%s %s: %w", method, path, err)
	}
	if err := compiled.Validate(value); err != nil {
		return fmt.Errorf("%s %s: %d is not as described: %w\n%.300s", method, path, status, err, text)
	}
	return nil
}

// The document has all calls, and no others; each says what may come of it, and each of its schemas
// can be read.
func TestDocumentHasAllCalls(t *testing.T) {
	d := described()
	var calls []string
	paths, _ := d.at("paths")
	for path, methods := range paths.(map[string]any) {
		for method, operation := range methods.(map[string]any) {
			calls = append(calls, strings.ToUpper(method)+" "+path)
			o := operation.(map[string]any)
			for _, field := range []string{"tags", "operationId", "summary", "responses"} {
				if o[field] == nil {
					t.Errorf("%s %s has no %s", method, path, field)
				}
			}
		}
	}
	s := newSite(t, Sosocoin, 2)
	ours := append(s.server.control.Calls(), "GET "+tokensPath)
	for _, as := range []Dialect{Sosocoin, Naivecoin} {
		for pattern := range as.speaks().routes {
			if !strings.Contains(pattern, " /page/") && pattern != "GET /{$}" {
				ours = append(ours, pattern)
			}
		}
	}
	slices.Sort(calls)
	slices.Sort(ours)
	if ours = slices.Compact(ours); !slices.Equal(calls, ours) {
		t.Errorf("described are\n%s\nand there are\n%s", strings.Join(calls, "\n"), strings.Join(ours, "\n"))
	}
	schemas, _ := d.at("components", "schemas")
	for name := range schemas.(map[string]any) {
		if _, err := d.schemas.Compile(documentName + "#/components/schemas/" + name); err != nil {
			t.Error(err)
		}
	}
	if version, _ := d.at("openapi"); version != "3.1.0" {
		t.Errorf("version %v", version)
	}
}
