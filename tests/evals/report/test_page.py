import base64
import hashlib
import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from evals.evaluation import judge
from evals.history import past_run
from evals.report.page import page
from evals.scoring.compare import compare
from tests.evals.report.findings import FALL, HOSTILE, WHEN, evaluation


def soup(**changes):
    return BeautifulSoup(page(evaluation(**changes), WHEN), "lxml")


def test_every_question_stands_with_its_verdict_answer_citations_and_why():
    question = soup().find(id="q-part")
    assert question["data-verdict"] == "right in part"
    text = " ".join(question.get_text(" ").split())
    assert "lacks: Poor" in text
    assert "Overall effectiveness was Good." in text
    assert "letters/march-2023.pdf, page 1" in text
    assert "not said : Poor" in text
    assert question.find("blockquote").get_text() == "Overall effectiveness Good"


def test_what_comes_from_outside_is_text_and_never_markup():
    made = page(evaluation(), WHEN)
    assert "<script>alert" not in made
    read = BeautifulSoup(made, "lxml")
    assert read.find(id="q-broken").find("summary").get_text().count(HOSTILE) == 1
    assert len(read.find_all("script")) == 1


def test_the_page_fetches_nothing():
    made = page(evaluation(), WHEN)
    read = BeautifulSoup(made, "lxml")
    assert read.find_all(["link", "img", "iframe", "object"]) == []
    assert all(a["href"].startswith("#") for a in read.find_all("a"))
    assert "url(" not in made.split("</style>")[0]
    assert "@import" not in made


@pytest.mark.parametrize("tag", ["style", "script"])
def test_the_pages_own_policy_admits_its_style_and_script_alone(tag):
    made = page(evaluation(), WHEN)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', made)[1]
    within = made.split(f"<{tag}>")[1].split(f"</{tag}>")[0]
    digest = base64.b64encode(hashlib.sha256(within.encode()).digest()).decode()
    assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert BeautifulSoup(made, "lxml").find_all(style=True) == []


def test_a_failed_gate_leads_to_the_questions_that_did_it():
    gate = soup(fallen=(FALL,)).find(class_="gate")
    assert "The gate failed." in gate.get_text()
    links = [a["href"] for a in gate.find_all("a")]
    assert links == ["#q-part", "#q-wrong"]
    assert "passed" in soup(fallen=()).find(class_="gate").get_text()
    assert soup().find(class_="gate") is None


def test_every_picture_has_its_figures_in_words_and_as_a_table():
    figures = soup().find_all("figure")
    assert len(figures) == 3
    for figure in figures:
        assert figure.find("svg")["aria-label"] == figure.find("h3").get_text()
        assert len(figure.find("figcaption").get_text(strip=True)) > 40
        assert figure.find("table").find_all("td")


def test_past_runs_add_a_trend():
    past = [past_run(evaluation(), WHEN.replace(hour=hour)) for hour in (0, 1)]
    made = BeautifulSoup(page(evaluation(), WHEN, past), "lxml")
    assert "Over past runs" in [h.get_text() for h in made.find_all("h3")]


def test_a_measure_that_nothing_defines_has_no_row_and_is_named():
    made = soup()
    rows = [row.find("code").get_text() for row in made.select("tbody tr") if row.find("code")]
    assert "fact_recall" in rows
    assert "in_force" not in rows
    assert "in_force" in made.get_text()


def test_the_same_findings_make_the_same_page():
    assert page(evaluation(), WHEN) == page(evaluation(), WHEN)


def test_since_an_earlier_run_what_got_worse_is_named_first_and_linked():
    before = evaluation()
    records = tuple(
        each if each.id != "part" else each.model_copy(update={"answer": "Nothing."})
        for each in before.records
    )
    now = judge(before.suite, before.run, records, gate=False)
    comparison = compare((before.run, before.scores), (now.run, now.scores))
    made = BeautifulSoup(page(replace(now, comparison=comparison), WHEN), "lxml")
    row = next(
        tr for tr in made.select(".changes tbody tr") if tr.find("code").string == "fact_recall"
    )
    assert "1 worse" in row.get_text()
    assert row.find("a")["href"] == "#q-part"
