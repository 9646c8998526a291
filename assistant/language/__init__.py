"""How English is read: words, sentences, periods, numbers, terms."""
