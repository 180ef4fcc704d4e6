select
  id as participation_id,
  organisation_id,
  role,
  since,
  until
from raw.participation
