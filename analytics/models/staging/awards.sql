select
  id as award_id,
  tender_id,
  status,
  awarded_on,
  amount,
  currency
from raw.award
