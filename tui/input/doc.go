// Package input turns what a terminal sends into keys, mouse events and pasted text.
//
// A terminal sends bytes, and a read ends anywhere among them: a slow line, ssh and tmux cut
// sequences in two, and a burst of mouse reports fills a buffer in the middle of one. So
// nothing here depends on where a read ends. Decoder keeps the state from byte to byte and
// hands out a sequence when it is whole. What a key's sequence means is looked up in
// ultraviolet's tables; key names are those of bubbletea.
//
// # What becomes of the bytes
//
//   - Keys as xterm, the Linux console, rxvt and their descendants send them, in the forms
//     of modifyOtherKeys and of the kitty keyboard protocol too. A key that is let go of is no
//     key, nor is one that bubbletea has no name for.
//   - Mouse reports in all four encodings (X10, UTF-8, urxvt, SGR).
//   - Bracketed pastes, as one key press with Paste set.
//   - The answer to a question for the background: Background. The terminal's kind, which is
//     asked for after it: Answered.
//   - Everything else is swallowed whole: unknown CSI, OSC, DCS, APC, PM and SOS, reports of
//     focus, size, position, mode and version, and bytes that are no UTF-8. In UTF-8 a byte
//     from 0x80 to 0x9f begins no character, so there it is the 8-bit form of a control
//     (C1); inside a character or a string's characters it is not. CSI 1 ; n R is a report of
//     the cursor's position and not F3 with a modifier, which has the same bytes.
//
// # Time
//
// Time passes for a Decoder only by Pass. Only a lone ESC ends by it, after escapeTime: it is
// the escape key. If the rest of a sequence still follows in one piece, it is read as such.
//
// A sequence that is never ended does not keep the keyboard: ctrl+c ends it and acts, CAN and
// SUB end it, ESC begins another one, and time gives it up with all its bytes: patience
// after its first byte, at the first pause. A bracketed paste may take longer; it is given up
// when nothing has come for patience. Of a sequence at most mostKept bytes are kept, of a
// paste mostPasted; the rest is read and forgotten.
//
// # Typing and pasting
//
// Where a terminal does not bracket pastes, they look like typing. Stream holds text back
// for as long as the next character takes in a burst (burstTime; a person is not so fast),
// and gives a burst that is plainly text as one Pasted; see plain for what that is. Who
// gets it decides what a paste is good for at this place.
package input
