package config

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"example.com/sosocoin/sim/files"
)

// Parse reads a file's text. Errors are *Error.
func Parse(name string, text []byte) (*File, error) {
	if len(text) > MaxSize {
		return nil, &Error{File: name, Problem: fmt.Sprintf("it has more than %d bytes; expected a short file of settings", MaxSize)}
	}
	text, err := files.Text(text)
	if err != nil {
		return nil, &Error{name, Place{1, 1}, err.Error()}
	}
	if at, bad := notText(text); bad != "" {
		return nil, &Error{name, at, bad}
	}
	tree, err := tree(text)
	if err != nil {
		return nil, &Error{name, placeOfFault(err), fault(err)}
	}
	r := reader{File{Name: name}}
	if len(tree.Docs) > 1 {
		return nil, r.refuse(tree.Docs[1].Start, "a second document begins; expected one only")
	}
	if len(tree.Docs) == 0 || tree.Docs[0].Body == nil {
		return &r.file, nil
	}
	body := tree.Docs[0].Body
	switch body.(type) {
	case *ast.CommentGroupNode, *ast.NullNode:
		return &r.file, nil
	}
	pairs, err := r.pairs(body, "settings such as theme: light")
	if err != nil {
		return nil, err
	}
	return r.read(pairs)
}

type reader struct{ file File }

// tree is the file as the library reads it. Whatever breaks it there is the file's fault.
func tree(text []byte) (tree *ast.File, err error) {
	defer func() {
		if recover() != nil {
			tree, err = nil, errors.New("it is not YAML that could be read")
		}
	}()
	return parser.ParseBytes(text, 0, parser.AllowDuplicateMapKey())
}

// notText finds what cannot be in a file of text.
func notText(text []byte) (Place, string) {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		control := r < ' ' && !strings.ContainsRune("\n\t", r) || r == 0x7f
		if r == utf8.RuneError && size == 1 || control {
			before := text[:i]
			line := bytes.LastIndexByte(before, '\n') + 1
			at := Place{1 + bytes.Count(before, []byte("\n")), 1 + utf8.RuneCount(before[line:])}
			return at, fmt.Sprintf("found the byte 0x%02x; expected text in UTF-8", text[i])
		}
		i += size
	}
	return Place{}, ""
}

func placeOfFault(err error) Place {
	var syntax *yaml.SyntaxError
	if errors.As(err, &syntax) && syntax.Token != nil {
		return placeOf(syntax.Token)
	}
	return Place{}
}

func fault(err error) string {
	var syntax *yaml.SyntaxError
	if errors.As(err, &syntax) {
		return "this is not YAML: " + syntax.Message
	}
	return err.Error()
}

func placeOf(t *token.Token) Place {
	if t == nil || t.Position == nil {
		return Place{}
	}
	return Place{max(1, t.Position.Line), max(1, t.Position.Column)}
}

func (r *reader) refuse(at *token.Token, problem string) error {
	return &Error{r.file.Name, placeOf(at), problem}
}

// pairs returns what a mapping holds.
func (r *reader) pairs(n ast.Node, expected string) ([]*ast.MappingValueNode, error) {
	switch n := n.(type) {
	case *ast.MappingNode:
		return n.Values, nil
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}, nil
	}
	return nil, r.refuse(n.GetToken(), "found "+called(n)+", expected "+expected)
}

func (r *reader) read(pairs []*ast.MappingValueNode) (*File, error) {
	settings := map[string]Place{}
	for _, pair := range pairs {
		name, at, err := r.name(pair, settings)
		if err != nil {
			return nil, err
		}
		switch name {
		case "keys":
			r.file.Keys, err = r.section(pair.Value, "actions with their keys, such as pause: f5")
		case "layouts":
			r.file.Layouts, err = r.section(pair.Value, "layouts with their rows, such as mine: [nodes net, 2 tree]")
		default:
			var entry Entry
			entry, err = r.entry(name, at, pair.Value)
			r.file.Settings = append(r.file.Settings, entry)
		}
		if err != nil {
			return nil, err
		}
	}
	return &r.file, nil
}

// section reads names with values that stand below a name; it may be empty.
func (r *reader) section(n ast.Node, expected string) (entries []Entry, err error) {
	if _, empty := n.(*ast.NullNode); empty {
		return nil, nil
	}
	pairs, err := r.pairs(n, expected)
	if err != nil {
		return nil, err
	}
	seen := map[string]Place{}
	for _, pair := range pairs {
		name, at, err := r.name(pair, seen)
		if err != nil {
			return nil, err
		}
		entry, err := r.entry(name, at, pair.Value)
		if err != nil {
			return nil, err
		}
		entries = append(entries, entry)
	}
	return entries, nil
}

// name reads the left side of a pair, which stands once.
func (r *reader) name(pair *ast.MappingValueNode, seen map[string]Place) (string, Place, error) {
	text, at, ok := scalar(pair.Key)
	if !ok {
		return "", at, r.refuse(pair.Key.GetToken(), "found "+called(pair.Key)+", expected a name")
	}
	if first, twice := seen[text]; twice {
		return "", at, &Error{r.file.Name, at, fmt.Sprintf("%.40q stands in line %d already", text, first.Line)}
	}
	seen[text] = at
	return text, at, nil
}

// entry reads the right side of a pair.
func (r *reader) entry(name string, at Place, n ast.Node) (Entry, error) {
	e := Entry{Name: name, At: at}
	nodes := []ast.Node{n}
	if list, ok := n.(*ast.SequenceNode); ok {
		e.List, nodes = true, list.Values
	}
	for _, value := range nodes {
		if null, ok := value.(*ast.NullNode); ok && null.GetToken().Value != "~" && null.GetToken().Origin != "null" {
			return e, &Error{r.file.Name, at, name + " has no value"}
		}
		text, place, ok := scalar(value)
		if !ok {
			return e, r.refuse(value.GetToken(), "found "+called(value)+", expected one value or a list of values for "+name)
		}
		e.Values = append(e.Values, Value{text, place})
	}
	return e, nil
}

// scalar is a plain value as it is written.
func scalar(n ast.Node) (text string, at Place, ok bool) {
	at = placeOf(n.GetToken())
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value, at, true
	case *ast.LiteralNode:
		return strings.TrimSuffix(n.Value.Value, "\n"), at, true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.NullNode, *ast.InfinityNode, *ast.NanNode:
		return n.GetToken().Value, at, true
	}
	return "", at, false
}

// called is a kind of YAML in words.
func called(n ast.Node) string {
	switch n.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		return "names with values"
	case *ast.SequenceNode:
		return "a list"
	case *ast.AnchorNode, *ast.AliasNode, *ast.MergeKeyNode:
		return "a reference of YAML"
	case *ast.TagNode:
		return "a tag of YAML"
	case *ast.NullNode:
		return "nothing"
	case *ast.DirectiveNode:
		return "a directive of YAML"
	}
	return "a single value"
}
