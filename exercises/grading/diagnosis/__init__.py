"""Why an answer is wrong, and where: what is tried on the student's own code."""
