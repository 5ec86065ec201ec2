"""The clients of the delivery benchmark: rundmail and its peers, each with the same mails to send.

Every client makes its mails itself, as a person would with it: a text and an HTML part with the
person's name in them, and a PDF. Only smtp-source composes nothing; it repeats the very mail that
rundmail makes, octet for octet.
"""

import email
import email.policy
import random
import shutil
import sys

from common import BINARY, ROOT, VENV, contact_list, run

SETTINGS = """\
[organisation]
name = "Stadt Musterhausen"
email = "amt@musterhausen.example"

[mail]
unsubscribe = "mailto:amt@musterhausen.example?subject=Abmeldung"

[contacts]
file = "contacts.csv"

[smtp]
host = "127.0.0.1"
security = "none"
port = {port}
connections = {connections}
"""

CIRCULAR = """\
kind = "circular"
title = "Rund-Mail"
issued = 2026-09-17
intro = "{intro}"
"""

ATTACHED = """
[[attachments]]
id = "file"
title = "Plan"
file = "plan.pdf"
"""

# A PDF with one line, so that the whole mail has 20 KB; rundmail's own has 16 KB by itself.
SMALL_PDF = """\
#let minutes = json("/data.json")
#set document(title: minutes.title, date: datetime(year: 2026, month: 9, day: 17))
#set text(lang: "de")
= #minutes.title
"""


class Mailing:
    """A workspace with one circular to `people` invented people.

    `small`: about 20 KB a mail. Else the PDF that rundmail makes of every circular, and one of 200 KB
    beside it.
    """

    def __init__(self, folder, people, small):
        self.folder, self.people = folder, people
        self.file = folder / "brief.toml"
        folder.mkdir(parents=True)
        contact_list(folder / "contacts.csv", people)
        intro = "Die Runde hat neue Termine. " * (10 if small else 40)
        self.file.write_text(CIRCULAR.format(intro=intro) + ("" if small else ATTACHED), "utf-8")
        if small:
            (folder / "templates").mkdir()
            (folder / "templates" / "minutes.typ").write_text(SMALL_PDF, "utf-8")
        else:
            noise = random.Random(200).randbytes(200_000)
            (folder / "plan.pdf").write_bytes(b"%PDF-1.7\n%" + noise + b"\n%%EOF\n")
        self.take_apart()

    def take_apart(self):
        """One of rundmail's mails, and its parts for the peers that compose."""
        self.point_at(1, 1)
        one = self.folder / "one.csv"
        one.write_text("E-Mail;Vorname;Nachname\nperson1@verein.example;Aylin;Probe\n", "utf-8")
        run([BINARY, "send", self.file, "--contacts", one, "--via", "folder", "--yes"], self.folder)
        mail = next((self.folder / "outbox").rglob("*.eml")).read_bytes()
        self.octets = len(mail)
        # smtp-source ends each line with CRLF itself.
        (self.folder / "one.txt").write_bytes(mail.replace(b"\r\n", b"\n"))
        message = email.message_from_bytes(mail, policy=email.policy.default)
        self.text = message.get_body(("plain",)).get_content()
        self.html = message.get_body(("html",)).get_content()
        self.attached = list(message.iter_attachments())[-1].get_content()
        (self.folder / "text").write_text(self.text, "utf-8")
        (self.folder / "html").write_text(self.html, "utf-8")
        (self.folder / "attached.pdf").write_bytes(self.attached)
        self.forget()

    def point_at(self, port, connections):
        settings = SETTINGS.format(port=port, connections=connections)
        (self.folder / "rundmail.toml").write_text(settings, "utf-8")

    def forget(self):
        """As if nothing had ever been sent."""
        for name in (".rundmail", "outbox"):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def moved_to(self, folder):
        """The same workspace in another place."""
        copy = object.__new__(Mailing)
        copy.__dict__.update(self.__dict__)
        copy.folder, copy.file = folder, folder / "brief.toml"
        shutil.copytree(self.folder, folder)
        return copy


# Each client: (mailing, port, mails, connections) -> seconds and MiB of its whole process.


def rundmail(mailing, port, mails, connections):
    if mails != mailing.people:
        contact_list(mailing.folder / "contacts.csv", mails)
        mailing.people = mails
    mailing.point_at(port, connections)
    mailing.forget()
    return run([BINARY, "send", mailing.file, "--yes"], mailing.folder)


def smtp_source(mailing, port, mails, connections):
    command = ["smtp-source", "-d", "-s", connections, "-m", mails, "-F", mailing.folder / "one.txt"]
    names = ["-f", "amt@musterhausen.example", "-N", "-t", "@verein.example", "-M", "musterhausen.example"]
    return run([*command, *names, f"127.0.0.1:{port}"], mailing.folder)


def plain_lettre(mailing, port, mails, connections):
    program = ROOT / "benches" / "peers" / "target" / "release" / "plain-lettre"
    files = ["text", "html", "attached.pdf"]
    return run([program, port, mails, connections, *files], mailing.folder)


SMTPLIB = """\
import smtplib, sys
from email.message import EmailMessage
from pathlib import Path
text, html, attached = Path("text").read_text(), Path("html").read_text(), Path("attached.pdf").read_bytes()
with smtplib.SMTP("127.0.0.1", int(sys.argv[1])) as server:
    for number in range(int(sys.argv[2])):
        mail = EmailMessage()
        mail["From"] = "Stadt Musterhausen <amt@musterhausen.example>"
        mail["To"] = f"Probe{number} <person{number}@verein.example>"
        mail["Subject"] = "Rund-Mail"
        mail.set_content(f"Guten Tag Probe{number},\\n\\n{text}")
        mail.add_alternative(f"Guten Tag Probe{number},\\n\\n{html}", subtype="html")
        mail.add_attachment(attached, maintype="application", subtype="pdf", filename="brief.pdf")
        server.send_message(mail)
"""


def smtplib(mailing, port, mails, _connections):
    return run([sys.executable, "-c", SMTPLIB, port, mails], mailing.folder)


MERGE_TEMPLATE = """\
TO: {{{{email}}}}
FROM: Stadt Musterhausen <amt@musterhausen.example>
SUBJECT: Rund-Mail
ATTACHMENT: attached.pdf

Guten Tag {{{{name}}}},

{text}{more}"""


def mailmerge(mailing, port, mails, _connections):
    folder = mailing.folder
    # It sends no HTML of its own beside a text: the HTML goes along as text, to have the octets.
    text = MERGE_TEMPLATE.format(text=mailing.text, more=mailing.html.replace("{", "("))
    (folder / "mailmerge_template.txt").write_text(text, "utf-8")
    (folder / "mailmerge_server.conf").write_text(f"[smtp_server]\nhost = 127.0.0.1\nport = {port}\n")
    people = "".join(f"person{number}@verein.example,Probe{number}\n" for number in range(mails))
    (folder / "mailmerge_database.csv").write_text("email,name\n" + people, "utf-8")
    return run([VENV / "mailmerge", "--no-dry-run", "--no-limit", "--output-format", "text"], folder)
