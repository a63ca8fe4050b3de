"""Which parts of a web page are its content, and in which encoding."""

import pytest

from indexer.blocks import Heading, Paragraph
from indexer.formats.html.read_html import read_html
from tests.indexer.reading import page_blocks, texts_of


def test_main_counts_and_the_rest_of_the_page_does_not() -> None:
    page = "<body><p>Welcome</p><main><h1>Charter</h1><p>We promise.</p></main><p>Contact us</p></body>"
    assert page_blocks(page) == [Heading("Charter", 1), Paragraph("We promise.")]


def test_without_main_the_articles_count() -> None:
    page = "<p>Menu</p><article><p>One.</p></article><p>Advert</p><article><p>Two.</p></article>"
    assert page_blocks(page) == [Paragraph("One."), Paragraph("Two.")]


def test_an_empty_main_does_not_hide_the_page() -> None:
    assert page_blocks("<main><h1>Title</h1></main><div>Words.</div>") == [
        Heading("Title", 1),
        Paragraph("Words."),
    ]


def test_a_role_makes_a_main_too() -> None:
    assert page_blocks("<p>Menu</p><div role='main'><p>Words.</p></div>") == [Paragraph("Words.")]


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav>Home</nav>",
        "<header><p>Council</p></header>",
        "<footer>Contact</footer>",
        "<aside>Related</aside>",
        "<script>let a = 1</script>",
        "<style>p {}</style>",
        "<form><p>Search</p></form>",
        "<template><p>Row</p></template>",
        "<noscript>Turn on scripts</noscript>",
        "<p hidden>Draft</p>",
        "<p aria-hidden='true'>icon</p>",
        "<p style='color: red; DISPLAY : none'>Draft</p>",
        "<span class='govuk-visually-hidden'>Opens in a new window</span>",
        "<div role='dialog'><p>We use cookies</p></div>",
        "<div role='navigation'>Home</div>",
        "<section aria-label='Cookies on this site'>Accept?</section>",
        "<div id='cookie-banner'>Accept?</div>",
        "<div class='global-cookie-message other'>Accept?</div>",
        "<!-- a comment -->",
        "<svg><title>Logo</title><text>Logo</text></svg>",
        "<button>Print</button>",
    ],
)
def test_furniture_is_left_out(furniture: str) -> None:
    assert page_blocks(f"<body>{furniture}<p>Words.</p>{furniture}</body>") == [Paragraph("Words.")]


def test_the_header_and_footer_of_an_article_belong_to_it() -> None:
    page = "<article><header><h1>Case</h1></header><p>Words.</p><footer>By Renaisi</footer></article>"
    assert page_blocks(page) == [Heading("Case", 1), Paragraph("Words."), Paragraph("By Renaisi")]


def test_a_form_around_the_whole_page_is_not_taken_for_a_form() -> None:
    page = "<form id='aspnetForm'><input><h1>Minutes</h1><p>Agreed.</p><button>Go</button></form>"
    assert page_blocks(page) == [Heading("Minutes", 1), Paragraph("Agreed.")]


def test_a_body_hidden_until_its_scripts_have_run_is_read() -> None:
    assert page_blocks("<body style='display:none' class='cookie-banner'><h1>A</h1><p>B.</p>") == [
        Heading("A", 1),
        Paragraph("B."),
    ]


def test_what_a_closed_accordion_holds_is_read() -> None:
    page = "<details><summary>Who can sign?</summary><p>Any anchor.</p></details><p hidden='until-found'>B.</p>"
    assert texts_of(page_blocks(page)) == ["Who can sign?", "Any anchor.", "B."]


POUND = "<p>“Siân’s” café: £5 – now</p>"


@pytest.mark.parametrize(
    "data",
    [
        POUND.encode(),
        POUND.encode("utf-8-sig"),
        POUND.encode("utf-16"),
        POUND.encode("windows-1252"),
        b"<meta charset=windows-1252>" + POUND.encode("windows-1252"),
        b"<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>" + POUND.encode("windows-1252"),
        b"<meta charset=iso-8859-1>" + POUND.encode(),
        b"<meta charset=no-such-charset>" + POUND.encode(),
        b"<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'>" + POUND.encode(),
    ],
)
def test_every_encoding_in_use_comes_out_right(data: bytes) -> None:
    assert texts_of(read_html(data).blocks) == ["“Siân’s” café: £5 – now"]


def test_a_declared_encoding_is_believed() -> None:
    data = "<meta charset=koi8-r><p>Якорь</p>".encode("koi8-r")
    assert read_html(data).blocks == (Paragraph("Якорь"),)
