"""`scrutineer again`: what a council was asked for more than once."""

from __future__ import annotations

from ui.commands.brief import AsOfOption, AuthorityOption, TopicOption
from ui.naming import authority_named, day_named
from ui.settings_option import JsonOption, LibraryOption, settings_for
from ui.terminal_views.printing import print_json, print_plain, say


def again(
    authority: AuthorityOption,
    library: LibraryOption = None,
    topic: TopicOption = None,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
) -> None:
    """List what inspections asked a council for again: first, again, and what is said to be done."""
    settings = settings_for(library)
    from datetime import date

    from assistant.council.asked_again import asked_again
    from assistant.council.council_papers import CouncilPapers, authorities_held
    from assistant.council.topic_match import subject_named
    from assistant.export.comparisons import again_row
    from assistant.tracking.book import PlanBook
    from corpus.library import Library
    from ui.exports.briefing_words import place

    subject = subject_named(topic) if topic is not None else None
    with Library.open(settings) as store:
        whose = authority_named(authority, authorities_held(store))
        papers = CouncilPapers.of(store, whose, day_named(as_of) or date.today())
        found = asked_again(papers, subject, PlanBook.of(store))
    if as_json:
        print_json([again_row(each) for each in found])
        return
    for each in found:
        for line in each.lines[1:]:
            where = "; ".join(dict.fromkeys(f"{c.document}, {place(c)}" for c in line.citations))
            print_plain(f"{line.words}\n      [{where}]")
        print_plain("")
    say(f"{len(found)} things asked for again, matched by meaning: read them" if found else
        f"Nothing was found that {whose} was asked for again.")  # fmt: skip
