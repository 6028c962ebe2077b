"""A function in a process of its own, which can be ended: nothing else stops a library that runs away."""

import importlib
import math
import os
import pickle
import subprocess
import sys

from briefgen.errors import BriefgenError, RenderTimeoutError

_MOST_MEMORY = 4 * 2**30  # bytes of addresses, of which the libraries take a part unused
_LONGEST = 366 * 24 * 3600  # seconds; systems take no number without a bound
_GRACE = 5  # seconds of the processor beyond the timeout
# The caller's main module is not run again, and its search path is taken over: both may be anything.
_START = (
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); from briefgen import isolation; isolation.serve()"
)


def call(function: str, argument: object, *, timeout: float) -> object:
    """Return what *function*, such as "package.module:name", returns in a new process; errors of ours come as they are.

    Raises RenderTimeoutError after *timeout* seconds, and BriefgenError where the process ends otherwise.
    """
    check_timeout(timeout)
    task = pickle.dumps(sys.path) + pickle.dumps((function, argument, timeout))
    try:
        # All of it is ours. It is killed and waited for when the time is over, and when the caller is interrupted.
        done = subprocess.run(  # noqa: S603
            [sys.executable or "python3", "-P", "-c", _START],
            input=task,
            capture_output=True,
            timeout=timeout,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise RenderTimeoutError(
            f"not done after {timeout:g} seconds; allow more time, or look for a loop in the template"
        ) from error
    except OSError as error:
        raise BriefgenError(
            f"a timeout needs a Python to start, and {sys.executable!r} is none: {error.strerror}"
        ) from error
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise BriefgenError(f"the process that renders ended with {done.returncode}: {reason or 'it says no reason'}")
    failed, outcome = pickle.loads(done.stdout)  # noqa: S301  what our own process has written
    if failed:
        raise outcome

    return outcome


def check_timeout(timeout: float) -> None:
    """Raise BriefgenError for what is no span of time."""
    if not 0 < timeout <= _LONGEST:
        raise BriefgenError(f"a timeout is a number of seconds above 0 and up to a year, not {timeout!r}")


def serve() -> None:
    """Do in the new process what call() asks for: the task comes on standard input, the outcome goes to its output."""
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as output:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # libraries may print
        function, argument, timeout = pickle.load(sys.stdin.buffer)  # noqa: S301  what our caller has written
        _limit(timeout)
        output.write(pickle.dumps(_try(function, argument)))


def _try(function: str, argument: object) -> tuple[bool, object]:
    module, _, name = function.partition(":")
    try:
        return False, getattr(importlib.import_module(module), name)(argument)
    except BriefgenError as error:
        return True, error


def _limit(timeout: float) -> None:
    """Have the system end this process where its caller was ended first, or where it takes all memory."""
    try:
        import resource  # noqa: PLC0415  not on every system
    except ImportError:
        return
    seconds = math.ceil(timeout) + _GRACE
    for kind, most in ((resource.RLIMIT_AS, _MOST_MEMORY), (resource.RLIMIT_CPU, seconds)):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(hard, most), hard))
