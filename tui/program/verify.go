package program

import (
	"errors"
	"fmt"
	"os"

	"example.com/sosocoin/sim/audit"
	"example.com/sosocoin/sim/plain"
)

// brokenShown is how many blocks that break rules are listed.
const brokenShown = 10

// verify checks a file of blocks, and says what its bytes prove.
func (p *program) verify(file string) error {
	in, err := os.Open(file)
	if err != nil {
		var path *os.PathError
		if errors.As(err, &path) {
			err = path.Err
		}
		return &exit{exitUsage, fmt.Errorf("verify: %s: %w", plain.Line(file), err)}
	}
	defer in.Close()
	r, err := audit.Verify(in)
	if err != nil {
		return &exit{exitUsage, fmt.Errorf("verify: %s: %w", plain.Line(file), err)}
	}
	if err := r.Write(p.stdout, brokenShown); err != nil {
		return err
	}
	if !r.Holds {
		return &exit{exitFailed, fmt.Errorf("%s calls %s the best block, and by the rules it is %s", plain.Line(file), r.Claimed, r.Tip)}
	}
	return nil
}
