# goal: loads a second time what was taken away of the system, and uses it
import sys


def used(load, name="posix"):
    sys.modules.pop(name, None)
    return load(name).stat("/")


def spec(name):
    return kind("BuiltinImporter").find_spec(name)


attempts = [
    lambda: used(sys.__loader__.load_module),
    lambda: used(kind("BuiltinImporter").load_module),
    lambda: used(kind("BuiltinImporter").load_module, "nt"),
    lambda: used(kind("FrozenImporter").load_module),
    lambda: used(module("importlib").import_module),
    lambda: used(__import__),
    lambda: used(lambda name: module("_imp").create_builtin(spec(name))),
    lambda: used(lambda name: kind("BuiltinImporter").create_module(spec(name))),
    lambda: fork_exec(kind("BuiltinImporter").load_module("_posixsubprocess").fork_exec),
    lambda: kind("ExtensionFileLoader")("termios", LIBRARY).load_module("termios"),
    lambda: module("_imp").create_dynamic(kind("ModuleSpec")("termios", None, origin=LIBRARY)),
]
