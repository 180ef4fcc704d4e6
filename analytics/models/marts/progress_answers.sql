select
  answers.year,
  answers.organisation_id,
  organisations.organisation,
  organisations.organisation_name,
  answers.question_key,
  answers.question,
  answers.position,
  answers.clause,
  answers.role,
  answers.strategy,
  answers.impact_category,
  answers.state,
  answers.step,
  coalesce(answers.step in ('SUBSTANTIAL', 'COMPLETE'), false) as is_well_advanced
from intermediate.answers_counted as answers
join staging.organisations as organisations on answers.organisation_id = organisations.organisation_id
where answers.kind = 'PROGRESS'
