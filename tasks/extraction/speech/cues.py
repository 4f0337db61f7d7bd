"""Words of saying."""

from __future__ import annotations

import re
from typing import Final

from tasks.extraction.words import listed

#: Verbs that attribute speech, in the forms news uses.
VERBS: Final = listed(
    """
    adding noting explaining warning insisting arguing claiming stating announcing recalling said says say saying told
    tells adds added states stated announced announces claimed claims argued argues explained explains noted notes
    warned warns insisted insists declared declares confirmed confirms denied denies joked quipped replied responded
    responds asked asks wrote writes tweeted posted commented comments remarked observed recalled recalls admitted
    admits acknowledged acknowledges conceded concedes complained urged urges pledged promised vowed vows predicted
    predicts estimated estimates suggested suggests stressed stresses emphasised emphasized emphasises emphasizes
    reiterated reiterates concluded concludes continued continues revealed reveals disclosed testified alleged alleges
    asserted asserts maintained maintains lamented laments shouted exclaimed cried read reads reported reports
    believes believed thinks hopes cautioned cautions contended contends affirmed affirms proclaimed clarified
    countered retorted begged pleaded interjected remembers remembered boasted mused opined
    """
)

#: Of these, the ones whose subject is that of the sentence: `X left early, saying ...`.
PARTICIPLES: Final = listed(
    "adding noting explaining warning insisting arguing claiming stating announcing recalling saying"
)

#: Of these, the ones that are nouns as often: they count only with a speaker.
NOUNS: Final = listed("states notes comments claims reports estimates reads hopes")

#: After these, a clause is reported speech even without `that`.
PLAIN: Final = frozenset({"said", "says", "say", "claimed", "claims", "warned", "insisted", "estimates", "estimated"})

VERB: Final = re.compile(r"\b(?:" + "|".join(sorted(VERBS, key=lambda verb: (-len(verb), verb))) + r")\b")
ACCORDING: Final = re.compile(r"\b[Aa]ccording to\b")
PRONOUN: Final = re.compile(r"\b([Hh]e|[Ss]he|HE|SHE)\b")
