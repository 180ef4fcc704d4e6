select
  campaigns.year,
  campaigns.campaign_id,
  submissions.submission_id,
  submissions.organisation_id,
  submissions.state,
  revisions.revision_id,
  revisions.revision,
  revisions.submitted_at
from staging.submissions as submissions
join staging.campaigns as campaigns on submissions.campaign_id = campaigns.campaign_id
join staging.submission_revisions as revisions on submissions.submission_id = revisions.submission_id
where
  submissions.state in ('SUBMITTED', 'ACCEPTED')
  and revisions.submitted_at is not null
-- Year and organisation follow from the submission; named here, a question about one of them reads its submissions alone.
qualify row_number() over (partition by submissions.submission_id, submissions.organisation_id, campaigns.year order by revisions.revision desc) = 1
