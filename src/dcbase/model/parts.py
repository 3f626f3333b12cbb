"""The six parts of the report schema, as named views over a report's sections."""

from __future__ import annotations

from attrs import frozen

from dcbase.model.section import Section


@frozen
class Part:
    """One of the six parts; `section` is None if the unit said nothing in it."""

    section: Section | None

    def _sub(self, slot: str) -> Section | None:
        return self.section.find(slot) if self.section else None


@frozen
class Overview(Part):
    """I. The unit's situation."""


@frozen
class Leadership(Part):
    """II. How the work was led: a section for each actor."""

    @property
    def party(self) -> Section | None:
        return self._sub("leadership.party")

    @property
    def government(self) -> Section | None:
        return self._sub("leadership.government")

    @property
    def steering(self) -> Section | None:
        return self._sub("leadership.steering")

    @property
    def front(self) -> Section | None:
        return self._sub("leadership.front")


@frozen
class Results(Part):
    """III. Results, by level."""

    @property
    def commune(self) -> Section | None:
        return self._sub("results.commune")

    @property
    def agency(self) -> Section | None:
        return self._sub("results.agency")

    @property
    def employer(self) -> Section | None:
        return self._sub("results.employer")


@frozen
class Assessment(Part):
    """IV. Achievements, limitations and their causes."""

    @property
    def achievements(self) -> Section | None:
        return self._sub("assessment.achievements")

    @property
    def limitations(self) -> Section | None:
        return self._sub("assessment.limitations")

    @property
    def causes(self) -> Section | None:
        return self._sub("assessment.causes")


@frozen
class Tasks(Part):
    """V. Direction and key tasks of the next period."""

    @property
    def direction(self) -> Section | None:
        return self._sub("tasks.direction")

    @property
    def items(self) -> Section | None:
        return self._sub("tasks.items")


@frozen
class Recommendations(Part):
    """VI. Recommendations, by addressee."""

    @property
    def addressees(self) -> tuple[Section, ...]:
        return self.section.sections if self.section else ()
