with first_known as (
  select min(since) as since from staging.participations
)

select
  years.year,
  participations.organisation_id,
  participations.role,
  bool_or(participations.since is not null) as is_start_known
from staging.participations as participations
cross join first_known
cross join intermediate.years_covered as years
where
  coalesce(participations.since, first_known.since) <= make_date(years.year, 12, 31)
  and (participations.until is null or participations.until >= make_date(years.year, 12, 31))
group by all
