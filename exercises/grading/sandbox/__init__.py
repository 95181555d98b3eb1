"""Floor 2: running a student's code in another process.

The judge's end starts the processes and takes back what comes; the far end is alone with the student's code.
Between them stand the walls.
"""
