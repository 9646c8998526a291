"""The parts of the Quality page. They take the runs of an evaluation."""
