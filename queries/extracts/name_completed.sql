-- What `status` says of a completed consultation.

SET VARIABLE completed = $completed
