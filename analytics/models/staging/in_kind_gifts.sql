select
  id as in_kind_id,
  organisation_id,
  year,
  description,
  days,
  is_fictional
from raw.in_kind
