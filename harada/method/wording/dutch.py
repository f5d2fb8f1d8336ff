"""What the wording adviser asks of a Dutch sentence.

The same questions as in English, put to another grammar: the verb at the end, numbers in one word,
verbs that come apart. The words are in `dutch_words`. Where the rules cannot tell they ask nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from harada.method.wording import dutch_patterns as patterns
from harada.method.wording import dutch_words as words
from harada.method.wording.sentence import Sentence, amounts, figure, is_number

_PRONOUN_NEXT = (["mij"], ["me"], ["ons"])
_OF_A_NOUN = ("met", "van", "over", "tussen", "en", "of", "voor")
"""What follows a noun rather than a command."""


def _numeral(token: str) -> float | None:
    """The value of a number written in one word, such as `tweehonderdvijftig`."""
    if token in words.MORE:
        return words.MORE[token]
    if not patterns.NUMERAL.fullmatch(token) or token in ("en", "ën"):
        return None
    total = part = 0.0
    for piece in re.findall(patterns.PART, token):
        if piece in ("en", "ën"):
            continue
        if piece in ("honderd", "duizend", "miljoen"):
            factor = {"honderd": 100.0, "duizend": 1000.0, "miljoen": 1_000_000.0}[piece]
            part = (part or 1) * factor
            if factor > 100:
                total, part = total + part, 0.0
        else:
            part += words.UNITS.get(piece, 0) + words.TENS.get(piece, 0)
    return total + part


def _value(token: str) -> float | None:
    return _numeral(token) if token[:1].isalpha() else figure(token, ".")


def _counted(sentence: Sentence) -> bool:
    """Whether something is counted in it; the article `een` counts nothing."""
    if re.search(r"\bgeen enkele?\b|\béén\b", sentence.low):
        return True
    return any(
        is_number(token)
        or token in words.COUNTS
        or token.endswith("procent")
        or (token != "een" and _numeral(token) is not None)
        for token in sentence.tokens
    )


def has_no_number(sentence: Sentence) -> bool:
    """Whether a goal counts nothing besides its date."""
    return not _counted(sentence.without(patterns.DATES))


def has_no_date(sentence: Sentence) -> bool:
    """Whether a goal names no day, season or deadline."""
    return patterns.DATES.search(sentence.low) is None


def is_not_as_done(sentence: Sentence) -> bool:
    """Whether a goal is a wish, a command or a bare topic instead of a statement."""
    if patterns.WISH.search(sentence.low):
        return True
    going = patterns.GOING.search(sentence.low)
    if going is not None and any(_is_infinitive(token) for token in Sentence(going[1]).tokens):
        return True
    if sentence.has(patterns.ME):
        return False
    return not _states_something(sentence)


def _states_something(sentence: Sentence) -> bool:
    """Whether a finite verb stands in a sentence without `ik`."""
    tokens = sentence.tokens
    return (
        _others_do(sentence)
        or any(token in words.FINITE for token in tokens)
        or any(_is_third_person(token) for token in tokens)
    )


def _is_infinitive(token: str) -> bool:
    """Whether a token is a verb in the infinitive, with a particle and `te` or not."""
    if token in words.VERBS:
        return True
    for particle in words.PARTICLES:
        if token.startswith(particle):
            rest = token.removeprefix(particle).removeprefix("te")
            if rest in words.VERBS:
                return True
    return token.endswith("eren") and len(token) > 6 and token not in words.NOT_INFINITIVES


def _stems(infinitive: str) -> set[str]:
    """The stems an infinitive may have: `lopen` gives loop, `bellen` bel, `schrijven` schrijf."""
    bare = infinitive.removesuffix("n").removesuffix("e")
    stems = {bare}
    if len(bare) > 2 and bare[-1] == bare[-2]:
        stems = {bare[:-1]}
    elif re.search(r"(?:^|[^aeiou])[aeou][^aeiou]$", bare):
        stems = {bare[:-1] + bare[-2:]}
        if bare.endswith(("er", "el", "en")):
            stems.add(bare)
    return {stem[:-1] + patterns.HARD.get(stem[-1], stem[-1]) for stem in stems if stem}


def _base(infinitive: str) -> str:
    """A verb without the particle it comes apart from: `opruimen` is `ruimen`."""
    for particle in words.PARTICLES:
        rest = infinitive.removeprefix(particle)
        if rest != infinitive and len(rest) > 4:
            return rest
    return infinitive


@cache
def _stem_set() -> frozenset[str]:
    """The stems of all verbs of doing, whole and without their particle."""
    return frozenset(
        stem for verb in words.VERBS for whole in (verb, _base(verb)) for stem in _stems(whole)
    )


@cache
def _third_persons() -> frozenset[str]:
    """The forms verbs have after he or she."""
    changes = {stem for verb in words.CHANGES for stem in _stems(verb)}
    stems = _stem_set() | changes
    return frozenset(stem if stem.endswith("t") else stem + "t" for stem in stems)


def _is_third_person(token: str) -> bool:
    return token in words.FINITE or (token in _third_persons() and token not in words.NOT_FINITE)


def _commands(tokens: list[str]) -> bool:
    """Whether a sentence begins with a verb in the imperative."""
    return len(tokens) > 1 and tokens[0] in _stem_set() and tokens[0] not in words.PEOPLE


def _others_do(sentence: Sentence) -> bool:
    """Whether the doing of it is another person's: a finite verb stands beside them."""
    tokens = sentence.tokens
    if not tokens or sentence.has(patterns.ME) or _commands(tokens):
        return False
    for place, token in enumerate(tokens):
        if token in ("wij", "we", "zij", "ze", "jullie", "hij"):
            if place == 0 or tokens[place - 1] == "," or _is_infinitive(tokens[place - 1]):
                return True
        elif _is_people(token) and not _is_governed(tokens, place):
            if _finite_follows(tokens, place) or _finite_precedes(tokens, place):
                return True
    return False


def _is_people(token: str) -> bool:
    return token in words.PEOPLE or token in words.MANY_PEOPLE


def _is_governed(tokens: list[str], place: int) -> bool:
    """Whether the noun at this place belongs to a preposition: `met mijn collega`."""
    for token in reversed(tokens[max(0, place - 3) : place]):
        if _is_third_person(token) or is_number(token):
            return False
        if token in patterns.PREPOSITIONS:
            return True
    return False


def _finite_follows(tokens: list[str], place: int) -> bool:
    """Whether a finite verb follows the noun at this place, in the same clause."""
    many = tokens[place] in words.MANY_PEOPLE
    for then in range(place + 1, min(place + 5, len(tokens))):
        token = tokens[then]
        if token in ("wat", "die", "dat", "hoe", "of", "om", "waarom", "wie", "en", ",", "te"):
            return False
        if _is_third_person(token):
            return True
        if then == place + 1 and token in words.IRREGULAR and (many or not token.endswith("n")):
            return True
        if many and then == place + 1 and _is_infinitive(token):
            return tokens[then + 1 : then + 2] in ([w] for w in patterns.AFTER_A_FINITE)
    return False


def _finite_precedes(tokens: list[str], place: int) -> bool:
    """Whether a finite verb stands right before the noun at this place and its article."""
    before = tokens[max(0, place - 2) : place]
    if place > 2 and any(_is_third_person(token) for token in before):
        return True
    many = tokens[place] in words.MANY_PEOPLE and place > 2
    return many and _is_infinitive(before[0]) and tokens[place + 1 : place + 2] in _PRONOUN_NEXT


def is_not_mine(sentence: Sentence) -> bool:
    """Whether a goal is another's to reach or to give."""
    if (
        patterns.GIVEN.search(sentence.low)
        or _is_gift(sentence)
        or patterns.LETTING.search(sentence.low)
    ):
        return True
    if _others_do(sentence):
        return True
    if sentence.has(patterns.FIRST_PERSON) or is_not_as_done(sentence):
        return False
    return _states_something(sentence)


def _is_gift(sentence: Sentence) -> bool:
    return patterns.GETTING.search(sentence.low) is not None and sentence.has(words.GIFTS)


def is_vague(sentence: Sentence) -> bool:
    """Whether an action says something that everybody fills in differently."""
    if patterns.STRONG.search(patterns.NOT_STRONG.sub(" ", sentence.low)):
        return True
    return patterns.WEAK.search(
        patterns.NOT_WEAK.sub(" ", sentence.low)
    ) is not None and not _counted(sentence)


def is_vague_routine(sentence: Sentence) -> bool:
    """Whether a routine is vague, or a bare activity without how much of it."""
    return is_vague(sentence) or (
        len(sentence.tokens) <= 2
        and bool(sentence.tokens)
        and all(token in words.GENERIC for token in sentence.tokens)
    )


def has_no_verb(sentence: Sentence) -> bool:
    """Whether nobody does anything in it."""
    tokens = sentence.tokens
    return not any(_does(tokens, place) for place in range(len(tokens)))


def _does(tokens: list[str], place: int) -> bool:
    """Whether the token at this place is a verb of doing."""
    token = tokens[place]
    before = tokens[place - 1] if place else ","
    after = tokens[place + 1] if place + 1 < len(tokens) else ""
    if place and not after and _looks_like_an_infinitive(token, before):
        return True
    if (
        place
        and after in patterns.PREPOSITIONS | {",", "en"}
        and _looks_like_an_infinitive(token, before)
    ):
        return True
    being = token in ("zijn", "worden") and (not after or after in patterns.PREPOSITIONS)
    if being or _is_infinitive(token):
        return not (
            token in words.ALSO_NOUNS and (before in patterns.ARTICLES or is_number(before))
        )
    stem = token in _stem_set() or token in words.IRREGULAR
    if before in (",", ".", ";", "en", "dan", "ik", "niet", "dus") or after in ("ik", "je"):
        if stem:
            return token not in words.NOT_STEMS or (bool(after) and after not in _OF_A_NOUN)
    if before in patterns.ME or (
        _is_third_person(token) and place and before not in patterns.ARTICLES
    ):
        return stem or _is_third_person(token)
    return _is_participle(token)


def _looks_like_an_infinitive(token: str, before: str) -> bool:
    """Whether a word we do not know stands where the infinitive stands, and ends like one."""
    if not token.endswith("en") or len(token) < 5 or token.endswith(("ingen", "heden", "iteiten")):
        return False
    if (
        before in patterns.ARTICLES
        or before in patterns.PREPOSITIONS
        or before.endswith("e")
        or is_number(before)
    ):
        return False
    known = _is_people(token) or token in words.NOT_INFINITIVES or token in words.TIME_UNITS
    return before.isalpha() and _numeral(before) is None and not known


def _is_participle(token: str) -> bool:
    """Whether a token is like `gebeld`, `geschreven` or `opgeruimd`."""
    for particle in ("", *words.PARTICLES):
        rest = token.removeprefix(particle)
        if token.startswith(particle) and rest.startswith("ge") and len(rest) > 5:
            bare = rest[2:]
            if bare[:-1] in _stem_set() or bare in _stem_set() or bare in words.VERBS:
                return bare.endswith(("d", "t", "en"))
            if bare in words.STRONG_PAST:
                return True
    return False


def has_no_measure(sentence: Sentence) -> bool:
    """Whether an action says neither how much, nor when, where or how."""
    if _counted(sentence) or patterns.DATES.search(sentence.low):
        return False
    return (
        patterns.MEASURE.search(patterns.NO_PLACE.sub(" ", patterns.STRONG.sub(" ", sentence.low)))
        is None
    )


def is_too_big(sentence: Sentence) -> bool:
    """Whether a routine asks so much that a bad day breaks it."""
    if patterns.WHOLE.search(sentence.low) and not sentence.has(patterns.ABSTAIN):
        return True
    learnt = patterns.LEARN.search(sentence.low.rstrip(" .!"))
    if learnt is not None and (learnt[1] or learnt[2]) in words.LANGUAGES:
        return True
    return _is_much(sentence) or _many_parts(sentence) >= 3


def _is_much(sentence: Sentence) -> bool:
    """Whether an amount in it is more than a day takes easily."""
    tokens = sentence.tokens
    for amount in amounts(tokens, _value):
        rest = tokens[amount.end : amount.end + 3]
        unit = rest[0] if rest else ""
        if unit in ("uur", "uren", "u", "uurtje") and _is_a_moment(tokens, amount.begin, rest):
            continue
        if amount.value >= _limit(unit, sentence) and not sentence.has(patterns.ABSTAIN):
            return True
    return False


def _is_a_moment(tokens: list[str], begin: int, rest: list[str]) -> bool:
    """Whether hours name a moment instead of a length: `om 8 uur`, `een uur voor het slapen`."""
    before = tokens[begin - 1] if begin else ""
    if before == "het" and begin > 1 and tokens[begin - 2] == "om":
        return True
    return before in patterns.AT_THE_CLOCK or (
        bool(rest[1:2]) and rest[1] in patterns.ALONGSIDE | {"'s"}
    )


def _limit(unit: str, sentence: Sentence) -> float:
    """From how much of a unit on it is big; once a week may be three times as much."""
    limit = patterns.LIMITS.get(unit, float("inf"))
    if unit in patterns.KM and "zwem" in sentence.low:
        limit = 2.0
    if unit in patterns.KM and re.search(r"\b(?:fiets|rijd)", sentence.low):
        limit = 40.0
    return limit * (3 if patterns.WEEKLY.search(sentence.low) else 1)


def _many_parts(sentence: Sentence) -> int:
    """How many things are to be done in it."""
    parts = [Sentence(part) for part in re.split(r",|;|\ben\b|\bdan\b", sentence.low)]
    return sum(not has_no_verb(part) for part in parts)


def needs_others(sentence: Sentence) -> bool:
    """Whether a routine can only be kept with somebody else."""
    if (
        patterns.TOGETHER.search(sentence.low)
        or patterns.GIVEN.search(sentence.low)
        or _is_gift(sentence)
    ):
        return not patterns.SAMENVATTEN.search(sentence.low)
    if sentence.has(words.GATHERINGS) and has_no_verb(sentence):
        return True
    return _with_somebody(sentence) or _others_do(sentence)


def _with_somebody(sentence: Sentence) -> bool:
    """Whether `met` is followed by a person, by a name or by him and her."""
    tokens = sentence.tokens
    for place, token in enumerate(tokens):
        if token != "met" or (place and tokens[place - 1] in patterns.ATTITUDES):
            continue
        for then in range(place + 1, min(place + 5, len(tokens))):
            following = tokens[then]
            if following in ("in", "voor", "op", "aan", ",", "om", "en", "na", "over", "tijdens"):
                break
            if _is_people(following) or following in patterns.PRONOUNS:
                return True
            if then == place + 1 and sentence.written[then][:1].isupper():
                return True
    return False


ASKS: dict[tuple[str, str], Callable[[Sentence], bool]] = {
    ("goal", "no-number"): has_no_number,
    ("goal", "no-date"): has_no_date,
    ("goal", "not-mine"): is_not_mine,
    ("goal", "not-as-done"): is_not_as_done,
    ("action", "vague"): is_vague,
    ("action", "no-verb"): has_no_verb,
    ("action", "no-measure"): has_no_measure,
    ("routine", "vague"): is_vague_routine,
    ("routine", "too-big"): is_too_big,
    ("routine", "not-by-myself"): needs_others,
}
"""For each kind of text and each code, the rule that finds it."""
