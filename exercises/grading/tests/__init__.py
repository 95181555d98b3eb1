"""The tests of the grader. The students' answers in them are files, in the folder answers.

The first line of an answer says what it is and what is expected of it: see helpers.py for answers/right and
answers/wrong, and probes.py for answers/hostile. Tests come in through doors.py; beside it, ways.py alone
knows how a sandbox is opened and read, and comparing.py how numbers are compared. What a student sees is
stored in screens: `--renew-screens` renews it.
"""
