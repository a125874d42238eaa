//go:build nats

package nats

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"net/url"
	"os"
	"time"

	client "github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// Door is how a server is reached.
type Door struct {
	URL      string
	Token    string        // "": the address has what opens it
	CA       string        // file of the authority that vouches for the server; "": those that the system trusts
	Patience int           // how many times a lost server is tried to be reached again
	Pause    time.Duration // between two of these
}

// Usual patience: a server that is started again is there within a minute.
const (
	Patience = 60
	Pause    = time.Second
)

// RefusedError says that what the user has asked for cannot be, and not that something went wrong.
type RefusedError struct{ Problem string }

// Error is the problem.
func (e *RefusedError) Error() string { return e.Problem }

// check refuses an address that is none.
func (d Door) check() error {
	u, err := url.Parse(d.URL)
	if err != nil || u.Scheme != "nats" && u.Scheme != "tls" || u.Hostname() == "" {
		return &RefusedError{fmt.Sprintf("%.80q is not the address of a server; expected one such as nats://127.0.0.1:4222", d.URL)}
	}
	return nil
}

// open connects. lost is told once when the server is gone for longer than patience allows.
func (d Door) open(lost func(error), more ...client.Option) (*client.Conn, error) {
	if err := d.check(); err != nil {
		return nil, err
	}
	options := append([]client.Option{
		client.Name("sosocoin"),
		client.MaxReconnects(d.Patience), client.ReconnectWait(d.Pause), client.ReconnectJitter(0, 0),
		client.ClosedHandler(func(c *client.Conn) { lost(d.gone(c.LastError())) }),
		client.ErrorHandler(func(*client.Conn, *client.Subscription, error) {}), // each call says what went wrong with it
	}, more...)
	if d.Token != "" {
		options = append(options, client.Token(d.Token))
	}
	if d.CA != "" {
		switch text, err := os.ReadFile(d.CA); {
		case err != nil:
			return nil, &RefusedError{err.Error()}
		case !x509.NewCertPool().AppendCertsFromPEM(text):
			return nil, &RefusedError{d.CA + " has no certificate; expected a file in the form PEM"}
		}
		options = append(options, client.RootCAs(d.CA))
	}
	c, err := client.Connect(d.URL, options...)
	if err != nil {
		return nil, d.explain(err)
	}
	return c, nil
}

// GoneError says that a server was there, and is not any more.
type GoneError struct {
	URL string
	Err error // why it is not reached
}

// Error says which.
func (e *GoneError) Error() string {
	return fmt.Sprintf("%s is gone: %v; nothing is lost, what was in hand is played again", e.URL, e.Err)
}

func (d Door) gone(err error) error {
	switch {
	case closed(err):
		return d.explain(err)
	case err == nil:
		err = errors.New("nobody answers")
	}
	return &GoneError{d.shown(), err}
}

// shown is the address without a secret.
func (d Door) shown() string {
	u, err := url.Parse(d.URL)
	if err != nil {
		return d.URL
	}
	return u.Redacted()
}

// explain says why a server is not reached.
func (d Door) explain(err error) error {
	var (
		unknown x509.UnknownAuthorityError
		host    x509.HostnameError
		wrong   x509.CertificateInvalidError
	)
	switch {
	case closed(err) && d.Token == "":
		return &RefusedError{d.shown() + " needs a token; add --token-file, with the file that sosocoin sweep serve names"}
	case closed(err):
		return &RefusedError{d.shown() + " refuses the token; expected the one in the file that sosocoin sweep serve names"}
	case errors.As(err, &unknown), errors.As(err, &host), errors.As(err, &wrong):
		return &RefusedError{fmt.Sprintf("%s: %v; expected a certificate that is trusted here, or its authority's in --tls-ca", d.shown(), err)}
	case errors.Is(err, client.ErrSecureConnWanted):
		return &RefusedError{d.shown() + " does not encrypt; expected nats:// in place of tls://"}
	case errors.Is(err, client.ErrNoServers):
		return errors.New(d.shown() + ": no server answers; expected the address that sosocoin sweep serve names, while that runs")
	}
	return fmt.Errorf("%s: no server answers: %w", d.shown(), err)
}

// closed says whether somebody answers, but lets nobody in.
func closed(err error) bool {
	return errors.Is(err, client.ErrAuthorization) || errors.Is(err, client.ErrAuthExpired) || errors.Is(err, client.ErrAuthRevoked)
}

// usable says whether a server has JetStream.
func usable(ctx context.Context, d Door, js jetstream.JetStream) error {
	_, err := js.AccountInfo(ctx)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, jetstream.ErrJetStreamNotEnabled), errors.Is(err, jetstream.ErrJetStreamNotEnabledForAccount), errors.Is(err, client.ErrNoResponders):
		return &RefusedError{d.shown() + " has no JetStream; expected a server that is started with -js"}
	}
	return fmt.Errorf("%s: %w", d.shown(), err)
}
