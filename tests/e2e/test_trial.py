"""`check --server` against a real server: everything short of sending."""

import pytest
from lab import SENDER, states
from test_login import PEOPLE, SEEN_BY_THE_SERVER


@pytest.mark.parametrize(("door", "mechanism"), [("tls", "PLAIN"), ("starttls", "PLAIN"), ("single", "LOGIN")])
def test_a_server_that_would_take_mails_is_told_so(network, lab, door, mechanism):
    lab.use(network, f"ausprobiert-{door}", PEOPLE, door)
    before = lab.delivered()
    done = network.run("pruefen", "--server", RUNDMAIL_SMTP_PASSWORD="geheim")
    assert done.code == 0, done.err
    for words in (
        "Das Zertifikat lautet auf localhost und gilt bis",
        "220 localhost ESMTP Postfix",
        f"als `{SENDER}` angenommen ({mechanism})",
        f"nimmt E-Mails von {SENDER} an",
        "Es wurde nichts gesendet.",
    ):
        assert words in done.err, done.err
    assert "geheim" not in done.out + done.err
    assert states(network) == {}
    assert lab.delivered() == before


@pytest.mark.parametrize("fault", SEEN_BY_THE_SERVER)
def test_what_would_stop_the_sending_is_told_in_the_same_words(network, lab, fault):
    door, settings, password, told = SEEN_BY_THE_SERVER[fault]
    lab.use(network, f"nicht-bereit-{fault}", PEOPLE, door, **settings)
    done = network.run("pruefen", "--server", **({"RUNDMAIL_SMTP_PASSWORD": password} if password else {}))
    assert done.code == 4, done.err
    for words in told:
        assert words in done.err, done.err
    for secret in ("geheim", "falsch\n", "eyJ"):
        assert secret not in done.out + done.err
    assert states(network) == {}
