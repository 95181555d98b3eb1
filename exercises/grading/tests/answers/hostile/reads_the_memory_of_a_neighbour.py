# goal: reads the memory of another process of the same user
import os


def copy_it():      # Python announces create_string_buffer and addressof, but neither an array nor cast.
    ctypes = module("ctypes")
    mine = (ctypes.c_char * SIZE)()
    here = (ctypes.c_size_t * 2)(ctypes.cast(mine, ctypes.c_void_p).value, SIZE)    # a struct iovec
    there = (ctypes.c_size_t * 2)(ADDRESS, SIZE)
    system("process_vm_readv", NEIGHBOUR, here, 1, there, 1, 0)
    return mine.raw


def read_it():
    with open(f"/proc/{NEIGHBOUR}/mem", "rb", buffering=0) as memory:
        memory.seek(ADDRESS)
        return memory.read(SIZE)


attempts = [
    copy_it, read_it,
    lambda: system("openat", -100, b"/proc/%d/mem" % NEIGHBOUR, 0) + 1,
    lambda: os.open(f"/proc/{NEIGHBOUR}/mem", os.O_RDONLY) + 1,
    lambda: kept("open")(f"/proc/{NEIGHBOUR}/mem", 0) + 1,
    lambda: kept("readlink")(f"/proc/{NEIGHBOUR}/exe"),
]
