"""An invented calendar of meetings in Leeds, as a spreadsheet program saves it: CSV with a byte order mark."""

import csv
from io import StringIO

from make.parts import SAMPLE

_TITLE = f"Leeds Anchors Network: meetings in 2027. {SAMPLE} Invented dates."
_HEADER = ("Group", "Day", "Date", "From", "To", "Where", "Papers out", "Remarks")
_EXECUTIVE, _SKILLS, _BUYERS = "Leeds Anchors Executive", "Leeds Anchors Skills Group", "Leeds Anchors Buyers’ Circle"
_ROWS = (
    (_SKILLS, "Tuesday", "12/01/2027", "14:00", "15:30", "Online", "05/01/2027", "Deputies to be named by 31 January"),
    (_BUYERS, "Wednesday", "27/01/2027", "09:30", "11:00", "Online", "20/01/2027", ""),
    (_EXECUTIVE, "Thursday", "04/02/2027", "08:30", "10:00", "Civic Hall, committee room 6", "26/01/2027", ""),
    (_SKILLS, "Tuesday", "09/03/2027", "14:00", "16:30", "Leeds City College, Quarry Hill", "02/03/2027",
     "With a tour of the kitchens"),
    (_BUYERS, "Wednesday", "24/03/2027", "09:30", "11:00", "Online", "17/03/2027", ""),
    (_SKILLS, "Tuesday", "11/05/2027", "14:00", "15:30", "Online", "04/05/2027", ""),
    (_EXECUTIVE, "Thursday", "13/05/2027", "08:30", "10:00", "Online", "04/05/2027", "Moved from 6 May, polling day"),
    (_BUYERS, "Wednesday", "26/05/2027", "09:30", "11:00", "Yorkshire Water, Esholt", "19/05/2027",
     "Meeting ends with a site visit"),
    (_SKILLS, "Tuesday", "13/07/2027", "14:00", "15:30", "Online", "06/07/2027", ""),
    (_BUYERS, "Wednesday", "21/07/2027", "09:30", "11:00", "Online", "14/07/2027", ""),
    (_SKILLS, "Tuesday", "14/09/2027", "14:00", "16:30", "Leeds College of Building, Hunslet", "07/09/2027", ""),
    (_EXECUTIVE, "Thursday", "16/09/2027", "08:30", "10:00", "Leeds Trinity University, Horsforth", "07/09/2027",
     "Yearly meeting in public"),
    (_BUYERS, "Wednesday", "29/09/2027", "09:30", "11:00", "Online", "22/09/2027", ""),
    (_SKILLS, "Tuesday", "09/11/2027", "14:00", "15:30", "Online", "02/11/2027", ""),
    (_BUYERS, "Wednesday", "24/11/2027", "09:30", "11:00", "Online", "17/11/2027", "To be confirmed"),
    (_EXECUTIVE, "Thursday", "02/12/2027", "08:30", "10:00", "Civic Hall, committee room 6", "23/11/2027", ""),
)  # fmt: skip


def leeds_dates() -> bytes:
    """The title alone in the first row, then the header, then a row for each meeting."""
    written = StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow((_TITLE, *[""] * (len(_HEADER) - 1)))
    rows.writerow(_HEADER)
    rows.writerows(_ROWS)
    return written.getvalue().encode("utf-8-sig")
