"""Which of several copies of a document reads best and cites best."""

from knowledge.versions.paper import Paper

_FORMATS = (".docx", ".pptx", ".xlsx", ".html", ".htm", ".md", ".odt", ".odp", ".ods", ".pdf", ".csv", ".txt")
_NEARLY_COMPLETE = 0.95


def reading_rank(paper: Paper, most_words: int = 0) -> tuple[object, ...]:
    """A key that is least for the best of several copies, of which the fullest has `most_words`.

    First comes what was read with fewer problems. Then what has pages, so that a citation can name one, if it is
    nearly as complete as the fullest. Then formats that mark headings, lists and tables as such, before a PDF, whose
    layout has to be guessed, and plain text. A PDF comes before the Word file it was made from only because the pages
    of a Word file are usually not known; where they are, the Word file is kept. Then more words, and the shorter path.
    """
    candidate = paper.candidate
    lacks_much = candidate.words < _NEARLY_COMPLETE * most_words
    suffix = candidate.path.suffix.casefold()
    form = _FORMATS.index(suffix) if suffix in _FORMATS else len(_FORMATS)
    path = str(candidate.path)
    return candidate.problems, lacks_much, candidate.pages is None, form, -candidate.words, len(path), path
