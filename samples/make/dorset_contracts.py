"""The contracts of the invented trial in Dorset: reference, contract, lead, value, promise, what was done."""

_UHD = "University Hospitals Dorset"
_BCP = "BCP Council"
_DC = "Dorset Council"
_DCH = "Dorset County Hospital"
_DHC = "Dorset HealthCare"
_BU = "Bournemouth University"

HEADER = ("Ref.", "Contract", "Lead organisation", "Value", "Promised", "Done by 31 August 2026")

CONTRACTS = (
    ("SV-01", "Linen and laundry", _UHD, "£1,240,000", "4 apprenticeships", "3 apprenticeships"),
    ("SV-02", "Grounds maintenance, Weymouth and Portland", _DC, "£610,000", "300 hours of volunteering in parks",
     "342 hours"),
    ("SV-03", "Office furniture", _BCP, "£185,000", "20 tonnes mended and passed on", "26 tonnes"),
    ("SV-04", "School transport, north of the county", _DC, "£2,310,000", "6 traineeships for drivers",
     "6 traineeships"),
    ("SV-05", "Laboratory consumables", _BU, "£420,000", "12 visits to schools", "12 visits"),
    ("SV-06", "Roof repairs, Dorchester", _DCH, "£760,000", "3 placements for college students", "Nothing"),
    ("SV-07", "Cleaning of community clinics", _DHC, "£540,000", "5 posts for people out of work for over a year",
     "5 posts"),
    ("SV-08", "Road signs", _BCP, "£330,000", "£8,000 for road safety lessons", "£8,000"),
    ("SV-09", "Interpreting", _UHD, "£275,000", "10 trainee interpreters from communities in the county",
     "4 trainees"),
    ("SV-10", "Staff rostering system", _DCH, "£890,000", "2 digital apprenticeships", "2 apprenticeships"),
    ("SV-11", "Self-service machines for libraries", _DC, "£150,000", "40 sessions on digital skills",
     "44 sessions"),
    ("SV-12", "Confidential waste paper", _DHC, "£95,000", "50 hours of advice to charities", "18 hours"),
    ("SV-13", "Furniture for student flats", _BU, "£480,000", "£15,000 towards a repair workshop", "£15,000"),
    ("SV-14", "Coast path surfacing", _DC, "£370,000", "2 traineeships for people leaving the armed forces",
     "2 traineeships"),
    ("SV-15", "Lift servicing", _UHD, "£660,000", "2 engineering apprenticeships", "Nothing"),
    ("SV-16", "Swimming pool chemicals", _BCP, "£120,000", "8 places on a lifeguard course", "9 places"),
    ("SV-17", "Scanning of archives", _BU, "£210,000", "6 paid summer placements", "4 placements"),
)  # fmt: skip
