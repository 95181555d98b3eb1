"""Floor 3: is an answer right; if not, why; and the sentences that say so."""
