"""What a rule is, how all rules of a language scan a text together, how neighbours join. Knows no language."""
