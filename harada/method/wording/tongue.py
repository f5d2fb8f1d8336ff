"""In which language a short text is written, as far as its small words tell: English or Dutch.

A rule for sentences of a few words, offline: it counts words that one of the two languages has and
the other has not. Words both have (`in`, `is`, `over`, `water`) tell nothing, nor do names. Where
nothing tells, or as much speaks for the one as for the other, it says so.
"""

from __future__ import annotations

import re

from harada.method.wording.sentence import listed

_ENGLISH = listed(
    """
    a about after again always an and any are as at away back be because before being between but by
    can can't could customer customers daily day days do does don't down during each early eight
    enough evening evenings every everybody everyone first five for four from get give good have he
    him his home hour hours how i i'd i'll i'm i've into it it's its keep least less make minute
    month months more morning mornings most much must my myself never new next night no not now off
    on once one only other our out own people right same seven she should since six some somebody
    something soon still take than that that's the their them then there these they thing things
    this those three through time times to today together tomorrow try twelve twenty twice two under
    until up us very weekday weekdays weeks well what when where which while who will with within
    without work working would write year years you your
    """
)
"""Small and common words that Dutch has not."""
_DUTCH = listed(
    """
    aan acht achter af al alle alleen alles als altijd avond avonden ben beter bij blijf daar dag
    dagelijks dagen dan dat de deze dit doe doen drie eerst eerste elk elke elkaar en er ervoor gaan
    geef geen gelezen gesprek geven goed goede haal haar heb hebben heeft hem het hij hoe hun ieder
    iedere iedereen iemand iets ik jaar je jij jou jouw kan keer klant klanten kun kunnen kwart
    kwartier laat laatste lees leer lezen loop lopen maak maal maand maanden maar mag mee meer met
    mezelf mij mijn minder minstens minuten minuut moet moeten morgen morgens na naar naast nee
    negen neem niet niets nieuwe nog nooit nu om omdat ons onze ook op opnieuw schrijf schrijven
    slaap slapen slechts snel sta te tegen tien tijd tijdens toch tot tussen twaalf twee uit uren
    uur vaak van vandaag vanaf veel verder vier vijf voor voordat vóór waar wanneer wat weken werken
    wie wij wil word worden wordt zal ze zeg zelf zes zeven zich zijn zo zodat zoek zonder zou
    zullen één 's 't 'n
    """
)
"""Small and common words that English has not, or as good as never."""
_WORD = re.compile(r"'?[^\W\d_]+(?:'[^\W\d_]+)?")
_LOOKS_DUTCH = re.compile(r"ij|aa|uu|sch|oei|ieuw|[eë]n$|tje$|heid$")
_LOOKS_ENGLISH = re.compile(r"th|wh|sh|ing$|tion|ow$|ck$|y$")


def guess(text: str) -> str | None:
    """The language of a text, `en` or `nl`; None where it does not tell."""
    words = _WORD.findall(text.lower().replace("’", "'").replace("‘", "'"))
    english = sum(word in _ENGLISH for word in words)
    dutch = sum(word in _DUTCH for word in words)
    if english == dutch:
        # Too few small words: how the others are spelt.
        english = sum(bool(_LOOKS_ENGLISH.search(word)) for word in words)
        dutch = sum(bool(_LOOKS_DUTCH.search(word)) for word in words)
    if english == dutch:
        return None
    return "en" if english > dutch else "nl"
