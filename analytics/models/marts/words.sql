select
  answers.year,
  answers.organisation_id,
  organisations.organisation,
  organisations.organisation_name,
  answers.question_key,
  answers.question,
  answers.position,
  answers.clause,
  answers.strategy,
  answers.impact_category,
  answers.text,
  answers.language
from intermediate.answers_counted as answers
join staging.organisations as organisations on answers.organisation_id = organisations.organisation_id
where
  answers.state = 'ANSWERED'
  -- Something other than blanks and ends of lines.
  and regexp_matches(answers.text, '\S')
