"""`scrutineer model`: a language model of one's own, served, and tried before it is trusted."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.errors import UsageError
from ui.settings_option import JsonOption, settings_for
from ui.terminal_views.printing import print_json, print_plain, print_table, say

if TYPE_CHECKING:
    from evals.model_trial import Attempt, Trial

_COLUMNS = ("question", "facts", "wrote", "said", "quoted", "why others are left out", "seconds")

model = typer.Typer(no_args_is_help=True, help="Serve a language model, or try one out.")


@model.command()
def serve(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The model, as a GGUF file.")],
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port on 127.0.0.1; 0 takes a free one.")
    ] = 8080,
    context: Annotated[
        int, typer.Option(min=512, help="Tokens that a question and its answer may take.")
    ] = 8192,
    threads: Annotated[
        int, typer.Option(min=0, help="Threads that compute; 0 leaves one core free.")
    ] = 0,
) -> None:
    """Serve a GGUF file on this machine alone, until interrupted."""
    from assistant.write.local import serving

    say(f"loading {file} ...")
    key = os.environ.get("OPENAI_API_KEY", "")
    with serving(file, port=port, context=context, threads=threads, key=key) as server:
        typer.echo("\n".join(settings_lines(server.name, server.url)))  # flushed, for a script
        say("serving until interrupted (Ctrl-C); in another terminal, set what stands above")
        try:
            code = server.process.wait()
        except KeyboardInterrupt:
            return
    say(f"the server ended by itself (code {code})")
    raise typer.Exit(1)


@model.command(name="try")
def try_out(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[MODEL]", help="As provider:name. [default: SCRUTINEER_MODEL]"),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Ask a language model twenty questions, and say whether it is good enough."""
    settings = settings_for(None, model=name)
    if not settings.model:
        raise UsageError("no model to try: name one as provider:name, or set SCRUTINEER_MODEL")
    from assistant import Assistant
    from evals.evaluation import DEMO_DOCUMENTS, library_of
    from evals.model_trial import Verdict, try_model

    say("reading in the papers of a council that does not exist ...")
    with library_of([DEMO_DOCUMENTS], settings, keep=False) as made:
        say(f"asking {settings.model} ...")
        trial = try_model(Assistant.open(made), settings.model, _tell_attempt)
    if as_json:
        print_json(_trial_row(trial))
    else:
        _print_trial(trial)
    if trial.verdict is not Verdict.GOOD:
        raise typer.Exit(1)


def _tell_attempt(attempt: Attempt) -> None:
    say(f"{attempt.case.question} ({attempt.seconds:.0f} s)")


def _print_trial(trial: Trial) -> None:
    from evals.model_trial import Verdict

    print_table(_COLUMNS, [_attempt_cells(attempt) for attempt in trial.attempts])
    print_plain(f"{trial.model}: {trial.verdict.value}.")
    if trial.verdict is not Verdict.UNTRIED:
        print_plain(_summed_up(trial))
    for fault in trial.faults:
        print_plain(f"- {fault}")
    if trial.verdict is Verdict.WEAK:
        print_plain(
            "What does not hold is never shown: the answer without a model stands instead. "
            "But such a model is hardly worth the wait."
        )


def _summed_up(trial: Trial) -> str:
    """The figures in a line."""
    tried, kept, quoted = (
        sum(getattr(attempt, name) for attempt in trial.attempts)
        for name in ("tried", "kept", "quoted")
    )
    told = "none asked for" if trial.told is None else f"{trial.told:.0%} of them told"
    cost = "" if trial.cost is None else f", at a cost of {trial.cost:.4f}"
    return (
        f"Facts: {told}. Of {tried} statements {kept - quoted} stand in its words, {quoted} as "
        f"quotations, and {tried - kept} are left out. {trial.seconds:.1f} seconds a question{cost}."
    )


def _attempt_cells(attempt: Attempt) -> tuple[str, ...]:
    why = "; ".join(f"{count} {reason}" for reason, count in attempt.dropped.items())
    told = "-" if attempt.told is None or not attempt.case.answerable else f"{attempt.told:.0%}"
    counts = (attempt.tried, attempt.kept - attempt.quoted, attempt.quoted)
    wrote, said, quoted = map(str, counts)
    question = attempt.case.question
    return (question, told, wrote, said, quoted, why or "-", f"{attempt.seconds:.1f}")


def _trial_row(trial: Trial) -> dict[str, object]:
    return {
        "model": trial.model,
        "verdict": trial.verdict.value,
        "faults": list(trial.faults),
        "facts": trial.told,
        "cost": trial.cost,
        "questions": [
            {
                "question": attempt.case.question,
                "tried": attempt.tried,
                "facts": attempt.told,
                "kept": attempt.kept,
                "quoted": attempt.quoted,
                "dropped": dict(attempt.dropped),
                "note": attempt.answer.note,
                "seconds": round(attempt.seconds, 1),
            }
            for attempt in trial.attempts
        ],
    }


def settings_lines(name: str, url: str) -> tuple[str, ...]:
    """What a shell must set so that questions go to the server."""
    return (f"export SCRUTINEER_MODEL='openai:{name}'", f"export SCRUTINEER_MODEL_URL='{url}'")
