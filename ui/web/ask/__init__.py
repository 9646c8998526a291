"""The parts of the Ask page: what is offered, how it is narrowed, how an answer is shown."""
