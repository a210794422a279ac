"""Writes an explanation as lines for people. Pure."""

from collections.abc import Iterator, Sequence

from painguide.explaining.explanation import (
    Choice,
    Explanation,
    LikelyUnit,
    NearPhrasing,
    ReadReading,
    RedFlags,
    Step,
)

_NONE = "none"


def as_text(explanation: Explanation) -> list[str]:
    """Return an explanation as lines, in the order in which things happened."""
    return [
        f"read       {explanation.normalized or 'nothing'}",
        f"corrected  {_pairs(explanation.corrections, '{} -> {}')}",
        f"topics     {_pairs(explanation.topics, '{} ({!r})')}",
        *(
            line
            for number, reading in enumerate(explanation.readings, 1)
            for line in _reading(number, reading)
        ),
        f"\nlanguage   {explanation.language}",
        *_red_flags(explanation.red_flags),
        f"tone       {explanation.tone or _NONE}",
        *_steps(explanation.steps),
        f"\nsaid       {explanation.outcome}: {explanation.reply}",
    ]


def _pairs(pairs: Sequence[tuple[str, str]], form: str) -> str:
    return ", ".join(form.format(*pair) for pair in pairs) or _NONE


def _reading(number: int, reading: ReadReading) -> Iterator[str]:
    yield f"\nreading {number}: {reading.label}"
    yield f"  {reading.text}"
    if reading.certain:
        yield f"  the conversation leaves no doubt: {', '.join(reading.certain)}"
    yield "  how likely, and what was written that is near"
    for unit in reading.likely:
        yield from _likely(unit)
    yield "  what it would cost to say"
    yield from map(_choice, reading.choices)
    yield f"  decided: {', '.join(reading.decided) or _NONE}"


def _likely(unit: LikelyUnit) -> Iterator[str]:
    yield f"    {unit.probability:6.1%}  {_named(unit.kind, [unit.id])}, by {unit.intent}"
    yield from map(_near, unit.nearest)


def _near(near: NearPhrasing) -> str:
    who = f"{near.hand} ({near.voice})" if near.voice else near.hand
    return f"            {near.likeness:.2f}  {near.text}  [{who}, {near.where}]"


def _choice(choice: Choice) -> str:
    mark = "  <- least" if choice.is_cheapest else ""
    return f"    {choice.cost:6.3f}  {_named(choice.said, choice.units)}{mark}"


def _named(kind: str, units: Sequence[str]) -> str:
    """Return a kind with its units; of talk the unit alone says which."""
    ids = [unit for unit in units if unit != kind]
    return f"{kind} {' and '.join(ids)}" if ids else kind


def _red_flags(flags: RedFlags) -> Iterator[str]:
    yield f"red flags  patterns that match: {', '.join(flags.patterns) or _NONE}"
    if flags.alarm is None:
        yield "           the second look had nothing to read"
    else:
        yield (
            f"           second look {flags.alarm:.2f}, alarms from {flags.threshold:.2f} "
            f"(the encoder counts {flags.encoder_weight:.0%})"
        )
    for part in flags.parts:
        yield (
            f"           {part.alarm(flags.encoder_weight):6.2f}  words {part.by_words:.2f}, encoder "
            f"{part.by_encoder:.2f}, tier {''.join(part.tiers)}: {part.text}"
        )
    yield f"           reported: {flags.reported or _NONE}"


def _steps(steps: Sequence[Step]) -> Iterator[str]:
    yield "\nwho set what is asked, one after the other"
    for step in steps:
        yield f"    {step.component}: {', '.join(step.intents) or _NONE}"
    if steps:
        yield f"decided by {steps[-1].component}"
