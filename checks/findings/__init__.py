"""From a proof to a finding: words in two languages, place, confidence, groups of one cause."""
