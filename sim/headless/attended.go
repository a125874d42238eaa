package headless

import (
	"context"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/scenario"
)

// Attended has others take part in a run, by the addresses of its nodes: it keeps a pace, and
// goes on until it comes to its end or somebody ends it.
type Attended struct {
	Driver func(*live.Timeline) (*live.Driver, error)              // that keeps the pace
	Serve  func(context.Context, *live.Driver) (closePorts func()) // until the context ends
}

// attend is play for a run in which others take part. The world at its end may be another one,
// since they may go back in time.
func (r *Run) attend(ctx context.Context) (end ending) {
	var player *scenario.Player
	if r.Settings.Scenario != nil {
		player = scenario.NewPlayer(r.Settings.Scenario)
		player.Self = true
	}
	tell := r.teller()
	driver, err := r.Attended.Driver(live.NewTimeline(r.World, player))
	if err != nil {
		end.err = err
		return end
	}
	driving, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	driven := make(chan error, 1)
	go func() { driven <- driver.Run(driving) }()
	closePorts := r.Attended.Serve(driving, driver)
	if player != nil {
		go func() {
			_ = driver.When(driving, func(*sim.World) bool { tell.catchUp(driver.Timeline().Player()); return false })
		}()
	}
	end.interrupted = driver.WhenStopped(ctx) != nil
	stop()
	closePorts()
	if err := <-driven; err != nil {
		panic(err) // as a run without others does
	}
	line := driver.Timeline()
	r.World = line.World()
	r.Files.Flush()
	end.journal = func() string { return line.Journal(live.JournalTitle) }
	if player := line.Player(); player != nil {
		tell.catchUp(player)
		end.player, end.story = player, tell.story
		end.err = r.judge(player, tell)
	}
	return end
}
