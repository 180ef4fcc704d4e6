select
  id as tender_id,
  slug as tender,
  buyer_id as organisation_id,
  title,
  status,
  published_on,
  concluded_on,
  is_ict,
  is_call_off,
  is_fictional
from raw.tender
