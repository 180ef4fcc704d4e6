select
  id as organisation_id,
  slug as organisation,
  name as organisation_name,
  kind,
  country_code,
  is_fictional
from raw.organisation
