select
  participations.year,
  participations.organisation_id,
  any_value(organisations.organisation) as organisation,
  any_value(organisations.organisation_name) as organisation_name,
  bool_or(participations.role = 'PROCURING') as is_procuring,
  bool_or(participations.role = 'COORDINATING') as is_coordinating,
  any_value(organisations.country_code) as country_code,
  bool_or(participations.is_start_known) as is_start_known,
  bool_or(organisations.is_fictional) as is_fictional
from intermediate.participations_dated as participations
join staging.organisations as organisations on participations.organisation_id = organisations.organisation_id
group by participations.year, participations.organisation_id
