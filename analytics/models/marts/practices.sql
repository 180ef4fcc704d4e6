with codes as (
  select practice_id, count(*)::integer as codes
  from staging.practice_codes
  group by practice_id
)

select
  extract('year' from practices.shared_on)::integer as year,
  practices.practice_id,
  practices.practice,
  practices.title,
  practices.stage,
  practices.organisation_id,
  organisations.organisation,
  organisations.organisation_name,
  organisations.country_code,
  practices.what,
  practices.outcomes,
  practices.language,
  practices.shared_on,
  coalesce(codes.codes, 0) as codes,
  practices.is_fictional
from staging.practices as practices
join staging.organisations as organisations on practices.organisation_id = organisations.organisation_id
left join codes on practices.practice_id = codes.practice_id
