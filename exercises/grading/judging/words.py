"""What there is to say about an answer, in the order in which it is said."""

from grading.diagnosis.chooser import Evidence, choose
from grading.diagnosis.place import Found
from grading.judging.answer import Told
from grading.judging.text import in_one_line

MESSAGE_LINES = 6           # of a message
LINE_WIDTH = 76             # of a line of it on the screen
OUTPUT_LINES = 4            # of these at most for what the student's code printed


class Words:
    """What there is to say, in this order, from what happened to what to look at.

    The details, and what was printed, are for full feedback only. The rest is chosen from the evidence.
    """

    def __init__(self, headline, details=(), asked="", evidence=Evidence(), output="", told=Told.MESSAGE):
        self.headline, self.details, self.output, self.told = headline, list(details), output, told
        self.evidence = evidence._replace(asked=asked)

    def said(self, found=Found()):
        """Return what is Said of the cause, once it was looked for in the text."""
        return choose(self.evidence._replace(found=found))

    def beginning(self):
        """Return what can be shown before that."""
        lines = [self.headline, *self.details]
        room = room_beside(lines + self.said().sentences)
        return "\n".join(lines + printed_lines(self.output, room))

    def message(self, feedback, found=Found()):
        """Return the message as text. "brief" shows no input, no right value and nothing that was printed."""
        if feedback == "none":
            return ""
        first = self.beginning() if feedback == "full" else self.headline
        return "\n".join([first, " ".join(self.said(found).sentences)]).rstrip()


def room_beside(lines):
    """Return how many lines there are for something else."""
    wrapped = sum(1 + len(line) // LINE_WIDTH for line in lines)
    return max(0, MESSAGE_LINES - wrapped)


def printed_lines(output, room):
    """Say what the student's code printed, in as many lines as there is room for."""
    lines = [in_one_line(line) for line in output.splitlines() if line.strip()]
    shown = lines[:max(0, min(room, OUTPUT_LINES))]
    if not shown:
        return []
    if len(lines) > len(shown):
        shown[-1] += "  ..."
    return ["It printed:  " + shown[0]] + ["             " + line for line in shown[1:]]
