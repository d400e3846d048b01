"""The line that says that there is a newer edition of the questionnaire."""

from __future__ import annotations

from ddworkbook.core.states import Step
from ddworkbook.gui.widgets.banner import Banner
from ddworkbook.usecases.assessment_views import AssessmentPage


class EditionBanner(Banner):
    """Hidden while the assessment is answered with the newest edition, or cannot be changed."""

    def show_assessment(self, page: AssessmentPage) -> None:
        """Say so where there is a newer edition."""
        news = page.edition_news
        if news is None or page.refusal(Step.ANSWER):
            self.clear()
            return
        words = self.tr("A newer edition of this questionnaire is there: {version}.")
        self.show_message("info", words.format(version=news.version), self.tr("What changed…"))
