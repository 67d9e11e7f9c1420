-- Keep the rows whose identifiers truly occur more than once, in the place of what was known of them before.

DELETE FROM contested
WHERE fingerprint IN (SELECT fingerprint FROM repeated);

INSERT INTO contested
WITH repeated_ids AS (
    SELECT consultation_id, (SELECT coalesce(max(number), 0) FROM contested) + row_number() OVER () AS number
    FROM suspected
    GROUP BY consultation_id
    HAVING count(*) > 1
)

SELECT suspected.* REPLACE (repeated_ids.number AS number)
FROM suspected
JOIN repeated_ids USING (consultation_id);

DROP TABLE suspected
