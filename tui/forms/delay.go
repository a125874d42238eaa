package forms

import (
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/edit"
)

// Delay asks how much later a message shall arrive.
func Delay(message string) *Form {
	return newForm("Delay message "+message, "delay it",
		func(f *Form) string { return "delay " + message + " " + f.value("by") },
		&field{label: "by", edit: edit.Suggest("5s"), check: checkDelay,
			choices: fixed(choice{value: "1s"}, choice{value: "5s"}, choice{value: "30s"})})
}

func checkDelay(s string, f *Form, v *view.View) error {
	_, err := command.ParseWith(f.line(f), v.Known)
	return err
}
