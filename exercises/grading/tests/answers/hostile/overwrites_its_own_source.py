# complete isolation: empties the file that was handed in
open("ex3_chain_rule.py", "w").write("")
