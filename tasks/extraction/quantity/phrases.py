"""Words that end a noun phrase, and how to tell the head of one without a tagger."""

from __future__ import annotations

from typing import Final

from tasks.extraction.quantity.words import vocabulary

#: Function words and verbs at which the noun phrase after a number has ended.
STOPS: Final = vocabulary(
    """
    tore blew swept broke drove grew drew flew wrote spoke struck sank caught brought thought fought taught sought
    felt found heard cost shut hurt burst beat ate froze chose woke wore threw hid rode rang sang swam shook forgot
    paid laid dealt meant slept swung stuck bent lent fed bled hung dug crept leapt rushed jumped a an the this that
    these those and or but nor so yet if as at by for from in into of off on onto out over per since than then through
    till to toward towards under until up upon via vs while with within without about above across after against along
    amid among around because before behind below beneath beside between beyond despite down during except inside near
    outside regarding unlike versus whether who whom whose which what when where why how i you he she it we they me
    him her us them his its their our your my mine yours himself herself itself themselves each every either neither
    both all any some no none not never is are was were be been being am has have had having do does did doing will
    would shall should can could may might must cannot isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't
    didn't won't wouldn't worth expects sees predicts faces owes earns pays lends raises employs generates produces
    contains covers carries posted can't couldn't there here also already still just only even now again ever once too
    very ago later earlier today yesterday tomorrow tonight away apart together instead however meanwhile said says
    say saying told tells added adds died dies die fled flee went go goes going gone came come comes coming took take
    takes taken taking made make makes making got get gets getting gave give gives given left leave leaves won win
    wins lost lose loses saw see seen began begin begins begun became become becomes remain remains remained stood
    stand stands fell fall falls fallen rose rise rises risen hit hits held hold holds ran run runs kept keep keeps
    put puts set sets met meet meets sent send sends built build builds spent spend spends bought buy buys sold sell
    sells led lead leads shot shoot drowned voted worked lived live lives working living lying work works want wants
    need needs wanted needed know knows knew think thinks believe believes seem seems seemed appear appears appeared
    use uses used try tries plan plans agree agrees agreed arrive arrives include includes including according
    compared depending following alone apiece altogether overall respectively annually daily weekly monthly yearly
    nationwide worldwide abroad like such more less fewer most least other another much many several few january
    february march april june july august september october november december monday tuesday wednesday thursday friday
    saturday sunday
    """
)
#: Plurals without an s, and words for many that count as heads.
IRREGULAR: Final = vocabulary(
    """
    people men women children police troops personnel staff cattle sheep fish aircraft crew teeth feet mice geese dead
    wounded injured missing others spacecraft hectares livestock poultry policemen policewomen servicemen fishermen
    gunmen firemen businessmen congressmen lawmen militiamen youth clergy media data bacteria criteria phenomena
    alumni species series offspring kilos tribesmen grandchildren schoolchildren salmon deer swine infantry cavalry
    artillery jewish chinese japanese portuguese vietnamese lebanese sudanese congolese burmese senegalese homeless
    unemployed displaced elderly disabled
    """
)
#: Words in -s that are no plural.
SINGULAR_S: Final = vocabulary(
    """
    this his its was is has us yes as thus plus bus gas less across perhaps always towards besides afterwards
    sometimes overseas politics economics physics mathematics athletics diabetes previous serious religious various
    famous dangerous continuous numerous precious nervous enormous mysterious ambitious suspicious anonymous generous
    jealous notorious indigenous conscious infectious tremendous virus campus status bonus census focus chorus corpus
    crisis basis analysis thesis business process access success address congress press class glass mass cross loss
    boss illness fitness witness princess progress express stress dress grass brass tennis chess palestinians'
    """
)
#: Plurals that stand before another noun: sports cars, arms dealers.
MODIFIERS: Final = vocabulary(
    """
    sports logistics arms news women men police livestock goods savings customs rights drugs weapons operations
    services systems securities foods communications electronics earnings sales wages people aircraft artillery media
    data troops staff crew youth infantry cattle chinese japanese lebanese sudanese vietnamese congolese portuguese
    jewish dead missing series displaced injured wounded disabled elderly homeless unemployed
    """
)
#: Heads that say only how much there is of something: the thing itself follows `of`.
QUANTITY_HEADS: Final = vocabulary(
    """
    number numbers total totals amount amounts quantity quantities tally count sum volume stock stockpile supply
    arsenal handful group pair set batch series fleet army crowd consignment shipment
    """
)


def is_plural(low: str) -> bool:
    """Whether a word in lower case looks like a plural noun.

    >>> is_plural("shells"), is_plural("people"), is_plural("crisis")
    (True, True, False)
    """
    if low in IRREGULAR:
        return True
    return len(low) > 3 and low[-1] == "s" and low[-2] not in "s'" and low not in SINGULAR_S and not low.endswith("ous")


def is_word(text: str) -> bool:
    """Whether a token is made of letters, an apostrophe aside."""
    return text[:1].isalpha()
