"""Reads the calendar of one area with `icalendar`, strictly, and compares it with the dates for search engines.

Writes one JSON object a line: what was checked, and every failure.
"""

import json
import sys
import urllib.request
from datetime import datetime

import icalendar

address = sys.argv[1]


def get(name):
    with urllib.request.urlopen(f"{address}/{name}") as answer:
        return answer.read()


def report(what, failures):
    print(json.dumps({"what": what, "failures": failures}))


calendar = icalendar.Calendar.from_ical(get("calendar.ics"))
report("icalendar: the calendar", [f"{name}: {problem}" for name, problem in calendar.errors])
missing = list(calendar.get_missing_tzids())
report("icalendar: zones", [f"{zone} is not there" for zone in missing])
events = {event["identifier"]: event for event in json.loads(get("events.jsonld"))["@graph"]}
for event in calendar.walk("VEVENT"):
    failures = [f"{name}: {problem}" for name, problem in event.errors]
    other = events.pop(str(event["UID"]).split("@")[0])
    if event.start != datetime.fromisoformat(other["startDate"]):
        failures.append("another start")
    if event.end != datetime.fromisoformat(other["endDate"]):
        failures.append("another end")
    if str(event["SUMMARY"]) != other["name"]:
        failures.append("another title")
    for needed in ("DTSTAMP", "SEQUENCE", "STATUS"):
        if needed not in event:
            failures.append(f"no {needed}")
    report(f"icalendar: {event['UID']}", failures)
report("icalendar: every date", [f"{left} is not there" for left in events])
