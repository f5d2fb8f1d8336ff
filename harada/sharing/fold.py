"""What becomes of the envelopes that a look at a stream brought: taken, held back, or told of.

A stream is written by one device, numbered without gaps, and each envelope names the hash of the
one before (SHARING 2.4, 2.5). So whoever holds the store can delay or withhold, and it shows. The
functions are pure: they know no store, no key and no clock.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from harada.sharing.box import Stream

Verdict = Literal["gap", "rollback", "fork", "chain"]

_PREFIX = 32
"""How much of a hash the name of an object carries."""


@dataclass(frozen=True)
class Arrived:
    """An envelope whose signature, writer, box and stream were found right."""

    seq: int
    sha: str
    """Hash of the ciphertext, 64 digits."""
    prev: str | None
    """The hash it names as the one before; None when this version can't read that."""
    tombs: dict[int, str] = field(default_factory=dict)
    """What it takes away in this stream: whole hashes by number."""
    leaves: bool = False
    """Whether its writer ends the relationship with it."""


@dataclass(frozen=True)
class Folded:
    """What a look at a stream came to."""

    stream: Stream
    taken: list[Arrived]
    """In order; the state of the stream ends with the last of them."""
    forked: list[Arrived]
    """Valid, but on a stream that split: kept, and never the newest."""
    verdicts: list[tuple[Verdict, int]]
    """What a person must hear of, each with the number it is about; each is told once."""


def fold(stream: Stream, arrived: list[Arrived]) -> Folded:
    """Return what `arrived`, in any order and with doubles, makes of a stream."""
    state: Stream = {**stream, "names": dict(stream["names"]), "erased": dict(stream["erased"])}
    by_seq: dict[int, dict[str, Arrived]] = {}
    for one in arrived:
        by_seq.setdefault(one.seq, {})[one.sha] = one
    folded = Folded(state, [], [], [])
    _look_back(folded, by_seq)
    tombs = _tombs(state, arrived)
    while state["forked"] is None and _step(folded, by_seq, tombs):
        pass
    if state["forked"] is not None:
        _keep_split(folded, by_seq)
    _mark_erased(state, folded.taken)
    return folded


def _look_back(folded: Folded, by_seq: dict[int, dict[str, Arrived]]) -> None:
    """See whether another envelope stands where one was taken already."""
    state = folded.stream
    for seq in sorted(number for number in by_seq if number <= state["seq"]):
        known = {state["names"].get(str(seq)), state["erased"].get(str(seq), "")[:_PREFIX]}
        if any(sha[:_PREFIX] not in known for sha in by_seq[seq]):
            _split(folded, seq)
            return


def _split(folded: Folded, seq: int) -> None:
    state = folded.stream
    if state["forked"] is None or seq < state["forked"]:
        state["forked"] = seq
        folded.verdicts.append(("fork", seq))


def _tombs(state: Stream, arrived: list[Arrived]) -> dict[int, str]:
    """Return what was taken away in this stream, by what is known and by what arrived."""
    tombs = {int(seq): sha for seq, sha in state["erased"].items()}
    for one in arrived:
        tombs.update(one.tombs)
    return tombs


def _step(folded: Folded, by_seq: dict[int, dict[str, Arrived]], tombs: dict[int, str]) -> bool:
    """Take the next envelope or say why not; tell whether one was taken."""
    state = folded.stream
    seq = state["seq"] + 1
    candidates = list(by_seq.get(seq, {}).values())
    if len(candidates) > 1:
        _split(folded, seq)
        return False
    if candidates:
        one = candidates[0]
        if one.prev is not None and one.prev != state["head"]:
            _chain_broken(folded, seq)
            return False
        _take(folded, one)
        return True
    later = sorted(number for number in by_seq if number > seq)
    return bool(later) and _over_hole(folded, by_seq, tombs, later)


def _over_hole(
    folded: Folded, by_seq: dict[int, dict[str, Arrived]], tombs: dict[int, str], later: list[int]
) -> bool:
    """Go on behind a hole when tombstones account for all of it; tell whether that is so.

    Behind a farewell nothing follows, so one that arrived is heard whatever is missing before it.
    """
    state = folded.stream
    seq = state["seq"] + 1
    goodbye = next((s for s in later for one in by_seq[s].values() if one.leaves), None)
    behind = later[0] if goodbye is None else goodbye
    candidates = list(by_seq[behind].values())
    if goodbye is not None:
        _take(folded, next(one for one in candidates if one.leaves))
        return True
    if not all(number in tombs for number in range(seq, behind)):
        if state["gap"] != seq:
            state["gap"] = seq
            folded.verdicts.append(("gap", seq))
        return False
    if len(candidates) > 1:
        _split(folded, behind)
        return False
    if candidates[0].prev not in (None, tombs[behind - 1]):
        _chain_broken(folded, behind)
        return False
    state["erased"].update({str(number): tombs[number] for number in range(seq, behind)})
    _take(folded, candidates[0])
    return True


def _chain_broken(folded: Folded, seq: int) -> None:
    """Tell once that an envelope does not follow on the one before."""
    state = folded.stream
    if state["broken"] != seq:
        state["broken"] = seq
        folded.verdicts.append(("chain", seq))


def _take(folded: Folded, one: Arrived) -> None:
    state = folded.stream
    state["seq"], state["head"] = one.seq, one.sha
    state["gap"] = state["broken"] = None
    state["names"][str(one.seq)] = one.sha[:_PREFIX]
    folded.taken.append(one)


def _keep_split(folded: Folded, by_seq: dict[int, dict[str, Arrived]]) -> None:
    """Keep what stands on either branch of a stream that split, from the split on."""
    state = folded.stream
    for seq in sorted(by_seq):
        known = state["names"].get(str(seq)), state["erased"].get(str(seq), "")[:_PREFIX]
        folded.forked.extend(one for one in by_seq[seq].values() if one.sha[:_PREFIX] not in known)


def _mark_erased(state: Stream, taken: list[Arrived]) -> None:
    """Note what tombstones that were taken say of envelopes that were taken before them."""
    for one in taken:
        for seq, sha in one.tombs.items():
            if sha.startswith(state["names"].get(str(seq), "-")):
                state["erased"][str(seq)] = sha


def end_is_gone(stream: Stream, listed: set[tuple[int, str]]) -> bool:
    """Tell whether the newest envelope that was read no longer stands in a whole listing.

    `listed` holds number and hash prefix of each object of the stream. What a tombstone took away
    is not missed.
    """
    seq = stream["seq"]
    if not seq or str(seq) in stream["erased"]:
        return False
    return (seq, stream["names"][str(seq)]) not in listed
