"""How a page is made: template, words, pictures, links."""
