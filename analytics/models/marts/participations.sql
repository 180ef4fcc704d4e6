select
  participations.year,
  participations.organisation_id,
  organisations.organisation,
  organisations.organisation_name,
  participations.role,
  organisations.country_code,
  participations.is_start_known,
  organisations.is_fictional
from intermediate.participations_dated as participations
join staging.organisations as organisations on participations.organisation_id = organisations.organisation_id
