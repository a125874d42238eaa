package flags

import (
	"slices"
	"testing"
)

// What a container platform sets for a service of the program's name is passed over, and
// anything else that is no flag's is warned of.
func TestVariables(t *testing.T) {
	flags := []string{"nodes", "tx-rate", "theme", "report", "port", "service-host"} // the last two may come one day
	for _, c := range []struct{ variable, value, warning string }{
		{"SOSOCOIN_NODES=3", "3", ""}, {"SOSOCOIN_TX_RATE=0.5", "0.5", ""}, {"SOSOCOIN_NODES=", "", ""},
		{"SOSOCOIN_PORT=8080", "8080", ""}, {"SOSOCOIN_SERVICE_HOST=localhost", "localhost", ""}, {"SOSOCOIN_REPORT=tcp://x", "tcp://x", ""},
		{"PATH=/bin", "", ""}, {"sosocoin_nodes=3", "", ""}, {"SOSOCOIN=3", "", ""},
		{"SOSOCOIN_PORT=tcp://10.0.0.1:80", "", ""}, {"SOSOCOIN_WEB_PORT=udp://10.0.0.1:53", "", ""}, {"SOSOCOIN_TX_RATE_PORT=sctp://[::1]:1", "", ""},
		{"SOSOCOIN_WEB_SERVICE_HOST=10.0.0.1", "", ""}, {"SOSOCOIN_SERVICE_PORT=80", "", ""}, {"SOSOCOIN_SERVICE_PORT_HTTP=80", "", ""},
		{"SOSOCOIN_WEB_1_SERVICE_PORT_HTTP_ALT=80", "", ""}, {"SOSOCOIN_PORT_80_TCP=tcp://10.0.0.1:80", "", ""}, {"SOSOCOIN_PORT_80_TCP_ADDR=10.0.0.1", "", ""},
		{"SOSOCOIN_PORT_80_TCP_PORT=80", "", ""}, {"SOSOCOIN_PORT_80_TCP_PROTO=tcp", "", ""}, {"SOSOCOIN_WEB_PORT_53_UDP_ADDR=::1", "", ""},
		{"SOSOCOIN_NAME=/web/sosocoin", "", ""}, {"SOSOCOIN_ENV_PATH=/bin", "", ""}, {"SOSOCOIN_WEB_ENV_HOME=/", "", ""},
		{"SOSOCOIN_TEHME=x", "", "environment variable SOSOCOIN_TEHME: there is no such setting; did you mean SOSOCOIN_THEME?"},
		{"SOSOCOIN_NOEDS=", "", "environment variable SOSOCOIN_NOEDS: there is no such setting; did you mean SOSOCOIN_NODES?"},
		{"SOSOCOIN_WEB_PORT=8080", "", "environment variable SOSOCOIN_WEB_PORT: there is no such setting; expected the name of a flag, such as SOSOCOIN_TX_RATE"},
		{"SOSOCOIN_NAME=n0", "", "environment variable SOSOCOIN_NAME: there is no such setting; expected the name of a flag, such as SOSOCOIN_TX_RATE"},
		{"SOSOCOIN_SERVICE_HOSTS=x", "", "environment variable SOSOCOIN_SERVICE_HOSTS: there is no such setting; did you mean SOSOCOIN_SERVICE_HOST?"},
		{"SOSOCOIN_REPORTS_80=x", "", "environment variable SOSOCOIN_REPORTS_80: there is no such setting; expected the name of a flag, such as SOSOCOIN_TX_RATE"},
		{"SOSOCOIN_=x", "", "environment variable SOSOCOIN_: there is no such setting; expected the name of a flag, such as SOSOCOIN_TX_RATE"},
	} {
		values, warnings := variables([]string{c.variable}, flags)
		var value string
		for _, v := range values {
			value = v
		}
		var want []string
		if c.warning != "" {
			want = []string{c.warning}
		}
		if value != c.value || !slices.Equal(warnings, want) {
			t.Errorf("%s: value %q and warnings %q, want %q and %q", c.variable, value, warnings, c.value, want)
		}
	}
}
