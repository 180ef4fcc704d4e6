select
  id as criterion_id,
  level,
  strategy,
  impact_category
from raw.criterion
