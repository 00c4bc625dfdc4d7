"""Compares what the product wrote with what the paper says that it had to write."""

from datetime import datetime

from tests.surfaces.notifications.paper import BEYOND_BUDGET, WEEKLY, Letter, Paper


def judge_made(paper: Paper, letter: Letter) -> None:
    """Judge an e-mail the moment that it is made: each fact once, to those who may and want, not before its hour."""
    paper.letters.append(letter)
    for number in letter.causes:
        fact, about = paper.facts[number], f"{letter.to} on {letter.portal}, {paper.facts[number]}"
        told = [one for one in paper.letters if one.to == letter.to and number in one.causes]
        assert len(told) == 1, f"told twice: {about}"
        assert letter.causes.count(number) == 1, f"told twice in one e-mail: {about}"
        _judge_fact(paper, letter, number)
        assert number not in paper.hushed, f"told of a dossier whose notifications were cut: {about}"
        assert (number, letter.to) not in paper.read, f"told of what they have read: {about}"
        assert letter.at >= fact.at + fact.rule.recall, f"told before it could be taken back: {about}"
        debt = paper.debts.pop((number, letter.to), None)
        assert debt is None or letter.at >= debt.earliest, f"told too early: {about}, {debt}"
    if letter.kind not in {*BEYOND_BUDGET, WEEKLY}:
        spent = paper.spent(letter.to, letter.at, with_weekly=False)
        assert spent <= paper.most, f"{letter.to} got {spent} e-mails in a week"


def judge_left(paper: Paper, letter: Letter, lines: int) -> None:
    """Judge an e-mail the moment that it leaves, hours later maybe.

    :param lines: how many facts it tells, for a summary; 1 for the e-mail of a fact.
    """
    told = [number for number in letter.causes if _may_be_told(paper, letter, number)]
    assert told, f"{letter} left, and tells nothing that its reader may be told"
    assert lines <= len(told), f"{letter} tells more than its reader may be told"


def judge_dropped(paper: Paper, letter: Letter) -> None:
    """Judge an e-mail that was made and does not leave."""
    letter.is_dropped = True
    assert not any(_may_be_told(paper, letter, number) for number in letter.causes), f"{letter} was dropped"


def judge_silence(paper: Paper, now: datetime, *, is_whole: bool) -> None:
    """Judge what has not been written at the end of a pass: nothing is late without an excuse.

    :param is_whole: whether nothing went wrong in that pass.
    """
    for (number, name), debt in paper.debts.items():
        if number not in paper.heard or debt.latest > now or debt.is_excused:
            continue
        debt.is_excused = not is_whole or paper.spent(name, now, with_weekly=True) >= paper.most
        assert debt.is_excused, f"late for {name}: {paper.facts[number]}, {debt}"


def _judge_fact(paper: Paper, letter: Letter, number: int) -> None:
    fact = paper.facts[number]
    about = f"{letter.to} on {letter.portal}, {fact}"
    assert letter.to != fact.author, f"told of what they did: {about}"
    assert paper.may_be_told(letter.portal, letter.to, fact), f"told of what they may not know: {about}"
    assert paper.is_wanted(letter.portal, letter.to, fact), f"told of what they refused: {about}"
    assert paper.stands(fact), f"told of what was undone: {about}"


def _may_be_told(paper: Paper, letter: Letter, number: int) -> bool:
    fact = paper.facts[number]
    return (
        paper.may_be_told(letter.portal, letter.to, fact)
        and paper.is_wanted(letter.portal, letter.to, fact)
        and paper.stands(fact)
    )
