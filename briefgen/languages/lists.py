"""How the lists of a language module are written: words between white space, phrases on lines."""

from briefgen.text import fold, fold_words


def words(text: str) -> frozenset[str]:
    """Return the folded words of *text*."""
    return frozenset(fold(word) for word in text.split())


def phrases(text: str) -> frozenset[tuple[str, ...]]:
    """Return the lines of *text*, each as its folded tokens."""
    return frozenset(filter(None, map(fold_words, text.splitlines())))
