import xml.etree.ElementTree as ET

import pytest

from evals.report.junit import junit
from evals.scoring.gate import read_thresholds
from tests.evals.report.findings import FALL, WHEN, evaluation


def read(**changes):
    return ET.fromstring(junit(evaluation(**changes), WHEN))


def test_every_question_is_a_test_and_the_counts_agree():
    (suite,) = read().findall("testsuite")
    tests = suite.findall("testcase")
    assert len(tests) == int(suite.get("tests")) == 8
    assert len(suite.findall(".//failure")) == int(suite.get("failures")) == 5
    assert len(suite.findall(".//error")) == int(suite.get("errors")) == 1
    assert float(suite.get("time")) == sum(float(test.get("time")) for test in tests)


def test_a_failure_says_why_and_what_came():
    test = next(t for t in read().iter("testcase") if t.get("name").startswith("part: "))
    assert test.get("classname") == "demo.list"
    failure = test.find("failure")
    assert (failure.get("type"), failure.get("message")) == ("right in part", "lacks: Poor")
    assert "got: Overall effectiveness was Good." in failure.text


def test_what_xml_cannot_write_is_replaced_and_the_rest_comes_back_as_it_was():
    test = next(t for t in read().iter("testcase") if t.get("name").startswith("broken: "))
    assert test.get("name") == "broken: <script>alert(1)</script> & [link](http://x)"
    assert "bad \N{REPLACEMENT CHARACTER} <script>" in test.find("error").text


def test_the_gate_is_a_test_a_threshold():
    _, gate = read(fallen=(FALL,)).findall("testsuite")
    fell = [test.get("name") for test in gate.iter("testcase") if test.find("failure") is not None]
    assert fell == ["fact_recall"]
    assert {test.get("name") for test in gate.iter("testcase")} == set(read_thresholds("demo"))
    assert (gate.get("tests"), gate.get("failures")) == (str(len(read_thresholds("demo"))), "1")


def test_without_a_gate_there_are_only_questions():
    assert [suite.get("name") for suite in read().findall("testsuite")] == ["demo"]


def test_the_figures_come_along_as_properties():
    properties = {p.get("name"): p.get("value") for p in read().iter("property")}
    assert float(properties["fact_recall"]) == pytest.approx(
        (1 + 1 + 1 / 2 + 0 + 0 + 0) / 6, abs=1e-6
    )
    assert properties["library"]
