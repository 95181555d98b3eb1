"""The grader, in four floors: what is asked, running student code, judging an answer, marking a class.

They are the packages questions, sandbox, judging and marking. Who may import whom: .github/CONTRIBUTING.md.
"""
