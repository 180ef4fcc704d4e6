select
  fleets.year,
  fleets.organisation_id,
  organisations.organisation,
  organisations.organisation_name,
  organisations.country_code,
  fleets.category,
  fleets.in_use,
  fleets.bought_new,
  fleets.bought_refurbished,
  fleets.bought_remanufactured,
  fleets.bought_new + fleets.bought_refurbished + fleets.bought_remanufactured as bought,
  -- Null unless all three are known, so that a share never rests on half an answer.
  case when fleets.bought_new is not null then fleets.bought_refurbished + fleets.bought_remanufactured end as bought_again,
  fleets.retired,
  fleets.planned_replacement_years,
  fleets.planned_replacement_years * fleets.in_use as planned_device_years
from staging.fleets as fleets
join staging.organisations as organisations on fleets.organisation_id = organisations.organisation_id
