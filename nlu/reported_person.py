"""Tells whether a message is about the writer, about someone else, or about nobody."""

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
_SELF = re.compile(r"\b(?:i|i'm|im|i've|ive|i'd|i'll|myself|me|mine|my (?!" + _FAMILY + r")\w+)\b")

_OPINION = re.compile(
    r"\b(?:(?:you|u) (?:think|reckon|advise|suggest)|would you|your (?:opinion|advice|view)|we|our|us)\b"
)


def reported_person(text: str) -> str:
    """Return `other` when a normalised message tells mostly of someone else, else `self`."""
    others = len(_OTHER.findall(text))
    return OTHER if others and others >= len(_SELF.findall(text)) else SELF


def is_personal(text: str) -> bool:
    """Return whether a normalised message speaks of a person, or asks for an opinion."""
    return bool(_SELF.search(text) or _OTHER.search(text) or _OPINION.search(text))
