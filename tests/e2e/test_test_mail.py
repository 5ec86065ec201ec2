"""`senden --probe`: to an address of the list, what that person would see, once in each language."""

from reading import parse, parts

INVITATION = "2026-10-29-einladung.toml"


def test_an_address_of_the_list_gets_its_own_mail_in_each_language(network, server):
    network.use_server(server.port)
    done = network.run("senden", INVITATION, "--probe", "oksana@kalyna.example")
    assert done.code == 0, done.err
    assert [caught.recipients for caught in server.mails] == [["oksana@kalyna.example"]] * 3
    mails = [parse(caught.content) for caught in server.mails]
    assert [mail["Content-Language"] for mail in mails] == ["uk", "de", "ar"], "her own first"
    assert len({mail["Message-ID"] for mail in mails}) == 3
    assert all("[Test]" in str(mail["Subject"]) for mail in mails)
    assert "Frau Prykladna" in parts(mails[1]).text and "Prykladna" in parts(mails[0]).text
    assert "oksana@kalyna.example: Oksana Prykladna, Zeile 5 der Liste" in done.err
    assert "uk, de und ar" in done.err
    assert not list(network.folder.glob(".rundmail/ledger.db"))
    assert network.run("senden", INVITATION, "--ja").code == 0
    assert len(server.mails) == 3 + 11, "the test was no delivery"


def test_a_mailing_of_one_language_is_one_mail(network, server):
    network.use_server(server.port)
    for written in ("layla@frauencafe-zeder.example", "Layla@Frauencafe-Zeder.example"):
        server.mails.clear()
        done = network.run("senden", network.file, "--probe", written, "--an", "kerngruppe")
        assert done.code == 0, done.err
        [caught] = server.mails
        assert "Frau Al-Mithal" in parts(parse(caught.content)).text
        assert "bekommt diese Zeile keine E-Mail" in done.err, "she is in no chosen group"


def test_whoever_gets_no_mail_is_told_so(network, server):
    network.use_server(server.port)
    done = network.run("send", network.file, "--test", "petra.ehemals@kirchenkreis.example", RUNDMAIL_LANG="en")
    assert done.code == 0, done.err
    [caught] = server.mails
    assert "Frau Ehemals" in parts(parse(caught.content)).text
    assert "line 13 of the list" in done.err and "this row gets no mail" in done.err


def test_another_address_gets_one_mail_and_hears_whose_it_is(network, server):
    network.use_server(server.port)
    done = network.run("senden", INVITATION, "--probe", "probe@musterhausen.example")
    assert done.code == 0, done.err
    [caught] = server.mails
    assert caught.recipients == ["probe@musterhausen.example"]
    assert "Beispiel" in parts(parse(caught.content)).text
    assert "steht nicht in der Kontaktliste" in done.err and "Selin Beispiel, Zeile 2 der Liste" in done.err


def test_files_of_a_test_have_a_folder_for_each_language(network):
    done = network.run("senden", INVITATION, "--probe", "oksana@kalyna.example")
    assert done.code == 0, done.err
    folder = network.folder / "outbox" / "2026-10-29-einladung" / "test"
    names = sorted(str(path.relative_to(folder)) for path in folder.rglob("*.eml"))
    assert names == [f"{language}/oksana@kalyna.example.eml" for language in ("ar", "de", "uk")]
    for language in ("ar", "de", "uk"):
        mail = parse((folder / language / "oksana@kalyna.example.eml").read_bytes())
        assert mail["Content-Language"] == language
