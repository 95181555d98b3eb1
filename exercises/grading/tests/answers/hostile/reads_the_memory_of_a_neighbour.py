# goal: reads the memory of another process of the same user
import os


def copy_it():
    ctypes = module("ctypes")
    mine = ctypes.create_string_buffer(SIZE)
    here = (ctypes.c_size_t * 2)(ctypes.addressof(mine), SIZE)      # a struct iovec
    there = (ctypes.c_size_t * 2)(ADDRESS, SIZE)
    system("process_vm_readv", NEIGHBOUR, ctypes.addressof(here), 1, ctypes.addressof(there), 1, 0)
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
