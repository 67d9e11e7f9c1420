-- The day of the build, in IST.

SET VARIABLE today = $today
