-- A submission counts although its organisation was not on the register when the campaign opened.
select
  revisions.year,
  revisions.submission_id,
  revisions.organisation_id
from intermediate.revisions_counted as revisions
anti join staging.register_entries as register
  on revisions.campaign_id = register.campaign_id
  and revisions.organisation_id = register.organisation_id
