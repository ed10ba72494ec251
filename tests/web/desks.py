"""What the rooms' tests share: somebody signed in who sees pages as their reader does."""

from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from tests.web.cast import Cast
from zhicheng_web.people.actor import Actor

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class Browser:
    """Somebody signed in; `get` and `post` by the page's name, with what each form carries."""

    def __init__(self, people: Cast, who: Actor) -> None:
        self.client = Client()
        self.client.force_login(people.account(who), backend=BACKEND)

    def get(self, page: str, *args: Any, **query: Any) -> Any:
        """Look at a page."""
        return self.client.get(reverse(page, args=args), query)

    def post(self, page: str, *args: Any, headers: Any = None, **fields: Any) -> Any:
        """Send a form; a key of its own unless one is given."""
        return self.client.post(reverse(page, args=args), {"key": str(uuid4())} | fields, headers=headers)
