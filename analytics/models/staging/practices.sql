select
  id as practice_id,
  slug as practice,
  organisation_id,
  title,
  what,
  outcomes,
  stage,
  language,
  shared_on,
  is_fictional
from raw.practice
