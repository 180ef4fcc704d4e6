select
  demands.year,
  demands.organisation_id,
  organisations.organisation,
  organisations.organisation_name,
  organisations.country_code,
  demands.category,
  demands.quarter,
  demands.certainty,
  demands.quantity
from staging.planned_demands as demands
join staging.organisations as organisations on demands.organisation_id = organisations.organisation_id
