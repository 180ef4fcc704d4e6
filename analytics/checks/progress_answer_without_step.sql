-- An answer about progress is given as answered but names no step.
select
  year,
  organisation,
  question_key
from marts.progress_answers
where
  state = 'ANSWERED'
  and step is null
