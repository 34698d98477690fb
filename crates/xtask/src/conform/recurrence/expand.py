"""Answers cases of `cargo xtask conform recurrence` with recurring-ical-events.

A case a line on standard input, an answer a line on standard output. A series whose start is not a date of
its own rule is refused as ours does: the standard leaves open what it means. What a rule's first date is,
python-dateutil says.
"""

import datetime
import json
import sys
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events
from dateutil.rrule import rrulestr

MARGIN = datetime.timedelta(days=14)


def starts_in_its_rules(event):
    """Whether one of the rules gives the start as its first date."""
    rules = event.get("RRULE")
    if not rules:
        return True
    start = event["DTSTART"].dt
    if not isinstance(start, datetime.datetime):
        start = datetime.datetime(start.year, start.month, start.day)
    start = start.replace(tzinfo=None)
    for rule in rules if isinstance(rules, list) else [rules]:
        text = rule.to_ical().decode()
        parts = [part for part in text.split(";") if not part.startswith(("UNTIL=", "COUNT="))]
        first = next(iter(rrulestr(";".join(parts), dtstart=start)), None)
        if first == start:
            return True
    return False


def moment(value, zone):
    """A date or a clock as an aware clock; without a zone it is the case's."""
    if not isinstance(value, datetime.datetime):
        value = datetime.datetime(value.year, value.month, value.day)
    return value if value.tzinfo else value.replace(tzinfo=zone)


def ends_before_it_starts(event, zone):
    """Whether every rule ends before the start: a series without dates is a mistake of its author."""
    rules = event["RRULE"]
    ends = [rule.get("UNTIL") for rule in (rules if isinstance(rules, list) else [rules])]
    start = instant(event["DTSTART"].dt, zone)
    return all(end and instant(end[0], zone) < start for end in ends)


def instant(value, zone):
    return int(moment(value, zone).timestamp())


def answer(case):
    zone = ZoneInfo(case["zone"])
    calendar = icalendar.Calendar.from_ical(case["ics"])
    series = [event for event in calendar.walk("VEVENT") if "RECURRENCE-ID" not in event]
    if not all(starts_in_its_rules(event) for event in series):
        return {"id": case["id"], "refused": "start not in rule"}
    if any(event.get("RRULE") and ends_before_it_starts(event, zone) for event in series):
        return {"id": case["id"], "refused": "ends before start"}
    first = datetime.date.fromisoformat(case["from"])
    last = datetime.date.fromisoformat(case["through"])
    dates = []
    for event in recurring_ical_events.of(calendar).between(first - MARGIN, last + MARGIN):
        if event.get("STATUS") == "CANCELLED":
            continue
        starts_at = instant(event["DTSTART"].dt, zone)
        local = datetime.datetime.fromtimestamp(starts_at, zone).replace(tzinfo=None)
        if first <= local.date() <= last:
            dates.append([local.isoformat(), starts_at, instant(event["DTEND"].dt, zone)])
    return {"id": case["id"], "dates": dates}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))))
