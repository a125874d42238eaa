// Package openapi is the description of all addresses, which the program serves: the control
// address and the interfaces of nodes, as OpenAPI 3.1.
package openapi

import _ "embed"

//go:embed openapi.yaml
var document string

// Document is the description, in YAML.
func Document() []byte { return []byte(document) }

// Type is its content type (RFC 9512).
const Type = "application/yaml"
