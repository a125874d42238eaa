package program

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// tenWorlds have between them every law of jitter, every random draw and every rule that
// reckons with fractions.
func tenWorlds() []string {
	return []string{
		"--for 5m --hashrate 5 --jitter uniform:300ms",
		"--for 5m --hashrate 5 --jitter exponential:300ms --topology smallworld:4",
		"--for 5m --hashrate 5 --jitter pareto:300ms --retarget bitcoin",
		"--for 3m --hashrate 2 --tx-rate 0.5 --loss 5% --relay compact",
		"--blocks 20 --hashrate 2 --bandwidth 777B/s --relay push --latency 333ms",
		"--for 2h --nodes 10 --hashrate 0.03 --interval 1m --shares normal:0.3 --topology ring",
		"--blocks 15 --difficulty 3 --hashrate auto --nodes 5 --topology star --retarget none",
		"--scenario bitcoin-2019 --nodes 40 --blocks 5",
		"--scenario bitcoin-2019 --nodes 40 --blocks 5 --relay compact --interval 10s",
		"--scenario double-spend",
	}
}

// Another kind of processor gives the same bytes: reports, tables, traces, pages, pictures.
// The program for it is run under emulation, where that is installed.
func TestAnotherProcessorGivesTheSameBytes(t *testing.T) {
	const emulator = "qemu-aarch64"
	if _, err := exec.LookPath(emulator); err != nil || runtime.GOOS != "linux" || runtime.GOARCH == "arm64" {
		t.Skip("takes " + emulator + " on Linux, and another processor than arm64")
	}
	if testing.Short() {
		t.Skip("takes its time")
	}
	there := filepath.Join(t.TempDir(), asProgram+"-arm64")
	build := exec.Command("go", "build", "-o", there, ".")
	build.Dir = top
	build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOARCH=arm64")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, world := range tenWorlds() {
		t.Run(world, func(t *testing.T) {
			t.Parallel()
			want := writtenBy(t, world, programAs(t, asProgram))
			got := writtenBy(t, world, exec.Command(emulator, there))
			if len(got) != len(want) || len(want["stdout"]) == 0 {
				t.Errorf("%d files here, %d there", len(want), len(got))
			}
			for file := range want {
				if !bytes.Equal(got[file], want[file]) {
					t.Errorf("%s differs (-arm64 +%s):\n%s\n%s", file, runtime.GOARCH, firstDifference(got[file], want[file]), firstDifference(want[file], got[file]))
				}
			}
		})
	}
}

// writtenBy is all that a run writes, by file.
func writtenBy(t *testing.T, world string, run *exec.Cmd) map[string][]byte {
	t.Helper()
	dir := t.TempDir()
	run.Dir, run.Args = dir, append(run.Args, "--headless", "--json", "--csv", "tables", "--trace", "trace", "--report", "page", "--svg", "picture", "--record", "record")
	run.Args = append(run.Args, strings.Fields(world)...)
	out, err := run.Output()
	if err != nil {
		t.Fatalf("%s: %v", world, err)
	}
	files := map[string][]byte{"stdout": out}
	err = filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		files[strings.TrimPrefix(path, dir)], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// firstDifference is the line of a in which it first differs from b.
func firstDifference(a, b []byte) string {
	others := bytes.Split(b, []byte("\n"))
	for i, line := range bytes.Split(a, []byte("\n")) {
		if i >= len(others) || !bytes.Equal(line, others[i]) {
			return string(line[:min(len(line), 300)])
		}
	}
	return ""
}
