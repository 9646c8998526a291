"""What the registers and the trace hold, against what the papers say, item by item."""
