#!/usr/bin/env bash
# What `make demo` shows: the demo documents read in, three questions, and how to go on.
set -euo pipefail
cd "$(dirname "$0")/.."
scrutineer="${BIN:-.venv/bin}/scrutineer"
library="${DEMO:-out/demo}"

ask() {
    printf '\n$ scrutineer ask "%s"\n' "$1"
    "$scrutineer" ask "$1" --library "$library"
}

"$scrutineer" ingest corpus/documents --library "$library"
ask "What needs to improve according to the 2025 inspection?"
ask "How did the grade for leaders change between 2022 and 2025?"
ask "Why was Wexcombe judged outstanding for children in care in 2022?"

cat <<END

Ask on:            $scrutineer ask "YOUR QUESTION" --library $library
Your own papers:   $scrutineer ingest FOLDER
                   $scrutineer ask "YOUR QUESTION"
All commands:      $scrutineer --help
END
