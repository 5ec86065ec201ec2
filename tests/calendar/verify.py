#!/usr/bin/env python3
"""Reads calendar files with two independent parsers and says what is wrong with them.

    verify.py FILE.ics…

Prints one line for each problem; ends with 1 if there is any. Needs `icalendar`, `vobject` and, where
the system has no zone database, `tzdata` from PyPI.
"""

import pathlib
import sys
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import vobject

FOLD = 75


def lines(data):
    """Problems of the bytes: line ends, folding, control characters, encoding."""
    if not data.endswith(b"\r\n"):
        yield "does not end with CRLF"
    body = data.replace(b"\r\n", b"")
    if b"\r" in body or b"\n" in body:
        yield "bare CR or LF"
    for number, line in enumerate(data.split(b"\r\n"), 1):
        if len(line) > FOLD:
            yield f"line {number} has {len(line)} octets"
        if any(byte < 32 or byte == 127 for byte in line):
            yield f"line {number} has a control character"
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            yield f"line {number} was folded inside a character"


def zones(calendar):
    """Problems of the VTIMEZONEs: every hour around every change, next to the system's zone database."""
    for zone in calendar.walk("VTIMEZONE"):
        name = str(zone["TZID"])
        real, ours = ZoneInfo(name), zone.to_tz(lookup_tzid=False)
        years = sorted({moment.year for moment in timed(calendar)}) or [date.today().year]
        start = datetime(years[0], 1, 1)
        hours = (datetime(years[-1] + 1, 1, 1) - start) // timedelta(hours=1)
        for hour in range(0, hours):
            local = start + timedelta(hours=hour, minutes=30)
            known = local.replace(tzinfo=real).astimezone(UTC).astimezone(real).replace(tzinfo=None) == local
            twice = local.replace(tzinfo=real).utcoffset() != local.replace(tzinfo=real, fold=1).utcoffset()
            if known and not twice and local.replace(tzinfo=real).utcoffset() != local.replace(tzinfo=ours).utcoffset():
                yield f"{name} {local}: {local.replace(tzinfo=ours).utcoffset()}, not {local.replace(tzinfo=real).utcoffset()}"


def timed(calendar):
    """All moments of events that have a time of day."""
    for event in calendar.walk("VEVENT"):
        for key in ("DTSTART", "DTEND"):
            if key in event and isinstance(event[key].dt, datetime):
                yield event[key].dt


def events(calendar):
    """Problems of the events."""
    names = {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")}
    seen = set()
    for event in calendar.walk("VEVENT"):
        uid = str(event.get("UID", ""))
        title = str(event.get("SUMMARY", ""))
        for key in ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "STATUS"):
            if key not in event:
                yield f"`{title}` has no {key}"
        if uid in seen:
            yield f"`{title}`: UID {uid} stands twice"
        seen.add(uid)
        if "ATTENDEE" in event:
            yield f"`{title}` has an ATTENDEE"
        if event.get("STATUS") not in ("CONFIRMED", "TENTATIVE", "CANCELLED"):
            yield f"`{title}`: STATUS {event.get('STATUS')}"
        start, end = event.get("DTSTART"), event.get("DTEND")
        if start is None:
            continue
        zone = start.params.get("TZID")
        if isinstance(start.dt, datetime) and zone not in names:
            yield f"`{title}`: no VTIMEZONE for {zone}"
        if isinstance(start.dt, datetime):
            real = start.dt.replace(tzinfo=ZoneInfo(zone))
            if real.astimezone(UTC).astimezone(real.tzinfo).replace(tzinfo=None) != real.replace(tzinfo=None):
                yield f"`{title}` starts at {real}, which no clock shows"
        if end is not None and end.dt <= start.dt:
            yield f"`{title}` ends at {end.dt}, not after {start.dt}"
        if event.errors:
            yield f"`{title}`: {event.errors}"


def problems(path):
    data = pathlib.Path(path).read_bytes()
    yield from lines(data)
    try:
        calendar = icalendar.Calendar.from_ical(data)
    except ValueError as error:
        yield f"icalendar: {error}"
        return
    if calendar.get("METHOD") != "PUBLISH":
        yield f"METHOD {calendar.get('METHOD')}"
    for key in ("PRODID", "VERSION"):
        if key not in calendar:
            yield f"no {key}"
    yield from events(calendar)
    yield from zones(calendar)
    try:
        vobject.readOne(data.decode("utf-8")).validate(raiseException=True)
    except Exception as error:  # whatever the second parser dislikes
        yield f"vobject: {type(error).__name__}: {error}"


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    found = [f"{path}: {problem}" for path in sys.argv[1:] for problem in problems(path)]
    print("\n".join(found) or f"{len(sys.argv) - 1} calendar files: no problems")
    sys.exit(1 if found else 0)


main()
