select
  id as answer_id,
  revision_id,
  question_id,
  state,
  step,
  text,
  language,
  number,
  currency,
  numerator,
  denominator
from raw.answer
