package api

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// values that differ from run to run: hashes, keys, signatures, and times but genesis'.
var values = regexp.MustCompile(`"[0-9a-f]{32,}"|"(timestamp|nonce)": ?[1-9][0-9]*`)

// shape writes what differs from run to run as one sign.
func shape(text string) string {
	return values.ReplaceAllStringFunc(text, func(s string) string {
		if name, _, ok := strings.Cut(s, ":"); ok && name != `"timestamp"` {
			return name + ": N"
		} else if ok {
			return name + ": T"
		}
		return fmt.Sprintf("%d", len(s)-2)
	})
}

// The four flows of the first sosocoin's readme, byte for byte but for values (http.md).
func TestSosocoinFlows(t *testing.T) {
	s := newSite(t, Sosocoin, 2)
	check := func(what, got, want string) {
		t.Helper()
		if got := shape(s.here(got)); got != want {
			t.Errorf("%s:\n%s\nexpected\n%s", what, got, want)
		}
	}
	genesis := `{"index": 0, "previousHash": "", "timestamp": T, "data": [{"id": 64, "txIns": [{"txOutId": "", "txOutIndex": 0, "signature": ""}], "txOuts": [{"address": 66, "amount": 50}]}], "hash": 64, "difficulty": 0, "nonce": 0}`
	check("blocks", s.get(0, "/blocks"), "["+genesis+"]")
	check("no peers", s.get(0, "/peers"), "[]")
	check("no payments", s.get(0, "/transactionPool"), "[]")
	check("sync with nobody", s.get(0, "/syncPeers"), "[]\n")

	// 1. Link two nodes from one side; both then list each other.
	link := fmt.Sprintf(`{"peerIP":"http://localhost:%d","addBack":true}`, s.port+1)
	check("link", s.post(0, "/peer", link), "localhost:5000: added http://localhost:5001\nhost.docker.internal:5001: added http://localhost:5000")
	check("link again", s.post(0, "/peer", link), "localhost:5000: already has peer http://localhost:5001")
	check("peers of the first", s.get(0, "/peers"), `["http://localhost:5001"]`)
	check("peers of the second", s.get(1, "/peers"), `["http://localhost:5000"]`)

	// 2. Mine twice on the first: 3 blocks, balance 100.
	for range 2 {
		check("mine", s.get(0, "/startMining"), "Mining status: False->True")
	}
	keys := s.get(0, "/keypair")
	check("keys", keys, "{\n  \"privateKey\": 64,\n  \"publicKey\": 66\n}\n")
	first, second := address(keys), address(s.get(1, "/keypair"))
	check("balance", s.post(0, "/getBalance", `{"publicKey":"`+first+`"}`), "100")
	check("balance of nobody", s.post(0, "/getBalance", `{"publicKey":"nobody"}`), "0")
	if n := strings.Count(s.get(0, "/blocks"), `"index"`); n != 3 {
		t.Errorf("%d blocks", n)
	}

	// 3. Send 90 to the second; it waits in the pool. Mine: the first has 60.
	sent := `{"id": 64, "txIns": [{"txOutId": 64, "txOutIndex": 0, "signature": S}, {"txOutId": 64, "txOutIndex": 0, "signature": S}], "txOuts": [{"address": 66, "amount": 90}, {"address": 66, "amount": 10}]}`
	signed := regexp.MustCompile(`"signature": 1[0-9]{2}`) // DER has no fixed length
	plain := func(text string) string { return signed.ReplaceAllString(shape(text), `"signature": S`) }
	if got := plain(s.post(0, "/transaction", `{"receiver":"`+second+`","amount":90}`)); got != sent {
		t.Errorf("sent\n%s\nexpected\n%s", got, sent)
	}
	if got := plain(s.get(0, "/transactionPool")); got != "["+sent+"]" {
		t.Errorf("pool\n%s", got)
	}
	s.get(0, "/startMining")
	check("balance", s.post(0, "/getBalance", `{"publicKey":"`+first+`"}`), "60")
	check("pool", s.get(0, "/transactionPool"), "[]")
	if n := strings.Count(s.get(0, "/unspentTxOuts"), first); n != 2 {
		t.Errorf("the first has %d coins; expected its change and its reward", n)
	}

	// 4. Sync on the first does nothing; sync on the second goes from 1 to 4 blocks, balance 90.
	check("sync", s.get(0, "/syncPeers"), "[\n  [\n    \"received blockchain is not longer than received blockchain. Do nothing\"\n  ]\n]\n")
	check("sync", s.get(1, "/syncPeers"), "[\n  [\n    \"blockchain possibly behind. We got: 0 Peer got: 3\",\n    \"Received blockchain is 3 blocks longer than current blockchain\",\n    [\n      \"received blockchain is valid. Replacing current blockchain with received blockchain\"\n    ]\n  ]\n]\n")
	check("balance", s.post(1, "/getBalance", `{"publicKey":"`+second+`"}`), "90")
	s.get(0, "/startMining")
	check("sync", s.get(1, "/syncPeers"), "[\n  [\n    \"blockchain possibly behind. We got: 3 Peer got: 4\",\n    \"block added to chain\"\n  ]\n]\n")
}

// address is the public key of an answer.
func address(text string) string { return regexp.MustCompile(`0[23][0-9a-f]{64}`).FindString(text) }

// The same with Naivecoin's interface.
func TestNaivecoinFlows(t *testing.T) {
	s := newSite(t, Naivecoin, 2)
	check := func(what, got, want string) {
		t.Helper()
		if got := shape(s.here(got)); got != want {
			t.Errorf("%s:\n%s\nexpected\n%s", what, got, want)
		}
	}
	check("blocks", s.get(0, "/blocks"), `[{"index":0,"previousHash":"","timestamp": T,"data":[{"txIns":[{"signature":"","txOutId":"","txOutIndex":0}],"txOuts":[{"address":66,"amount":50}],"id":64}],"hash":64,"difficulty":0,"nonce":0}]`)
	check("link", s.post(0, "/addPeer", fmt.Sprintf(`{"peer":"ws://localhost:%d"}`, s.port+1)), "")
	check("peers", s.get(1, "/peers"), `["127.0.0.1:5000"]`)

	block := `{"index":%d,"previousHash":64,"timestamp": T,"data":[{"txIns":[{"signature":"","txOutId":"","txOutIndex":%d}],"txOuts":[{"address":66,"amount":50}],"id":64}],"hash":64,"difficulty":0,"nonce":N}`
	nonce := regexp.MustCompile(`"nonce":( N|0)`)
	mined := s.post(0, "/mineBlock", "")
	if got := nonce.ReplaceAllString(shape(mined), `"nonce":N`); got != fmt.Sprintf(block, 1, 1) {
		t.Errorf("mined %s", got)
	}
	s.post(0, "/mineBlock", "")
	check("balance", s.get(0, "/balance"), `{"balance":100}`)
	second := address(s.get(1, "/address"))
	check("address", s.get(1, "/address"), `{"address":66}`)
	check("held", s.get(0, "/address/"+second), `{"unspentTxOuts":[]}`)

	sent := s.post(0, "/sendTransaction", `{"address":"`+second+`","amount":90}`)
	if s.get(0, "/transactionPool") != "["+sent+"]" {
		t.Errorf("pool %s", s.get(0, "/transactionPool"))
	}
	id := regexp.MustCompile(`"id":"([0-9a-f]{64})"`).FindStringSubmatch(sent)[1]
	check("a payment that waits is on no chain", s.get(0, "/transaction/"+id), "")
	raw := s.post(0, "/mineRawBlock", `{"data":[{"txIns":[{"signature":"","txOutId":"","txOutIndex":3}],"txOuts":[],"id":"x"},`+sent+`]}`)
	if !strings.Contains(raw, sent) || !strings.Contains(raw, `"index":3`) {
		t.Errorf("the raw block %s", raw)
	}
	if got := s.get(0, "/transaction/"+id); got != sent {
		t.Errorf("the payment %s", got)
	}
	hash := regexp.MustCompile(`"hash":"([0-9a-f]{64})"`).FindStringSubmatch(raw)[1]
	if got := s.get(0, "/block/"+hash); got != raw {
		t.Errorf("the block %s", got)
	}
	check("balance", s.get(0, "/balance"), `{"balance":60}`)
	both := s.post(0, "/mineTransaction", `{"address":"`+second+`","amount":0.5}`)
	if !strings.Contains(both, `"amount":0.5}`) || strings.Count(both, `"id"`) != 2 {
		t.Errorf("the block of one payment %s", both)
	}
	if n := strings.Count(s.get(0, "/myUnspentTransactionOutputs"), `"txOutId"`); n != 3 {
		t.Errorf("%d coins of its own", n)
	}
	if !strings.Contains(s.get(0, "/unspentTransactionOutputs"), second) {
		t.Error("the second has nothing")
	}

	status, header, text := s.ask(0, "GET", "/block/none", "")
	if _, typed := header["Content-Type"]; status != 200 || text != "" || typed {
		t.Errorf("an unknown block: %d %v %q", status, header, text)
	}
	check("stop", s.post(1, "/stop", ""), `{"msg":"stopping server"}`)
	if status, _, _ := s.ask(1, "GET", "/balance", ""); status != 503 {
		t.Errorf("a stopped node answers %d", status)
	}
}

// What the chapter shows is what one sees.
func TestWalkOfTheChapter(t *testing.T) {
	for name, steps := range map[string]int{"walk": 6, "control": 9} {
		walkThrough(t, name, steps)
	}
}

func walkThrough(t *testing.T, name string, least int) {
	_, rest, _ := strings.Cut(Guide(), "<!-- "+name+" -->\n```text\n")
	walk, _, found := strings.Cut(rest, "```\n<!-- /"+name+" -->")
	if !found {
		t.Fatalf("the chapter has no %s", name)
	}
	s := newSite(t, Sosocoin, 2)
	call := regexp.MustCompile(`^curl -s (-X POST )?localhost:500([01])(/[\w/]+)(?: --json '(.*)')?$`)
	values := regexp.MustCompile(`("time_s"|"run"):[0-9.]+`) // that differ from run to run
	steps := strings.Split(walk, "$ ")[1:]
	for _, step := range steps {
		line, want, _ := strings.Cut(step, "\n")
		words := call.FindStringSubmatch(line)
		if words == nil {
			t.Fatalf("%q is no call", line)
		}
		node, method := int(words[2][0]-'0'), "GET"
		if words[1]+words[4] != "" {
			method = "POST"
		}
		body := strings.ReplaceAll(words[4], "localhost:5001", s.host(1))
		_, _, got := s.ask(node, method, words[3], body)
		got, want = values.ReplaceAllString(s.here(got), "$1"), values.ReplaceAllString(want, "$1")
		if strings.TrimSuffix(got, "\n")+"\n" != want {
			t.Errorf("%s\n%sexpected\n%s", line, got, want)
		}
	}
	if len(steps) < least {
		t.Errorf("%d steps", len(steps))
	}
}

// The chapter names each call.
func TestChapterNamesEachCall(t *testing.T) {
	for _, as := range []Dialect{Sosocoin, Naivecoin} {
		for pattern := range as.speaks().routes {
			_, path, _ := strings.Cut(pattern, " ")
			path, _, _ = strings.Cut(path, "{")
			if !strings.Contains(Guide(), path) {
				t.Errorf("%s is not named", path)
			}
		}
	}
}
