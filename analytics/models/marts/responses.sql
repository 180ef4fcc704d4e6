select
  campaigns.year,
  register.organisation_id,
  organisations.organisation,
  organisations.organisation_name,
  organisations.country_code,
  register.roles,
  revisions.submission_id is not null as is_submitted,
  revisions.revision,
  campaigns.is_fictional
from staging.register_entries as register
join staging.campaigns as campaigns on register.campaign_id = campaigns.campaign_id
join staging.organisations as organisations on register.organisation_id = organisations.organisation_id
left join intermediate.revisions_counted as revisions
  on campaigns.year = revisions.year
  and register.organisation_id = revisions.organisation_id
