"""The report page as a tagged PDF whose text can be searched, with the vendored fonts."""

import contextlib
import errno
import functools
import io
import os
import threading
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname
from xml.etree.ElementTree import Element

from briefgen.errors import BriefgenError, MissingDependencyError, TemplateError
from briefgen.template import Report, built_in_folder, parse_page, stays_inside
from briefgen.writers.html import serialize
from briefgen.writers.pdf.boxes import part_runs
from briefgen.writers.pdf.languages import mark_languages

try:
    with contextlib.redirect_stdout(io.StringIO()):  # it prints advice of its own when Pango is missing
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

        from briefgen.writers.pdf.variants import choose_options
except (ImportError, OSError) as error:
    raise MissingDependencyError("PDF needs the system library Pango; run `briefgen doctor` for the command") from error

# Pango's font maps are not made for several threads at a time.
_LOCK = threading.Lock()

_LONGEST_ADDRESS = 100  # in an error; a data: URL is a whole file
# A box of another font would make its line a little higher; a gap of a tenth of an em is a space to readers, no less.
_BOX_STYLE = 'bdi[data-part] { line-height: 0 } bdi[data-part="joiner"] { font-size: 0.5em }'
_MEDIA_TYPES = {".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg"}


def write(report: Report) -> bytes:
    """Return the PDF. Raises TemplateError for a style that asks for a file outside its template."""
    tree = parse_page(report.page, template=report.template)
    links = _describe_links(tree)
    body = tree.find("body")
    if body is not None:
        part_runs(body, report.localizer.direction)
    languages = mark_languages(tree)
    page = serialize(tree)
    base = _address(report.template.folder)
    try:
        with _LOCK:
            fetcher, fonts, sheets = _load_style(report.template.folder, report.template.style)
            content: bytes = weasyprint.HTML(string=page, base_url=base, url_fetcher=fetcher).write_pdf(
                font_config=fonts, stylesheets=sheets, **choose_options(report, languages=languages, links=links)
            )
    except FatalURLFetchingError as error:
        raise TemplateError(f"{report.template.folder}: {error}") from error
    except BriefgenError:
        raise
    except Exception as error:  # the renderer fails in many ways on styles that nobody would write
        raise TemplateError(
            f"{report.template.folder}: its style cannot be laid out ({type(error).__name__})"
        ) from error

    return content


def _describe_links(tree: Element) -> dict[str, str]:
    """Return the words of the links within the page by the ids they lead to, the longest of each."""
    words: dict[str, str] = {}
    for link in tree.iter("a"):
        kind, target = link.get("href", "")[:1], link.get("href", "")[1:]
        text = " ".join("".join(link.itertext()).split())
        if kind == "#" and len(text) > len(words.get(target, "")):
            words[target] = text

    return words


@functools.lru_cache(maxsize=8)
def _load_style(folder: Path, style: str) -> tuple["LockedFetcher", FontConfiguration, list[weasyprint.CSS]]:
    """Parse fonts and style once per process: that is a third of the time of a short report."""
    fetcher, fonts = LockedFetcher(folder), FontConfiguration()
    faces = built_in_folder() / "fonts" / "fonts.css"
    texts = ((faces.parent, faces.read_text(encoding="utf-8")), (folder, _BOX_STYLE), (folder, style))
    sheets = [
        weasyprint.CSS(string=text, base_url=_address(base), font_config=fonts, url_fetcher=fetcher)
        for base, text in texts
    ]

    return fetcher, fonts, sheets


class LockedFetcher(URLFetcher):  # type: ignore[misc]  # weasyprint is untyped
    """Opens files of the template's folder and the vendored fonts, and nothing else."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._roots = (folder.resolve(), (built_in_folder() / "fonts").resolve())

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002  its signature
        """Return the file behind *url*; stop the rendering for any other address."""
        path = self._locate(url)
        if path is None:
            raise FatalURLFetchingError(f"the style asks for {_shorten(url)}; it may use files of its own folder only")
        try:
            if not path.is_file():  # a pipe would never end
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
            body = path.read_bytes()
        except OSError as error:
            raise FatalURLFetchingError(f"the style asks for {_shorten(str(path))}: {error.strerror}") from error
        media_type = _MEDIA_TYPES.get(path.suffix.lower(), "application/octet-stream")

        return URLFetcherResponse(url, body, {"Content-Type": media_type})

    def _locate(self, url: str) -> Path | None:
        """Return the file that *url* names, if it may be read."""
        try:
            parts = urlsplit(url)
            path = Path(url2pathname(parts.path))
            is_ours = parts.scheme == "file" and not parts.netloc and any(stays_inside(path, r) for r in self._roots)
        except ValueError:  # a NUL, or no address at all
            return None

        return path if is_ours else None


def _shorten(address: str) -> str:
    line = " ".join(address.split())

    return line if len(line) <= _LONGEST_ADDRESS else f"{line[:_LONGEST_ADDRESS]}…"


def _address(folder: Path) -> str:
    return folder.resolve().as_uri() + "/"
