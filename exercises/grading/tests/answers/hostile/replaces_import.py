# Python alone: replaces import
import builtins

builtins.__import__ = lambda *a: None
