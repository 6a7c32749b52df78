// Begins a release of a dataset. No reader sees it before it is published.
//
// Parameters: $id, $dataset, $number, $fingerprint; $sources, each as `name=fingerprint`; $thresholds,
//   by which its ratings are stored; $searchTextVersion and $profileVersion, the forms of its search texts and profiles.
CREATE (release:Release {
  id: $id, dataset: $dataset, number: $number, fingerprint: $fingerprint, sources: $sources, state: 'STAGED', createdAt: datetime(),
  thresholds: $thresholds, searchTextVersion: $searchTextVersion, profileVersion: $profileVersion
})
