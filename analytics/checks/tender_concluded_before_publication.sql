-- A tender was concluded before it was published.
select
  tender_id,
  tender,
  published_on,
  concluded_on
from staging.tenders
where concluded_on < published_on
