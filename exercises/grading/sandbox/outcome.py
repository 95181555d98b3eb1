"""The outcomes of an answer: the one list, with what each is called."""

import enum


class Outcome(enum.Enum):
    """What became of an answer: its name in documents, and its column in the table of a class."""

    RIGHT = "right", "right"
    CARRIED_OVER = "carried_over", "carried over"       # right, given a function of the student's that is not
    WRONG = "wrong", "wrong"
    NOT_STARTED = "not_started", "not started"
    MISSING_FILE = "missing_file", "no file"
    MISSING_FUNCTION = "missing_function", "wrong"
    SYNTAX_ERROR = "syntax_error", "wrong"
    EXCEPTION = "exception", "wrong"
    WRONG_TYPE = "wrong_type", "wrong"
    NOT_FINITE = "not_finite", "wrong"
    TOO_SLOW = "too_slow", "wrong"
    ENDED_PROGRAM = "ended_program", "wrong"
    OUT_OF_MEMORY = "out_of_memory", "wrong"
    TOO_MUCH_OUTPUT = "too_much_output", "wrong"
    CHANGED_ARGUMENTS = "changed_arguments", "wrong"
    INCONSISTENT = "inconsistent", "wrong"
    NEEDS_REVIEW = "needs_review", "needs review"       # the grader failed, or cannot tell which file counts

    def __new__(cls, name, column):
        outcome = object.__new__(cls)
        outcome._value_, outcome.column = name, column
        return outcome

    @property
    def words(self):
        """What the screen says."""
        return self.value.replace("_", " ")
