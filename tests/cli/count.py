"""The plan's figures counted a second time, from the records as they lie in the file.

Written from the counting rules of the data dictionary (1.2, rule versions 63-v1 to 71-v1), not from
the program: plain rows are read, everything else happens here, in exact fractions."""
import datetime
from fractions import Fraction

# A welfare facility or the association supported the job start (63-v1).
SUPPORTERS = {"association", "transition_office", "continuation_a", "continuation_b", "workshop",
              "training_facility", "other_welfare"}
NOT_OPEN_EMPLOYMENT = {"a_type", "self_employed"}
EVENTS = {64: "coordination_meeting", 66: "network_meeting", 67: "employer_seminar",
          68: "staff_seminar"}
VISITS = {"workplace_visit", "home_visit", "accompaniment"}
PURPOSES = {"retention", "life_support"}
JUDGED = (65, 70, 71)
NUMBERS = tuple(range(63, 72))

# From the plan: baseline of FY2011 and target of FY2014, None where it has only words.
PLAN = {63: (98, 113), 64: (7, 14), 65: (None, None), 66: (12, None), 67: (1, None),
        68: (8, None), 69: (1300, 1890), 70: (None, None), 71: (None, None)}
BASELINE_FY, FIRST_FY, TARGET_FY = 2011, 2012, 2014


def first_day(fy):
    return datetime.date(fy, 4, 1)


def last_day(fy):
    return datetime.date(fy + 1, 3, 31)


def fiscal_year(day):
    return day.year if day.month >= 4 else day.year - 1


def half_up(x):
    return int((2 * Fraction(x) + 1) // 2)


class Records:
    """All placements, events and dispatches of a file."""

    def __init__(self, connection):
        day = datetime.date.fromisoformat
        supporters = {}
        for row in connection.execute("SELECT * FROM placement_supporter"):
            supporters.setdefault(row["placement_id"], set()).add(row["supporter"])
        self.placements = [
            {"ref": r["ref"], "id": r["id"], "on": day(r["started_on"]), "void": r["voided"],
             "form": r["employment_form"], "supporters": supporters.get(r["id"], set()),
             "who": ("client", r["person_id"]) if r["person_id"] is not None
             else ("partner", r["partner_id"], r["partner_person"])}
            for r in connection.execute("SELECT * FROM placement")]
        # A partner's own name for a person stands for the client to whom any report links it.
        names = {}
        for r in connection.execute("SELECT * FROM placement WHERE NOT voided AND person_id IS NOT"
                                    " NULL AND partner_person <> ''"):
            name = ("partner", r["partner_id"], r["partner_person"])
            names[name] = min(r["person_id"], names.get(name, r["person_id"]))
        for p in self.placements:
            if p["who"] in names:
                p["who"] = ("client", names[p["who"]])
        self.events = [
            {"ref": r["ref"], "id": r["id"], "on": day(r["starts_at"][:10]), "kind": r["kind"],
             "status": r["status"]} for r in connection.execute("SELECT * FROM event")]
        self.dispatches = [
            {"ref": r["ref"], "id": r["id"], "on": day(r["on_day"]), "void": r["voided"],
             "method": r["method"], "purpose": r["purpose"]}
            for r in connection.execute("SELECT * FROM dispatch")]
        # What a person judged: the newest valid record of an indicator and a year stands.
        self.judgements = {(r["no"], r["fy"]): (r["judgement"], r["words"]) for r in
                           connection.execute("SELECT * FROM kpi_judgement WHERE NOT voided"
                                              " ORDER BY id")}
        self.signed = {r["fy"] for r in connection.execute("SELECT fy FROM kpi_signed")}

    def of_63(self, since, until):
        """One row a person: the earliest counted job start of the span."""
        first = {}
        for p in sorted(self.placements, key=lambda p: (p["on"], p["id"])):
            if (since <= p["on"] <= until and not p["void"]
                    and p["form"] not in NOT_OPEN_EMPLOYMENT and p["supporters"] & SUPPORTERS):
                first.setdefault(p["who"], p)
        return list(first.values())

    def of_69(self, since, until):
        return [x for x in self.dispatches if since <= x["on"] <= until and not x["void"]
                and x["method"] in VISITS and x["purpose"] in PURPOSES]

    def rows(self, no, fy, until):
        """The records that make up the number of a fiscal year up to and including a day; None where
        a person judges."""
        since, until = first_day(fy), min(until, last_day(fy))
        if no in JUDGED:
            return None
        if no == 63:
            return self.of_63(since, until)
        if no == 69:
            return self.of_69(since, until)
        return [x for x in self.events if x["kind"] == EVENTS[no] and x["status"] == "held"
                and since <= x["on"] <= until]

    def number(self, no, fy, until):
        rows = self.rows(no, fy, until)
        return None if rows is None else len(rows)

    def months(self, no, fy, as_of):
        """Twelve cumulative values; the month of `as_of` up to that day, later ones None."""
        out = []
        for m in range(12):
            month = (3 + m) % 12 + 1
            year = fy if month >= 4 else fy + 1
            begins = datetime.date(year, month, 1)
            ends = (begins + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1)
            out.append(None if begins > as_of else self.number(no, fy, min(ends, as_of)))
        return out

    def booked(self, no, fy, as_of):
        """Rows of that kind after `as_of` up to the year's end, as stored now."""
        if no in JUDGED:
            return None
        after = lambda x: as_of < x["on"] <= last_day(fy)
        if no == 63:
            return sum(1 for p in self.placements if after(p) and not p["void"]
                       and p["form"] not in NOT_OPEN_EMPLOYMENT and p["supporters"] & SUPPORTERS)
        if no == 69:
            return sum(1 for x in self.of_69(first_day(fy), last_day(fy)) if after(x))
        return sum(1 for x in self.events if x["kind"] == EVENTS[no] and x["status"] == "planned"
                   and after(x))


def guide(no, fy):
    """The target in its year, the straight line in the plan's years before it; None outside them
    and for words."""
    baseline, target = PLAN[no]
    if target is None or not FIRST_FY <= fy <= TARGET_FY:
        return None
    return half_up(baseline + Fraction(target - baseline) * (fy - BASELINE_FY)
                   / (TARGET_FY - BASELINE_FY))


def expected(records, no, fy, as_of):
    """What the contract says of one indicator in a year that nobody has signed off."""
    as_of = min(as_of, last_day(fy))
    actual, line = records.number(no, fy, as_of), guide(no, fy)
    days, passed = (last_day(fy) - first_day(fy)).days + 1, (as_of - first_day(fy)).days + 1
    judgement, words = records.judgements.get((no, fy), ("not_judged", None))
    out = {"actual": {"number": actual, "text": words}, "guide": line,
           "months": records.months(no, fy, as_of), "pace": None, "rate_percent": None,
           "booked": records.booked(no, fy, as_of), "forecast": None, "status": None}
    if actual is not None:
        out["forecast"] = half_up(Fraction(actual * days, passed))
    if PLAN[no][1] is None:
        out["status"] = judgement
    elif line is not None:
        pace, rate = Fraction(line * passed, days), Fraction(100 * actual, line)
        out["pace"] = half_up(pace * 100) / 100
        out["rate_percent"] = half_up(rate * 10) / 10
        out["status"] = ("achieved" if actual >= line else "on_track" if actual >= pace
                         else "at_risk" if actual >= Fraction(8, 10) * pace else "behind")
    return out
