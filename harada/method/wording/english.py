"""What the wording adviser asks of an English sentence.

Each rule is a question put to the words: does a number stand here, whose doing is it, is it a wish?
The words are in `english_words`. Where the rules cannot tell they ask nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from harada.method.wording import english_patterns as patterns
from harada.method.wording import english_words as words
from harada.method.wording.sentence import Sentence, amounts, figure, is_number


def _value(token: str) -> float | None:
    return words.NUMBERS.get(token) if token.isalpha() else figure(token, ",")


def _counted(sentence: Sentence) -> bool:
    """Whether something is counted in it."""
    tokens = sentence.tokens
    for place, token in enumerate(tokens):
        if is_number(token) or token in words.COUNTS or "percent" in token:
            return True
        head = token.partition("-")[0]
        if token == "one" and not _is_no_count(tokens, place):
            return True
        if token not in ("one", "half") and (token in words.NUMBERS or _is_tens(token, head)):
            return True
        if token == "half" and place + 1 < len(tokens):
            return True
    return False


def _is_tens(token: str, head: str) -> bool:
    """Whether a token is like `twenty-one` or `three-minute`."""
    return "-" in token and head in words.NUMBERS and head != "one"


def _is_no_count(tokens: list[str], place: int) -> bool:
    """Whether `one` at this place is no number: no one, one day, one of them."""
    after = tokens[place + 1] if place + 1 < len(tokens) else ""
    before = tokens[place - 1] if place else ""
    return after in ("of", "day", "another") or before in ("no", "the", "each", "every", "any")


def has_no_number(sentence: Sentence) -> bool:
    """Whether a goal counts nothing besides its date."""
    return not _counted(sentence.without(patterns.DATES))


def has_no_date(sentence: Sentence) -> bool:
    """Whether a goal names no day, season or deadline."""
    return patterns.DATES.search(sentence.low) is None


def is_not_as_done(sentence: Sentence) -> bool:
    """Whether a goal is a wish, a command or a bare topic instead of a statement."""
    if patterns.WISH.search(patterns.NO_WISH.sub(" ", sentence.low)):
        return True
    rest = sentence.without(patterns.DATES)
    tokens = [token for token in rest.tokens if token not in (",", "the", "by", "end", "of")]
    if not tokens or tokens[0] == "to":
        return True
    if sentence.has(words.SUBJECTS):
        return False
    if tokens[0] in words.VERBS and tokens[0] not in ("sales",):
        return True
    return not _states_something(sentence)


def _states_something(sentence: Sentence) -> bool:
    """Whether a finite verb stands in a sentence without a pronoun as its subject."""
    tokens = sentence.tokens
    if sentence.has(words.STATES):
        return True
    for place in range(1, len(tokens)):
        token, before = tokens[place], tokens[place - 1]
        if before in words.BEFORE_A_NOUN or is_number(before) or before in words.NUMBERS:
            continue
        if token in words.PAST or token in words.CHANGES or _third_person(token):
            return True
        if token in words.VERBS and (_is_many(before) or before in words.PEOPLE):
            return True
    return False


def _third_person(token: str) -> bool:
    """Whether a token is a verb as it follows he or she."""
    if not token.endswith("s") or token.endswith("ss"):
        return False
    stems = [token[:-1]]
    if token.endswith("es"):
        stems.append(token[:-2])
    if token.endswith("ies"):
        stems.append(token[:-3] + "y")
    return any(stem in words.VERBS or stem in words.FEELINGS for stem in stems)


def _is_many(token: str) -> bool:
    """Whether a token is a noun in the plural."""
    return token in words.MANY_PEOPLE or (token.endswith("s") and not token.endswith(("ss", "us")))


def _is_people(token: str) -> bool:
    """Whether a token names a person or a body of people, one or many."""
    if token in words.PEOPLE or token in words.MANY_PEOPLE:
        return True
    for ending in ("s", "es"):
        if token.endswith(ending) and token.removesuffix(ending) in words.PEOPLE:
            return True
    return False


def _others_do(sentence: Sentence) -> bool:
    """Whether the doing of it is another person's: they stand before a finite verb."""
    tokens = sentence.tokens
    if not tokens or sentence.has(patterns.ME):
        return False
    if tokens[0] in ("we", "they", "he", "she", "you") and len(tokens) > 1:
        return True
    commands = tokens[0] in words.VERBS and not _is_people(tokens[0])
    for place in range(len(tokens) - 1):
        if tokens[place] in ("we", "they", "he", "she") and place and tokens[place - 1] == ",":
            return True
        if not _is_people(tokens[place]) or commands:
            continue
        if _is_governed(tokens, place):
            continue
        if any(_is_finite(tokens, then) for then in (place + 1, place + 2, place + 3)):
            return True
    return False


def _is_governed(tokens: list[str], place: int) -> bool:
    """Whether the noun at this place belongs to a preposition: with my colleague."""
    return any(token in patterns.PREPOSITIONS for token in tokens[max(0, place - 3) : place])


def _is_finite(tokens: list[str], place: int) -> bool:
    """Whether the token at this place is a verb with its subject before it."""
    if place >= len(tokens):
        return False
    token, before = tokens[place], tokens[place - 1]
    if token in words.STATES or token in ("will", "can", "could", "should", "must", "doesn't"):
        return True
    if before in words.BEFORE_A_NOUN:
        return False
    return (
        token in words.PAST or _third_person(token) or (token in words.VERBS and _is_many(before))
    )


def is_not_mine(sentence: Sentence) -> bool:
    """Whether a goal is another's to reach or to give."""
    if patterns.GIVEN.search(sentence.low) or _is_gift(sentence):
        return True
    if _others_do(sentence) or _lets_others(sentence):
        return True
    if sentence.has(patterns.FIRST_PERSON) or is_not_as_done(sentence):
        return False
    return _states_something(sentence)


def _is_gift(sentence: Sentence) -> bool:
    return patterns.GETTING.search(sentence.low) is not None and sentence.has(words.GIFTS)


def _lets_others(sentence: Sentence) -> bool:
    """Whether it is wished of others or had done by them: I want my team to, have Tom check."""
    for place, token in enumerate(sentence.tokens):
        if _is_people(token) or token in patterns.PRONOUNS:
            lead = " ".join(sentence.tokens[max(0, place - 3) : place])
            lead = re.sub(r"\b(?:my|the|our|all|a|an|every)\b ?", "", lead + " ")
            after = sentence.tokens[place + 1 : place + 3]
            if patterns.LETTING.search(lead) and after[:1] and (_is_wished(after[0])):
                return True
    return False


def _is_wished(token: str) -> bool:
    """Whether a token goes on what is wished of somebody: I want them to, I hope they notice."""
    return token == "to" or token in words.VERBS or token in words.FEELINGS or _third_person(token)


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
    before = tokens[place - 1] if place else ""
    if place == 0 and (token in words.VERBS or _is_a_command(tokens)):
        return True
    if token in words.VERBS:
        if token not in words.ALSO_NOUNS:
            return before not in words.BEFORE_A_NOUN
        return before in words.BEFORE_A_VERB or before in words.TIME_UNITS
    if (
        token.endswith("ing")
        and token not in words.NO_GERUNDS
        and before not in ("a", "an", "the", "of", "my")
    ):
        stem = token[:-3]
        return any(s in words.VERBS for s in (stem, stem + "e", stem[:-1]) if len(s) > 1)
    if token.endswith("ed") and len(token) > 4:
        return token[:-2] in words.VERBS or token[:-1] in words.VERBS or token[:-3] in words.VERBS
    return (token in words.PAST or _third_person(token)) and before in words.SUBJECTS


def _is_a_command(tokens: list[str]) -> bool:
    """Whether a first word we do not know must be a verb, since an article or a number follows."""
    first, second = tokens[0], tokens[1] if len(tokens) > 1 else ""
    if first in words.BEFORE_A_NOUN or first in words.TIME_UNITS or not first.isalpha():
        return False
    return (
        second in patterns.OPENS_AN_OBJECT
        and first not in words.NUMBERS
        and first not in words.STATES
    )


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
    if learnt is not None and learnt[1] in words.LANGUAGES:
        return True
    return _is_much(sentence) or _many_parts(sentence) >= 3


def _is_much(sentence: Sentence) -> bool:
    """Whether an amount in it is more than a day takes easily."""
    tokens = ["1" if _is_an(sentence.tokens, n) else t for n, t in enumerate(sentence.tokens)]
    for amount in amounts(tokens, _value):
        rest = [
            token for token in tokens[amount.end : amount.end + 4] if token not in ("a", "an", "of")
        ]
        if rest[:2] == ["and", "half"]:
            rest = rest[2:]
        unit = rest[0] if rest else ""
        if unit in patterns.HOURS and _is_a_moment(tokens, amount.begin, rest):
            continue
        if amount.value >= _limit(unit, sentence) and not sentence.has(patterns.ABSTAIN):
            return True
    return False


def _is_an(tokens: list[str], place: int) -> bool:
    """Whether the token is the `an` of an hour, as long as it is not half of one."""
    return (
        tokens[place] in ("an", "a", "full")
        and tokens[place + 1 : place + 2] in (["hour"], ["mile"])
        and (place == 0 or tokens[place - 1] != "half")
    )


def _is_a_moment(tokens: list[str], begin: int, rest: list[str]) -> bool:
    """Whether hours name a moment or a beat instead of a length: an hour before, once an hour."""
    if rest[1:2] and rest[1] in patterns.ALONGSIDE:
        return True
    before = tokens[begin - 1] if begin else ""
    return before in patterns.OFTEN or before in ("within", "in", "after", "at")


def _limit(unit: str, sentence: Sentence) -> float:
    """From how much of a unit on it is big; once a week may be three times as much."""
    limit = patterns.LIMITS.get(unit, float("inf"))
    if unit in patterns.DISTANCES and re.search(r"\bsw[iau]m", sentence.low):
        limit = 2.0
    if unit in patterns.DISTANCES and re.search(r"\b(?:cycl|bik|ride|drive)", sentence.low):
        limit = 40.0
    return limit * (3 if patterns.WEEKLY.search(sentence.low) else 1)


def _many_parts(sentence: Sentence) -> int:
    """How many things are to be done in it."""
    parts = re.split(r",|;|\band\b|\bthen\b|\bplus\b", sentence.low)
    firsts = [Sentence(part).tokens[:1] for part in parts]
    return sum(bool(first) and first[0] in words.VERBS for first in firsts)


def needs_others(sentence: Sentence) -> bool:
    """Whether a routine can only be kept with somebody else."""
    if (
        patterns.TOGETHER.search(sentence.low)
        or patterns.GIVEN.search(sentence.low)
        or _is_gift(sentence)
    ):
        return True
    if sentence.has(patterns.GATHERINGS) and has_no_verb(sentence):
        return True
    return _with_somebody(sentence) or _others_do(sentence) or _lets_others(sentence)


def _with_somebody(sentence: Sentence) -> bool:
    """Whether `with` is followed by a person, by a name or by him and her."""
    tokens = sentence.tokens
    for place, token in enumerate(tokens):
        if token != "with" or (place and tokens[place - 1] in patterns.ATTITUDES):
            continue
        for then in range(place + 1, min(place + 5, len(tokens))):
            following = tokens[then]
            if following in ("in", "for", "on", "at", ",", "to", "and", "before", "after"):
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
