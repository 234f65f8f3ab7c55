"""Mutants of a module's syntax tree: the small mistakes that its tests must notice."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.mutants.patterns import pattern_mutants

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
SWAPPED_CALLS = {"min": "max", "max": "min", "any": "all", "all": "any"}
SWAPPED_MARKS = {".": ",", ",": "."}  # what groups digits for one is the decimal mark for the other
RE_CALLS = frozenset(("compile", "match", "search", "fullmatch", "findall", "finditer", "sub", "split"))
NOT_MUTATED = frozenset(("annotation", "returns", "decorator_list", "type_comment"))


@dataclass(frozen=True, slots=True)
class Mutant:
    """One changed module. `function`, `old` and `new` name the change without line numbers; `source` is the module."""

    line: int
    function: str
    old: str
    new: str
    source: str


@dataclass(frozen=True, slots=True)
class _Place:
    """A node and where it hangs: in `owner.field`, at `index` where that is a list."""

    owner: ast.AST
    field: str
    index: int | None
    node: ast.AST
    statement: ast.stmt
    function: str
    returns_bool: bool = False

    def put(self, node: ast.AST) -> None:
        if self.index is None:
            setattr(self.owner, self.field, node)
        else:
            getattr(self.owner, self.field)[self.index] = node


def mutants_of(source: str) -> list[Mutant]:
    """All mutants of a module's *source*, in the order of its lines; each differs from it in one place."""
    tree = ast.parse(source)
    places = list(_places(tree))
    out: dict[str, Mutant] = {}
    for place in places:
        old = _head(place.statement)
        for new in _replacements(place):
            place.put(new)
            head = _head(new) if place.node is place.statement and isinstance(new, ast.stmt) else _head(place.statement)
            changed = ast.unparse(ast.fix_missing_locations(tree))
            place.put(place.node)
            out.setdefault(changed, Mutant(place.statement.lineno, place.function, old, head, changed))
    out.pop(ast.unparse(tree), None)
    return sorted(out.values(), key=lambda m: m.line)


def _head(statement: ast.AST) -> str:
    """A statement's text without its body: "if a and b:", "def f(x):"."""
    return ast.unparse(statement).split(":\n", 1)[0].strip()


def _places(tree: ast.Module) -> Iterator[_Place]:
    def walk(owner: ast.AST, statement: ast.stmt | None, function: str, boolean: bool) -> Iterator[_Place]:
        for name, value in ast.iter_fields(owner):
            if name in NOT_MUTATED:
                continue
            nodes = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
            for index, node in nodes:
                if not isinstance(node, ast.AST) or _is_docstring(node) or isinstance(node, ast.JoinedStr):
                    continue
                if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal":
                    continue
                at = node if isinstance(node, ast.stmt) else statement
                if at is None:
                    continue
                yield _Place(owner, name, index, node, at, function, boolean)
                if isinstance(node, ast.FunctionDef | ast.ClassDef):
                    inner = f"{function}.{node.name}" if function else node.name
                    is_bool = isinstance(node, ast.FunctionDef) and ast.unparse(node.returns or node) == "bool"
                    yield from walk(node, at, inner, is_bool)
                else:
                    yield from walk(node, at, function, boolean)

    yield from walk(tree, None, "", False)


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _replacements(place: _Place) -> Iterator[ast.AST]:
    node = place.node
    if isinstance(node, ast.stmt):
        yield from _statement_mutants(node, place.returns_bool)
    elif isinstance(node, ast.Compare):
        yield from _compare_mutants(node)
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
        for i in range(len(node.values)):
            left = node.values[:i] + node.values[i + 1 :]
            yield left[0] if len(left) == 1 else ast.BoolOp(node.op, left)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield node.operand
    elif isinstance(node, ast.BinOp) and type(node.op) in ARITHMETIC:
        yield ast.BinOp(node.left, ARITHMETIC[type(node.op)](), node.right)
    else:
        yield from _contents_mutants(node)


def _contents_mutants(node: ast.AST) -> Iterator[ast.AST]:
    """Of what chooses, calls or lists: another choice, another call, one thing less."""
    if isinstance(node, ast.IfExp):
        yield ast.IfExp(node.test, node.orelse, node.body)
        yield node.body
        yield node.orelse
    elif isinstance(node, ast.comprehension):
        for i in range(len(node.ifs)):
            yield ast.comprehension(node.target, node.iter, node.ifs[:i] + node.ifs[i + 1 :], node.is_async)
    elif isinstance(node, ast.Call):
        yield from _call_mutants(node)
    elif isinstance(node, ast.Constant):
        yield from (ast.Constant(v) for v in _constants(node.value))
    elif isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict):
        yield from _shorter(node)


def _statement_mutants(node: ast.stmt, returns_bool: bool) -> Iterator[ast.stmt]:
    if isinstance(node, ast.If):
        yield from (ast.If(ast.Constant(v), node.body, node.orelse) for v in (False, True))
    elif isinstance(node, ast.Return) and node.value is not None:
        yield from (ast.Return(ast.Constant(v)) for v in ((True, False) if returns_bool else (None,)))
    elif isinstance(node, ast.Expr | ast.AugAssign | ast.Continue | ast.Break) or _changes_a_thing(node):
        yield ast.Pass()


def _changes_a_thing(node: ast.stmt) -> bool:
    """True for "row.bottom = 3" and "slots[key] = slot": without them everything goes on, with other contents."""
    return isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Attribute | ast.Subscript)


def _compare_mutants(node: ast.Compare) -> Iterator[ast.Compare]:
    for i, op in enumerate(node.ops):
        for other in COMPARISONS[type(op)]:
            yield ast.Compare(node.left, [*node.ops[:i], other(), *node.ops[i + 1 :]], node.comparators)


def _call_mutants(node: ast.Call) -> Iterator[ast.Call]:
    name = node.func
    if isinstance(name, ast.Name) and name.id in SWAPPED_CALLS:
        yield ast.Call(ast.Name(SWAPPED_CALLS[name.id], ast.Load()), node.args, node.keywords)
    if not (isinstance(name, ast.Attribute) and ast.unparse(name.value) == "re" and name.attr in RE_CALLS):
        return
    pattern = node.args[0] if node.args else None
    if isinstance(pattern, ast.Constant) and isinstance(pattern.value, str):
        for found in pattern_mutants(pattern.value):
            yield ast.Call(name, [ast.Constant(found), *node.args[1:]], node.keywords)
    if node.args and ast.unparse(node.args[-1]) == "re.I":
        yield ast.Call(name, node.args[:-1], node.keywords)


def _constants(value: object) -> Sequence[bool | int | float | str]:
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value + 1, value - 1, *([value * 10] if value > 1 else [])]
    if isinstance(value, float):
        return [value * 10, value / 10] if value else [1.0]
    return [SWAPPED_MARKS[value]] if isinstance(value, str) and value in SWAPPED_MARKS else []


def _shorter(node: ast.Tuple | ast.List | ast.Set | ast.Dict) -> Iterator[ast.AST]:
    """A collection of words or numbers that lacks one of them."""
    if isinstance(node, ast.Dict):
        for i in range(len(node.keys)):
            yield ast.Dict(node.keys[:i] + node.keys[i + 1 :], node.values[:i] + node.values[i + 1 :])
    elif len(node.elts) > 1 and all(isinstance(e, ast.Constant | ast.Tuple) for e in node.elts):
        for i in range(len(node.elts)):
            rest = node.elts[:i] + node.elts[i + 1 :]
            yield ast.Set(rest) if isinstance(node, ast.Set) else type(node)(rest, ast.Load())
