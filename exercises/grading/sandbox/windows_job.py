"""Windows: a job bounds the memory of a process, lets it start no other, and ends it with the judge."""

import ctypes
import struct

MEMORY_LIMIT = 512 * 2**20      # bytes of a process
NO_OTHER_PROCESS, MEMORY, DIE_ON_FAULT, END_WITH_JOB = 0x8, 0x100, 0x400, 0x2000
EXTENDED_LIMITS, UI_RESTRICTIONS = 9, 4


def put_into_job(process):
    """Put a process that still waits for its request into a job. Returns the job: closing it ends both."""
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    flags = NO_OTHER_PROCESS | MEMORY | DIE_ON_FAULT | END_WITH_JOB
    limits = struct.pack("@qqINNINII6Q4N", 0, 0, flags, 0, 0, 1, 0, 0, 0, *[0] * 6, MEMORY_LIMIT, 0, 0, 0)
    done = (kernel.SetInformationJobObject(job, EXTENDED_LIMITS, limits, len(limits))
            and kernel.SetInformationJobObject(job, UI_RESTRICTIONS, struct.pack("I", 0xFF), 4)
            and kernel.AssignProcessToJobObject(job, ctypes.c_void_p(int(process._handle))))
    if not done:
        raise ctypes.WinError(ctypes.get_last_error())
    return job


def close(job):
    ctypes.WinDLL("kernel32").CloseHandle(job)
