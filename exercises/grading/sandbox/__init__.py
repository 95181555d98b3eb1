"""Running a student's code in another process. README.md tells how, and what is blocked."""
