select distinct year
from (
  select year from staging.campaigns
  union all
  select year from staging.fiscal_years
  union all
  select year from staging.fleets
  union all
  select extract('year' from shared_on)::integer from staging.practices
  union all
  select extract('year' from concluded_on)::integer
  from staging.tenders
  where
    concluded_on is not null
    and organisation_id in (select organisation_id from staging.participations)
)
