"""Writes the sample documents that are not plain text, the same bytes every time.

    python samples/make_samples.py [FOLDER]

Without FOLDER they go to samples/documents. What is in them stands in the modules of samples/make.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from make.dorset_paper import PAPER
from make.essex_risks import essex_risks
from make.jobs_slides import jobs_slides
from make.leeds_dates import leeds_dates
from make.leeds_terms_v1 import VERSION_1
from make.leeds_terms_v2 import VERSION_2
from make.paper_as_pdf import paper_as_pdf
from make.paper_as_word import paper_as_word
from make.pledges_workbook import pledges_workbook
from make.saved_page import saved_page
from make.terms_as_word import terms_as_word

_DOCUMENTS = Path(__file__).parent / "documents"
_FILES: dict[str, Callable[[], bytes]] = {
    "derbyshire-stocktake.mhtml": saved_page,
    "dorset-social-value-board-paper.docx": lambda: paper_as_word(PAPER),
    "dorset-social-value-board-paper.pdf": lambda: paper_as_pdf(PAPER),
    "essex-jobs-pilots.pptx": jobs_slides,
    "essex-restricted-risk-register.docx": essex_risks,
    "hackney-pledges.xlsx": pledges_workbook,
    "leeds-meeting-dates-2027.csv": leeds_dates,
    "leeds-skills-group-terms-of-reference-v1.docx": lambda: terms_as_word(VERSION_1),
    "leeds-skills-group-terms-of-reference-v2.docx": lambda: terms_as_word(VERSION_2),
}


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else _DOCUMENTS
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in _FILES.items():
        (folder / name).write_bytes(make())


if __name__ == "__main__":
    main()
