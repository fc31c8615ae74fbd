"""From a text to its mentions: fold, scan, join, resolve in context."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo

from timeline import zones
from timeline.context import Setting, walk
from timeline.context.far import flag_far
from timeline.cycles import without_cycle_search
from timeline.grammar.join import join
from timeline.grammar.points import Points, points_of
from timeline.grammar.reading import LOCAL, ZoneName
from timeline.grammar.scan import Found, Scan
from timeline.languages import LANGUAGES, Language, other
from timeline.mixed import OTHER, apart, in_both, runs, shifted
from timeline.model import Article, Mention, Prefer, TaggedArticle
from timeline.options import moment_of
from timeline.resolve import Reference


def read(text: str, language: Language) -> tuple[Points, Scan]:
    """The folded text, and what its expressions say, joined."""
    points = language.fold(text)
    scan = language.scanner.scan(points)
    return points, Scan(join(points.text, _with_zones(points.text, scan.found), language.steps), scan.deciding)


def read_both(text: str, language: Language) -> tuple[Language, Points, Scan]:
    """The language to judge by, the folded text and what it says, prose in the other script read by its own rules."""
    points, scan = read(text, language)
    folded, deciding = points.text, list(scan.deciding)
    other = LANGUAGES[OTHER[language.name]]
    foreign: list[Found] = []
    pieces, done = [], 0
    for start, end in runs(text, language.name):
        part, said = read(text[start:end], other)
        pieces += [folded[done:start], part.text]
        done = end
        foreign += shifted(said.found, start)
        deciding += [start + place for place in said.deciding]
    if not foreign:
        return language, points, scan
    both = Scan(apart(foreign, scan.found), sorted(deciding))
    return in_both(language, other), points_of("".join([*pieces, folded[done:]])), both


def _with_zones(folded: str, found: list[Found]) -> list[Found]:
    """The findings and the zone names between them; a finding inside a zone name gives way."""
    named = [Found(start, end, ZoneName(zone or LOCAL), ("zone",)) for start, end, zone in zones.find(folded)]
    return apart(named, found) if named else found


def setting_of(published: datetime | str | None, zone: str | tzinfo, prefer: Prefer) -> Setting:
    """Where a text is read from that was published then, in that zone."""
    name = zone if isinstance(zone, str) else str(zone)
    at = moment_of(published, name) if isinstance(published, str) else published
    return Setting(_reference(at, name, None), "source", prefer)


def setting_of_article(article: Article, prefer: Prefer = "context") -> Setting:
    """Where an article is read from: its publication, zone and dateline."""
    return Setting(_reference(article.published_utc, article.zone, article.reference_day), article.zone_basis, prefer)


def _reference(published: datetime | None, zone: str, day: date | None) -> Reference:
    if published is None:
        return Reference(None, day, zone)
    if published.tzinfo is None:
        raise ValueError("published must carry a time zone: a naive datetime could mean any of them")
    published = published.astimezone(UTC)
    return Reference(published, day or published.astimezone(zones.get(zone)).date(), zone)


def extract(
    text: str,
    *,
    published: datetime | str | None,
    zone: str | tzinfo,
    prefer: Prefer = "context",
    language: str = "zh",
) -> list[Mention]:
    """The temporal expressions of a text, in order, none overlapping another.

    Args:
        text: plain text; offsets of the mentions index it.
        published: when it was published: an aware datetime, or ISO 8601 text, which without offset is local time in
            ``zone``; None when unknown: relative expressions then stay without value.
        zone: the zone the text is told in: an IANA name or a fixed offset such as ``-02:00``.
        prefer: where a missing year, month, week or half-day lies when the context does not say.
        language: a key of ``timeline.languages.LANGUAGES``, or the code of another language that dateparser reads.

    Raises:
        UnknownZone: when the zone is neither.
        ValueError: when ``published`` is naive, or no time.
    """
    return _tag(text, setting_of(published, zone, prefer), language)


def tag(article: Article, *, prefer: Prefer = "context") -> TaggedArticle:
    """The article with its mentions, read from its publication, zone and dateline."""
    return TaggedArticle(article, tuple(_tag(article.text, setting_of_article(article, prefer), article.language)))


def prepared(text: str, zone: str, language: str) -> tuple[Language, Points, Scan]:
    """The language to judge a text by, the folded text, and what its expressions say in a text of that zone."""
    speaker, points, scan = read_both(text, LANGUAGES.get(language, LANGUAGES["zh"]))
    if speaker.at_home is not None:
        scan = Scan([speaker.at_home(item, zone) for item in scan.found], scan.deciding)
    return speaker, points, scan


def _tag(text: str, setting: Setting, language: str) -> list[Mention]:
    if other.reads(language):
        return other.mentions(text, language, setting.reference)
    with without_cycle_search():
        speaker, points, scan = prepared(text, setting.reference.zone, language)
        mentions = walk(text, points, scan, setting, speaker)
        return [flag_far(mention, setting.reference.instant) for mention in mentions]
