"""What a stretch of minutes changes of an action: rows by separate writers, and the fit on them."""
