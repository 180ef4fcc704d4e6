select
  practices.year,
  codes.practice_id,
  practices.practice,
  practices.title,
  practices.stage,
  practices.organisation_id,
  practices.organisation,
  practices.organisation_name,
  codes.strategy,
  codes.impact_category,
  practices.outcomes,
  practices.language,
  practices.is_fictional
from staging.practice_codes as codes
join marts.practices as practices on codes.practice_id = practices.practice_id
