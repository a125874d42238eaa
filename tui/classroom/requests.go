package classroom

import (
	"slices"

	"github.com/charmbracelet/ssh"
	gossh "golang.org/x/crypto/ssh"
)

// Bounds on what a guest says of himself before he is shown anything: the library keeps all of it.
const (
	mostSettings = 16  // variables of his environment
	longSetting  = 256 // bytes of one
)

// fewRequests handles a session of which nothing reaches the library but what a dashboard needs.
func fewRequests(server *ssh.Server, conn *gossh.ServerConn, channel gossh.NewChannel, ctx ssh.Context) {
	ssh.DefaultSessionHandler(server, conn, sifted{channel}, ctx)
}

// sifted is a channel whose requests are sifted.
type sifted struct{ gossh.NewChannel }

func (s sifted) Accept() (gossh.Channel, <-chan *gossh.Request, error) {
	channel, all, err := s.NewChannel.Accept()
	if err != nil {
		return nil, nil, err
	}
	some := make(chan *gossh.Request)
	go func() {
		defer close(some)
		variables := 0
		for r := range all {
			if r.Type == "env" {
				variables++
			}
			if needed(r, variables) {
				some <- r
			} else if r.WantReply {
				_ = r.Reply(false, nil)
			}
		}
	}()
	return channel, some, nil
}

// needed says whether a request is one that has a use here.
func needed(r *gossh.Request, variables int) bool {
	if r.Type == "env" {
		return variables <= mostSettings && len(r.Payload) <= longSetting
	}
	return slices.Contains([]string{"pty-req", "window-change", "shell", "exec", "subsystem"}, r.Type)
}
