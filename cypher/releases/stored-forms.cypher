// Gives the forms in which complete releases store derived values.
//
// Columns: release; number; searchTextVersion, profileVersion and statisticsVersion, null where there are none; thresholds, as text or null.
MATCH (known:Release {state: 'COMPLETE'})
RETURN known.id AS release, known.number AS number, known.searchTextVersion AS searchTextVersion, known.profileVersion AS profileVersion,
       known.statisticsVersion AS statisticsVersion, known.thresholds AS thresholds
