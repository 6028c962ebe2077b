"""Templates and articles made to harm: what they ask for is neither opened nor fetched, and nothing hangs."""

import io
import os
import shutil
import socket
import sys
import time
from pathlib import Path

import pikepdf
import pytest

from briefgen.errors import BriefgenError, TemplateError
from briefgen.model import Article, Briefing, Details
from briefgen.rendering import render
from briefgen.template import PAGE, STYLE, built_in_folder
from tests.builders import passage, seed_briefing

HIDDEN = "WORDS-OF-THE-HOUSE"
_SLOWEST = 60  # seconds of CPU, under coverage: what hangs takes hours
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">'
# Each entity is ten of the one before.
_LAUGHS = '<!ENTITY a0 "aaaaaaaaaa">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))


class _Watch:
    """Notes every file that this process opens for reading; a hook of Python's cannot be taken off again."""

    def __init__(self):
        self.paths = None
        sys.addaudithook(self._hear)

    def _hear(self, event, args):
        if self.paths is not None and event == "open" and "w" not in str(args[1]) and isinstance(args[0], str):
            self.paths.append(os.path.realpath(args[0]))


_WATCH = _Watch()


@pytest.fixture(autouse=True)
def nothing_is_read_outside(tmp_path, monkeypatch):
    """What an attack is after is not opened, also where the renderer would hide that it was."""
    monkeypatch.setattr(_WATCH, "paths", [])
    yield
    outside = [str(tmp_path / "secret"), "/etc/passwd", "/proc/self/environ"]
    assert [path for path in _WATCH.paths if path.startswith(tuple(outside))] == []


@pytest.fixture(autouse=True)
def nothing_is_requested(monkeypatch):
    """Every request fails the test, also where the renderer would hide that it did."""
    asked = []

    def refuse(*address):
        asked.append(address)
        raise OSError("no network in this test")

    for place, name in ((socket, "create_connection"), (socket, "getaddrinfo"), (socket.socket, "connect")):
        monkeypatch.setattr(place, name, refuse)
    yield
    assert asked == []


@pytest.fixture(autouse=True)
def in_time():
    start = time.process_time()
    yield
    assert time.process_time() - start < _SLOWEST


@pytest.fixture
def folder(tmp_path):
    """A copy of the built-in template, beside a file that it must not read."""
    (tmp_path / "secret.txt").write_text(HIDDEN, encoding="utf-8")
    (tmp_path / "secret.css").write_text(f'p::before {{ content: "{HIDDEN}" }}', encoding="utf-8")

    return Path(shutil.copytree(built_in_folder() / "briefing", tmp_path / "template"))


def add_style(folder: Path, style: str) -> None:
    with (folder / STYLE).open("a", encoding="utf-8") as file:
        file.write(style)


def set_page(folder: Path, body: str, head: str = "") -> None:
    page = f'<html lang="ar" dir="rtl"><head><title>t</title></head>\n<body>{body}</body></html>'
    (folder / PAGE).write_text(f"{head}{page}", encoding="utf-8")


def render_pdf(folder: Path) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(render(seed_briefing(), "pdf", template=folder).content))


def assert_harmless(pdf: pikepdf.Pdf) -> None:
    buffer = io.BytesIO()
    pdf.save(buffer, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
    annotations = [str(a.Subtype) for page in pdf.pages for a in page.get("/Annots", [])]

    assert len(pdf.attachments) == 0
    assert set(annotations) <= {"/Link"}
    assert not {"/OpenAction", "/AA", "/AF"} & set(pdf.Root.keys())
    assert HIDDEN.encode() not in buffer.getvalue()


def assert_refused(folder: Path, match: str) -> None:
    with pytest.raises(TemplateError, match=match) as caught:
        render(seed_briefing(), "pdf", template=folder)

    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 600
    assert HIDDEN not in str(caught.value)


def assert_harmless_or_refused(template: Path | str, briefing: Briefing, details: Details | None = None) -> None:
    message = ""
    try:
        content = render(briefing, "pdf", template=template, details=details).content
    except BriefgenError as error:
        message = str(error)
    else:
        assert_harmless(pikepdf.open(io.BytesIO(content)))

    assert HIDDEN not in message
    assert "\n" not in message


# Addresses in a style ----------------------------------------------------------------------------------------------

ADDRESSES = (
    "file:///etc/passwd",
    "FILE:///etc/passwd",
    "file://localhost/etc/passwd",
    "file://server/share/seal.png",
    "//server/share/seal.png",
    r"\\\\server\\share\\seal.png",
    "http://127.0.0.1:9/x",
    "https://127.0.0.1:9/x",
    "ftp://127.0.0.1:9/x",
    "gopher://127.0.0.1:9/x",
    "jar:file:///etc/passwd!/x",
    "data:text/css,p{color:red}",
    "data:image/png;base64," + "A" * 20_000,
    "javascript:alert(1)",
    "/etc/passwd",
    "../secret.css",
    "./x/../../secret.css",
    "..%2fsecret.css",
    "%2e%2e/secret.css",
    "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "%252e%252e/secret.css",
    "file:../secret.css",
    "file:///proc/self/environ",
    "seal.png%00.css",
    "http://[::1",
)
PLACES = {
    "import": '@import "{}";',
    "background": 'body {{ background: url("{}") }}',
    "list": 'ul, ol {{ list-style-image: url("{}") }} li {{ display: list-item }}',
    "content": 'p::before {{ content: url("{}") }}',
    "margin-box": '@page {{ @left-middle {{ content: url("{}") }} }}',
    "border": 'p {{ border: 1px solid; border-image: url("{}") 1 }}',
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_style_may_name_no_address_but_of_its_folder(folder, address):
    add_style(folder, PLACES["background"].format(address))

    assert_refused(folder, "the style asks for")


@pytest.mark.parametrize("place", [name for name in PLACES if name != "import"])
@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://127.0.0.1:9/x", "../secret.css"])
def test_no_property_reads_what_is_outside(folder, place, address):
    add_style(folder, PLACES[place].format(address))

    assert_refused(folder, "the style asks for")


@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://127.0.0.1:9/x", "../secret.css"])
def test_no_style_is_imported_from_outside(folder, address):
    style = (folder / STYLE).read_text(encoding="utf-8")
    (folder / STYLE).write_text(PLACES["import"].format(address) + style, encoding="utf-8")

    assert_refused(folder, "the style asks for")


@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://127.0.0.1:9/x.ttf", "../secret.css"])
def test_no_font_is_loaded_from_outside(folder, address):
    add_style(folder, f'@font-face {{ font-family: z; src: url("{address}") }} p {{ font-family: z }}')

    assert_refused(folder, "the style asks for")


# Links and other files in the template's folder --------------------------------------------------------------------


@pytest.mark.parametrize("place", ["background", "content"])
def test_a_link_in_the_folder_leads_a_style_nowhere(folder, place):
    (folder / "seal.svg").symlink_to(folder.parent / "secret.txt")
    add_style(folder, PLACES[place].format("seal.svg"))

    assert_refused(folder, "the style asks for")


@pytest.mark.parametrize("name", [PAGE, STYLE, "template.toml"])
def test_no_file_of_a_template_is_a_link_out_of_it(folder, name):
    (folder / name).unlink()
    (folder / name).symlink_to(folder.parent / "secret.txt")

    assert_refused(folder, "leads out|own folder")


def test_the_word_document_of_a_template_is_no_link_out_of_it(folder):
    shutil.move(folder / "reference.docx", folder.parent / "secret.docx")
    (folder / "reference.docx").symlink_to(folder.parent / "secret.docx")

    with pytest.raises(TemplateError, match="leads out"):
        render(seed_briefing(), "docx", template=folder)


def test_a_linked_folder_leads_nowhere(folder):
    (folder / "up").symlink_to(folder.parent)
    add_style(folder, PLACES["background"].format("up/secret.css"))

    assert_refused(folder, "the style asks for")


def test_links_in_a_circle_are_refused(folder):
    (folder / "seal.svg").symlink_to(folder / "seal.svg")
    add_style(folder, PLACES["background"].format("seal.svg"))

    assert_refused(folder, "the style asks for")


def test_a_pipe_is_not_waited_for(folder):
    os.mkfifo(folder / "seal.svg")
    add_style(folder, PLACES["background"].format("seal.svg"))

    assert_refused(folder, "the style asks for")


# Pictures that ask for more ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        f'{_SVG}<image href="file:///etc/passwd" width="9" height="9"/></svg>',
        f'{_SVG}<image xlink:href="http://127.0.0.1:9/x.png" width="9" height="9"/></svg>',
        f'{_SVG}<image href="../secret.txt" width="9" height="9"/></svg>',
        f'{_SVG}<use href="file:///etc/passwd#a"/></svg>',
        f'{_SVG}<use href="http://127.0.0.1:9/x.svg#a"/></svg>',
        f'{_SVG}<style>@import "file:///etc/passwd"; g {{ fill: url(http://127.0.0.1:9/x#a) }}</style><g/></svg>',
        f'<?xml-stylesheet href="http://127.0.0.1:9/x.css"?>{_SVG}</svg>',
        f'{_SVG}<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="../secret.txt" parse="text"/></svg>',
        f'<!DOCTYPE svg [<!ENTITY e SYSTEM "../secret.txt">]>{_SVG}<text y="9">&e;</text></svg>',
        f'<!DOCTYPE svg SYSTEM "http://127.0.0.1:9/x.dtd">{_SVG}</svg>',
        f'{_SVG}<image href="seal.svg" width="9" height="9"/></svg>',
        f'{_SVG}<g id="a"><use href="#a"/></g></svg>',
        f'{_SVG}<script href="http://127.0.0.1:9/x.js">while(1);</script></svg>',
        f'{_SVG}<foreignObject><iframe src="file:///etc/passwd"/></foreignObject></svg>',
        f'<!DOCTYPE svg [{_LAUGHS}]>{_SVG}<text y="9">&a11;</text></svg>',
        _SVG + "<g>" * 20_000 + "</g>" * 20_000 + "</svg>",
    ],
)
def test_a_picture_of_the_folder_brings_nothing_from_outside(folder, content):
    (folder / "seal.svg").write_text(content, encoding="utf-8")
    add_style(folder, PLACES["background"].format("seal.svg"))

    assert_harmless_or_refused(folder, seed_briefing())


# Code in a page ----------------------------------------------------------------------------------------------------

CODE = (
    "{{ message.__globals__ }}",
    "{{ message.__func__.__globals__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''['__class__']['__mro__'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ lipsum.__globals__ }}",
    "{{ lipsum(n=1000000) }}",
    "{{ self.__init__.__globals__ }}",
    "{{ report.__class__.__init__.__globals__ }}",
    "{{ '{0.__class__.__mro__}'.format(report) }}",
    "{{ '{0.__class__}'|format(report).nothing }}",
    "{{ '%s'.format_map({}).__class__ }}",
    "{{ config }}",
    "{{ get_flashed_messages.__globals__ }}",
    "{{ [1, 2, 3]|random }}",
    "{{ open('/etc/passwd').read() }}",
    "{% include '/etc/passwd' %}",
    "{% include '../secret.txt' %}",
    "{% include 'file:///etc/passwd' %}",
    "{% import '../secret.txt' as secret %}",
    "{% extends '../../secret.txt' %}",
)
BOMBS = (
    "{% for n in range(10**9) %}x{% endfor %}",
    "{{ 'a' * 10**9 }}",
    "{{ 10**9 * 'a' }}",
    "{{ [0] * 10**9 }}",
    "{{ 10**(10**10) }}",
    "{{ 2**100000000 }}",
    "{{ 'a'|center(10**9) }}",
    "{{ 'a'.ljust(10**9) }}",
    "{{ 'a'.zfill(10**9) }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ '%*d' % (10**9, 1) }}",
    "{{ '%1000000000d'|format(1) }}",
    "{{ '{:1000000000}'.format(1) }}",
    "{{ '{:{w}}'.format(1, w=10**9) }}",
    "{{ 'a'|indent(10**9, true) }}",
    "{{ [1]|batch(10**9, 'x')|list }}",
    "{{ [1]|slice(10**9)|list|length }}",
    "{{ ('a' * 100000).replace('a', 'b' * 100000) }}",
    "{{ ('a' * 100000)|replace('a', 'b' * 100000) }}",
    "{{ (range(100000)|list)|join('a' * 100000) }}",
    "{% set n = namespace(x='aa') %}{% for _ in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
    "{% set n = namespace(x='aa') %}{% for _ in range(60) %}{% set n.x = n.x + n.x %}{% endfor %}",
    "{% set n = namespace(x='a') %}{% for _ in range(60) %}{% set n.x %}{{ n.x }}{{ n.x }}{% endset %}{% endfor %}",
    "{% for a in range(99999) %}{% for b in range(99999) %}<p>x</p>{% endfor %}{% endfor %}",
    "{{ ['a']|map('center', 10**9)|list }}",
    "{{ ('a'|attr('ljust'))(10**9) }}",
    "{{ 'a'['ljust'](10**9) }}",
    "{{ 'a'.encode().ljust(10**9) }}",
    "{{ (1).to_bytes(10**9, 'big') }}",
    "{{ [1]|tojson(10**9) }}",
    "{{ ('a b ' * 9999)|wordwrap(1, true, 'x' * 999999) }}",
    "{{ (['a' * 4999999] * 999)|join }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% include 'page.html.jinja' %}",
    "{% for x in [[]] recursive %}{{ loop([[]]) }}{% endfor %}",
    "<p>" + "x" * 10_000_000 + "</p>",
    "{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}",
    "{% if 1 %}" * 5_000 + "{% endif %}" * 5_000,
    "{% for a in [1] %}" * 30 + "{% endfor %}" * 30,
    "<section>" * 5_000 + "x" + "</section>" * 5_000,
    "<p>" + "<em>" * 5_000 + "x" + "</em>" * 5_000 + "</p>",
    '<table><tbody><tr><td colspan="1000000">x</td></tr></tbody></table>',
    '<table><tbody><tr><td rowspan="1000000">x</td></tr></tbody></table>',
)
ELEMENTS = (
    '<p><a rel="attachment" href="file:///etc/passwd">x</a></p>',
    '<link rel="attachment" href="file:///etc/passwd"/>',
    '<link rel="stylesheet" href="http://127.0.0.1:9/x.css"/>',
    '<p><img src="file:///etc/passwd"/></p>',
    '<object data="file:///etc/passwd"/>',
    '<embed src="http://127.0.0.1:9/x"/>',
    '<iframe src="file:///etc/passwd"/>',
    '<p style="background: url(file:///etc/passwd)">x</p>',
    "<style>@import 'http://127.0.0.1:9/x';</style>",
    '<meta http-equiv="refresh" content="0; url=http://127.0.0.1:9/"/><base href="http://127.0.0.1:9/"/>',
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '<p onclick="x()">x</p>',
    '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="../secret.txt" parse="text"/>',
)


@pytest.mark.parametrize("code", CODE)
def test_a_page_reaches_neither_python_nor_files(folder, code):
    set_page(folder, f"<p>{code}</p>")

    assert_refused(folder, "page.html.jinja")


@pytest.mark.parametrize("bomb", BOMBS, ids=lambda bomb: bomb[:30])
def test_a_page_that_grows_without_end_is_refused(folder, bomb):
    set_page(folder, bomb)

    if bomb.startswith("{% for a in [1] %}"):  # deep, but of a depth that Python takes or not by its version
        with pytest.raises(TemplateError):
            render(seed_briefing(), "html", template=folder)
    else:
        assert_refused(folder, "page.html.jinja")


@pytest.mark.parametrize("element", ELEMENTS)
def test_a_page_holds_no_element_that_loads(folder, element):
    set_page(folder, element)

    assert_refused(folder, "the page it makes holds")


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE html [<!ENTITY e SYSTEM "../secret.txt">]>',
        '<!DOCTYPE html [<!ENTITY % d SYSTEM "http://127.0.0.1:9/x.dtd"> %d;]>',
    ],
)
def test_a_page_brings_in_no_entity(folder, head):
    set_page(folder, "<p>&e;</p>", head=head)

    assert_refused(folder, "page.html.jinja")


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "http://127.0.0.1:9/x", "../x"])
def test_a_link_in_a_page_is_not_followed(folder, address):
    set_page(folder, f'<p><a href="{address}">x</a></p>')

    assert_harmless(render_pdf(folder))


def test_a_word_of_100_000_letters_is_laid_out(folder):
    set_page(folder, f"<p>{'ب' * 100_000}</p>")

    assert_harmless(render_pdf(folder))


def test_a_hundred_elements_in_one_another_are_laid_out(folder):
    set_page(folder, "<section>" * 97 + "x" + "</section>" * 97)

    assert_harmless(render_pdf(folder))


def test_the_watch_sees_what_is_read(folder):
    render_pdf(folder)

    assert str(folder / STYLE) in _WATCH.paths


# Words that look like code -----------------------------------------------------------------------------------------

WORDS = (
    "</style><script>alert(1)</script>",
    "</p></body></html><h1>x</h1>",
    '"><img src=x onerror=alert(1)>',
    '<link rel="attachment" href="file:///etc/passwd"/>',
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "<![CDATA[ x ]]>",
    "{{ 7*7 }} {% include '/etc/passwd' %} {# x #}",
    "url(file:///etc/passwd)",
    'x"; background: url("http://127.0.0.1:9/x',
    "\\22 ; content: url(file:///etc/passwd) \\",
    "x \u202e\u2066\u2069 y \u200f\u200e\u061c z",
    "x \x00\x01\x0b\x1b[31m\x7f\x9f y",
    "x\r\nX-Header: y\n\n\u2028\u2029z",
    "\ufffe \uffff \ufdd0 x",
    "(/URI (javascript:alert(1)) >> endobj trailer",
)


@pytest.mark.parametrize("words", WORDS)
def test_words_are_words_wherever_they_stand(words):
    article = Article(text=f"{words} نص", title=f"{words} ع", outlet=words, author=words, language="ar")
    briefing = Briefing(article=article, title=words, summary=(passage(article, article.text),))
    details = Details(title=words, marking=words, reference=words, prepared_for=words, notes=words)

    assert_harmless_or_refused("briefing", briefing, details)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//server/share"])
def test_the_address_of_an_article_is_a_link_only_into_the_web(url):
    article = Article(text="نص", url=url, language="ar")
    pdf = pikepdf.open(io.BytesIO(render(Briefing(article=article), "pdf").content))

    assert [page for page in pdf.pages if "/Annots" in page] == []


@pytest.mark.parametrize(
    "body",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% for a in range(99999) %}{% for b in range(99999) if b < 0 %}{% endfor %}{% endfor %}",
        "{% for a in range(999) recursive %}{% if loop.depth < 9 %}{{ loop(range(999)) }}{% endif %}{% endfor %}",
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
        "{% for a in range(99999) %}{% set b = range(99999)|sum %}{% endfor %}",
        "{% set b = range(99999)|map('string')|list %}{% for a in range(9999) %}{% set c = b|sort %}{% endfor %}",
    ],
)
def test_a_page_that_prints_nothing_without_an_end_is_given_up(folder, body):
    set_page(folder, body)

    assert_refused(folder, r"page\.html\.jinja:[23]: it takes more than 1,000,000 steps")


def test_loops_know_their_places_as_before(folder):
    set_page(
        folder,
        "<p>{% for a in 'abc' %}{{ loop.index }} of {{ loop.length }}{{ ', ' if not loop.last }}{% endfor %}</p>",
    )

    assert "<p>1 of 3, 2 of 3, 3 of 3</p>" in render(seed_briefing(), "html", template=folder).content.decode()
