select distinct
  years.year,
  supports.organisation_id,
  organisations.organisation,
  organisations.organisation_name,
  organisations.country_code,
  organisations.is_fictional
from staging.supports as supports
join staging.organisations as organisations on supports.organisation_id = organisations.organisation_id
cross join intermediate.years_covered as years
where
  coalesce(supports.since, (select min(since) from staging.participations)) <= make_date(years.year, 12, 31)
  and (supports.until is null or supports.until >= make_date(years.year, 12, 31))
