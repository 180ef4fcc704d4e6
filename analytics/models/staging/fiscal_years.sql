select
  id as fiscal_year_id,
  year,
  starts_on,
  ends_on,
  closed_on
from raw.fiscal_year
