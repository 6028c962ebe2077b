"""What a command tells the person who runs it."""

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from briefgen.errors import BriefgenError


class Teller:
    """Tells a person what happens, on stderr, and keeps the exit code."""

    def __init__(self, *, debug: bool, quiet: bool) -> None:
        self.debug, self.quiet, self.code = debug, quiet, 0
        self._noted: set[str] = set()

    @contextmanager
    def watch(self, name: str) -> Iterator[None]:
        """Turn an error into one line that begins with *name*, and go on."""
        try:
            yield
        except BrokenPipeError:
            raise
        except BriefgenError as error:
            self.fail(name, str(error))
        except ImportError as error:
            self.fail(name, f"{error}; run `briefgen doctor` for the command that installs it")
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            self.fail(name, f"{error.filename}: {reason}; choose a file or folder you may use")
        except Exception as error:  # noqa: BLE001  a person is not shown a traceback he did not ask for
            self.fail(name, f"unexpected {type(error).__name__}; run again with --debug and report what it prints")

    def fail(self, name: str, message: str) -> None:
        """Say in one line what failed for *name*; the exit code tells it, too."""
        self.code = 1
        if self.debug:
            traceback.print_exc()
        self._print(f"error: {name}: {message.removeprefix(f'{name}: ')}")

    def note(self, message: str) -> None:
        """Say what a person should know though nothing failed; once, also of many articles."""
        if not self.quiet and message not in self._noted:
            self._noted.add(message)
            self._print(f"note: {message}")

    def warn(self, name: str, message: str) -> None:
        """Say in one line what is doubtful about *name*."""
        if not self.quiet:
            self._print(f"warning: {name}: {message}")

    def show(self, message: str) -> None:
        """Show progress, to somebody who watches."""
        if not self.quiet and sys.stderr.isatty():
            self._print(message)

    def _print(self, message: str) -> None:
        sys.stderr.write(f"{' '.join(message.split())}\n")
        sys.stderr.flush()
