"""The command line: parses, calls the commands. What is heavy is imported when a command needs it."""

import argparse
import datetime as dt
import importlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import PurePath
from typing import TYPE_CHECKING, NoReturn

from briefgen import __version__
from briefgen.errors import BriefgenError, nearest
from briefgen.isolation import check_timeout
from briefgen.teller import Teller

if TYPE_CHECKING:
    from briefgen.lexicon import Lexicon
    from briefgen.profile import Profile

_FAILED, _WRONG_USAGE, _INTERRUPTED = 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 done, 1 something failed, 2 wrong usage."""
    arguments = sys.argv[1:] if arguments is None else arguments
    teller = Teller(debug="--debug" in arguments, quiet=False)
    try:
        with teller.watch("briefgen"):
            options = _build_parser().parse_args(arguments)
            teller.quiet = options.quiet
            _find_command(options.command)(options, teller)
            sys.stdout.flush()
    except SystemExit as stop:  # argparse has said why
        return stop.code if isinstance(stop.code, int) else _FAILED
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # the reader has seen enough; Python would complain while it ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _FAILED

    return teller.code


def _find_command(name: str) -> Callable[[argparse.Namespace, Teller], None]:
    if name == "doctor":  # must run where libraries are missing
        return _doctor
    home = "briefgen.checking" if name == "check" else "briefgen.commands"
    command: Callable[[argparse.Namespace, Teller], None] = getattr(importlib.import_module(home), name)

    return command


def _doctor(options: argparse.Namespace, teller: Teller) -> None:  # noqa: ARG001  it has none of its own
    from briefgen.doctor import advise, examine, find_manager, is_root  # noqa: PLC0415

    checks = examine()
    for check in checks:
        state = "ok" if check.passed else "missing" if check.required else "optional"
        print(f"{state:<9}{check.name}: {check.found}")
    for command in advise(checks, manager=find_manager(), root=is_root()):
        print(f"\n  {command}")
    if any(check.required and not check.passed for check in checks):
        teller.code = _FAILED


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(_WRONG_USAGE, f"error: {message} (see {self.prog} --help)\n")


def _build_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="briefgen", description="From a news article to a briefing in Word and PDF.", allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"briefgen {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    make = _add_command(commands, "make", "make documents from articles")
    make.add_argument("sources", nargs="+", metavar="ARTICLE", help=".txt, .html, .docx or .eml; - is standard input")
    _add_profile(make)
    _add_article_options(make)
    _add_report_options(make)
    extract = _add_command(commands, "extract", "print the briefing as JSON")
    extract.set_defaults(force=False)
    extract.add_argument("sources", nargs=1, metavar="ARTICLE", help=".txt, .html, .docx or .eml; - is standard input")
    extract.add_argument("-o", dest="output", default="-", metavar="FILE", help="file or folder (default: print)")
    _add_profile(extract)
    _add_article_options(extract)
    render = _add_command(commands, "render", "make documents from briefings, edited or not")
    render.add_argument("sources", nargs="+", metavar="BRIEFING.json", help="what extract made; - is standard input")
    _add_profile(render)
    _add_report_options(render)
    check = _add_command(commands, "check", "say what is wrong with Word and PDF files, anybody's")
    check.add_argument("sources", nargs="+", metavar="FILE", help=".docx, .dotx or .pdf")
    check.add_argument("--json", action="store_true", help="print the findings as JSON, for programs")
    check.add_argument(
        "--locale", type=_locale, metavar="L", help="the reader's, such as ar-EG (default: told from the file)"
    )
    check.add_argument("--briefing", metavar="FILE.json", help="briefing whose words a PDF must give back")
    _add_command(commands, "doctor", "say what this machine lacks, and the command that installs it")

    return parser


def _add_command(
    commands: "argparse._SubParsersAction[_Parser]",
    name: str,
    description: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=description, description=f"{description.capitalize()}.", allow_abbrev=False)
    parser.set_defaults(command="render_briefings" if name == "render" else name, parser=parser)
    parser.add_argument("-q", "--quiet", action="store_true", help="tell nothing but errors")
    parser.add_argument("--debug", action="store_true", help="show where errors come from")

    return parser


def _add_profile(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--profile",
        type=_profile,
        metavar="FILE.toml|XX",
        help="what your office sets once: locale, marking, watch words, lexicon, …; or a country's code",
    )


def _add_article_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--published", type=_date, metavar="DATE", help="day of publication, such as 2026-02-04")
    parser.add_argument("--title", metavar="T", help="title of the article")
    parser.add_argument(
        "--language", metavar="L", help="language of the article, such as ar or ar-TN (default: detected)"
    )
    parser.add_argument("--outlet", metavar="O", help="who published it")
    parser.add_argument(
        "--lexicon",
        type=_lexicon,
        metavar="FILE.toml",
        help="names, roles and aliases that win over what is known here",
    )
    parser.add_argument("--url", metavar="U", help="where it was published")


def _add_report_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--locale", type=_locale, metavar="L", help="the reader's, such as ar-EG (default: the article's)"
    )
    parser.add_argument(
        "--to",
        dest="formats",
        type=_formats,
        default=("docx", "pdf"),
        metavar="FORMATS",
        help="docx, pdf, html, txt, json, several with commas between (default: docx,pdf)",
    )
    parser.add_argument("-o", dest="output", default="", metavar="DIR", help="folder (default: this one); - prints")
    parser.add_argument(
        "--template", type=_template, default="briefing", metavar="NAME|DIR", help="how the report reads"
    )
    parser.add_argument("--letterhead", metavar="FILE.docx", help="Word document whose head and foot the report takes")
    parser.add_argument(
        "--evidence", action="store_true", help="put the source's paragraph into a comment on every item of a docx"
    )
    parser.add_argument(
        "--pdf-variant",
        type=_variant,
        metavar="V",
        help="pdf/ua-1 (default), pdf/ua-2, or pdf/a-3a: to be archived, with the briefing's JSON attached",
    )
    parser.add_argument(
        "--timeout", type=_seconds, metavar="SECONDS", help="give a document up that is not done by then"
    )
    parser.add_argument("--reference", metavar="R", help="reference to print, or its number in the profile's pattern")
    parser.add_argument("--prepared-for", metavar="P", help="for whom the report is")
    parser.add_argument("--urgency", metavar="U", help="degree of urgency to print")
    parser.add_argument(
        "--marking", type=_marking, metavar="M", help="marking of every page, such as a confidentiality level"
    )
    parser.add_argument("--bind", type=_name, metavar="NAME", help="make one document of that name of all")
    parser.add_argument("--force", action="store_true", help="overwrite Word documents that a person has edited")


def _date(value: str) -> str:
    try:
        if dt.date.fromisoformat(value).isoformat() == value:
            return value
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{value!r} is not a calendar date; write it as 2026-02-04")


def _lexicon(value: str) -> "Lexicon":
    from briefgen.lexicon import Lexicon  # noqa: PLC0415

    with _as_usage():
        return Lexicon.read(value)


def _profile(value: str) -> "Profile":
    from briefgen.profile import Profile  # noqa: PLC0415

    with _as_usage():
        return Profile.read(value)


def _marking(value: str) -> str:
    from briefgen.model import Details  # noqa: PLC0415

    with _as_usage():
        Details(marking=value)

    return value


def _locale(value: str) -> str:
    from briefgen.localize import localize  # noqa: PLC0415

    with _as_usage():
        localize(value)

    return value


def _template(value: str) -> str:
    from briefgen.template import find_template  # noqa: PLC0415

    with _as_usage():
        find_template(value)

    return value


def _formats(value: str) -> tuple[str, ...]:
    from briefgen.rendering import FORMATS  # noqa: PLC0415

    names = tuple(dict.fromkeys(name.strip() for name in value.split(",")))
    for name in names:
        if name not in FORMATS:
            known = f"known are {', '.join(FORMATS)}{nearest(name, FORMATS)}"
            raise argparse.ArgumentTypeError(f"unknown format {name!r}; {known}")

    return names


def _variant(value: str) -> str:
    from briefgen.template import PDF_VARIANTS  # noqa: PLC0415

    if value not in PDF_VARIANTS:
        known = f"known are {', '.join(PDF_VARIANTS)}{nearest(value, PDF_VARIANTS)}"
        raise argparse.ArgumentTypeError(f"unknown PDF variant {value!r}; {known}")

    return value


def _seconds(value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is no number of seconds") from None
    with _as_usage():
        check_timeout(seconds)

    return seconds


def _name(value: str) -> str:
    if not value or PurePath(value).name != value:
        raise argparse.ArgumentTypeError(f"{value!r} is no file name; give a name without folder, and the folder by -o")

    return value


@contextmanager
def _as_usage() -> Iterator[None]:
    try:
        yield
    except BriefgenError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
