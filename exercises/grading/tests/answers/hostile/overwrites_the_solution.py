# complete isolation: empties a worked solution (the test says above where it is)
open(SOLUTION_FILE, "w").write("")
