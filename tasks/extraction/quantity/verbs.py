"""Verbs that are no nouns: where one stands in a run of words, the noun phrase before it or after it has ended."""

from __future__ import annotations

from typing import Final

from tasks.extraction.quantity.words import vocabulary

#: As after many and with `to`; the form in -s is told from it.
_BASE: Final = """
    accept achieve acquire adopt affect afford allow allege announce apply arrive ask attend avoid await become begin
    belong borrow bring buy celebrate choose collect complain compete confirm consider consist consume correspond
    contribute cope create criticise criticize decide declare defend deliver deny depend describe deserve destroy
    develop differ disagree disappear discover discuss earn eat elect embrace emerge enable endure enjoy enter escape
    establish exist explain express extend fail flee follow forget gather generate happen hate identify ignore imagine
    improve indicate inform insist intend introduce invest invite involve join learn maintain marry migrate obey
    obtain occur oppose outnumber outpace participate pay perform persist prefer prepare prevent produce prove provide
    publish pursue receive recognise recognize reduce refuse reject rely remember remove replace represent require
    resist respond retain reveal satisfy save seek serve sing speak spend stay steal suffer surpass survive swim teach
    tell tend thank think threaten trade undergo understand vanish warn wear widen worry write
"""
_PAST: Final = """
    stole ate rose fell drank drove grew knew sought bought brought caught taught thought fought told held kept led left
    lent met paid sold sent spent stood swept threw won wore wrote chose froze gave hid lay rode sang shook spoke
"""
#: Of the forms, those that are nouns or more.
_NOUNS: Final = vocabulary("save saves stay stays trade trades left")


def _third(stem: str) -> str:
    if stem.endswith(("sh", "ch", "ss", "x", "o")):
        return f"{stem}es"
    return f"{stem[:-1]}ies" if stem.endswith("y") and stem[-2] not in "aeo" else f"{stem}s"


VERBS: Final = frozenset({form for stem in _BASE.split() for form in (stem, _third(stem))} | vocabulary(_PAST)) - _NOUNS

#: Forms in -ing with an object behind them: facing sentences of.
DOING: Final = vocabulary(
    """
    facing carrying packing reducing destroying reaching representing seeking receiving providing producing using
    buying selling bringing taking making causing killing injuring costing wiping cutting raising adding bearing
    """
)

#: Participles without -ed: written down by, gold bars hidden in a van.
PARTICIPLES: Final = vocabulary(
    """
    hidden written driven stolen born grown known drawn shown taken broken chosen frozen worn torn thrown beaten eaten
    forgotten given built bought brought caught found held kept laid left lost made paid sold sent spent taught won
    """
)

#: Participles that describe a thing rather than tell of it, after a noun or an adjective.
DESCRIBING: Final = vocabulary(
    """
    estimated adjusted expected projected combined proposed planned listed registered limited fixed weighted unlisted
    audited accumulated deferred realised unrealised realized unrealized recycled refined processed armed displaced
    injured infected vaccinated accelerated advanced applied associated assisted automated backed balanced based born
    certified chartered committed controlled converted corrected dedicated detailed developed diluted disabled educated
    elected employed engaged enhanced established experienced extended failed fortified funded guided improved inhabited
    installed integrated irrigated licensed linked married mixed nominated occupied operated organised organized owned
    paid perceived powered preferred protected qualified rated reduced related required reserved restricted retired
    secured shared sized skilled sponsored subsidised subsidized supervised trained treated unemployed unpaid untreated
    wounded detained arrested licensed loaded recommended
    """
)
#: Words after which a participle is part of a verb: was granted bail, has expected earnings of, who seized.
ACTIVE: Final = vocabulary("was were is are be been being has have had who which that he she they it we i you to not")
#: Words in -ing that describe a thing: operating income, working hours.
DESCRIBING_ING: Final = vocabulary(
    """
    operating outstanding remaining standing growing rising falling starting working leading existing opening closing
    housing banking manufacturing mining shipping advertising marketing funding trading spending building training
    fishing farming lending borrowing parking waiting missing living building recurring underlying surviving passing
    """
)
