// Which releases have profiles in an older form, the published ones first?
//
// Parameters: $version, the form of now.
// Columns: release.
MATCH (known:Release {state: 'COMPLETE'})
WHERE coalesce(known.profileVersion, 0) < $version
RETURN known.id AS release
ORDER BY EXISTS { (:Publication {release: known.id}) } DESC, known.number DESC, known.id
