"""A link to a claim is the words it stands at: it holds when articles are added."""

from dataclasses import replace

import pytest
from made_case import COPY, DAILY, LEAK, LEFT, WIRE, at, case
from tests.web.workbench import browser

from sayso.errors import UnknownId
from sayso.model import Claim, Mention
from sayso.web.address import Addresses


def test_every_claim_is_found_at_its_address():
    held = Addresses(case().claims)
    assert [held.find(held.of(n)) for n in (1, 2)] == [1, 2]


def test_the_address_holds_when_the_claim_gains_a_mention_and_another_rank():
    before = Addresses((LEAK, LEFT)).of(1)
    grown = replace(LEAK, mentions=(*LEAK.mentions, Mention(at(DAILY, "Lohne dam broken"))))
    assert grown.id != LEAK.id
    assert Addresses((LEFT, grown)).find(before) == 2


def test_of_two_claims_in_one_sentence_each_has_its_own_address():
    whole = Claim("all", (Mention(at(WIRE, "Some 1,200 people were told to leave")),))
    part = Claim("part", (Mention(at(WIRE, "Some 1,200 people")), Mention(at(COPY, "Some 1,200 people"))))
    held = Addresses((whole, part))
    assert [held.find(held.of(n)) for n in (1, 2)] == [1, 2]


def test_an_id_will_do():
    assert Addresses((LEAK, LEFT)).find(LEFT.id) == 2


@pytest.mark.parametrize("address", ["", "wire", "wire:", "wire:1-", "wire:-5-9", "wire:x-y", "none:0-5", "wire:0-1",
                                     "wire:99999999999999999999-999999999999999999999"])
def test_where_nothing_stands_nothing_is_found(address):
    with pytest.raises(UnknownId):
        Addresses((LEAK, LEFT)).find(address)
    assert browser(case()).get(f"/cases/case/claim/{address or 'x'}").status_code == 404
