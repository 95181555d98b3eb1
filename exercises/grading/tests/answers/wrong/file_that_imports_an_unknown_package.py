# ex3_chain_rule -> exception: You need no package here: `import math` is enough.
import nothing_like_this
