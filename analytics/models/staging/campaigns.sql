select
  id as campaign_id,
  year,
  opens_on,
  due_on,
  is_fictional
from raw.campaign
