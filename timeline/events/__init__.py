"""Moments → events: the same happening told twice becomes one, planned meets happened, phases around the anchor."""

from timeline.events.build import Built, build_events

__all__ = ["Built", "build_events"]
