select
  id as question_id,
  key as question_key,
  position,
  section,
  text as question,
  kind,
  clause,
  role,
  strategy,
  impact_category,
  unit
from raw.question
