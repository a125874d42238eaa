package source

import (
	"flag"
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
)

// Which ones takes modules that a build for this system does not, so that CI names them.
var systems = flag.String("systems", "", "for which systems the program has to compile, such as windows/amd64,darwin/arm64")

// The program compiles for systems on which it is not run here. That takes no more than looking at
// all types, which is done in a tenth of the time of a build.
func TestOtherSystems(t *testing.T) {
	if *systems == "" {
		t.Skip("no -systems are given")
	}
	for _, system := range strings.Split(*systems, ",") {
		t.Run(system, func(t *testing.T) {
			name, processor, _ := strings.Cut(system, "/")
			config := packages.Config{
				Mode: packages.NeedName | packages.NeedFiles | packages.NeedImports | packages.NeedDeps | packages.NeedTypes | packages.NeedTypesInfo | packages.NeedSyntax,
				Dir:  root, Env: append(os.Environ(), "CGO_ENABLED=0", "GOOS="+name, "GOARCH="+processor),
			}
			all, err := packages.Load(&config, "./...")
			if err != nil {
				t.Fatal(err)
			}
			seen := 0
			packages.Visit(all, nil, func(p *packages.Package) {
				seen++
				for _, err := range p.Errors {
					t.Errorf("%s: %v", p.PkgPath, err)
				}
			})
			if seen < len(all) || len(all) < 100 {
				t.Errorf("%d packages, of which %d are ours", seen, len(all))
			}
		})
	}
}
