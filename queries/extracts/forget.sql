-- Forget files. What the index knows of them stays: it costs a look, and never a wrong count.

DELETE FROM files WHERE id IN (SELECT id FROM gone);

DELETE FROM cells WHERE id IN (SELECT id FROM gone);

DELETE FROM contested WHERE id IN (SELECT id FROM gone);

DELETE FROM files_by_month WHERE id IN (SELECT id FROM gone);

DELETE FROM counts WHERE id IN (SELECT id FROM gone);

DELETE FROM opds WHERE id IN (SELECT id FROM gone);

DELETE FROM estimates WHERE id IN (SELECT id FROM gone);

DELETE FROM set_aside WHERE id IN (SELECT id FROM gone)
