// Which releases have relationships stored by other thresholds?
//
// Parameters: $thresholds, the declared ones as text.
// Columns: release.
MATCH (known:Release {state: 'COMPLETE'})
WHERE coalesce(known.thresholds, '[]') <> $thresholds
RETURN known.id AS release
ORDER BY EXISTS { (:Publication {release: known.id}) } DESC, known.number DESC, known.id
