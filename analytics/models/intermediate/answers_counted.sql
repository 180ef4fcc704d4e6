select
  revisions.year,
  revisions.organisation_id,
  answers.answer_id,
  questions.question_key,
  questions.question,
  questions.position,
  questions.kind,
  questions.clause,
  questions.role,
  questions.strategy,
  questions.impact_category,
  questions.unit,
  answers.state,
  answers.step,
  answers.text,
  answers.language,
  answers.number,
  answers.currency,
  answers.numerator,
  answers.denominator
from intermediate.revisions_counted as revisions
join staging.answers as answers on revisions.revision_id = answers.revision_id
join staging.questions as questions on answers.question_id = questions.question_id
