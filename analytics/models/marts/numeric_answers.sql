select
  answers.year,
  answers.organisation_id,
  organisations.organisation,
  organisations.organisation_name,
  answers.question_key,
  answers.question,
  answers.kind,
  answers.clause,
  answers.unit,
  answers.state,
  answers.number,
  answers.currency,
  answers.numerator,
  answers.denominator
from intermediate.answers_counted as answers
join staging.organisations as organisations on answers.organisation_id = organisations.organisation_id
where answers.kind in ('NUMBER', 'AMOUNT', 'SHARE')
