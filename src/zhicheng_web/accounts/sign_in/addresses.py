"""Addresses that a form or a link names: only ours are followed."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def find_local_address(request: HttpRequest, address: str) -> str:
    """An address of ours, or nothing."""
    return address if address and url_has_allowed_host_and_scheme(address, {request.get_host()}) else ""
