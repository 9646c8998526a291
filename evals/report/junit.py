"""A run as JUnit XML, as CI systems read it: a test a question, and one a threshold.

The dialect is the one that Jenkins, GitLab, GitHub's reporters and Azure Pipelines share: the
`testsuites`, `testsuite`, `testcase`, `failure` and `error` of Apache Ant's format.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from datetime import datetime

from evals.evaluation import Evaluation
from evals.report.verdicts import Judged, Verdict, judged_questions
from evals.scoring.gate import Fall, read_thresholds

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(evaluation: Evaluation, when: datetime) -> str:
    """The whole file. A question with a fault has failed; one that couldn't be asked is an error."""
    root = ET.Element("testsuites", name="scrutineer")
    questions = tuple(judged_questions(evaluation))
    asked = _suite(root, evaluation.run.suite, when)
    _properties(asked, evaluation)
    for judged in questions:
        _question(asked, evaluation.run.suite, judged)
    _count(asked)
    if evaluation.fallen is not None:
        gate = _suite(root, f"{evaluation.run.suite} gate", when)
        for metric in _held_to(evaluation):
            _threshold(gate, evaluation.run.suite, metric, evaluation.fallen)
        _count(gate)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(root: ET.Element, name: str, when: datetime) -> ET.Element:
    stamp = when.replace(tzinfo=None).isoformat(timespec="seconds")
    return ET.SubElement(root, "testsuite", name=_inert(name), timestamp=stamp)


def _properties(suite: ET.Element, evaluation: Evaluation) -> None:
    run = evaluation.run
    told = {"library": run.library, "documents": str(run.documents), **run.versions}
    told.update({"model": run.model, "prompt": run.prompt} if run.model else {})
    properties = ET.SubElement(suite, "properties")
    for mark in evaluation.scores.overall():
        if mark.value is not None:
            told[mark.metric.name] = f"{mark.value:.6g}"
    for name, value in told.items():
        ET.SubElement(properties, "property", name=_inert(name), value=_inert(value))


def _question(suite: ET.Element, name: str, judged: Judged) -> None:
    case, record = judged.case, judged.record
    test = ET.SubElement(
        suite,
        "testcase",
        classname=_inert(f"{name}.{case.kind}"),
        name=_inert(f"{case.id}: {case.question}"),
        time=f"{record.seconds or 0:.3f}",
    )
    if judged.verdict.good:
        return
    failed = judged.verdict is Verdict.FAILED
    fault = ET.SubElement(
        test, "error" if failed else "failure", type=judged.verdict.value, message=_why(judged)
    )
    fault.text = _inert("\n".join((*judged.faults, "", f"got: {record.answer or '(nothing)'}")))


def _why(judged: Judged) -> str:
    return _inert(judged.faults[0] if judged.faults else judged.verdict.value)


def _threshold(suite: ET.Element, name: str, metric: str, fallen: Sequence[Fall]) -> None:
    test = ET.SubElement(suite, "testcase", classname=_inert(f"{name}.gate"), name=metric, time="0")
    for fall in fallen:
        if fall.metric == metric:
            failure = ET.SubElement(test, "failure", type="threshold", message=_inert(str(fall)))
            failure.text = _inert("\n".join(fall.questions))


def _held_to(evaluation: Evaluation) -> list[str]:
    """The metrics that the suite has a threshold for, and any that fell besides."""
    thresholds = read_thresholds(evaluation.suite.name)
    return list(dict.fromkeys((*thresholds, *(fall.metric for fall in evaluation.fallen or ()))))


def _count(suite: ET.Element) -> None:
    tests = suite.findall("testcase")
    suite.set("tests", str(len(tests)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("errors", str(len(suite.findall("testcase/error"))))
    suite.set("skipped", "0")
    suite.set("time", f"{sum(float(test.get('time', '0')) for test in tests):.3f}")


def _inert(text: str) -> str:
    """Without the characters that XML has no way to write."""
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
