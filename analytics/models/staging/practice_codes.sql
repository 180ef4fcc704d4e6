select
  practice_id,
  strategy,
  impact_category
from raw.practice_code
