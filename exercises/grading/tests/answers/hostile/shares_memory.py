# goal: makes memory, semaphores and queues that stay when the process has ended
attempts = [
    lambda: system("shmget", KEY, 4096, 0o1666) + 1,
    lambda: system("semget", KEY, 1, 0o1666) + 1,
    lambda: system("msgget", KEY, 0o1666) + 1,
    lambda: system("memfd_create", b"x", 0) + 1,
    lambda: module("_posixshmem").shm_open(f"/{KEY}", 0o102) + 1,
    lambda: module("multiprocessing.shared_memory").SharedMemory(str(KEY), True, 10),
]
