"""Texts of the programs name Kunming, its province and the clauses of its notice; under another city's policy, that city's."""

from typing import Final

from zhicheng.policy.addresses import restate_addresses
from zhicheng.policy.model import Policy

HOME_CITY_NAME: Final = "昆明市"
HOME_CITY_SHORT: Final = "昆明"
HOME_PROVINCE: Final = "云南"


def restate_city(text: str, policy: Policy) -> str:
    """A text with the names of the policy's city and province in the place of Kunming's; clauses stay as they are."""
    return (
        text.replace(HOME_CITY_NAME, policy.city_name)
        .replace(HOME_CITY_SHORT, policy.city_short)
        .replace(HOME_PROVINCE, policy.province)
    )


def restate_words(text: str, policy: Policy) -> str:
    """A text of the programs as it reads in the policy's city: names, and where its notice says what is named.

    For texts that are written in the programs; what people write is theirs and stays. Said twice it is the same.
    """
    return restate_addresses(restate_city(text, policy), policy.addresses)
