# goal: starts an interpreter in the same process, which has no hook
CODE = f"open({FOLDER + '/made'!r}, 'w')"


def use(name):
    it = module(name)
    number = it.create()
    it.run_string(number, CODE)
    return 1


attempts = [
    lambda: use("_xxsubinterpreters"),
    lambda: use("_interpreters"),
    lambda: __import__("_xxsubinterpreters").create(),
    lambda: __import__("_interpreters").create(),
    lambda: __import__("_testcapi").run_in_subinterp(CODE),
    lambda: module("concurrent.interpreters").create().exec(CODE),
    lambda: __import__("concurrent.interpreters").interpreters.create().exec(CODE),
]
