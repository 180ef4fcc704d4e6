select
  id as entry_id,
  fiscal_year_id,
  number as entry_number,
  booked_on,
  description,
  organisation_id,
  is_fictional
from raw.entry
