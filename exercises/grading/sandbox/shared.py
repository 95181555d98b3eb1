"""What the files of a submission share, and whether one has changed it: so that no file can cost another."""

import sys

IS_HEAP_TYPE = 1 << 9       # of a class's flags: it can be changed


class Shared:
    """Remembers which objects the names of all modules, and of the classes in them, stand for.

    This does not see changed contents, such as a new item in a dictionary: what is wrong after another file
    is run once more without it.
    """

    def __init__(self):
        modules = [module for module in sys.modules.values() if isinstance(module, type(sys))]
        spaces = [vars(module) for module in modules]
        classes = {thing for space in spaces for thing in space.values()
                   if isinstance(thing, type) and thing.__flags__ & IS_HEAP_TYPE}
        self.spaces = [(space, dict(space)) for space in [*spaces, *map(vars, classes), sys.modules]]
        self.recursion_limit = sys.getrecursionlimit()
        self.random, self.decimal = sys.modules.get("random"), sys.modules.get("decimal")
        self.state = self.random and self.random.getstate()
        self.context = self.decimal and self.decimal.getcontext().copy()
        self.signal = sys.modules.get("_signal")
        self.handlers = self.signal_handlers()

    def signal_handlers(self):
        numbers = [getattr(self.signal, name, None) for name in ("SIGINT", "SIGPROF", "SIGALRM", "SIGVTALRM")]
        return [self.signal.getsignal(number) for number in numbers if number is not None]

    def is_as_before(self):
        """Put back what honest code changes, and return whether all else is as it was."""
        try:
            self.put_state_back()
            return (all(now == before for now, before in self.spaces)
                    and self.signal_handlers() == self.handlers)
        except BaseException:
            return False

    def put_state_back(self):
        sys.setrecursionlimit(self.recursion_limit)
        if self.random:
            self.random.setstate(self.state)
        if self.decimal:
            self.decimal.setcontext(self.context.copy())

    def put_back(self):
        """Make all as it was, where no other process can go on."""
        self.put_state_back()
        for now, before in self.spaces:
            if now != before and type(now) is dict:
                for name in set(now) - set(before):
                    del now[name]
                now.update(before)
