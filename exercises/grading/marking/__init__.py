"""Floor 4: marking what students handed in, one or a class, and writing it down for people and platforms."""
