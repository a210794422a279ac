"""Tells whether a report is about the writer or about someone else."""

import re

SELF = "self"
OTHER = "other"

_FAMILY = (
    r"mum|mom|mother|mummy|mommy|ma|dad|father|daddy|pa|husband|hubby|wife|missus|son|daughter|baby|"
    r"child|kid|boy|girl|lad|brother|sister|bro|sis|gran|granny|grandma|grandmother|nan|nana|grandad|granddad|grandpa|"
    r"grandfather|grandson|granddaughter|aunt|auntie|uncle|cousin|nephew|niece|friend|mate|partner|boyfriend|"
    r"girlfriend|fiancee?|neighbour|neighbor|client|resident|patient|roommate|flatmate|colleague|boss|in-?law"
)
_OTHER = re.compile(
    rf"\b(?:he|she|him|his|her|hes|shes|they|them|(?:my|our|the|a|your) (?:\w+ )?(?:{_FAMILY})s?)\b"
    rf"|^(?:{_FAMILY})s?\b"
)
_SELF = re.compile(r"\b(?:i|i'm|im|i've|ive|myself|me|my (?!" + _FAMILY + r")\w+)\b")


def reported_person(text: str) -> str:
    """Return `other` when a normalised message tells mostly of someone else, else `self`."""
    others = len(_OTHER.findall(text))
    return OTHER if others and others >= len(_SELF.findall(text)) else SELF
