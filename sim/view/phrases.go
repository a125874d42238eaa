package view

// Phrases are what stands around the words of a lesson in the language that it speaks: the
// English ones lead to them. Those with %d or %s have as many in each language, in one order.
type Phrases map[string]string

// What stands around the words of a lesson.
const (
	WhichLesson = "lesson %d of %d, page %d of %d"
	WhichPage   = "page %d of %d"
	MoreLines   = "%d more (%s)"
	TasksDone   = "Done:"
	TaskDone    = "done"
	GoesOn      = "goes on"
	GoesFurther = "goes on to the next lesson"
	NextLesson  = "next lesson"
	AHint       = "hint"
	ShowMe      = "show me"
	ShowHow     = "show how"
	ShowsHow    = "shows how"
	GoBack      = "back"
	Skip        = "skip"
	AllLessons  = "all lessons"
	NotDone     = "this is not done yet: %s again skips it, %s shows how it is done"
	NothingToDo = "there is nothing to do here; %s goes on"
	NoHint      = "there is no hint for this; %s shows how it is done"
	PauseTime   = "pause"
	ResumeTime  = "resume"
	OneBlock    = "block"
	ACommand    = "command"
	TheHelp     = "help"
)

// Around are all of them.
func Around() []string {
	return []string{
		WhichLesson, WhichPage, MoreLines, TasksDone, TaskDone, GoesOn, GoesFurther, NextLesson, AHint, ShowMe, ShowHow, ShowsHow,
		GoBack, Skip, AllLessons, NotDone, NothingToDo, NoHint, PauseTime, ResumeTime, OneBlock, ACommand, TheHelp,
	}
}

// Say is a phrase in the language of what is played, as far as that has it; else, and where
// nothing is played, it stays as it is.
func (s *Script) Say(phrase string) string {
	if s != nil {
		if said, ok := s.Phrases[phrase]; ok {
			return said
		}
	}
	return phrase
}
