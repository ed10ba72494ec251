-- 三（二） A grade of evidence is one of the closed list.
ALTER TABLE assessment ADD CONSTRAINT assessment_evidence_known CHECK (
    jsonb_typeof(evidence) = 'object'
    AND NOT jsonb_path_exists(evidence, '$.* ? (@ != "original" && @ != "compared" && @ != "stated")')
);
ALTER TABLE proposal ADD CONSTRAINT proposal_evidence_known CHECK (
    jsonb_typeof(evidence) = 'object'
    AND NOT jsonb_path_exists(evidence, '$.* ? (@ != "original" && @ != "compared" && @ != "stated")')
);
