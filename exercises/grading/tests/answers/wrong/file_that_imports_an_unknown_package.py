# ex3_chain_rule -> exception: An answer needs no package: `import math` is enough.
import nothing_like_this
