"""Jinja for templates that nobody has read: no code, no file but their own, and bounds to what they make."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sized
from contextvars import ContextVar
from functools import wraps
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import SandboxedEnvironment

LONGEST_PAGE = 5_000_000  # characters: some hundred articles in one report
MOST_STEPS = 1_000_000  # rounds of loops, calls, files taken in, items filtered: an article makes some hundred
_LONGEST_REASON = 300  # characters of an error, which may quote the template
_LONGEST_POWER = 10_000  # bits
_STEP = 1000  # characters
# "%9999999d", "%*d", "{:9999999}" and "{:{width}}" make a million characters of one.
_WIDE = re.compile(r"%(?:\([^)]*\))?[-+ #.\d]*(?:\d{6}|\*)|\{[^{}]*(?:\d{6}|:[^{}]*\{)")
_GROWING_FILTERS = ("batch", "center", "format", "indent", "join", "replace", "slice", "tojson", "urlize", "wordwrap")
_GROWING_METHODS = frozenset(
    (
        "center",
        "expandtabs",
        "format",
        "format_map",
        "join",
        "ljust",
        "replace",
        "rjust",
        "to_bytes",
        "translate",
        "zfill",
    )
)
_UNSTEADY = ("random", "shuffle")  # the same input makes the same page


# How many steps the page in the making has left; pages are made by several threads.
_LEFT: ContextVar[int] = ContextVar("_LEFT", default=MOST_STEPS)


class _Generator(CodeGenerator):
    """Has the length of every "a ~ b" checked, and every round of a loop counted: Jinja offers no other way to."""

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802  Jinja's name
        node.iter = nodes.Call(nodes.EnvironmentAttribute("count"), [node.iter], [], None, None)
        super().visit_For(node, frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802  Jinja's name
        self.write("environment.check(")
        super().visit_Concat(node, frame)
        self.write(")")


class Sandbox(SandboxedEnvironment):
    """An environment that reads *folder* only; *stays_inside* says whether a file does not lead out of it.

    Raises OverflowError, at the template's line, for what would be longer than LONGEST_PAGE.
    """

    code_generator_class = _Generator
    intercepted_binops = frozenset(("*", "**", "%", "+"))

    def __init__(self, folder: Path, *, stays_inside: Callable[[Path], bool]) -> None:
        super().__init__(
            loader=_Loader(folder, stays_inside=stays_inside),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.concat = _join  # type: ignore[method-assign]  # Jinja's own is str.join, bound
        del self.globals["lipsum"]  # is random
        for name in _UNSTEADY:
            self.filters.pop(name, None)
        for name in _GROWING_FILTERS:
            self.filters[name] = _bound(self.filters[name], is_format=name == "format")
        for name, apply in self.filters.items():
            self.filters[name] = _meter(apply)

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Work out an operation, if its outcome is of a size that a page may have."""
        if operator == "**":
            _check_power(left, right)
        elif operator == "*" and isinstance(left, Sized) != isinstance(right, Sized):
            _check_product((left, right))
        elif operator == "%" and isinstance(left, str):
            _check_format(left)
        elif operator == "+" and isinstance(left, Sized) and isinstance(right, Sized):
            _check_size(len(left) + len(right))

        return super().call_binop(context, operator, left, right)

    def call(self, context: Context, called: object, /, *args: object, **kwargs: object) -> object:
        """Call what a template calls, if it makes nothing much longer than what it is given."""
        _take_steps()
        if isinstance(called, LoopContext) and args and isinstance(args[0], Iterable):
            args = (self.count(args[0]), *args[1:])  # the next level of a recursive loop
        # Jinja wraps the format methods.
        owner = getattr(getattr(called, "__wrapped__", called), "__self__", None)
        if isinstance(owner, str | bytes | int) and getattr(called, "__name__", "") in _GROWING_METHODS:
            _check_product((owner, *args, *kwargs.values()))
            _check_format(owner)

        return super().call(context, called, *args, **kwargs)

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  Jinja's name
    ) -> jinja2.Template:
        """Return a template that is rendered, or that another takes in."""
        _take_steps()

        return super().get_template(name, parent, globals)

    @staticmethod
    def count(items: Iterable[object]) -> Iterator[object]:
        """Yield *items*, each a step."""
        for item in items:
            _take_steps()
            yield item

    @staticmethod
    def check(text: str) -> str:
        """Return *text*, if it is no longer than a page may be."""
        _check_size(len(text))

        return text


class _Loader(jinja2.FileSystemLoader):
    def __init__(self, folder: Path, *, stays_inside: Callable[[Path], bool]) -> None:
        super().__init__(folder)
        self._folder, self._stays_inside = folder, stays_inside

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        path = self._folder / template.lstrip("/")
        if path.exists() and not (path.is_file() and self._stays_inside(path)):
            raise jinja2.TemplateNotFound(template, f"{template!r} is no file of the template's own folder")

        return super().get_source(environment, template)


def join_page(parts: Iterable[str]) -> str:
    """Return the page that a template makes, piece by piece: one without an end is stopped on its way."""
    before = _LEFT.set(MOST_STEPS)
    try:
        return _join(parts)
    finally:
        _LEFT.reset(before)


def describe(error: Exception) -> str:
    """Return the reason on one line, also of errors that say none or much."""
    if isinstance(error, RecursionError):
        return "it calls, includes or nests itself without an end"
    if isinstance(error, MemoryError):
        return "it needs more memory than there is"
    reason = " ".join(str(error).split())

    return reason[:_LONGEST_REASON] or type(error).__name__


def _join(parts: Iterable[str]) -> str:
    kept, length = [], 0
    for part in parts:
        kept.append(part)
        length += len(part)
        _check_size(length)

    return "".join(kept)


def _take_steps(count: int = 1) -> None:
    left = _LEFT.get() - count
    if left < 0:
        raise OverflowError(f"it takes more than {MOST_STEPS:,} steps; it may loop without an end")
    _LEFT.set(left)


def _meter(apply: Callable[..., object]) -> Callable[..., object]:
    """Return a filter of Jinja's that takes as many steps as it is given items, or thousands of characters."""

    @wraps(apply)
    def metered(*args: object, **kwargs: object) -> object:
        sizes = ((len(arg), isinstance(arg, str)) for arg in args if isinstance(arg, str | list | tuple | range))
        _take_steps(1 + sum(size // _STEP if is_text else size for size, is_text in sizes))
        return apply(*args, **kwargs)

    return metered


def _bound(grow: Callable[..., object], *, is_format: bool) -> Callable[..., object]:
    """Return a filter that makes nothing much longer than what it is given; *grow* is one of Jinja's."""

    @wraps(grow)
    def bounded(*args: object, **kwargs: object) -> object:
        _check_product((*args, *kwargs.values()))
        if is_format:
            _check_format(args[0])
        return grow(*args, **kwargs)

    return bounded


def _check_product(operands: Iterable[object]) -> None:
    """Refuse operands whose sizes multiply to more than a page: no operation of ours makes more of them."""
    _check_size(math.prod(max(1, _measure(operand)) for operand in operands))


def _check_format(text: object) -> None:
    if isinstance(text, str) and _WIDE.search(text):
        raise OverflowError("a width in it is too large, or computed")


def _measure(operand: object) -> int:
    if isinstance(operand, int):
        return operand
    if isinstance(operand, list | tuple):
        return sum(len(part) if isinstance(part, str) else 1 for part in operand)

    return len(operand) if isinstance(operand, Sized) else 1


def _check_power(base: object, exponent: object) -> None:
    if isinstance(base, int) and isinstance(exponent, int):
        bits = base.bit_length() * exponent
        if bits > _LONGEST_POWER:
            raise OverflowError("a number in it is too large")


def _check_size(size: int) -> None:
    if size > LONGEST_PAGE:
        raise OverflowError(f"it makes more than {LONGEST_PAGE:,} characters; make several reports of it")
