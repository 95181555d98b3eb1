"""The grader, in five floors: what is asked, running student code, why it is wrong, judging it, marking a class.

They are the packages questions, sandbox, diagnosis, judging and marking. Who may import whom: .github/CONTRIBUTING.md.
"""
