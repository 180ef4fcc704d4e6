select
  id as criterion_use_id,
  tender_id,
  criterion_id,
  is_inherited
from raw.criterion_use
