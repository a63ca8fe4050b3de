"""A page of an invented web site on employment schemes in Derbyshire. Invented throughout, but for names."""

from make.parts import SAMPLE

ADDRESS = "https://www.derbyshire-anchors.example/jobs/employment-stocktake-2026"
STYLE_ADDRESS = "https://www.derbyshire-anchors.example/assets/site.css"
SAVED = "Mon, 29 Jun 2026 14:05:00 +0100"
TITLE = "Employment stocktake 2026 – Derbyshire and Derby anchors"

STYLE = """body { font-family: Arial, sans-serif; margin: 0; color: #222; }
main { max-width: 46em; margin: 1em auto; padding: 0 1em; }
nav ul { list-style: none; display: flex; gap: 1.5em; padding: 1em; background: #1d3557; }
nav a { color: #fff; }
.cookies { background: #fce3a6; padding: 0.8em; }
table { border-collapse: collapse; }
th, td { border: 1px solid #999; padding: 0.3em 0.6em; text-align: left; }
footer { border-top: 1px solid #999; padding: 1em; font-size: 0.85em; }
"""

_ROWS = (
    ("Library Work Clubs", "Derbyshire County Council", "14 libraries", "Anybody looking for work", "620"),
    ("City Traineeships", "Derby City Council", "Derby", "18 to 24", "52"),
    ("Ward Starters", "Derbyshire Community Health Services", "Ripley and Ilkeston", "Carers coming back to work",
     "45"),
    ("Campus Returners", "University of Derby", "Derby", "Parents, after five years or more at home", "30"),
    ("Porters’ Academy", "University Hospitals of Derby and Burton", "Royal Derby Hospital",
     "People who speak little English", "24"),
    ("Moors to Work", "Derbyshire County Council", "Buxton and Glossop", "People without a car", "18"),
)  # fmt: skip

_TOP = f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>{TITLE}</title>
<link rel="stylesheet" href="{STYLE_ADDRESS}">
</head>
<body>
<div class="cookies" role="dialog" aria-label="Cookies">
<p>We use cookies to count visits. You can change your mind at any time.</p>
<button>Accept all cookies</button> <button>Only what is needed</button> <a href="/cookies">About cookies</a>
</div>
<header>
<a class="skip" href="#content">Skip to the content</a>
<nav aria-label="Main">
<ul><li><a href="/">Home</a></li><li><a href="/work">Work</a></li><li><a href="/buying">Buying</a></li>
<li><a href="/buildings">Buildings</a></li><li><a href="/news">News</a></li><li><a href="/search">Search</a></li></ul>
</nav>
</header>
<div class="breadcrumbs">You are here: <a href="/">Home</a> / <a href="/work">Work</a> / Employment stocktake 2026</div>
"""

_MAIN = """<main id="content">
<h1>Employment stocktake 2026</h1>
<p class="date">Published 23 June 2026</p>
<p class="note">{sample} The stocktake, its schemes and figures are invented; only the organisations’ names are
real.</p>
<p>In April 2026 the five partners wrote down for the second time what each of them runs to bring people into work.
They listed 34 schemes. The first list, five years ago, had 41: nine have closed, four were merged into two, and four
are new.</p>
<h2>The schemes that help most people</h2>
<p>Six schemes account for more than half of all the people helped.</p>
<table>
<caption>The six largest schemes, by people helped in 2025/26</caption>
<thead><tr><th>Scheme</th><th>Run by</th><th>Where</th><th>For whom</th><th>People</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
<h2>Where nobody does anything</h2>
<ul>
<li>Nobody runs a scheme for people over 50 who have lost a job.</li>
<li>People leaving prison are helped in Derby, but nowhere else in the county.</li>
<li>In the Derbyshire Dales no scheme meets in person.</li>
</ul>
<h2>Where work is done twice</h2>
<p>Seven schemes teach people how to write a CV. The partners will bring them under one roof, led by the
University of Derby, by Easter 2027.</p>
<h2>What happens next</h2>
<ol>
<li>The Anchor Executive Group chooses two of the gaps to work on.</li>
<li>Each partner names somebody who keeps its part of the list up to date.</li>
<li>Partners repeat the stocktake in 2029.</li>
</ol>
<h3>How we counted</h3>
<p>A person who took part in two schemes is counted twice. Schemes with fewer than ten people are not named
on this page, to protect their privacy.</p>
</main>
"""

_END = """<aside>
<h2>You may also like</h2>
<ul><li><a href="/news/1">Picture gallery: summer fair at Chatsworth Road</a></li>
<li><a href="/news/2">Sign up for our newsletter</a></li></ul>
</aside>
<footer>
<p>Accessibility | Privacy | Contact us | Follow us</p>
<p>© Derbyshire and Derby anchors 2026</p>
</footer>
</body>
</html>
"""


def stocktake_page() -> str:
    """The page's HTML."""
    rows = "\n".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in _ROWS)
    return _TOP + _MAIN.format(sample=SAMPLE, rows=rows) + _END
