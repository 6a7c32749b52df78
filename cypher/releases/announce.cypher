// Announces that readers of a dataset are about to see another release. Servers that see this ask which one is current each time they
// want to know, instead of believing for a moment what they read last.
//
// Parameters: $id, $dataset.
CREATE (:Announcement {id: $id, dataset: $dataset})
