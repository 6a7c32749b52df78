// Begins a release of a dataset. No reader sees it before it is published.
//
// Parameters: $id, $dataset, $number, $fingerprint.
CREATE (release:Release {
  id: $id, dataset: $dataset, number: $number, fingerprint: $fingerprint, state: 'STAGED', createdAt: datetime()
})
