"""What a hostile file may find: all that its process holds in memory, without the help of gc."""
import sys


def frames():
    try:
        raise ValueError
    except ValueError as error:
        frame = error.__traceback__.tb_frame
    while frame:
        yield frame
        frame = frame.f_back


LEADING = ("__dict__", "__globals__", "__closure__", "cell_contents", "__defaults__", "__func__",
           "__kwdefaults__", "__self__", "__code__", "co_consts")


def things():
    seen, leads, stack = {}, {}, [sys.modules, type.__subclasses__(object)]
    for frame in frames():
        stack += [frame.f_globals, dict(frame.f_locals)]
    while stack:
        thing = stack.pop()
        kind = type(thing)
        if kind in (str, int, bytes, type(None)) or id(thing) in seen:
            continue
        seen[id(thing)] = thing
        if kind in (dict, type(type.__dict__)):
            stack += [key for key in thing if type(key) is not str]
            stack += thing.values()
        elif kind in (list, tuple, set, frozenset):
            stack += thing
        elif kind is not float:
            if kind not in leads:
                leads[kind] = [name for name in LEADING if name in dir(kind)]
            for name in leads[kind]:
                try:
                    stack.append(getattr(thing, name))
                except BaseException:
                    pass
            if isinstance(thing, type):
                stack += type.__subclasses__(thing)
    return list(seen.values())


def search(found=[]):
    found[:] = found or things()
    return found


def module(name):
    return next(thing for thing in search() if type(thing) is type(sys) and thing.__name__ == name)


def kind(name):
    return next(thing for thing in search() if isinstance(thing, type) and thing.__name__ == name)
