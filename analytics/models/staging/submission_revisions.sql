select
  id as revision_id,
  submission_id,
  number as revision,
  submitted_at
from raw.submission_revision
