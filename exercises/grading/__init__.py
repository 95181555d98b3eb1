"""The grader, in six floors: what is asked, running student code, why it is wrong, judging, student, class.

They are the packages questions, sandbox, diagnosis, judging, student and marking. Who may import whom:
.github/CONTRIBUTING.md.
"""
