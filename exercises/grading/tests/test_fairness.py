"""What honest answers do works where answers run: modules, and what Python itself gives."""

import pytest

from grading.tests import doors
from grading.tests.helpers import in_the_place_of

# What a module is good for, once for each.
USES = {
    "__future__": "__future__.annotations.optional",
    "abc": "type('A', (abc.ABC,), {'f': abc.abstractmethod(lambda self: 1)}).__abstractmethods__",
    "argparse": "parser.parse_args(['7', '--rate', '0.5']).rate",
    "array": "array.array('d', [1, 2]).tolist()",
    "ast": "ast.literal_eval('[1, 2]') + ast.parse('x = 1').body",
    "atexit": "atexit.register(print, 'the end')",
    "bisect": "bisect.bisect([1, 2, 3], 2)",
    "builtins": "builtins.sum([1, 2])",
    "calendar": "calendar.month(2025, 3)",
    "cmath": "cmath.exp(1j)",
    "codecs": "codecs.encode('a', 'rot13') if 0 else codecs.lookup('utf-8').encode('ä')",
    "collections": "collections.namedtuple('Point', 'x y')(1, 2)._replace(x=2), collections.Counter('aab')",
    "collections.abc": "isinstance([], collections.abc.Sequence)",
    "contextlib": "use_contextlib()",
    "copy": "copy.deepcopy([[1], {'a': Point(1)}])",
    "csv": "list(csv.DictReader(io.StringIO('a,b\\n1,2\\n')))",
    "dataclasses": "dataclasses.replace(Point(1), x=2), dataclasses.asdict(Point(1))",
    "datetime": "datetime.datetime.strptime('2025-03-01', '%Y-%m-%d'), datetime.datetime.now()",
    "decimal": "decimal.Decimal('0.1').exp(), decimal.getcontext().prec",
    "enum": "enum.Enum('Colour', 'RED GREEN').RED, enum.IntFlag('F', 'A B').A",
    "fractions": "fractions.Fraction('1/3') + 1",
    "functools": "use_functools()",
    "gc": "gc.collect(), gc.isenabled()",
    "hashlib": "hashlib.sha256(b'x').hexdigest()",
    "heapq": "heapq.nsmallest(1, [2, 1])",
    "inspect": "inspect.signature(use_functools), inspect.isfunction(use_functools)",
    "io": "io.StringIO('a').read()",
    "itertools": "list(itertools.islice(itertools.count(), 3))",
    "json": "json.loads(json.dumps({'a': [1, 2.5]}, indent=2))",
    "keyword": "keyword.iskeyword('for')",
    "locale": "locale.localeconv()",
    "logging": "use_logging()",
    "math": "math.exp(1)",
    "numbers": "isinstance(1, numbers.Real)",
    "operator": "operator.itemgetter(1)([1, 2])",
    "os": "os.linesep, os.environ.get('HOME'), os.getpid(), os.cpu_count()",
    "os.path": "os.path.join('a', 'b'), os.path.exists('a'), os.path.basename(__file__)",
    "pathlib": "pathlib.Path('a') / 'b', pathlib.Path(__file__).stem",
    "pprint": "pprint.pformat([Point(1)] * 20), pprint.pprint({'a': 1})",
    "random": "random.seed('x'), random.seed(7), random.random(), random.shuffle([1, 2]), random.gauss(0, 1)",
    "re": "re.sub(r'(a)+', r'<\\1>', 'caat')",
    "reprlib": "reprlib.repr(list(range(100)))",
    "secrets": "secrets.token_hex(4), secrets.randbelow(5)",
    "signal": "signal.SIGINT",
    "statistics": "statistics.mean([1, 2]), statistics.stdev([1, 2]), statistics.NormalDist().cdf(0)",
    "string": "string.Template('$a').substitute(a=1), string.ascii_letters",
    "struct": "struct.pack('<d', 1.0)",
    "sys": "sys.float_info.epsilon, sys.version_info, sys.setrecursionlimit(5000), sys.getsizeof(1)",
    "textwrap": "textwrap.dedent(' a') + textwrap.fill('a b ' * 50)",
    "threading": "use_lock()",
    "time": "time.perf_counter(), time.sleep(0.001), time.strftime('%H'), time.time()",
    "timeit": "timeit.timeit('1 + 1', number=3), timeit.timeit(lambda: 1, number=3)",
    "token": "token.tok_name[1]",
    "tokenize": "list(tokenize.generate_tokens(io.StringIO('x = 1').readline))",
    "types": "types.SimpleNamespace(a=1).a, types.MappingProxyType({})",
    "typing": "typing.NamedTuple('P', [('x', int)])(1), typing.get_type_hints(Typed), typing.List[int]",
    "weakref": "weakref.ref(use_functools)(), weakref.WeakValueDictionary()",
}
OF_PYTHON = {
    "an exception's text": "use_traceback()",
    "a warning": "warnings.warn('old')",
    "an f-string": "f'{1.5:>8.2f} {[1]!r} {\"a\":^5}'",
    "a class": "type('A', (), {'__init__': lambda self: None})()",
    "help": "print.__doc__, use_functools.__doc__, dir(), vars(Point(1))",
    "eval and exec": "eval('1'), exec('x = 1'), compile('1', 'a', 'eval')",
    "encodings": "'ä'.encode('latin-1'), b'a'.decode('ascii'), 'ä'.encode('cp1252')",
    "numbers": "pow(3, -1, 7), divmod(7, 2), round(2.5), (0.1).as_integer_ratio(), int('12', 3)",
    "sorting": "sorted([3, 1], key=lambda x: -x), max([(1, 2)], key=lambda pair: pair[1])",
    "random": "random.Random(1).sample(range(9), 3), random.SystemRandom().random()",
}
HELPERS = """
import traceback, warnings

parser = argparse.ArgumentParser(description="trains")
parser.add_argument("number", type=int, nargs="?", default=1)
parser.add_argument("--rate", type=float, default=0.1)
parser.parse_args([])
parser.format_help()

class Typed(typing.NamedTuple):
    x: int
    y: "float" = 0.5

@dataclasses.dataclass(order=True)
class Point:
    x: int
    y: list = dataclasses.field(default_factory=list)

@functools.lru_cache(maxsize=None)
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)

@functools.singledispatch
def show(value):
    return "something"

@show.register(int)
def show_int(value):
    return "an int"

def use_functools():
    assert show(1) == "an int"
    return fibonacci(30), functools.reduce(lambda a, b: a + b, [1, 2]), functools.partial(max, 1)(2)

def use_contextlib():
    @contextlib.contextmanager
    def noted():
        yield 1
    with noted() as one, contextlib.suppress(ValueError), contextlib.redirect_stdout(io.StringIO()):
        print("hidden")
        raise ValueError
    return one

def use_logging():
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
    logging.warning("careful: %s", 1)
    logging.getLogger("mine").info("so")
    try:
        1 / 0
    except ZeroDivisionError:
        logging.exception("oh")

def use_lock():
    with threading.Lock():
        return threading.current_thread().name

def use_traceback():
    try:
        {}["a"]
    except KeyError as error:
        return traceback.format_exc()

"""

@pytest.mark.parametrize("uses", [USES, OF_PYTHON], ids=["modules", "Python itself"])
def test_it_works_as_an_honest_answer_uses_it(uses):
    """A file imports all, evaluates each expression inside a function, and is right if none fails."""
    source = "".join(f"import {name}\n" for name in USES) + HELPERS + f"""
FAILED = []
for name, use in {uses!r}.items():
    try:
        eval(use)
    except BaseException as error:
        FAILED.append(f"{{name}}: {{type(error).__name__}}: {{error}}"[:90])

def dz_db():
    assert not FAILED, FAILED
    return 1
"""
    files = {"ex3_chain_rule.py": in_the_place_of(["dz_db"], source.encode())}
    got = doors.answers_of(doors.mark(files, "--only", "ex3"))
    assert {answer["outcome"] for answer in got.values()} == {"right"}, got["dz_db"]["message"]
