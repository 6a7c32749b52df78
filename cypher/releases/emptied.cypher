// Records that nothing of removed releases is left. A removed release without this record may still have nodes: its removal was cut off.
//
// Parameters: $releases.
MATCH (release:Release) WHERE release.id IN $releases AND release.state = 'REMOVED'
SET release.emptiedAt = datetime()
