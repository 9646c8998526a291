"""Every face that Scrutineer shows."""
