// Which releases store something in an older form, the published ones first?
//
// Parameters: the forms of now: $searchTextVersion, $profileVersion and $statisticsVersion; $thresholds, the declared ones as text.
// Columns: release; searchTexts, ratings, profiles and statistics, whether they are in an older form.
MATCH (known:Release {state: 'COMPLETE'})
WITH known, coalesce(known.searchTextVersion, 0) < $searchTextVersion AS searchTexts,
     coalesce(known.thresholds, '[]') <> $thresholds AS ratings, coalesce(known.profileVersion, 0) < $profileVersion AS profiles,
     coalesce(known.statisticsVersion, 0) < $statisticsVersion AS statistics
WHERE searchTexts OR ratings OR profiles OR statistics
RETURN known.id AS release, searchTexts, ratings, profiles, statistics OR ratings AS statistics
ORDER BY EXISTS { (:Publication {release: known.id}) } DESC, known.number DESC, known.id
