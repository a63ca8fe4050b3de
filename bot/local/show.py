"""A Reply as HTML. All text is escaped; nothing in a document or a question becomes markup or a link."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import assert_never
from urllib.parse import quote as in_url

from markupsafe import Markup

from bot.charts import HEIGHT, WIDTH, picture_name
from bot.local.workspace import Channel
from bot.reply import (
    Chart,
    Choice,
    Excerpt,
    Field,
    FieldKind,
    File,
    Form,
    Items,
    Line,
    Option,
    Paragraph,
    Part,
    Quote,
    Reply,
)
from bot.words.names import file_name
from bot.words.plain import file_line, source_line

_EMPTY = Markup("")


@dataclass(frozen=True)
class Setting:
    """Where a reply stands: what its buttons and forms send along. `about` is what goes with each, by name; `channels`
    are those that can be chosen; `answers` and `errors` what was filled in and is wrong, by the names of fields.
    Its files are below the address `files`, or cannot be had where that is empty."""

    about: tuple[tuple[str, str], ...] = ()
    channels: tuple[Channel, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    errors: tuple[tuple[str, str], ...] = ()
    files: str = ""


def html_of(reply: Reply, setting: Setting) -> Markup:
    """The whole reply: texts with their sources, rows of buttons, forms."""
    shown = _EMPTY
    for are_choices, run in groupby(reply.parts, key=lambda part: isinstance(part, Choice)):
        parts = list(run)
        if are_choices:
            buttons = _joined(_part(part, None, setting) for part in parts)
            shown += Markup('<div class="choices">{}</div>').format(buttons)
        else:
            shown += _joined(_part(part, following, setting) for part, following in zip_longest(parts, parts[1:]))
    return shown


def _part(part: Part | None, following: Part | None, setting: Setting) -> Markup:
    match part:
        case None:
            return _EMPTY
        case Paragraph(text):
            return Markup("<p>{}</p>").format(text)
        case Items(items):
            return _list(items)
        case Quote():
            return _quote(part, following)
        case Excerpt(lines, citation):
            return Markup('<figure class="excerpt">{}<figcaption>{}</figcaption></figure>').format(
                _marked(lines), source_line(citation)
            )
        case Choice(label, command):
            return Markup(
                '<form method="post" action="/click" class="choice">{}'
                '<button name="command" value="{}">{}</button></form>'
            ).format(_hidden(setting), command, label)
        case Form():
            return _form(part, setting)
        case File():
            return _file(part, setting)
        case Chart():
            return _chart(part, setting)
        case _:
            assert_never(part)


def _file(file: File, setting: Setting) -> Markup:
    """A link that saves it, where it can be had."""
    if not setting.files:
        return Markup("<p>{}</p>").format(file_line(file))
    name = file_name(file.name)
    return Markup('<p class="file"><a href="{}/{}" download="{}">{}</a></p>').format(
        setting.files, in_url(name), name, file_line(file)
    )


def _chart(chart: Chart, setting: Setting) -> Markup:
    """The picture with its text, and its figures below; the figures alone where no picture can be had."""
    rows = _joined(_row(row, "td") for row in chart.table[1:])
    figures = Markup("<table><thead>{}</thead><tbody>{}</tbody></table>").format(_row(chart.table[0], "th"), rows)
    if not setting.files:
        return Markup('<figure class="chart"><figcaption>{}</figcaption><p>{}</p>{}</figure>').format(
            chart.title, chart.alt, figures
        )
    return Markup(
        '<figure class="chart"><img src="{}/{}" alt="{}" width="{}" height="{}"><figcaption>{}</figcaption>'
        "<details><summary>The figures</summary>{}</details></figure>"
    ).format(
        setting.files, in_url(picture_name(chart)), chart.alt, WIDTH * 2 // 3, HEIGHT * 2 // 3, chart.title, figures
    )


def _row(cells: Iterable[str], kind: str) -> Markup:
    """A row of a table; its first cell names it."""
    first, *others = cells
    cell = Markup('<th scope="col">{}</th>' if kind == "th" else "<td>{}</td>")
    head = Markup('<th scope="{}">{}</th>').format("col" if kind == "th" else "row", first)
    return Markup("<tr>{}{}</tr>").format(head, _joined(cell.format(one) for one in others))


def _quote(quote: Quote, following: Part | None) -> Markup:
    """The words of a document; the source stands below the last quote from one place."""
    label = Markup('<p class="label">{}</p>').format(quote.lead) if quote.label else _EMPTY
    lines = _list(quote.lines) if len(quote.lines) > 1 else _paragraphs(quote.lines)
    source = source_line(quote.citations[0])
    goes_on = isinstance(following, Quote) and source_line(following.citations[0]) == source
    caption = _EMPTY if goes_on else Markup("<figcaption>{}</figcaption>").format(source)
    return Markup('<figure class="quote">{}<blockquote>{}</blockquote>{}</figure>').format(label, lines, caption)


def _marked(lines: Iterable[Line]) -> Markup:
    """Lines of a document; those quoted that follow each other in one block."""
    shown = _EMPTY
    for is_quoted, run in groupby(lines, key=lambda line: line.is_quoted):
        if is_quoted:
            marked = _joined(Markup("<p><mark>{}</mark></p>").format(line.text) for line in run)
            shown += Markup("<blockquote>{}</blockquote>").format(marked)
        else:
            shown += _paragraphs(line.text for line in run)
    return shown


def _list(items: Iterable[str]) -> Markup:
    return Markup("<ul>{}</ul>").format(_joined(Markup("<li>{}</li>").format(item) for item in items))


def _paragraphs(texts: Iterable[str]) -> Markup:
    return _joined(Markup("<p>{}</p>").format(text) for text in texts)


def _joined(pieces: Iterable[Markup]) -> Markup:
    return _EMPTY.join(pieces)


def _hidden(setting: Setting) -> Markup:
    hidden = Markup('<input type="hidden" name="{}" value="{}">')
    return _joined(hidden.format(name, value) for name, value in setting.about)


def _form(form: Form, setting: Setting) -> Markup:
    answers, errors = dict(setting.answers), dict(setting.errors)
    fields = _joined(
        _field(field, answers.get(field.name, "" if errors else field.value), errors.get(field.name, ""), setting)
        for field in form.fields
    )
    return Markup(
        '<form method="post" action="/submit" class="fields" novalidate>{}'
        '<input type="hidden" name="command" value="{}">{}'
        '<div class="actions"><button class="primary">{}</button></div></form>'
    ).format(_hidden(setting), form.command, fields, form.submit)


def _field(field: Field, answer: str, error: str, setting: Setting) -> Markup:
    name = f"field-{field.name}"
    described = " ".join(f"{name}-{what}" for what, text in (("hint", field.hint), ("error", error)) if text)
    hint = Markup('<p class="hint" id="{}-hint">{}</p>').format(name, field.hint) if field.hint else _EMPTY
    wrong = Markup('<p class="error" id="{}-error">{}</p>').format(name, error) if error else _EMPTY
    state = Markup(' aria-describedby="{}"').format(described) if described else _EMPTY
    state += Markup(' aria-invalid="true"') if error else _EMPTY
    label = f"{field.label} (optional)" if field.is_optional else field.label
    return _control(field, name, label, hint + wrong, state, answer, setting)


def _control(
    field: Field, name: str, label: str, notes: Markup, state: Markup, answer: str, setting: Setting
) -> Markup:
    match field.kind:
        case FieldKind.LINE:
            control = Markup('<input type="text" id="{}" name="{}"{} value="{}">').format(name, name, state, answer)
        case FieldKind.TEXT:
            control = Markup('<textarea id="{}" name="{}" rows="{}"{}>\n{}</textarea>').format(
                name, name, max(3, min(24, answer.count("\n") + 1)), state, answer
            )
        case FieldKind.CHANNEL:
            none = [Option("", "None")] if field.is_optional else []
            options = none + [Option(one.id, f"#{one.name}") for one in setting.channels if not one.is_direct]
            control = Markup('<select id="{}" name="{}"{}>{}</select>').format(
                name, name, state, _options(options, answer)
            )
        case FieldKind.ONE_OF:
            return _boxes("radio", field, name, label, notes, state, answer)
        case FieldKind.SOME_OF:
            return _boxes("checkbox", field, name, label, notes, state, answer)
        case _:
            assert_never(field.kind)
    return Markup('<div class="field"><label for="{}">{}</label>{}{}</div>').format(name, label, notes, control)


def _options(options: Sequence[Option], chosen: str) -> Markup:
    line = Markup('<option value="{}"{}>{}</option>')
    chosen_one = Markup(" selected")
    return _joined(line.format(one.value, chosen_one if one.value == chosen else "", one.label) for one in options)


def _boxes(kind: str, field: Field, name: str, label: str, notes: Markup, state: Markup, answer: str) -> Markup:
    box = Markup('<label class="box"><input type="{}" name="{}" value="{}"{}> {}</label>')
    checked = Markup(" checked")
    chosen = answer.split() if kind == "checkbox" else [answer]
    boxes = _joined(
        box.format(kind, name, one.value, checked if one.value in chosen else "", one.label) for one in field.options
    )
    return Markup('<fieldset class="field" id="{}"{}><legend>{}</legend>{}{}</fieldset>').format(
        name, state, label, notes, boxes
    )
