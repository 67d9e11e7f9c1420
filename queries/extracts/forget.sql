-- Forget files, and the months of the index that no other file has. What a month that others have knows of them stays: it
-- costs a look, and never a wrong count.

DELETE FROM files WHERE id IN (SELECT id FROM gone);

DELETE FROM cells WHERE id IN (SELECT id FROM gone);

DELETE FROM contested WHERE id IN (SELECT id FROM gone);

DELETE FROM files_by_month WHERE id IN (SELECT id FROM gone);

DELETE FROM months WHERE month NOT IN (SELECT month FROM files_by_month);

DELETE FROM wanted WHERE id IN (SELECT id FROM gone);

DELETE FROM counts WHERE id IN (SELECT id FROM gone);

DELETE FROM opds WHERE id IN (SELECT id FROM gone);

DELETE FROM estimates WHERE id IN (SELECT id FROM gone);

DELETE FROM set_aside WHERE id IN (SELECT id FROM gone)
