# goal: makes a connection to a server on this computer
def connect(kind):
    line = kind()
    line.connect(("127.0.0.1", PORT))
    return 1


attempts = [
    lambda: connect(module("socket").socket),
    lambda: connect(module("_socket").socket),
    lambda: module("socket").create_connection(("127.0.0.1", PORT)),
    lambda: module("socket").socketpair(),
    lambda: module("_socket").socketpair(),
    lambda: module("socket").getaddrinfo("localhost", 80),
    lambda: module("socket").gethostname(),
    lambda: system("socket", 2, 1, 0) + 1,
    lambda: system("socketpair", 1, 1, 0, (module("ctypes").c_int * 2)()) + 1,
    lambda: __import__("urllib.request").request.urlopen(f"http://127.0.0.1:{PORT}", timeout=0.1),
]
