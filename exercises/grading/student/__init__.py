"""The student's commands behind check.py: what was asked for, what is shown, hints, watch."""
