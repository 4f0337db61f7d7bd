"""What happened to the item, as a past participle: killed, wounded, shipped."""

from __future__ import annotations

from typing import Final

from tasks.extraction.quantity.amounts import Measure
from tasks.extraction.quantity.nouns import Phrase
from tasks.extraction.quantity.tokens import Tokens
from tasks.extraction.quantity.words import vocabulary

#: Verbs of events in the news that take a count: any form -> past participle.
_IRREGULAR: Final = """
kill kills killing killed | slay slaying slain slew | shoot shoots shooting shot | bury buries burying buried
flee flees fleeing fled | die dies dying died | sell sells selling sold | buy buys buying bought | lose loses \
losing lost
build builds building built | steal steals stealing stolen stole | send sends sending sent | hit hits hitting hit
cut cuts cutting cut | take takes taking taken took | give gives giving given gave | spend spends spending spent
pay pays paying paid | lay lays laying laid | hold holds holding held | win wins winning won | drown drowns \
drowning drowned
deploy deploys deploying deployed | ship ships shipping shipped | kidnap kidnaps kidnapping kidnapped abducted
supply supplies supplying supplied | destroy destroys destroying destroyed | free frees freeing freed
rob robs robbing robbed | ban bans banning banned | plan plans planning planned | injure injures injuring injured
carry carries carrying carried | rape rapes raping raped | strike strikes striking struck | burn burns burning \
burned burnt
bring brings bringing brought | catch catches catching caught | find finds finding found | feed feeds feeding fed
slaughter slaughters slaughtering slaughtered
hang hangs hanging hanged | seek seeks seeking sought | dig digs \
digging dug
"""
_REGULAR: Final = """
wound arrest detain displace evacuate rescue hire employ recruit train test infect treat vaccinate hospitalise
hospitalize
launch fire capture seize confiscate release deport expel evict sentence convict charge execute jail imprison fine
damage affect trap strand shell abduct torture house relocate resettle register elect export import produce manufacture
order deliver donate raise invest borrow owe receive transfer provide create generate add suspend dismiss sack layoff
open close acquire sign approve reject cancel demolish attack ambush massacre behead poison drown rescue intercept
repatriate admit enrol enroll graduate attend protest march gather vote plant harvest cull smuggle traffic recover
award allocate pledge distribute ban withdraw mobilise mobilize bomb download view visit host transport process
"""
_NOMINAL: Final = {
    "shipment": "shipped", "shipments": "shipped", "delivery": "delivered", "deliveries": "delivered", "sale": "sold",
    "sales": "sold", "purchase": "bought", "killing": "killed", "killings": "killed", "arrest": "arrested",
    "arrests": "arrested", "deployment": "deployed", "release": "released", "loss": "lost", "transfer": "transferred",
    "deaths": "killed", "death": "killed", "murder": "murdered", "murders": "murdered", "export": "exported",
    "exports": "exported", "import": "imported", "imports": "imported", "theft": "stolen", "destruction": "destroyed",
    "construction": "built", "production": "produced", "evacuation": "evacuated", "expulsion": "expelled",
    "dismissal": "dismissed", "displacement": "displaced", "abduction": "abducted", "execution": "executed",
    "detention": "detained", "capture": "captured", "recruitment": "recruited", "donation": "donated",
}  # fmt: skip


def _compile() -> dict[str, str]:
    forms: dict[str, str] = {}
    for group in _IRREGULAR.replace("\n", " | ").split("|"):
        names = group.split()
        if names:
            participle = names[3] if len(names) > 3 else names[-1]
            forms.update(dict.fromkeys(names, participle))
    for stem in _REGULAR.split():
        cut = stem[:-1] if stem.endswith("e") else stem
        past = f"{cut}ed"
        forms.update(dict.fromkeys((stem, f"{stem}s", past, f"{cut}ing"), past))
    return forms


_FORMS: Final = _compile()
_NOUN_FORMS: Final = vocabulary(
    """
    test fire order house plan cut hit strike host fine charge shell export import vote process attack visit view
    plans cuts hits strikes orders tests shells votes buildings building take hold find open close sales ban march
    transport award sign
    """
)
_HAVE: Final = vocabulary(
    """
    have has had having be been being were was are is to also already reportedly believed thought feared reported said
    known now later estimated will would could may might must should not still confirmed subsequently officially
    either who that which , get got apparently allegedly presumed more others
    """
)
_PASSIVE: Final = vocabulary("were was been being are is be")
_NOT_EVENTS: Final = vocabulary(
    """
    believed expected estimated reported said thought feared known confirmed presumed need used called named based
    supposed required allowed needed united hundred indeed interested planned forced
    """
)
_BETWEEN: Final = vocabulary(
    """
    a an the another some about up to also only just further and or its their his all off out additional no total of
    over in
    """
)
REACH: Final = 8


def find(tokens: Tokens, measure: Measure, item: Phrase | None) -> str | None:
    """The event of a measure, read after its item, then before its number."""
    if measure.unit is not None and measure.unit.dimension == "duration":
        return None
    start = item[1] if item is not None and item[0] >= measure.last else measure.last
    return _after(tokens, start) or _before(tokens, measure.first)


def _after(tokens: Tokens, start: int) -> str | None:
    passive = False
    start = _past_aside(tokens, start)
    for j in range(start, min(start + REACH, tokens.count)):
        low = tokens.lows[j]
        if low in _HAVE or low.endswith("ly"):
            passive = passive or low in _PASSIVE
            if low in (",", "that", "which") and j > start:
                return None
            continue
        if low == "dead" and passive:
            return "died"
        event = _FORMS.get(low)
        if event is not None and low not in _NOUN_FORMS and (low == event or low.endswith(("ed", "ing")) or j > start):
            return event if low not in ("is", "was") else None
        if (passive or j == start) and low.endswith("ed") and len(low) > 4 and low not in _NOT_EVENTS:
            return low
        return None
    return None


def _past_aside(tokens: Tokens, start: int) -> int:
    """After `, including six children,` and `, two of them children,`."""
    if tokens.lows[start] != ",":
        return start
    if tokens.lows[start + 1] in ("including", "among", "most", "mostly", "many") or tokens.lows[start + 2] == "of":
        for j in range(start + 2, min(start + 12, tokens.count)):
            if tokens.words[j] == ",":
                return j + 1
    return start


def _before(tokens: Tokens, first: int) -> str | None:
    lows = tokens.lows
    j = first - 1
    if lows[j] in ("and", "or") and lows[first + 1] in _PASSIVE:
        return None  # 86 are infected and 59 are missing
    skipped = ""
    while j >= 0 and first - j <= 4 and lows[j] in _BETWEEN:
        skipped = lows[j] if lows[j] == "of" else skipped
        j -= 1
    if j < 0:
        return None
    if skipped == "of":
        return _NOMINAL.get(lows[j])
    event = _FORMS.get(lows[j])
    if event is None or (
        lows[j] in _NOUN_FORMS
        and (j == 0 or lows[j - 1] not in ("to", "will", "could", "may", "would", "and", "they", "can"))
    ):
        return None
    return event
