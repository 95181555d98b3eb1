# everywhere: replaces import
import builtins

builtins.__import__ = lambda *a: None
