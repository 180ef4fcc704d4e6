-- An organisation is participant and supporter in the same year, which the Pact keeps apart.
select
  participants.year,
  participants.organisation
from marts.participants as participants
semi join marts.supporters as supporters
  on participants.year = supporters.year
  and participants.organisation_id = supporters.organisation_id
