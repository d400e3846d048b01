"""The line above the questions: why nothing can be answered, or what the reviewer asks for."""

from __future__ import annotations

from ddworkbook.core.states import State, Step
from ddworkbook.gui.widgets.banner import Banner
from ddworkbook.usecases.assessment_views import AssessmentPage


class AnswerBanner(Banner):
    """Hidden while there is nothing to say."""

    def show_assessment(self, page: AssessmentPage) -> None:
        """Say what somebody has to know before they answer."""
        refusal = page.refusal(Step.ANSWER)
        if refusal:
            self.show_message("info", refusal)
        elif page.state is State.CHANGES_REQUESTED and page.message:
            words = self.tr("Changes were requested: {message}")
            self.show_message("warn", words.format(message=page.message))
        else:
            self.clear()
