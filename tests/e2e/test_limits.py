"""Limits of real servers: greylisting, quotas, sizes, rates, connections. Nothing is lost, nothing comes
twice, and what is left over says why."""

from collections import Counter

from lab import check_mailboxes, left_over, send, states, status, wait_for

PEOPLE = [f"user{number}@rcpt.example" for number in range(20, 27)]
REASON = "Nicht zugestellt, weil"


def once(network, *options):
    """A run that waits for nobody."""
    return send(network, "--retry-for", "0", *options)


def until_done(network):
    """The same command until nobody is left over, as the program advises."""

    def done():
        run = once(network)
        assert run.code in (0, 4), run.err
        return run.code == 0

    wait_for(done, "the last mail")


def test_a_greylist_is_outlasted(network, lab):
    """Postgrey takes nobody at first; two seconds later it takes all."""
    lab.use(network, "grau", PEOPLE[:3], "strict")
    done = once(network)
    assert done.code == 4, done.err
    rows = status(network)
    assert {(row["state"], row["code"]) for row in rows.values()} == {("deferred", "450")}
    assert all("Greylisted" in row["reply"] for row in rows.values())
    listed = left_over(network)
    assert set(listed) == set(PEOPLE[:3])
    assert {row[REASON] for row in listed.values()} == {"Der Server nimmt die E-Mail erst später an"}
    check_mailboxes(lab, network)
    until_done(network)
    assert states(network) == dict.fromkeys(PEOPLE[:3], "sent")
    assert left_over(network) == {}
    check_mailboxes(lab, network)


def test_one_run_outlasts_a_greylist_by_itself(network, lab):
    people = ["user30@rcpt.example", "user31@rcpt.example"]
    lab.use(network, "grau-von-selbst", people, "strict")
    done = send(network, "--retry-for", "8s")
    assert done.code == 0, done.err
    log = (lab.folder / "log" / "postfix.log").read_text("utf-8")
    assert all(f"{address}>: Recipient address rejected: Greylisted" in log for address in people)
    assert states(network) == dict.fromkeys(people, "sent")
    check_mailboxes(lab, network)


def test_a_full_mailbox_is_refused_at_the_door(network, lab):
    """Dovecot's quota, asked by Postfix while the line is open."""
    full = "voll.berta@rcpt.example"
    lab.use(network, "voll", [full, PEOPLE[3]], "strict")
    done = once(network)
    assert done.code == 4, "the other one is greylisted"
    row = status(network)[full]
    assert (row["state"], row["code"], row["reply"][:5]) == ("refused", "552", "5.2.2")
    assert left_over(network)[full][REASON] == "Postfach voll"
    wait_for(lambda: once(network).code == 5, "the other one's greylist")
    assert states(network) == {full: "refused", PEOPLE[3]: "sent"}
    check_mailboxes(lab, network)


def test_a_mail_that_is_too_large_goes_to_nobody(network, lab):
    """The server does not say beforehand how much it takes, and refuses each mail."""
    lab.use(network, "gross", PEOPLE[:3], "narrow")
    done = once(network)
    assert done.code == 3, done.err
    assert {row["code"] for row in status(network).values()} == {"552"}
    assert {row[REASON] for row in left_over(network).values()} == {"E-Mail zu groß"}
    check_mailboxes(lab, network)


def test_a_rate_limit_is_kept(network, lab):
    """Three mails in four seconds: Postfix says 450 "too much mail" to the fourth."""
    lab.use(network, "menge", PEOPLE, "rate")
    done = once(network)
    assert done.code == 4 and "too much mail" in done.err, done.err
    assert Counter(states(network).values()) == {"sent": 3, "deferred": 1, "planned": 3}
    listed = left_over(network)
    [late] = [address for address, state in states(network).items() if state == "deferred"]
    assert len(listed) == 4 and listed[late][REASON] == "zu viele E-Mails in kurzer Zeit"
    check_mailboxes(lab, network)
    until_done(network)
    assert states(network) == dict.fromkeys(PEOPLE, "sent")
    check_mailboxes(lab, network)


def test_a_rate_limit_is_outlasted_in_one_run(network, lab):
    people = PEOPLE[:4]
    lab.use(network, "menge-am-stueck", people, "rate", connections=2)
    done = send(network, "--retry-for", "15s")
    assert done.code == 0 and "zu viele E-Mails in kurzer Zeit" in done.err, done.err
    assert states(network) == dict.fromkeys(people, "sent")
    check_mailboxes(lab, network)


def test_a_limit_of_connections_is_kept(network, lab):
    """One line at a time: the others are turned away with 421, and nobody suffers."""
    lab.use(network, "leitungen", PEOPLE, "single", connections=3)
    done = send(network)
    assert done.code == 0, done.err
    assert states(network) == dict.fromkeys(PEOPLE, "sent")
    check_mailboxes(lab, network)
