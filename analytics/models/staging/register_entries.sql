select
  campaign_id,
  organisation_id,
  roles
from raw.register_entry
