select
  id as support_id,
  organisation_id,
  since,
  until
from raw.support
