select
  id as participation_id,
  organisation_id,
  coalesce(role, 'NOT_STATED') as role,
  since,
  until
from raw.participation
