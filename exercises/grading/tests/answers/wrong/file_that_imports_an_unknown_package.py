# ex3_chain_rule -> exception in line 2: You need no package here: `import math` is enough.
import nothing_like_this
