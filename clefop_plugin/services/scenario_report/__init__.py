"""The report of a scenario as a page to read and print: an annex to a deliberation, self-contained."""

from clefop_plugin.services.scenario_report.page import report_html
from clefop_plugin.services.scenario_report.sentences import notes, proof_sentence

__all__ = ["notes", "proof_sentence", "report_html"]
