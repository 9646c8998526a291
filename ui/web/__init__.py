"""The web app: the pages that `scrutineer ui` shows."""
