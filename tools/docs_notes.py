"""What each clause asks, in our own short words, and who answers it; the page of clauses is made around these."""

from typing import Final, NamedTuple


class Note(NamedTuple):
    """`answered`: computed, people, procedure (comes with the office) or general; several where the clause has parts."""

    answered: str
    asks: str
    why: str


NOTES: Final = {
    "一（一）": Note(
        "computed",
        "A labour or personnel relation to an employer of Kunming; a work permit for a foreign national.",
        "Facts of a closed list. Kinds of employer that the clause does not name are asked of a person.",
    ),
    "一（二）": Note(
        "computed, people",
        "No civil servants, staff managed as such, or retired staff; no bad annual review; fit for the post and willing.",
        "Conduct is what the employer attests; until it does, it is unknown and not false.",
    ),
    "一（三）": Note(
        "computed, people",
        "Series with an examination, and those of public safety and health, are outside.",
        "A table of series decides; a specialty whose words point outside is asked of a person and never refused.",
    ),
    "一（四）": Note(
        "computed",
        "Staff of central and provincial units are recognised by their own side.",
        "Affiliation of the employer, and of the legal person behind a branch.",
    ),
    "二（一）": Note(
        "computed",
        "A diploma or degree that the education authority recognises, whatever the form of study.",
        "Whether a diploma is recognised is a fact of the case; a route without a diploma does not ask it.",
    ),
    "二（二）": Note(
        "computed",
        "The standard of the series; insured in Kunming for months on end; last paid by the employer that files.",
        "The series' own standards are rows of the policy; months that are late or provincial are asked of a person.",
    ),
    "二（二）1": Note(
        "computed",
        "After a secondary vocational diploma to the technician level; from there to the assistant level.",
        "Two rows of routes. A series without a technician level answers that, which is not a refusal.",
    ),
    "二（二）2": Note("computed", "After a junior college diploma to the assistant level.", "A row of routes."),
    "二（二）3": Note(
        "computed",
        "After a senior worker's certificate, or a higher one, to the assistant level.",
        "A row of routes; skilled work counts, and no diploma is asked.",
    ),
    "二（二）4": Note(
        "computed",
        "After a bachelor's diploma or degree to the assistant level.",
        "A row of routes; the earlier paper.",
    ),
    "二（二）5": Note(
        "computed",
        "With a master's degree, from the month after work has begun, to the assistant level.",
        "A row of routes that runs from the following month and asks no months of insurance.",
    ),
    "二（三）": Note(
        "computed", "Classes of technical schools count as a level of education.", "A mapping, applied before all else."
    ),
    "二（四）": Note(
        "computed",
        "Service runs from the day on the register or the notice of appointment to the publicity.",
        "Days are united, cut at the credential and counted; a spell without its paper does not count, and that is said.",
    ),
    "二（五）": Note(
        "computed, people",
        "A first application with an unrelated major takes longer.",
        "The months are computed; whether a major is related, a person says.",
    ),
    "二（六）": Note(
        "computed, people",
        "A series with an entry requirement asks its licence first.",
        "A column of the series table; where only some posts need the licence, a person says whether this one does.",
    ),
    "二（七）": Note(
        "computed",
        "Who changes series keeps the level after a time in the new post; later on both services are merged.",
        "A condition on every other route, and a route of its own.",
    ),
    "三（一）": Note(
        "procedure",
        "The person applies online and attaches the commitment letter.",
        "Today the letter is on the list of papers; applying itself comes with the office.",
    ),
    "三（二）": Note(
        "computed, people, procedure",
        "The employer checks, assesses, publicises inside for working days, then files; more papers for two kinds of it.",
        "Working days, first and latest start and the papers are computed. Character and ability are people's judgement.",
    ),
    "三（三）": Note(
        "computed, people",
        "Which authority recognises whom.",
        "Tables; a municipal unit that no row covers is assigned by a person.",
    ),
    "三（四）": Note(
        "procedure",
        "The form is printed, stamped and kept.",
        "Comes with the documents; nothing of it bears on a verdict.",
    ),
    "四": Note(
        "computed, procedure",
        "Filing is open for some days of some months; the title counts from the day of recognition.",
        "Windows are computed; the day of recognition is a fact of the procedure.",
    ),
    "五（一）": Note(
        "general",
        "Authorities are to organise the work well.",
        "Addressed to authorities; nothing of it can be computed.",
    ),
    "五（二）": Note(
        "computed",
        "In force from its date, before older rules.",
        "Policies are versions with a first day; a case is judged by the one in force on its filing date.",
    ),
}
