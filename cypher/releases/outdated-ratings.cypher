// Which releases have relationships stored by other thresholds?
//
// Parameters: $thresholds, the declared ones as text.
// Columns: release.
MATCH (release:Release {state: 'COMPLETE'})
WHERE coalesce(release.thresholds, '[]') <> $thresholds
RETURN release.id AS release
ORDER BY EXISTS { (:Publication {release: release.id}) } DESC, release.number DESC, release.id
