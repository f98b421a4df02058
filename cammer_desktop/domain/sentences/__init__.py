"""Every sentence about a domain value, so that the window and the command line say the same.

Spanish in the source; `support.texts` translates. A sentence tells what happened and what to do
next, and claims nothing that is not known.
"""

from cammer_desktop.domain.sentences.attempts import (
    of_attempt_state,
    of_deleted,
    of_deleting,
    of_exact_destination,
    of_hand_overs,
    of_late_answer,
    of_made,
    of_place,
    of_result,
)
from cammer_desktop.domain.sentences.catalogue import (
    of_entry_flaw,
    of_file_flaw,
    of_judged,
    of_kind,
    of_preview,
)
from cammer_desktop.domain.sentences.catalogue_stores import (
    of_catalogue_aside,
    of_catalogue_fault,
    of_catalogue_rows,
    of_team_fault,
    of_team_rows,
)
from cammer_desktop.domain.sentences.counts import of_counts, of_day, of_waiting
from cammer_desktop.domain.sentences.diagnoses import lines_of_diagnosis, of_answer, of_diagnosis
from cammer_desktop.domain.sentences.fields import (
    of_address_flaw,
    of_customer,
    of_destination,
    of_differences,
    of_field,
    of_first_name,
    of_label,
    of_problem,
    of_repeating,
    of_variables,
)
from cammer_desktop.domain.sentences.messages import of_characters, of_segments
from cammer_desktop.domain.sentences.os_errors import (
    of_failed_export,
    of_os_error,
    of_unsaved_picture,
)
from cammer_desktop.domain.sentences.outcomes import (
    Said,
    of_outcome,
    of_state,
    said_of,
    steps_before_repeating,
)
from cammer_desktop.domain.sentences.phones import (
    of_line,
    of_phone,
    of_question,
    of_reading,
    of_repair,
)
from cammer_desktop.domain.sentences.refusals import of_other_refusal, of_refusal
from cammer_desktop.domain.sentences.steps import of_step_result
from cammer_desktop.domain.sentences.stores import (
    of_closed_folder,
    of_closed_log,
    of_closed_settings,
    of_failed_count,
    of_failed_deletion,
    of_hand_over,
    of_ledger_fault,
    of_ledger_news,
    of_settings_aside,
    of_undeleted_ledger,
    of_unread_ledger,
)
from cammer_desktop.domain.sentences.tokens import (
    of_doubtful_token,
    of_storage,
    of_token_flaw,
    of_variable_flaw,
    of_vault_failure,
)

__all__ = [
    "Said",
    "lines_of_diagnosis",
    "of_address_flaw",
    "of_answer",
    "of_attempt_state",
    "of_catalogue_aside",
    "of_catalogue_fault",
    "of_catalogue_rows",
    "of_characters",
    "of_closed_folder",
    "of_closed_log",
    "of_closed_settings",
    "of_counts",
    "of_customer",
    "of_day",
    "of_deleted",
    "of_deleting",
    "of_destination",
    "of_diagnosis",
    "of_differences",
    "of_doubtful_token",
    "of_entry_flaw",
    "of_exact_destination",
    "of_failed_count",
    "of_failed_deletion",
    "of_failed_export",
    "of_field",
    "of_file_flaw",
    "of_first_name",
    "of_hand_over",
    "of_hand_overs",
    "of_judged",
    "of_kind",
    "of_label",
    "of_late_answer",
    "of_ledger_fault",
    "of_ledger_news",
    "of_line",
    "of_made",
    "of_os_error",
    "of_other_refusal",
    "of_outcome",
    "of_phone",
    "of_place",
    "of_preview",
    "of_problem",
    "of_question",
    "of_reading",
    "of_refusal",
    "of_repair",
    "of_repeating",
    "of_result",
    "of_segments",
    "of_settings_aside",
    "of_state",
    "of_step_result",
    "of_storage",
    "of_team_fault",
    "of_team_rows",
    "of_token_flaw",
    "of_undeleted_ledger",
    "of_unread_ledger",
    "of_unsaved_picture",
    "of_variable_flaw",
    "of_variables",
    "of_vault_failure",
    "of_waiting",
    "said_of",
    "steps_before_repeating",
]
