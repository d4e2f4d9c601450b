"""Reads calendars with another library: whole events with names of their own, the same ones when exported a day later.

Use: python3 tests/peers/calendars.py FOLDER   (holds NAME.first.ics and NAME.next.ics)
"""

import sys
from pathlib import Path

import icalendar


def events(path):
    data = path.read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n")), f"{path}: a line that is not folded"
    calendar = icalendar.Calendar.from_ical(data)
    found = {}
    for event in calendar.walk("VEVENT"):
        uid = str(event["uid"])
        assert uid not in found, f"{path}: {uid} twice"
        assert event.decoded("dtend") > event.decoded("dtstart"), f"{path}: {uid} has no day"
        assert str(event["summary"]).strip(), f"{path}: {uid} says nothing"
        assert set(event) <= {"UID", "DTSTAMP", "SUMMARY", "CLASS", "TRANSP", "DTSTART", "DTEND", "DESCRIPTION"}, set(event)
        found[uid] = str(event["summary"])
    assert len(calendar.walk("VALARM")) == len(found), path
    return found


def main():
    for path in sorted(Path(sys.argv[1]).glob("*.first.ics")):
        first, later = events(path), events(path.with_name(path.name.replace(".first.", ".next.")))
        both = first.keys() & later.keys()
        # A day later one or another comes into view; what was due is still the same event.
        assert len(both) >= len(first) - 1 > 5, f"{path}: {sorted(first.keys() - later.keys())}"
        assert all(first[uid] == later[uid] for uid in both), path
        print(f"read: {path.name}, {len(first)} events")


main()
