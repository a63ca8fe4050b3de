"""rich_text blocks (docs.slack.dev, Block Kit reference, "Rich text block" and the rich text elements)."""

from tests.fakes.slack.checks import Check, array, boolean, by_type, one_of, shape, string, url, whole_number

_MANY = 10_000  # no limit is documented; a message has its own
_LONG = 40_000


def _styles(*names: str) -> dict[str, Check]:
    return {"style": shape({}, dict.fromkeys(names, boolean))}


_TEXT_STYLE = _styles("bold", "italic", "strike", "code", "underline")
_NAME_STYLE = _styles("bold", "italic", "strike", "highlight", "client_highlight", "unlink")
_TEXT = shape({"text": string(_LONG)}, _TEXT_STYLE)
_LINK = shape({"url": url(_LONG)}, {"text": string(_LONG), "unsafe": boolean, **_TEXT_STYLE})

PIECES: dict[str, Check] = {
    "text": _TEXT,
    "link": _LINK,
    "emoji": shape({"name": string(255)}, {"unicode": string(255), "skin_tone": whole_number(1, 6)}),
    "user": shape({"user_id": string(255)}, _NAME_STYLE),
    "usergroup": shape({"usergroup_id": string(255)}, _NAME_STYLE),
    "channel": shape({"channel_id": string(255)}, _NAME_STYLE),
    "team": shape({"team_id": string(255)}, _NAME_STYLE),
    "broadcast": shape({"range": one_of("here", "channel", "everyone")}, _NAME_STYLE),
    "color": shape({"value": string(255)}),
    "date": shape(
        {"timestamp": whole_number(0, 2**40), "format": string(255)}, {"url": url(), "fallback": string(255)}
    ),
}

_pieces = array(by_type(PIECES), _MANY)
_section = shape({"elements": _pieces})
_BORDER: dict[str, Check] = {"border": one_of(0, 1)}

rich_text_parts = array(
    by_type(
        {
            "rich_text_section": _section,
            "rich_text_quote": shape({"elements": _pieces}, _BORDER),
            "rich_text_preformatted": shape(
                {"elements": array(by_type({"text": _TEXT, "link": _LINK}), _MANY)},
                {**_BORDER, "language": string(255)},
            ),
            "rich_text_list": shape(
                {
                    "elements": array(by_type({"rich_text_section": _section}), _MANY),
                    "style": one_of("bullet", "ordered"),
                },
                {**_BORDER, "indent": whole_number(0, 8), "offset": whole_number(0, 10_000)},
            ),
        }
    ),
    _MANY,
)
