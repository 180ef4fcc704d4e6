select
  id as planned_demand_id,
  organisation_id,
  category,
  year,
  quarter,
  quantity,
  certainty
from raw.planned_demand
