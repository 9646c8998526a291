"""What an evaluation found, told: to a terminal, as Markdown, as a web page, and to CI."""
