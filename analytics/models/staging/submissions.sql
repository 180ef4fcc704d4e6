select
  id as submission_id,
  campaign_id,
  organisation_id,
  state
from raw.submission
