-- Where no release came before, nothing has changed.

CREATE TABLE changes (date DATE, state VARCHAR, variant VARCHAR, consultations_before BIGINT, consultations BIGINT);

CREATE TABLE milestones_moved (milestone BIGINT, crossed_before DATE, crossed_on DATE)
