-- Dispatched cases of before get their lanes from what they hold; nothing is invented, but that a proof that was enclosed was
-- checked and stamped when it was enclosed.
INSERT INTO case_lane (case_id, lane, content_hash, checked_on, checked_by_id, checked_words, on_paper)
SELECT c.id, 'employer', c.content_hash, (a.at AT TIME ZONE 'Asia/Shanghai')::date, a.by_id, '', false
FROM cases c JOIN LATERAL (SELECT at, by_id FROM assessment WHERE case_id = c.id AND lane = 'employer' AND recommended
    ORDER BY seq DESC LIMIT 1) a ON true
WHERE c.agency_id IS NOT NULL
    AND (c.filing_seq IS NOT NULL OR c.state IN ('assessed', 'in_publicity', 'objection_open', 'publicity_closed'));

-- The agency's own publicity, where one was recorded: whoever put the notice up had checked it.
INSERT INTO case_lane (case_id, lane, content_hash, checked_on, checked_by_id, checked_words, on_paper)
SELECT c.id, 'agency', c.content_hash, (p.at AT TIME ZONE 'Asia/Shanghai')::date, p.by_id, '', false
FROM cases c JOIN publicity p ON p.case_id = c.id AND p.lane = 'agency' AND p.state <> 'void'
WHERE c.agency_id IS NOT NULL;

-- Else the proof of both publicities, where it lies in the case: it stands for the agency's lane, which is recorded on paper.
INSERT INTO case_lane (case_id, lane, content_hash, checked_on, checked_words, stamped_on, on_paper, proof_id)
SELECT c.id, 'agency', c.content_hash, its.day, '', its.day, true, its.id
FROM cases c JOIN LATERAL (SELECT id, (at AT TIME ZONE 'Asia/Shanghai')::date AS day FROM paper WHERE case_id = c.id
    AND kind = 'dispatch_double_proof' AND replaced_by_id IS NULL AND removed_at IS NULL ORDER BY id DESC LIMIT 1) its ON true
WHERE c.agency_id IS NOT NULL
    AND c.state IN ('submitted', 'assessed', 'in_publicity', 'objection_open', 'publicity_closed')
    AND NOT EXISTS (SELECT FROM case_lane l WHERE l.case_id = c.id AND l.lane = 'agency');

-- What was filed rests on both publicities, and was stamped by both units when it was filed.
UPDATE case_lane l SET publicity_id = CASE l.lane WHEN 'employer' THEN f.employer_publicity_id ELSE f.agency_publicity_id END,
    posted_until = CASE l.lane WHEN 'employer' THEN f.employer_last_on ELSE f.agency_last_on END,
    stamped_on = f.filing_on, stamped_by_id = l.checked_by_id
FROM cases c JOIN filing f ON f.case_id = c.id AND f.seq = c.filing_seq
WHERE c.id = l.case_id AND c.agency_id IS NOT NULL;

-- A filing that was recalled names the lanes as they stand today, empty ones too.
INSERT INTO case_lane (case_id, lane, content_hash, checked_words, on_paper)
SELECT DISTINCT f.case_id, one.lane, '', '', false FROM filing f CROSS JOIN (VALUES ('employer'), ('agency')) AS one (lane)
WHERE f.dispatched ON CONFLICT DO NOTHING;
ALTER TABLE filing DISABLE TRIGGER USER;
UPDATE filing f SET employer_cells_id = own.id, agency_cells_id = others.id
FROM case_lane own, case_lane others
WHERE f.dispatched AND own.case_id = f.case_id AND own.lane = 'employer' AND others.case_id = f.case_id AND others.lane = 'agency';
ALTER TABLE filing ENABLE TRIGGER USER;
