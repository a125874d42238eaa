package scenario_test

import (
	"os"
	"path/filepath"
	"testing"

	"example.com/sosocoin/sim/scenario"
)

func TestWhatCannotBeRead(t *testing.T) {
	for text, want := range map[string]string{
		"":                     "f: there is nothing to do in it; expected lines such as: run 1m",
		"# only a title\n\n":   "f: there is nothing to do in it; expected lines such as: run 1m",
		"nodes 5\n":            "f: there is nothing to do in it; expected lines such as: run 1m",
		"run 1s\nmine \x00 on": "f:2:6: this is not text in UTF-8, as a scenario has to be",
		"say \xff":             "f:1:5: this is not text in UTF-8, as a scenario has to be",
		"s\x00a\x00y\x00":      "f:1:2: this is not text in UTF-8, as a scenario has to be",
		"say \x1b[2J":          "f:1:5: this is not text in UTF-8, as a scenario has to be",
		"say \u009b2J":         "f:1:5: this is not text in UTF-8, as a scenario has to be",

		"run 1s\n\n  expct tips == 1": `f:3:3: found "expct", expected a command or a step such as run, say or expect; did you mean "expect"?`,
		"frobnicate":                  `f:1:1: found "frobnicate", expected a command or a step such as run, say or expect; "help" lists them`,
		"@1s  mien all on":            `f:1:6: found "mien", expected a command or a step such as run, say or expect; did you mean "mine"?`,
		"node 5":                      `f:1:1: found "node", expected a command or a step such as run, say or expect; did you mean "nodes"?`,
		"@1s mine n0,x on":            `f:1:13: found "x", expected nodes such as n0, n0-n4,n7 or all`,
		"link n0":                     `f:1:8: found nothing, expected a node such as n0; usage: link A B`,
		"quit":                        `f:1:1: found "quit", expected a command for the world; quit is for the dashboard`,

		"@1s":                      `f:1:4: found nothing, expected what happens then; run 30s only lets time pass`,
		"@ heal":                   `f:1:2: found nothing, expected a duration such as 200ms, 1.5s or 2m`,
		"@-5s heal":                `f:1:2: found "-5s", expected a duration such as 200ms, 1.5s or 2m, zero or more`,
		"+5 heal":                  `f:1:2: found "5", expected a duration such as 200ms, 1.5s or 2m; 5 has no unit: 5s are seconds, 5ms milliseconds`,
		"@9s heal\n@8s heal":       `f:2:1: found "@8s", expected a time from 9s on; time would go backwards`,
		"@9s run 3s\n@11s heal":    `f:2:1: found "@11s", expected a time from 12s on; time would go backwards`,
		"@9s run 200000h":          `f:1:1: found "@9s", expected an end after 200000h at the latest`,
		"run 0s":                   `f:1:5: found "0s", expected a duration such as 200ms, 1.5s or 2m; no time is too little`,
		"run":                      `f:1:4: found nothing, expected a duration such as 200ms, 1.5s or 2m`,
		"run 1s 2s":                `f:1:8: found "2s", expected the end of the line; usage: run DURATION`,
		"say":                      `f:1:4: found nothing, expected the text to tell`,
		"! heal":                   `f:1:3: found "heal", expected expect after !`,
		"settle 60s":               `f:1:8: found "60s", expected within= and a duration such as within=60s`,
		"until tips == 1":          `f:1:16: found nothing, expected within= and a duration such as within=60s`,
		"until tips == 1 within=x": `f:1:24: found "x", expected a duration such as 200ms, 1.5s or 2m`,

		"expect":                       `f:1:7: found nothing, expected a reading such as tips or height(n0); ` + allReadings,
		"expect tip == 1":              `f:1:8: found "tip", expected a reading such as tips or height(n0); did you mean "tips"?`,
		"expect zzz == 1":              `f:1:8: found "zzz", expected a reading such as tips or height(n0); ` + allReadings,
		"expect tips(n0) == 1":         `f:1:8: found "tips(n0)", expected tips`,
		"expect balance == 1":          `f:1:8: found "balance", expected balance(NODE)`,
		"expect height(x) == 1":        `f:1:15: found "x", expected a node such as n0`,
		"expect height(n0 == 1":        `f:1:18: found "==", expected ) after the node`,
		"expect height(n0,n1) == 1":    `f:1:17: found ",n1)", expected ) after the node`,
		"expect confirmations == 1":    `f:1:8: found "confirmations", expected confirmations(PAYMENT[,NODE])`,
		"expect confirmations(x) == 1": `f:1:22: found "x", expected the word of a payment, as in: send n0 n1 5 as=rent`,
		// A payment without a word is none that a condition can name.
		"send n0 n1 1\nexpect confirmations() == 1": `f:2:22: found nothing, expected the word of a payment, as in: send n0 n1 5 as=rent`,
		"expect refused(pow) == 1":                  `f:1:16: found "pow", expected one of size, height, bits, work, time-past, time-future, merkle, structure, coinbase, amounts, addresses, duplicate-tx, double-spend, inputs-exist, maturity, fees, coinbase-amount, signatures, signal`,

		"repeat":                                   `f:1:7: found nothing, expected how often, from 1 to 1000000`,
		"repeat 0 {":                               `f:1:8: found "0", expected how often, from 1 to 1000000`,
		"repeat 3":                                 `f:1:9: found nothing, expected { at the end of the line`,
		"heal\nrepeat 3 {\nheal":                   `f:2: this repeat is not closed; expected a line with a } after what is repeated`,
		"heal\n}":                                  `f:2:1: found "}", expected a step; no repeat is open here`,
		"repeat 3 {\n@5s heal\n}":                  `f:2:1: found "@5s", expected a time such as +5s, or none; what is repeated happens at more than one time`,
		"repeat 3 {\nrun 5s\n}\n@14s heal":         `f:4:1: found "@14s", expected a time from 15s on; time would go backwards`,
		"repeat 1000000 {\nrun 1h\n}":              `f:3:1: found "}", expected an end after 200000h at the latest`,
		"repeat 2 {\npage A\n}":                    `f:2:1: found "page", expected a step that can be repeated; a page stands outside`,
		"wait 5s":                                  `f:1:6: found "5s", expected key after wait; run 30s lets time pass`,
		"task tips == 1: Look":                     `f:1:1: found "task", expected a page before its first task; begin one with: page TITLE`,
		"page A\ntask tips == 1 Look":              `f:2:20: found nothing, expected a colon and what there is to do, after the condition`,
		"page A\ntask tips == 1 now: Look":         `f:2:16: found "now", expected a colon after the condition`,
		"page A\ntask tips: Look":                  `f:2:10: found nothing, expected one of == != < <= > >= about gains`,
		"page A\ntask tips == 1 and: Look":         `f:2:19: found nothing, expected a reading such as tips or height(n0); ` + allReadings,
		"expect tips == 1 and height":              `f:1:28: found nothing, expected one of == != < <= > >= about`,
		"expect height gains 1":                    `f:1:15: found "gains", expected one of == != < <= > >= about; only until and task count what is gained`,
		"until converged gains 1 within=1m":        `f:1:17: found "gains", expected == or !=; converged is true or false`,
		"page A\ntask waits(rent): Pay":            `f:2:12: found "rent", expected the word of a payment, as in: send n0 n1 5 as=rent`,
		"page A\nhint Look":                        `f:2:1: found "hint", expected a task before`,
		"page A\ntask tips == 1: x\nsolve say x":   `f:3:7: found "say", expected a command, run or until`,
		"digest abc":                               `f:1:8: found "abc", expected a digest of 64 hex digits`,
		"param":                                    `f:1:6: found nothing, expected a setting of the world; there are window, subsidy, halving, maturity, block-size, payload, past-limit, future-limit`,
		"param matrity 3":                          `f:1:7: found "matrity", expected a setting of the world; did you mean maturity?`,
		"param maturity":                           `f:1:15: found nothing, expected N: blocks after which the coins of a coinbase may be spent`,
		"param maturity x":                         `f:1:16: maturity: "x" is not a number of blocks; expected 0 to 4294967295`,
		"param maturity 3 4":                       `f:1:18: found "4", expected the end of the line; usage: param NAME VALUE`,
		"nodes 5 maturity=3":                       `f:1:9: found "maturity", expected a setting of the world; there are nodes, topology, latency, jitter, bandwidth, loss, regions, processing, uploads, hashrate, shares, interval, difficulty, retarget, relay, tx-rate, mine, strategy, keep, seed`,
		"journal 2":                                `f:1:9: found "2", expected 1, the only form of a journal that this program reads`,
		"mine bob":                                 `f:1:6: found "bob", expected nodes such as n0, n0-n4,n7 or all`,
		"expect tips":                              `f:1:12: found nothing, expected one of == != < <= > >= about`,
		"expect tips = 1":                          `f:1:13: found "=", expected one of == != < <= > >= about; did you mean "=="?`,
		"expect tips == one":                       `f:1:16: found "one", expected a number`,
		"expect tips ==":                           `f:1:15: found nothing, expected a number`,
		"expect tips == 1e3":                       `f:1:16: found "1e3", expected a number`,
		"expect tips == NaN":                       `f:1:16: found "NaN", expected a number`,
		"expect tips == 1 2":                       `f:1:18: found "2", expected the end of the line; usage: expect CONDITION`,
		"expect stale.rate < 1.5":                  `f:1:21: found "1.5", expected a probability from 0 to 1`,
		"expect time < 5":                          `f:1:15: found "5", expected a duration such as 200ms, 1.5s or 2m; 5 has no unit: 5s are seconds, 5ms milliseconds`,
		"expect converged > true":                  `f:1:18: found ">", expected == or !=; converged is true or false`,
		"expect converged == 1":                    `f:1:21: found "1", expected true or false`,
		"expect height about 5":                    `f:1:22: found nothing, expected +- and how far off it may be`,
		"expect height about 5 +- x":               `f:1:26: found "x", expected a number`,
		"expect height about 5 -+ 1 2":             `f:1:23: found "-+", expected +- and how far off it may be`,
		"nodes":                                    `f:1:6: found nothing, expected N: number of nodes`,
		"nodes x":                                  `f:1:7: nodes: "x" is not a number of nodes; expected 2 to 100000`,
		"nodes 5 ring":                             `f:1:9: found "ring", expected key=value such as latency=200ms`,
		"nodes 5 latncy=1s":                        `f:1:9: found "latncy", expected a setting of the world; did you mean latency?`,
		"nodes 5 latency=5":                        `f:1:17: latency: 5 has no unit: 5s are seconds, 5ms milliseconds`,
		"nodes 5 loss=":                            `f:1:14: found nothing, expected P: probability that a message gets lost`,
		"nodes 5\nseed 1\nseed 2":                  `f:3:1: found "seed", expected seed only once`,
		"nodes 5 loss=1% loss=2%":                  `f:1:17: found "loss=2%", expected loss only once`,
		"region":                                   `f:1:7: found nothing, expected a name of letters, digits and dashes; usage: ` + scenario.RegionUsage,
		"region A:B share=1 latency=A:1s":          `f:1:8: found "A:B", expected a name of letters, digits and dashes; usage: ` + scenario.RegionUsage,
		"region A share=1":                         `f:1:17: found nothing, expected share=, up=, down=, nodes= and latency=, once each; of these share and latency must be there; usage: ` + scenario.RegionUsage,
		"region A share=1 share=1":                 `f:1:18: found "share=1", expected share=, up=, down=, nodes= and latency=, once each; of these share and latency must be there; usage: ` + scenario.RegionUsage,
		"region A side=1":                          `f:1:10: found "side=1", expected share=, up=, down=, nodes= or latency=; usage: ` + scenario.RegionUsage,
		"region A share=150%":                      `f:1:16: found "150%", expected a probability from 0 to 1`,
		"region A share=1 up=fast":                 `f:1:21: found "fast", expected a number of bytes per second such as 64kB, 1MB or 20Mbit (0: unlimited)`,
		"region A share=1 latency=A":               `f:1:26: found "A", expected a region and a duration such as EU:124ms`,
		"region A share=1 latency=A:5":             `f:1:28: found "5", expected a duration such as 200ms, 1.5s or 2m; 5 has no unit: 5s are seconds, 5ms milliseconds`,
		"region A share=1 latency=A:1s,A:2s":       `f:1:31: found "A", expected each region once`,
		"region A share=1 latency=A:1s\nregion A":  `f:2:8: found "A", expected a name that no other region has`,
		"region A share=1 latency=A:1s,B:2s\nheal": `f:1:31: found "B", expected the name of a region`,
		"region A share=1 latency=A:1s\nregion B share=1 latency=B:1s\nheal": "f:1:8: no latency between A and B; expected B:DURATION in the list of one of them",
		"nodes 9 latency=1s\nregion A share=1 latency=A:1s\nheal":            "f:1:17: latency: the regions say that; leave it out",
		"nodes 3 regions=A:1\nheal":                                          `f:1:17: regions: no latency between A and A; expected A/A:DURATION`,
		"nodes 3 regions=A:1,A/A:1s\nregion B share=1 latency=B:1s":          `f:2:8: found "B", expected regions only once; regions= in an earlier line has named all`,
		"region B share=1 latency=B:1s\nnodes 3 regions=A:1,A/A:1s":          `f:2:9: found "regions=A:1,A/A:1s", expected regions only once`,
		"nodes 3 regions=A:1,A/A:1s latency=1s\nrun 1s":                      "f:1:36: latency: the regions say that; leave it out",
		"nodes 3 regions=none regions=none\nheal":                            `f:1:22: found "regions=none", expected regions only once`,
		"heal\nregion A share=1 latency=A:1s":                                `f:2:1: found "region", expected a step; region sets the world up, so it stands before all steps`,
		"compact":                                                            `f:1:8: found nothing, expected ` + compactKeys,
		"compact size=1kB size=1kB":                                          `f:1:18: found "size=1kB", expected ` + compactKeys,
		"compact speed=1":                                                    `f:1:9: found "speed=1", expected ` + compactKeys,
		"compact size=1.5":                                                   `f:1:14: found "1.5", expected a number of bytes up to 1 GB such as 18kB`,
		"compact size=2GB":                                                   `f:1:14: found "2GB", expected a number of bytes up to 1 GB such as 18kB`,
		"compact capable=101%":                                               `f:1:17: found "101%", expected a probability from 0 to 1`,
		"compact capable=0%":                                                 `f:1:17: found "0%", expected more than 0%; where nobody speaks compact, the relay is inv`,
		"compact fail=often":                                                 `f:1:14: found "often", expected a probability from 0 to 1`,
		"compact missing=":                                                   `f:1:17: found nothing, ` + missingPart,
		"compact missing=1:5,2":                                              `f:1:21: found "2", ` + missingPart,
		"compact missing=101:5":                                              `f:1:17: found "101:5", ` + missingPart,
		"compact missing=4-3:5":                                              `f:1:17: found "4-3:5", ` + missingPart,
		"compact missing=3:0":                                                `f:1:17: found "3:0", ` + missingPart,
		"compact missing=3:NaN":                                              `f:1:17: found "3:NaN", ` + missingPart,
		"compact missing=3-5:1,5:2":                                          `f:1:23: found "5:2", expected more than 5 hundredths, since they rise`,
		"compact size=1\ncompact size=1":                                     `f:2:9: found "size=1", expected compact only once`,
		"heal\ncompact size=1":                                               `f:2:1: found "compact", expected a step; compact sets the world up, so it stands before all steps`,
		"nodes 3 jitter=gauss:1s":                                            `f:1:16: jitter: "gauss" is not a law; expected uniform, exponential, pareto`,
		"nodes 3 uploads=-1":                                                 `f:1:17: uploads: "-1" is not a number of blocks; expected 0 (any number) to 1000`,
		"nodes 3 shares=normal:2":                                            `f:1:16: shares: "2" is not a standard deviation; expected more than 0 and at most 1, such as normal:0.25`,
		"heal\nnodes 5":                                                      `f:2:1: found "nodes", expected a step; nodes sets the world up, so it stands before all steps`,
		"@1s nodes 5":                                                        `f:1:5: found "nodes", expected a step; nodes sets the world up, so it stands at the start of a line, before all steps`,
	} {
		if _, err := scenario.Parse("f", text); err == nil || err.Error() != want {
			t.Errorf("%q:\ngot  %v\nwant %s", text, err, want)
		}
	}
}

const (
	compactKeys = "size=, capable=, churning=, fail=, churning-fail=, missing=, at least one of them, once each; usage: " + scenario.CompactUsage
	missingPart = "expected hundredths from 0 to 100 and their weight, such as 1:546 or 13-14:7"
)

const allReadings = "expect and until read attack.rate, attack.success, attack.tries, balance, banned, bans, blocks.main, blocks.mined, blocks.stale, confirmations, converged, declined, difficulty, double.spends, fork.rate, gamma, groups, hashrate, heal.time, height, income, interval, main, mempool, mined, miners, orphaned, peers, pending, pool.revenue, private.lead, propagation.50, propagation.90, propagation.99, " +
	"refused, reorg.depth, reorgs, revenue, stale.rate, supply, time, tips, txs.confirmed, txs.created, txs.lost, txs.pending, undone, undone.3, undone.6, undone.depth, wait, wait.high, wait.low, waits"

func TestSettingsThatDoNotGoTogether(t *testing.T) {
	for text, want := range map[string]string{
		"nodes 1\nrun 1s":                                                  "f:1:7: nodes: 1 is not a network; expected 2 to 100000",
		"seed 3\nnodes 3 mine=n5\nrun 1s":                                  "f:2:14: mine: n5 is not a node: there are n0 to n2",
		"nodes 3 topology=cube\nrun 1s":                                    `f:1:18: topology: "cube" is not a topology; expected one of full, ring, line, star, random:K, smallworld:K, outbound:K, none`,
		"nodes 3 jitter=pareto:5ms latency=0s\nrun 1s":                     "f:1:16: jitter: pareto multiplies the latency, which is 0s",
		"nodes 3 jitter=pareto:5ms\nregion A share=1 latency=A:0s\nrun 1s": "f:2: regions: A: to A: delay: 0.000s is not more than 0, which pareto jitter multiplies",
		"nodes 3 regions=A:0%,A/A:1s\nrun 1s":                              "f:1: regions: A: the shares of all regions add up to nothing",
		"nodes 3\nregion A share=0 latency=A:1s\nrun 1s":                   "f:2: regions: A: the shares of all regions add up to nothing",
		"nodes 3 hashrate=auto\nrun 1s":                                    "f:1:18: hashrate: auto needs a difficulty in bits, for one of the two follows from the other",
	} {
		s, err := scenario.Parse("f", text)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Config(); err == nil || err.Error() != want {
			t.Errorf("%q:\ngot  %v\nwant %s", text, err, want)
		}
	}
}

func TestFilesThatCannotBeRead(t *testing.T) {
	dir := t.TempDir()
	long := filepath.Join(dir, "long")
	if err := os.WriteFile(long, make([]byte, scenario.MaxSize+1), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		filepath.Join(dir, "none"): "no such file or directory",
		dir:                        "is a directory",
		long:                       "it has more than 16777216 bytes, the most that a scenario may have",
	} {
		if _, err := scenario.Read(path); err == nil || err.Error() != path+": "+want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
