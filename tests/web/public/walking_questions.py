"""Walking through the self-check as a browser without JavaScript does: each page sends what it carries and one answer."""

from typing import Any

from django.test import Client

from zhicheng.eligibility.questions.answered_case import Answers
from zhicheng.eligibility.questions.question_table import Question

ADDRESS = "/check/questions/"


def write_answers(question: Question, story: Answers) -> dict[str, str]:
    """What somebody types and chooses on the page of one question."""
    sent = {"question": question.key}
    for field in question.fields:
        answer = story.get(field.key)
        if field.kind in ("day", "month"):
            sent.update({f"{field.key}_{place}": part for place, part in enumerate((answer or "").split("-"))})
        else:
            sent[field.key] = answer if answer is not None else "unknown" if field.unsure else ""
    return sent


def send_page(client: Client, page: Any, sent: dict[str, str]) -> Any:
    """The next page: the hidden fields of the last one go with what was pressed."""
    return client.post(ADDRESS, {**dict(page.context["carried"]), **sent})


def walk_questions(client: Client, story: Answers) -> tuple[list[str], Any]:
    """The questions asked, and the page of the answer."""
    page, asked = client.get(ADDRESS), list[str]()
    while "question" in page.context and len(asked) < 40:
        question = page.context["question"]
        assert question.key not in asked, "asked twice: " + "；".join(sum(page.context["form"].errors.values(), []))
        asked.append(question.key)
        page = send_page(client, page, write_answers(question, story))
    return asked, page
