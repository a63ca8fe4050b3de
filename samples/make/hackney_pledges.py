"""An invented register of pledges in Hackney. Invented throughout, but for the organisations' names."""

from dataclasses import dataclass
from datetime import date

from make.parts import SAMPLE

TITLE = "City and Hackney anchors: register of pledges, 30 September 2026"
NOTE = f"{SAMPLE} Pledges, figures, roles and addresses are invented."
HEADER = ("Code", "Organisation", "Theme", "Pledge", "Unit", "Start", "Target", "Latest", "Due", "RAG", "Budget")
RAG = ("Red", "Amber", "Green", "Complete")
THEMES = ("Jobs", "Modern slavery", "Net zero", "Social value")
PERCENT, POUNDS, COUNT = "0%", '"£"#,##0', "#,##0"


@dataclass(frozen=True)
class Pledge:
    """`shape` is the number format of `start`, `target` and `latest`; a percentage of 0.4 is shown as 40%."""

    code: str
    organisation: str
    theme: str
    statement: str
    unit: str
    start: float
    target: float
    latest: float
    due: date
    rag: str
    budget: int | None = None
    shape: str = COUNT


PLEDGES = (
    Pledge("HP-01", "Hackney Council", "Jobs", "Fill apprenticeships with people who live in the borough",
           "share of apprentices", 0.52, 0.7, 0.61, date(2027, 3, 31), "Amber", 45_000, PERCENT),
    Pledge("HP-02", "Hackney Council", "Net zero", "Take gas boilers out of council offices",
           "buildings", 0, 9, 6, date(2027, 9, 30), "Green", 1_150_000),
    Pledge("HP-03", "Homerton Hospital", "Social value", "Explain the result to every small firm that loses a bid",
           "share of lost bids", 0.15, 1, 0.88, date(2026, 12, 31), "Green", None, PERCENT),
    Pledge("HP-04", "Homerton Hospital", "Jobs", "Offer supported internships to young people with a learning "
           "disability", "interns a year", 4, 12, 7, date(2027, 7, 31), "Amber", 36_500),
    Pledge("HP-05", "East London NHS Foundation Trust", "Modern slavery", "Have high-risk suppliers complete a check "
           "of labour standards", "share of suppliers", 0.2, 1, 0.35, date(2027, 3, 31), "Red", 12_800, PERCENT),
    Pledge("HP-06", "East London NHS Foundation Trust", "Net zero", "Use fewer disposable gloves",
           "pairs a year", 2_400_000, 1_600_000, 2_050_000, date(2028, 3, 31), "Amber"),
    Pledge("HP-07", "City of London Corporation", "Social value", "Buy more from social enterprises",
           "pounds a year", 300_000, 750_000, 410_000, date(2028, 3, 31), "Amber", None, POUNDS),
    Pledge("HP-08", "City of London Corporation", "Net zero", "Send canteen leftovers to be digested, not burned",
           "share by weight", 0.4, 0.85, 0.86, date(2026, 6, 30), "Complete", 22_000, PERCENT),
    Pledge("HP-09", "GP Confederation", "Jobs", "Train receptionists as care navigators",
           "people", 0, 60, 48, date(2026, 12, 31), "Green", 28_000),
    Pledge("HP-10", "Peabody", "Social value", "Connect tenants to broadband at a social tariff",
           "homes", 150, 1_000, 310, date(2027, 9, 30), "Red", 85_000),
    Pledge("HP-11", "Peabody", "Net zero", "Put solar panels on roofs",
           "kilowatts", 0, 640, 640, date(2026, 8, 31), "Complete", 910_000),
    Pledge("HP-12", "Hackney Council", "Modern slavery", "Visit the lodgings of agency workers on council contracts",
           "visits", 0, 24, 15, date(2026, 12, 31), "Green", 9_600),
    Pledge("HP-13", "Homerton Hospital", "Net zero", "Bring medicines to patients’ homes by cargo bike",
           "share of deliveries", 0, 0.5, 0.22, date(2027, 6, 30), "Amber", 64_000, PERCENT),
    Pledge("HP-14", "GP Confederation", "Social value", "Open surgeries to advice workers one day a week",
           "surgeries", 5, 20, 6, date(2027, 1, 15), "Red", 7_500),
)  # fmt: skip

MEMBERS_HEADER = ("Organisation", "Representative", "E-mail", "Stand-in", "Since")
MEMBERS = (
    ("Hackney Council", "Assistant director, inclusive economy", "anchors@hackney.example",
     "Partnership officer", date(2024, 5, 1)),
    ("Homerton Hospital", "Director of estates", "anchors@homerton.example", "Sustainability manager",
     date(2024, 5, 1)),
    ("East London NHS Foundation Trust", "Head of population health", "anchors@elft.example",
     "Procurement partner", date(2024, 9, 1)),
    ("City of London Corporation", "Responsible business lead", "anchors@city.example", "Category manager",
     date(2025, 2, 1)),
    ("GP Confederation", "Chief operating officer", "anchors@gp-confederation.example", "Workforce lead",
     date(2025, 6, 1)),
    ("Peabody", "Regional director", "anchors@peabody.example", "Community investment manager", date(2026, 1, 1)),
)  # fmt: skip
